/** The baseline: what was found once and is known, so that only new problems count. */
import type {Locale} from '../article.ts'
import type {MendableFinding} from '../record.ts'
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
 * Takes down the errors and warnings of a run. Notes are left out: they fail nothing.
 *
 * @param checked with all findings, none taken out
 * @param keep a baseline whose entries stay for articles that this run did not check
 */
export function makeBaseline(
  checked: readonly Checked[],
  {root, keep}: {readonly root?: string | undefined; readonly keep?: Baseline} = {},
): Baseline {
  const baseline = new Map(keep)
  const own = new Map<string, Map<string, number>>()
  for (const {result, text} of checked) {
    const path = relativePath(result.path, root)
    const keys = own.get(path) ?? new Map<string, number>()
    for (const finding of result.findings) {
      if (finding.severity === 'info') continue
      const key = contentKey(finding, text)
      keys.set(key, (keys.get(key) ?? 0) + 1)
    }
    own.set(path, keys)
  }
  for (const [path, keys] of own) {
    if (keys.size > 0) baseline.set(path, keys)
    else baseline.delete(path)
  }
  return baseline
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
  const left = new Map(Array.from(baseline, ([path, keys]) => [path, new Map(keys)]))
  const met = new Set<string>()
  let count = 0
  const fresh = checked.map(({result, text}): Checked => {
    const path = relativePath(result.path, root)
    met.add(path)
    const keys = left.get(path)
    const known: MendableFinding[] = []
    const findings = result.findings.filter((finding) => {
      if (!keys || finding.severity === 'info') return true
      const key = contentKey(finding, text)
      const open = keys.get(key) ?? 0
      if (open === 0) return true
      keys.set(key, open - 1)
      known.push(finding)
      return false
    })
    count += known.length
    return {text, known, result: {...result, findings, ok: !findings.some(({severity}) => severity === 'error')}}
  })
  const gone: Gone[] = []
  for (const [path, keys] of left) {
    if (!whole && !met.has(path)) continue
    for (const [key, count] of keys) if (count > 0) gone.push({path, key, rule: ruleOf(key), count})
  }
  return {fresh, known: count, gone}
}

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
