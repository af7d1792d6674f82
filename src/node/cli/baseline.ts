/** `--baseline`: what was found once and is known fails nothing, from the first flag to the file on the disk. */
import fs from 'node:fs'
import path from 'node:path'
import {
  type Baseline,
  BaselineError,
  BaselineRun,
  type Checked,
  type Gone,
  onlyNew,
  readBaseline,
  type Result,
  writeBaseline,
} from '../../core/index.ts'
import {slashed} from '../slashed.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {writeWhole} from '../write.ts'
import {complain, type Setup} from './setup.ts'
import type {Verdict} from './verdict.ts'
import {words} from './words.ts'

/** How many articles a message names. */
const NAMED = 3

/**
 * The baseline that the command line names, read; null where it names none.
 *
 * @throws Trouble on flags that make no sense together, and on a baseline that is not there or cannot be used
 */
export async function openBaseline(setup: Setup): Promise<Known | null> {
  const {flags} = setup.args
  const {baseline: named} = flags
  const updates = flags['update-baseline'] ?? false
  const strict = flags['strict-baseline'] ?? false
  if (named === undefined) {
    if (updates || strict) throw new Trouble(words.baseline.needed(updates ? '--update-baseline' : '--strict-baseline'))
    return null
  }
  const from = flags['config-from']
  if (from !== undefined && updates) throw new Trouble(words.notTogether('--update-baseline', '--config-from'))
  if (from !== undefined && strict) throw new Trouble(words.notTogether('--strict-baseline', '--config-from'))
  const baseline = await read(setup, named, from)
  if (baseline === null && !updates && from === undefined) throw new Trouble(words.baseline.missing(named))
  if (baseline === null && from !== undefined) complain(words.baseline.missingIn(named, from), setup.locale)
  return new Known(setup, named, baseline ?? new Map(), updates, strict)
}

/** Beside the settings, the baseline comes from the commit that they come from: a pull request must not excuse itself. */
async function read({cwd, locale}: Setup, named: string, from: string | undefined): Promise<Baseline | null> {
  const file = path.resolve(cwd, named)
  let text: string
  try {
    text =
      from === undefined ? fs.readFileSync(file, 'utf8') : (await import('../git.ts')).placeAt(cwd, from).read(file)
  } catch (error) {
    if (error instanceof Trouble) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Trouble(words.unreadable(named, reasonOf(error)))
  }
  try {
    return readBaseline(text, locale)
  } catch (error) {
    if (error instanceof BaselineError) throw new Trouble(words.baseline.bad(named, error.message))
    throw error
  }
}

/** A run beside its baseline. Articles are told from the baseline's own folder, so it does not matter where a run starts. */
export class Known {
  private readonly run: BaselineRun
  private readonly folder: string
  private readonly setup: Setup
  private readonly named: string
  private readonly updates: boolean
  private readonly strict: boolean
  /** Archives that articles of this run came from. */
  private readonly containers = new Set<string>()

  constructor(setup: Setup, named: string, baseline: Baseline, updates: boolean, strict: boolean) {
    this.setup = setup
    this.named = named
    this.folder = path.dirname(path.resolve(setup.cwd, named))
    this.run = new BaselineRun(baseline)
    this.updates = updates
    this.strict = strict
  }

  /** The article without what is known. Where the baseline is written anew, all of it is known. */
  onlyNew(checked: Checked): Checked {
    const fresh = onlyNew(checked, this.run, this.pathOf(checked.result.path))
    if (!this.updates) return fresh
    const {findings} = checked.result
    const result = {...checked.result, findings: findings.filter(({severity}) => severity === 'info'), ok: true}
    return {text: checked.text, known: findings.filter(({severity}) => severity !== 'info'), result}
  }

  /**
   * The same for a record whose text is not at hand, with what belongs to each finding.
   *
   * @param prints the content key of each finding
   */
  onlyNewOf<A extends {result: Result | null; prints: string[]; excerpts: unknown[]}>(answer: A): A {
    const {result, prints, excerpts} = answer
    if (!result) return answer
    const isKnown = this.run.take(this.pathOf(result.path), result.findings, prints)
    const stays = result.findings.map(({severity}, i) => (this.updates ? severity === 'info' : !isKnown[i]))
    const left = <T>(all: readonly T[]) => all.filter((_, i) => stays[i])
    const findings = left(result.findings)
    const ok = !findings.some(({severity}) => severity === 'error')
    return {...answer, result: {...result, findings, ok}, prints: left(prints), excerpts: left(excerpts)}
  }

  /** An article that could not be read: what the baseline knows of it stays. */
  skip(name: string) {
    this.run.skip(this.pathOf(name))
  }

  /**
   * When all is judged: writes the new baseline, or says what is gone.
   *
   * @throws Trouble where it cannot be written
   */
  close(verdict: Verdict) {
    const {locale, quiet} = this.setup
    // Of what a failed run has not met nobody knows whether it is gone.
    const isGone = verdict.failed ? () => false : this.isGone
    const gone = this.run.gone(isGone)
    if (!this.updates) {
      if (gone.length === 0) return
      if (this.strict) verdict.stale = true
      if (this.strict || !quiet) complain(words.baseline.gone(...summed(gone), this.named), locale)
      return
    }
    const next = this.run.next(isGone)
    try {
      writeWhole(path.join(this.folder, path.basename(this.named)), Buffer.from(writeBaseline(next), 'utf8'))
    } catch (error) {
      throw new Trouble(words.unwritable(this.named, reasonOf(error)))
    }
    if (!quiet) complain(words.baseline.written(this.named, countOf(next), next.size, summed(gone)[0]), locale)
  }

  private pathOf(name: string): string {
    const file = path.resolve(this.setup.cwd, name)
    const container = containerOf(file)
    if (container) this.containers.add(container)
    return slashed(path.relative(this.folder, file))
  }

  /**
   * Whether an article that did not turn up is no more: its file is gone from a folder, or its archive was read without it. A row of
   * a dump has any name, and no file: of those that this run has not met nothing is known.
   */
  private readonly isGone = (name: string): boolean => {
    const file = path.resolve(this.folder, name)
    if (statsOf(file)) return false
    const container = containerOf(file)
    if (container !== null) return this.containers.has(container)
    const {cwd, args} = this.setup
    return (
      statsOf(path.dirname(file)) !== null ||
      args.paths.some((asked) => file.startsWith(path.join(path.resolve(cwd, asked), path.sep)))
    )
  }
}

/** The file that an article is inside of, `dump.zip` of `dump.zip/a.md`; null for a plain path. */
function containerOf(file: string): string | null {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const stats = statsOf(at)
    if (stats?.isFile()) return at
    if (stats || path.dirname(at) === at) return null
  }
}

/** Null where there is nothing, nor could be: below a file (ENOTDIR), or with a name that no file can have. */
function statsOf(file: string): fs.Stats | null {
  try {
    return fs.statSync(file)
  } catch {
    return null
  }
}

function summed(gone: readonly Gone[]): [count: number, articles: number, first: string[]] {
  const articles = [...new Set(gone.map((entry) => entry.path))]
  const first = articles.slice(0, NAMED).map((name) => {
    const rules = gone.filter((entry) => entry.path === name).map(({rule}) => rule)
    return `${name} (${[...new Set(rules)].join(', ')})`
  })
  return [gone.reduce((sum, {count}) => sum + count, 0), articles.length, first]
}

function countOf(baseline: Baseline): number {
  let count = 0
  for (const keys of baseline.values()) for (const times of keys.values()) count += times
  return count
}
