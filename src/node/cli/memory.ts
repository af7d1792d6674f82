/** What an audit remembers from one run to the next: answers by content, and what the disk looked like. */
import type {Answers} from '../audit/answers.ts'
import {cacheFolder} from '../audit/cache-folder.ts'
import {Seen} from '../audit/seen.ts'
import {build} from '../package.ts'
import {reasonOf} from '../trouble.ts'
import {complain, type Setup} from './setup.ts'
import {words} from './words.ts'

export class Memory {
  readonly seen: Seen
  private readonly setup: Setup
  private readonly today: string
  private readonly folder: string
  private opened: Answers | null = null
  private isRefused = false

  constructor(setup: Setup, today: string) {
    const {cwd, args} = setup
    const {paths, flags} = args
    this.setup = setup
    this.today = today
    this.folder = flags['cache-dir'] ?? cacheFolder()
    const request = JSON.stringify([cwd, paths, flags['files-from'] ?? null, flags.shard ?? null])
    this.seen = new Seen(this.folder, {request, build, today})
  }

  /** Loaded when there is something to ask. @returns null where there is no place for it: an audit without is slower, not wrong */
  async answers(): Promise<Answers | null> {
    const {Answers} = await import('../audit/answers.ts')
    try {
      return (this.opened = new Answers(this.folder, build, this.today))
    } catch (error) {
      this.isRefused = true
      complain(words.audit.noCache(reasonOf(error)), this.setup.locale)
      return null
    }
  }

  /** Whether another run can go on from here. */
  get isGood(): boolean {
    return !this.isRefused && !this.trouble
  }

  /** Why something could not be written down, where it could not. */
  get trouble(): unknown {
    return this.opened?.trouble
  }

  /** Writes down what is new, if it has waited for long. @param now milliseconds since 1970 */
  keep(now: number) {
    this.opened?.keep(now)
  }

  /** @param isWhole whether the run has seen all that was asked for */
  close(isWhole: boolean) {
    if (isWhole) this.seen.close()
    else this.seen.drop()
    this.opened?.close()
  }
}
