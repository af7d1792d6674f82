/** Which rows are shown, and in which order. */
import {Slices, sortInSlices} from './slices.ts'
import {fold, type Store, yearOf} from './store.ts'

export type Order = 'priority' | 'severity' | 'rule' | 'date' | 'path' | 'language' | 'fix'

export interface Query {
  text: string
  /** Empty strings choose everything. */
  severity: '' | 'error' | 'warning'
  rule: string
  /** `none` for articles without a date. */
  year: string
  language: string
  source: string
  /** `none` has no fix at all, `person` no safe one. */
  fix: '' | 'safe' | 'unsafe' | 'none' | 'person'
  /** A folder with everything below it. */
  folder: string
  order: Order
  down: boolean
}

export const everything = (): Query => ({
  text: '',
  severity: '',
  rule: '',
  year: '',
  language: '',
  source: '',
  fix: '',
  folder: '',
  order: 'priority',
  down: false,
})

export const filterNames = ['text', 'severity', 'rule', 'year', 'language', 'source', 'fix', 'folder'] as const

/** Whether a finding with a fix of kind 0 (none), 1 (safe) or 2 (unsafe) passes. */
const FIX: Readonly<Record<Query['fix'], readonly boolean[]>> = {
  '': [true, true, true],
  none: [true, false, false],
  safe: [false, true, false],
  unsafe: [false, false, true],
  person: [true, false, true],
}

/**
 * The rows that a query chooses, in its order.
 *
 * @param ruleRank place of each rule by the articles that it concerns, most first
 */
export async function ask(
  store: Store,
  query: Query,
  ruleIds: readonly string[],
  ruleRank: readonly number[],
  stale: () => boolean,
): Promise<Uint32Array> {
  const slices = new Slices(stale)
  const keys = new Float64Array(store.loaded)
  const key = keyOf(store, query.order, ruleRank)
  const factor = store.loaded + 1
  const articles = await chosenArticles(store, query, slices)
  const tokens = fold(query.text).split(/\s/).filter(Boolean)
  const hits: Uint8Array[] = []
  for (const token of tokens) hits.push(await search(store, token, ruleIds, slices))
  const severity = query.severity === '' ? -1 : query.severity === 'error' ? 0 : 1
  const rule = query.rule === '' ? -1 : ruleIds.indexOf(query.rule)
  const fix = FIX[query.fix]
  let count = 0
  for (let row = 0; row < store.loaded; row++) {
    if ((row & 4095) === 0 && slices.due) await slices.rest()
    if (severity >= 0 && store.severity[row] !== severity) continue
    if (query.rule !== '' && store.rule[row] !== rule) continue
    if (!fix[store.fix[row]!]) continue
    if (articles && articles[store.article[row]!] === 0) continue
    let found = true
    for (const hit of hits) found = found && hit[row] === 1
    if (!found) continue
    const value = key(row)
    // The row itself is the last key: equal rows keep the order of the run, up and down.
    keys[count++] = (query.down ? -value : value) * factor + row
  }
  const chosen = keys.subarray(0, count)
  await sortInSlices<number, Float64Array>(
    chosen,
    new Float64Array(count),
    (from, to) => chosen.subarray(from, to).sort(),
    (a, b) => a < b,
    slices,
  )
  const rows = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const rest = chosen[i]! % factor
    rows[i] = rest < 0 ? rest + factor : rest
  }
  return rows
}

/** A whole number a row, small enough to be multiplied with the number of rows. */
function keyOf(store: Store, order: Order, ruleRank: readonly number[]): (row: number) => number {
  const {severity, rule, article, days, language, languages, pathRank, line, fix} = store
  const languageRank = ranks(languages.all)
  const newest = 10_000 * 372
  switch (order) {
    case 'severity':
      return (row) => severity[row]!
    case 'rule':
      return (row) => ruleRank[rule[row]!]!
    case 'date':
      return (row) => days[article[row]!]!
    case 'path':
      return (row) => pathRank[article[row]!]! * 4096 + Math.min(line[row]!, 4095)
    case 'language':
      return (row) => languageRank[language[article[row]!]!]!
    case 'fix':
      return (row) => (fix[row]! + 2) % 3
    default:
      // Errors first; then the law that binds today: the newest article; then the rule that concerns the most articles.
      return (row) =>
        (severity[row]! * newest + (newest - days[article[row]!]!)) * 512 + Math.min(ruleRank[rule[row]!]!, 511)
  }
}

function ranks(names: readonly string[]): number[] {
  const sorted = [...names].sort()
  return names.map((name) => sorted.indexOf(name))
}

/** One where an article passes the filters that concern articles; null where there is no such filter. */
async function chosenArticles(store: Store, {year, language, source, folder}: Query, slices: Slices) {
  if (!year && !language && !source && !folder) return null
  const chosen = new Uint8Array(store.paths.length)
  const languageIndex = store.languages.all.indexOf(language)
  const sourceIndex = store.sources.all.indexOf(source)
  const below = folder.endsWith('/') ? folder : folder + '/'
  for (let i = 0; i < chosen.length; i++) {
    if ((i & 4095) === 0 && slices.due) await slices.rest()
    if (language && store.language[i] !== languageIndex) continue
    if (source && store.source[i] !== sourceIndex) continue
    if (year && (yearOf(store.dates[i]!) || 'none') !== year) continue
    if (folder && !store.paths[i]!.startsWith(below)) continue
    chosen[i] = 1
  }
  return chosen
}

/** One a row that has the folded words in its path, reason, excerpt, source, label or rule. */
async function search(store: Store, words: string, ruleIds: readonly string[], slices: Slices): Promise<Uint8Array> {
  const hits = new Uint8Array(store.loaded)
  const rules = ruleIds.map((id) => id.toLowerCase().includes(words))
  const sources = store.sources.all.map((name) => fold(name).includes(words))
  for (let i = 0; i < store.shelves.length; i++) {
    const {folded, starts, strings, firstRow} = store.shelves[i]!
    const found = new Uint8Array(strings.length)
    let string = 0
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, starts[string]!)) {
      while (starts[string + 1]! <= at) string++
      found[string++] = 1
      if (string >= strings.length) break
    }
    const end = store.shelves[i + 1]?.firstRow ?? store.loaded
    for (let row = firstRow; row < end; row++) {
      const article = store.article[row]!
      const source = store.source[article]!
      if (
        found[store.reasonAt[row]!] ||
        found[store.excerptAt[row]!] ||
        found[store.pathAt[article]!] ||
        rules[store.rule[row]!] ||
        (source >= 0 && sources[source])
      )
        hits[row] = 1
    }
    if (slices.due) await slices.rest()
  }
  return hits
}
