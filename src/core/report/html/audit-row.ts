/** What an audit tells about one article, and about itself: the input of the HTML report and of the workbook. */
import type {Locale, Said, Severity} from '../../article.ts'

export interface AuditFinding {
  readonly rule: string
  readonly severity: Severity
  /** 1-based. */
  readonly line: number
  readonly reason: string
  /** The words of the article around the finding. */
  readonly excerpt: string
  /** The place found within `excerpt`, in UTF-16 units; an empty stretch or none marks nothing. */
  readonly mark?: readonly [start: number, end: number]
  /** The words that should stand there; alternatives are parted by a line feed. */
  readonly expected: string
  readonly fix: 'safe' | 'unsafe' | null
}

export interface AuditRow {
  readonly path: string
  /** `YYYY-MM-DD` */
  readonly date: string | null
  /** ISO 639-3 */
  readonly language: string
  /** No finding of severity error. */
  readonly ok: boolean
  /** Status of the label: exact, altered or absent. */
  readonly disclaimer: string
  readonly mandate: string | null
  readonly inForce: boolean
  /** Host or name. */
  readonly source: string | null
  readonly findings: readonly AuditFinding[]
  /** How many findings the article waives. */
  readonly waived: number
}

export interface AuditRule {
  readonly id: string
  readonly about: Said
  readonly severity: Severity
  readonly url: string
  /** The law behind it as Markdown: in both languages, or the rule's page as it is. */
  readonly law: string | Said
}

export interface AuditMeta {
  /** Of the tool. */
  readonly version: string
  readonly locale: Locale
  readonly title?: string
  /** `YYYY-MM-DD`: the day to judge by where an article has none. */
  readonly day: string
  /** When the run began, as it should be shown. The report itself has no clock. */
  readonly started?: string
  readonly packs: readonly {readonly id: string; readonly reviewed: string}[]
  readonly rules: readonly AuditRule[]
}
