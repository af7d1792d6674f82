/** The baseline: what was found once and is known, so that only new problems count. */
import type {Locale} from '../article.ts'
import type {Finding, Result} from '../record.ts'
import {contentKey} from './fingerprint.ts'
import {relativePath} from './paths.ts'
import type {Checked} from './reporter.ts'

/** By article, then by content key: how often. Articles are told from the root, with `/`. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>

/** An entry that was not found again. */
export interface Gone {
  readonly path: string
  readonly key: string
  readonly rule: string
  readonly count: number
}

export interface Applied {
  /** The articles with the new findings only, `ok` judged anew, `known` filled. */
  readonly fresh: Checked[]
  /** How many findings the baseline knew. */
  readonly known: number
  readonly gone: Gone[]
}

export interface BaselineOptions {
  /** Absolute folder that paths are told from. */
  readonly root?: string
  /** Every article of the baseline was up for checking: one that did not turn up is gone with all its entries. */
  readonly whole?: boolean
}

const VERSION = 1

/**
 * One run beside a baseline, article by article: of an article nothing is kept but the keys of its problems, so an archive
 * may pass through. Notes are left out: they fail nothing.
 */
export class BaselineRun {
  /** How many findings the baseline knew so far. */
  known = 0
  private readonly baseline: Baseline
  private readonly met = new Map<string, Map<string, number>>()
  /** Articles of the baseline that could not be judged: nothing is known of them, so nothing is gone. */
  private readonly skipped = new Set<string>()

  constructor(baseline: Baseline = new Map()) {
    this.baseline = baseline
  }

  /**
   * @param path of the article, as the baseline tells it
   * @param findings all of them, in their order
   * @param keys the content key of each
   * @returns for each finding whether the baseline knows it. An entry covers one finding, the first with its key.
   */
  take(path: string, findings: readonly Finding[], keys: readonly string[]): boolean[] {
    const old = this.baseline.get(path)
    const own = this.met.get(path) ?? new Map<string, number>()
    this.met.set(path, own)
    return findings.map(({severity}, i) => {
      if (severity === 'info') return false
      const key = keys[i]!
      const count = (own.get(key) ?? 0) + 1
      own.set(key, count)
      const isKnown = count <= (old?.get(key) ?? 0)
      if (isKnown) this.known++
      return isKnown
    })
  }

  /** An article that could not be judged this time. */
  skip(path: string) {
    this.skipped.add(path)
  }

  /**
   * The entries that were not found again.
   *
   * @param isGone whether an article that did not turn up in this run is no more
   */
  gone(isGone: (path: string) => boolean): Gone[] {
    const gone: Gone[] = []
    for (const [path, keys] of this.baseline) {
      const own = this.met.get(path)
      if (!own && (this.skipped.has(path) || !isGone(path))) continue
      for (const [key, count] of keys) {
        const missing = count - (own?.get(key) ?? 0)
        if (missing > 0) gone.push({path, key, rule: ruleOf(key), count: missing})
      }
    }
    return gone
  }

  /** What stands after this run. Entries of articles that did not turn up stay, unless those are no more. */
  next(isGone: (path: string) => boolean): Baseline {
    const next = new Map<string, ReadonlyMap<string, number>>()
    for (const [path, keys] of this.baseline)
      if (!this.met.has(path) && (this.skipped.has(path) || !isGone(path))) next.set(path, keys)
    for (const [path, keys] of this.met) if (keys.size > 0) next.set(path, keys)
    return next
  }
}

/**
 * Takes down the errors and warnings of a run.
 *
 * @param checked with all findings, none taken out
 * @param keep a baseline whose entries stay for articles that this run did not check
 */
export function makeBaseline(
  checked: readonly Checked[],
  {root, keep}: {readonly root?: string | undefined; readonly keep?: Baseline} = {},
): Baseline {
  const run = new BaselineRun(keep)
  for (const {result, text} of checked) run.take(relativePath(result.path, root), result.findings, keysOf(result, text))
  return run.next(() => false)
}

/**
 * Takes the known findings out of a run. Each entry of the baseline covers one finding with its key, the first in the
 * article; where there is one more than before, that one is new.
 */
