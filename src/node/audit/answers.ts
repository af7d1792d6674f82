/** What earlier audits found out, asked by all that decides an answer: the text, how it is read, the options, and the day where it matters. */
import type {InputKind} from '../../core/index.ts'
import {Cache, keyOf, keyOn} from './cache.ts'

export class Answers {
  /** The key of the day of the run. */
  private readonly day: Buffer
  private readonly cache: Cache

  /**
   * @param folder is made where it is not
   * @param build of the tool: what another one has found out is not believed
   * @param today day of the run; an answer about an article without a date is good for this day only
   * @throws the system's error where there is no such folder to be had
   */
  constructor(folder: string, build: string, today: string) {
    this.cache = new Cache(folder, build)
    this.day = keyOf('day', today)
  }

  /** Why something could not be written down, where it could not. */
  get trouble(): unknown {
    return this.cache.trouble
  }

  keyOf(
    content: Uint8Array | string,
    kind: string,
    date: string | undefined,
    input: InputKind | undefined,
    options: string,
  ) {
    return keyOf(content, kind, date ?? '', input ?? '', options)
  }

  /** The answer as JSON, or null where it is not known. */
  get(key: Buffer): string | null {
    return this.cache.get(key) ?? this.cache.get(keyOn(this.day, key))
  }

  /** @param isDated whether the article has a day of its own: without, it was judged by the day of the run */
  put(key: Buffer, answer: string, isDated: boolean) {
    this.cache.put(isDated ? key : keyOn(this.day, key), answer)
  }

  /** Writes down what is new, if it has waited for long. @param now milliseconds since 1970 */
  keep(now: number) {
    this.cache.keep(now)
  }

  close() {
    this.cache.close()
  }
}
