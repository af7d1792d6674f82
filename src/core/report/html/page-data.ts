/** What the page carries for its script: the summary as JSON, the rows in compressed blocks of columns. */
import type {Locale, Said, Severity} from '../../article.ts'

export interface PageRule {
  readonly id: string
  readonly about: Said
  readonly severity: Severity
  readonly url: string
  /** Markdown. */
  readonly law: Said
}

export interface RuleCounts {
  readonly id: string
  errors: number
  warnings: number
  infos: number
  /** Articles with an error or a warning of the rule. */
  articles: number
  safe: number
  unsafe: number
}

export interface MonthCounts {
  /** `YYYY-MM`; empty for articles without a date. */
  readonly month: string
  articles: number
  fit: number
  /** Errors and warnings by index of the rule. */
  readonly rules: Record<number, number>
}

export interface GroupCounts {
  readonly name: string
  articles: number
  unfit: number
  /** Errors and warnings. */
  findings: number
}

export interface Counts {
  articles: number
  fit: number
  /** Articles with an error or a warning. */
  affected: number
  errors: number
  warnings: number
  infos: number
  waived: number
  /** Articles that waive something. */
  waivedIn: number
  /** Errors and warnings that `plashka fix` mends, and in how many articles. */
  safe: number
  safeErrors: number
  safeIn: number
  /** Unfit articles of which every error is mended by `plashka fix`. */
  fitAfterFix: number
  /** Articles by status of their label, and how many of the exact ones are in force on their day. */
  exact: number
  altered: number
  absent: number
  inForce: number
}

export interface PageData {
  readonly version: string
  readonly locale: Locale
  readonly title: string | null
  readonly day: string
  readonly started: string | null
  readonly packs: readonly {readonly id: string; readonly reviewed: string}[]
  /** Those that turned up without being announced stand at the end. */
  readonly rules: readonly PageRule[]
  readonly counts: Counts
  /** In the order of `rules`. */
  readonly byRule: readonly RuleCounts[]
  readonly byMonth: readonly MonthCounts[]
  readonly languages: readonly GroupCounts[]
  readonly sources: readonly GroupCounts[]
  readonly folders: readonly GroupCounts[]
  /** Rows in all blocks. */
  readonly rows: number
}

/** A few thousand rows as columns. Numbers that name a text are indices into `strings`; -1 is none. */
export interface Block {
  /** Texts that the search looks into. */
  readonly strings: string[]
  /** Expected words, which it does not. */
  readonly expected: string[]
  /** Articles in the order of their rows. */
  readonly articles: {
    readonly path: number[]
    readonly date: string[]
    readonly language: number[]
    readonly source: number[]
    readonly label: number[]
    readonly mandate: number[]
    readonly inForce: number[]
    readonly waived: number[]
    /** How many rows follow for each. */
    readonly rows: number[]
  }
  readonly rows: {
    /** Index into `PageData.rules`. */
    readonly rule: number[]
    /** 0 error, 1 warning. */
    readonly severity: number[]
    readonly line: number[]
    readonly reason: number[]
    readonly excerpt: number[]
    readonly markFrom: number[]
    readonly markTo: number[]
    /** Index into `expected`, or -1. */
    readonly expected: number[]
    /** 0 none, 1 safe, 2 unsafe. */
    readonly fix: number[]
  }
}
