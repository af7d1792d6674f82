/** The sums of an audit: by rule, month, language, source and folder. Articles themselves are not kept. */
import type {AuditFinding, AuditRow} from './audit-row.ts'
import {Folders, worst} from './folders.ts'
import type {Counts, GroupCounts, MonthCounts, RuleCounts} from './page-data.ts'
import {sourceName} from './source-name.ts'

/** Different sources that are counted one by one; those met later are left out of the list of sources. */
const SOURCES = 50_000

export class Sums {
  readonly counts: Counts = {
    articles: 0,
    fit: 0,
    affected: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    waived: 0,
    waivedIn: 0,
    safe: 0,
    safeErrors: 0,
    safeIn: 0,
    fitAfterFix: 0,
    exact: 0,
    altered: 0,
    absent: 0,
    inForce: 0,
  }
  readonly rules: RuleCounts[] = []
  private readonly ruleIndex = new Map<string, number>()
  private readonly months = new Map<string, MonthCounts>()
  private readonly languageCounts = new Map<string, GroupCounts>()
  private readonly sourceCounts = new Map<string, GroupCounts>()
  private readonly folderCounts = new Folders()
  private readonly seen = new Set<number>()

  /** @param ruleIds in the order in which they are told; others follow as they turn up */
  constructor(ruleIds: Iterable<string>) {
    for (const id of ruleIds) this.ruleOf(id)
  }

  /** The index of a rule in `rules`. */
  readonly ruleOf = (id: string): number => {
    let index = this.ruleIndex.get(id)
    if (index === undefined) {
      this.ruleIndex.set(id, (index = this.rules.length))
      this.rules.push({id, errors: 0, warnings: 0, infos: 0, articles: 0, safe: 0, unsafe: 0})
    }
    return index
  }

  /** @returns the errors and warnings of the article */
  add(row: AuditRow): readonly AuditFinding[] {
    const {counts} = this
    const month = this.month(row.date)
    const rows = row.findings.length === 0 ? row.findings : row.findings.filter(({severity}) => severity !== 'info')
    counts.articles++
    month.articles++
    if (row.ok) {
      counts.fit++
      month.fit++
    }
    if (row.waived > 0) {
      counts.waived += row.waived
      counts.waivedIn++
    }
    if (row.disclaimer === 'exact') counts.exact++
    else if (row.disclaimer === 'altered') counts.altered++
    else counts.absent++
    if (row.disclaimer === 'exact' && row.inForce) counts.inForce++
    group(this.languageCounts, row.language, row.ok, rows.length)
    const source = row.source === null ? null : sourceName(row.source)
    if (source !== null && (this.sourceCounts.size < SOURCES || this.sourceCounts.has(source)))
      group(this.sourceCounts, source, row.ok, rows.length)
    this.folderCounts.add(row.path, row.ok, rows.length)
    if (row.findings.length > 0) this.addFindings(row, month)
    if (rows.length > 0) counts.affected++
    return rows
  }

  private addFindings({ok, findings}: AuditRow, month: MonthCounts) {
    const {counts, seen} = this
    let safe = 0
    let mended = true
    seen.clear()
    for (const {rule: id, severity, fix} of findings) {
      const index = this.ruleOf(id)
      const rule = this.rules[index]!
      if (severity === 'info') {
        counts.infos++
        rule.infos++
        continue
      }
      if (severity === 'error') {
        counts.errors++
        rule.errors++
        if (fix === 'safe') counts.safeErrors++
        else mended = false
      } else {
        counts.warnings++
        rule.warnings++
      }
      if (fix === 'safe') {
        safe++
        rule.safe++
      } else if (fix === 'unsafe') rule.unsafe++
      month.rules[index] = (month.rules[index] ?? 0) + 1
      seen.add(index)
    }
    for (const index of seen) this.rules[index]!.articles++
    counts.safe += safe
    if (safe > 0) counts.safeIn++
    if (!ok && mended) counts.fitAfterFix++
  }

  private month(date: string | null): MonthCounts {
    const month = date !== null && /^\d{4}-\d\d/.test(date) ? date.slice(0, 7) : ''
    let counts = this.months.get(month)
    if (!counts) this.months.set(month, (counts = {month, articles: 0, fit: 0, rules: {}}))
    return counts
  }

  byMonth(): MonthCounts[] {
    return [...this.months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
  }

  languages(): GroupCounts[] {
    return [...this.languageCounts.values()].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
  }

  sources(): GroupCounts[] {
    return worst(this.sourceCounts.values(), 50)
  }

  folders(): GroupCounts[] {
    return this.folderCounts.worst(200)
  }
}

function group(all: Map<string, GroupCounts>, name: string, ok: boolean, findings: number) {
  let counts = all.get(name)
  if (!counts) all.set(name, (counts = {name, articles: 0, unfit: 0, findings: 0}))
  counts.articles++
  counts.findings += findings
  if (!ok) counts.unfit++
}
