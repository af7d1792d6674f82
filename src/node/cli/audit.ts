/** `plashka audit`: an archive at a glance. */
import {check as judge, type Locale, type Result} from '../../core/index.ts'
import type {Checked} from '../../core/index.ts'
import {readArticle, withEncoding} from '../read.ts'
import type {Arguments} from './flags.ts'
import {isTerminal, print, write} from './output.ts'
import {formatOf, report, Verdict} from './report.ts'
import {articlesOf, attempt, setUp} from './setup.ts'
import {words} from './words.ts'

export async function audit(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
  const {locale} = setup
  const {sources, troubles} = await articlesOf(setup)
  const verdict = new Verdict()
  verdict.failed = troubles.length > 0
  const checked: Checked[] = []
  const sums = new Sums()
  const progress = isTerminal(2) && !setup.quiet ? new Progress(sources.length, locale) : null
  for (const [i, source] of sources.entries()) {
    progress?.show(i)
    const article = attempt(locale, () => readArticle(source))
    if (!article) {
      verdict.failed = true
      continue
    }
    const {text} = article
    const result = withEncoding(judge({path: source.path, text}, setup.optionsFor(source.path)), article, locale)
    verdict.add(result)
    if (format === 'text') sums.add(result)
    else if (format === 'ndjson') report([{result, text}], setup, format)
    else checked.push({result, text})
  }
  progress?.clear()
  if (format === 'text') print(sums.table(locale))
  else if (format !== 'ndjson') report(checked, setup, format)
  return verdict.code(setup)
}

/** A line that is written over and over, at most ten times a second. */
class Progress {
  private last = 0
  private readonly all: number
  private readonly locale: Locale

  constructor(all: number, locale: Locale) {
    this.all = all
    this.locale = locale
  }

  show(done: number) {
    const now = Date.now()
    if (now - this.last < 100) return
    this.last = now
    write(2, `\r\u001b[K${words.progress(done, this.all)[this.locale]}`)
  }

  clear() {
    write(2, '\r\u001b[K')
  }
}

interface Row {
  articles: number
  fit: number
}

/** Counts by what an archivist asks for: year, language, rule. Articles themselves are not kept. */
export class Sums {
  private readonly all: Row = {articles: 0, fit: 0}
  private readonly years = new Map<string, Row>()
  private readonly languages = new Map<string, Row>()
  private readonly rules = new Map<string, {errors: number; warnings: number; articles: number}>()

  add({ok, date, language, findings}: Result) {
    const rows = [this.all, rowOf(this.years, date?.slice(0, 4) ?? ''), rowOf(this.languages, language.code)]
    for (const row of rows) {
      row.articles++
      if (ok) row.fit++
    }
    for (const {rule, severity} of findings) {
      if (severity === 'info') continue
      const sum = this.rules.get(rule) ?? {errors: 0, warnings: 0, articles: 0}
      if (severity === 'error') sum.errors++
      else sum.warnings++
      this.rules.set(rule, sum)
    }
    for (const rule of new Set(findings.filter(({severity}) => severity !== 'info').map((finding) => finding.rule)))
      this.rules.get(rule)!.articles++
  }

  /** The tables as aligned text. */
  table(locale: Locale): string {
    const {audit: say} = words
    const head = [say.articles[locale], say.fit[locale], say.unfit[locale]]
    const cells = ({articles, fit}: Row) => [articles, fit, articles - fit].map(String)
    const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1)
    const bySize = (a: [string, Row], b: [string, Row]) => b[1].articles - a[1].articles || byName(a, b)
    const tables = [
      [
        ['', ...head],
        [say.all[locale], ...cells(this.all)],
      ],
      [
        [say.year[locale], ...head],
        ...[...this.years].sort(byName).map(([year, row]) => [year || say.noYear[locale], ...cells(row)]),
      ],
      [
        [say.language[locale], ...head],
        ...[...this.languages].sort(bySize).map(([code, row]) => [code, ...cells(row)]),
      ],
    ]
    const rules = [...this.rules].sort(
      (a, b) => b[1].errors - a[1].errors || b[1].warnings - a[1].warnings || byName(a, b),
    )
    if (rules.length > 0)
      tables.push([
        [say.rule[locale], say.errors[locale], say.warnings[locale], say.inArticles[locale]],
        ...rules.map(([id, sum]) => [id, String(sum.errors), String(sum.warnings), String(sum.articles)]),
      ])
    return tables.map(aligned).join('\n')
  }
}

function rowOf(rows: Map<string, Row>, key: string): Row {
  let row = rows.get(key)
  if (!row) rows.set(key, (row = {articles: 0, fit: 0}))
  return row
}

/** Names to the left, numbers to the right. */
function aligned(rows: string[][]): string {
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
