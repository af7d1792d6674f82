/** The report of an audit: one HTML file that needs nothing but a browser. */
import type {AuditMeta, AuditRow, AuditRule} from './audit-row.ts'
import {BlockWriter, type Shelf, shelf} from './block-writer.ts'
import {Sums} from './counts.ts'
import {lawText} from './law-text.ts'
import {pageEnd, pageStart, rowBlock} from './page.ts'
import type {PageData, PageRule} from './page-data.ts'

export type {AuditFinding, AuditMeta, AuditRow, AuditRule} from './audit-row.ts'
export {auditRow} from './audit-row-of.ts'
export type {Shelf} from './block-writer.ts'
export {excerptOf} from './excerpt.ts'

/**
 * Takes one article after the other and keeps sums and compressed rows only. The same rows in the same order make the
 * same bytes.
 */
export class HtmlReport {
  private readonly meta: AuditMeta
  private readonly sums: Sums
  private readonly blocks: BlockWriter

  /** @param rows where the rows lie until the file is written: in memory, unless there are too many for that */
  constructor(meta: AuditMeta, rows: Shelf = shelf()) {
    this.meta = meta
    this.blocks = new BlockWriter(rows)
    this.sums = new Sums(meta.rules.map(({id}) => id))
  }

  add(row: AuditRow) {
    const findings = this.sums.add(row)
    if (findings.length > 0) this.blocks.add(row, findings, this.sums.ruleOf)
  }

  /** The whole file, piece by piece, to be written in UTF-8. Nothing may be added after this. */
  *chunks(): Iterable<string> {
    const blocks = this.blocks.finish()
    yield pageStart(this.data())
    for (const block of blocks) yield rowBlock(block)
    yield pageEnd
  }

  private data(): PageData {
    const {meta, sums} = this
    const known = new Map(meta.rules.map((rule) => [rule.id, rule]))
    return {
      version: meta.version,
      locale: meta.locale,
      title: meta.title ?? null,
      day: meta.day,
      started: meta.started ?? null,
      packs: meta.packs.map(({id, reviewed}) => ({id, reviewed})),
      rules: sums.rules.map(({id}) => pageRule(known.get(id) ?? unknownRule(id))),
      counts: sums.counts,
      byRule: sums.rules,
      byMonth: sums.byMonth(),
      languages: sums.languages(),
      sources: sums.sources(),
      folders: sums.folders(),
      rows: this.blocks.rows,
    }
  }
}

const pageRule = ({id, about, severity, url, law}: AuditRule): PageRule => ({
  id,
  about,
  severity,
  url,
  law: typeof law === 'string' ? lawText(law) : law,
})

/** A parser's complaint or a crash: it has no page. */
const unknownRule = (id: string): AuditRule => ({id, about: {ru: '', en: ''}, severity: 'error', url: '', law: ''})