export function applyBaseline(
  checked: readonly Checked[],
  baseline: Baseline,
  {root, whole = false}: BaselineOptions = {},
): Applied {
  const run = new BaselineRun(baseline)
  const fresh = checked.map((each) => onlyNew(each, run, relativePath(each.result.path, root)))
  return {fresh, known: run.known, gone: run.gone(() => whole)}
}

/**
 * The article without the findings that the baseline knows.
 *
 * @param path as the baseline tells it
 * @returns with `ok` judged anew and `known` filled
 */
export function onlyNew({result, text}: Checked, run: BaselineRun, path: string): Checked {
  const isKnown = run.take(path, result.findings, keysOf(result, text))
  const findings = result.findings.filter((_, i) => !isKnown[i])
  const known = result.findings.filter((_, i) => isKnown[i])
  return {text, known, result: {...result, findings, ok: !findings.some(({severity}) => severity === 'error')}}
}

const keysOf = ({findings}: Result, text: string) => findings.map((finding) => contentKey(finding, text))

const ruleOf = (key: string) => key.slice(0, key.lastIndexOf(':'))

/** JSON with sorted keys and one entry a line, for small diffs in a repository. */
export function writeBaseline(baseline: Baseline): string {
  const articles = sorted(baseline).map(([path, keys]) => [path, Object.fromEntries(sorted(keys))] as const)
  return JSON.stringify({version: VERSION, articles: Object.fromEntries(articles)}, null, 2) + '\n'
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/**
 * Reads what `writeBaseline` wrote.
 *
 * @param locale of the error
 * @throws {BaselineError} which names the place in the file
 */
export function readBaseline(json: string, locale: Locale = 'en'): Baseline {
  const wrong = (ru: string, en: string): never => {
    throw new BaselineError(locale === 'ru' ? ru : en)
  }
  let data: unknown
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''))
  } catch (error) {
    const why = (error as Error).message
    const merge = /^(?:<{7}|={7}|>{7})/m.test(json)
    wrong(
      merge ? 'В базе остался конфликт слияния.' : `База — не JSON: ${why}`,
      merge ? 'The baseline holds a merge conflict.' : `The baseline is not JSON: ${why}`,
    )
  }
  if (!isRecord(data)) return wrong('База должна быть объектом JSON.', 'The baseline must be a JSON object.')
  if (data['version'] !== VERSION) {
    const found = JSON.stringify(data['version']) ?? '—'
    wrong(
      `База версии ${found}, нужна ${VERSION}: запишите её заново с --update-baseline.`,
      `The baseline is of version ${found}, expected ${VERSION}: write it anew with --update-baseline.`,
    )
  }
  const articles = data['articles']
  if (!isRecord(articles)) return wrong('В базе нет объекта «articles».', 'The baseline has no object "articles".')
  const baseline = new Map<string, Map<string, number>>()
  for (const [path, entries] of Object.entries(articles)) {
    const place = `articles[${JSON.stringify(path)}]`
    if (!isRecord(entries)) return wrong(`База, ${place}: нужен объект.`, `The baseline, ${place}: expected an object.`)
    const keys = new Map<string, number>()
    for (const [key, count] of Object.entries(entries)) {
      const at = `${place}[${JSON.stringify(key)}]`
      if (!/^[^:]+:[0-9a-f]{16}$/.test(key)) {
        wrong(`База, ${at}: нужен ключ вида «правило:хеш».`, `The baseline, ${at}: expected a key like "rule:hash".`)
      }
      if (!Number.isSafeInteger(count) || (count as number) < 1) {
        const found = JSON.stringify(count)
        wrong(
          `База, ${at}: нужно целое число от 1, а не ${found}.`,
          `The baseline, ${at}: expected a whole number from 1, got ${found}.`,
        )
      }
      keys.set(key, count as number)
    }
    baseline.set(path, keys)
  }
  return baseline
}

/** A baseline that cannot be used; the message is for the person who wrote it. */
export class BaselineError extends Error {
  override name = 'BaselineError'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
