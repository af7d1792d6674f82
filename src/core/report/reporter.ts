/** What goes into a reporter and what comes out. */
import type {Locale, Said, Severity} from '../article.ts'
import type {MendableFinding, Result} from '../record.ts'

/** One article after the check. */
export interface Checked {
  readonly result: Result<MendableFinding>
  /** As it was given: code frames, fingerprints and byte columns are cut from it. */
  readonly text: string
  /** Findings that the baseline knows, taken out of `result.findings`; set by `applyBaseline`. */
  readonly known?: readonly MendableFinding[]
}

/** What a reporter may say about a rule. A `Rule` fits. */
export interface RuleInfo {
  readonly id: string
  readonly severity: Severity
  readonly about: Said
  readonly kind?: 'law' | 'house'
}

/** Everything that a reporter is told from outside. It has no terminal, no clock and no files. */
export interface ReportContext {
  readonly locale: Locale
  /** Of the tool. */
  readonly version: string
  /** ANSI colours, in `text` only. */
  readonly color?: boolean
  /** Columns of the terminal, in `text` only; 100 by default. */
  readonly width?: number
  /** Show errors only, in `text` only. The counts stay those of the whole run. */
  readonly quiet?: boolean
  /** For the rule table of SARIF; rules that only turn up in findings are added. */
  readonly rules?: readonly RuleInfo[]
  /** Rule pages in Markdown by rule id: the help in SARIF. */
  readonly pages?: Readonly<Record<string, string>>
  /** The paths that name all that was checked, in `text` only; none of them where it was checked without a path. */
  readonly asked?: readonly string[]
  /** Absolute folder that paths are told from, where articles were given by absolute paths. */
  readonly root?: string
}

/** @returns the whole report; it ends in a line feed unless it is empty */
export type Reporter = (checked: readonly Checked[], context: ReportContext) => string
