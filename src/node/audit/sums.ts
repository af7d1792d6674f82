/** What an audit says on one screen: how many articles are fit, by rule, by year, by language, and the worst folders. */
import {Folders} from '../../core/light.ts'
import type {Locale} from '../../core/index.ts'
import {words} from '../cli/words.ts'
import {printable} from '../printable.ts'
import type {Brief} from './brief.ts'

interface Row {
  articles: number
  fit: number
}

/** Counts; the articles themselves are not kept. */
export class Sums {
  readonly all: Row = {articles: 0, fit: 0}
  private readonly years = new Map<string, Row>()
  private readonly languages = new Map<string, Row>()
  private readonly folders = new Folders()
  private readonly rules = new Map<string, {errors: number; warnings: number; articles: number}>()

  /** Whether there is anything to mend. */
  get hasFindings(): boolean {
    return this.rules.size > 0
  }

  add(name: string, {ok, date, language, rules}: Brief) {
    // The number of findings chooses no folder here: what counts is whether the article is fit.
    this.folders.add(name, ok, ok ? 0 : 1)
    for (const row of [this.all, rowOf(this.years, date?.slice(0, 4) ?? ''), rowOf(this.languages, language)]) {
      row.articles++
      if (ok) row.fit++
    }
    for (const {rule, errors, warnings} of rules) {
      let sum = this.rules.get(rule)
      if (!sum) this.rules.set(rule, (sum = {errors: 0, warnings: 0, articles: 0}))
      sum.errors += errors
      sum.warnings += warnings
      sum.articles++
    }
  }

  /**
   * The tables as aligned text.
   *
   * @param top how many years, languages and folders at the most
   */
  table(locale: Locale, top: number): string {
    const {audit: say} = words
    const head = [say.articles[locale], say.fit[locale], say.unfit[locale]]
    const cells = ({articles, fit}: Row) => [articles, fit, articles - fit].map(String)
    const tables = [
      [
        ['', ...head],
        [say.all[locale], ...cells(this.all)],
      ],
      ...this.ruleTable(locale),
      [
        [say.year[locale], ...head],
        ...most([...this.years].sort(byNewest), top, locale).map(([year, row]) => [
          year || say.noYear[locale],
          ...cells(row),
        ]),
      ],
      [
        [say.language[locale], ...head],
        ...most([...this.languages].sort(bySize), top, locale).map(([code, row]) => [code, ...cells(row)]),
      ],
    ]
    const worst = this.folders
      .worst(Number.POSITIVE_INFINITY)
      .map(({name, articles, unfit}): Named => [name || '.', {articles, fit: articles - unfit}])
    if (worst.length > 1)
      tables.push([
        [say.folder[locale], ...head],
        ...most(worst, top, locale).map(([folder, row]) => [folder, ...cells(row)]),
      ])
    return tables.map(aligned).join('\n')
  }

  private ruleTable(locale: Locale): string[][][] {
    const {audit: say} = words
    const rules = [...this.rules].sort(
      (a, b) => b[1].errors - a[1].errors || b[1].warnings - a[1].warnings || byName(a, b),
    )
    if (rules.length === 0) return []
    return [
      [
        [say.rule[locale], say.errors[locale], say.warnings[locale], say.inArticles[locale]],
        ...rules.map(([id, sum]) => [id, String(sum.errors), String(sum.warnings), String(sum.articles)]),
      ],
    ]
  }
}

type Named = [string, Row]
const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
const byNewest = (a: Named, b: Named) => -byName(a, b)
const bySize = (a: Named, b: Named) => b[1].articles - a[1].articles || byName(a, b)

/** The first rows, and one for all the others. */
function most(rows: Named[], top: number, locale: Locale): Named[] {
  if (rows.length <= top + 1) return rows
  const rest = rows
    .slice(top)
    .reduce((sum, [, row]) => ({articles: sum.articles + row.articles, fit: sum.fit + row.fit}), {articles: 0, fit: 0})
  return [...rows.slice(0, top), [words.audit.others(rows.length - top)[locale], rest]]
}

function rowOf(rows: Map<string, Row>, key: string): Row {
  let row = rows.get(key)
  if (!row) rows.set(key, (row = {articles: 0, fit: 0}))
  return row
}

/** Names to the left, as they can be shown; numbers to the right. */
function aligned(table: string[][]): string {
  const rows = table.map(([name, ...cells]) => [printable(name!), ...cells])
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map(
      (row) =>
        row
          .map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!)))
          .join('  ')
          .trimEnd() + '\n',
    )
    .join('')
}
