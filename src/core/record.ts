/** The result record, the contract of `design.md`: one plain object an article, safe to send across any border. */
import type {DataMap, VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Severity} from './article.ts'
import type {Edit} from './rule.ts'

export interface Finding {
  rule: string
  severity: Severity
  /** 1-based; columns count UTF-16 units. */
  line: number
  column: number
  endLine: number
  endColumn: number
  reason: string
  /** What should stand in the place of the finding; empty where there is nothing to offer. */
  expected: string[]
  fix: 'safe' | 'unsafe' | null
  url: string
}

/** A finding with its edits: for a fixer, an editor or a suggestion. Records for the outside leave the edits out. */
export interface MendableFinding extends Finding {
  edits: readonly Edit[]
}

export interface Waived extends Finding {
  /** The reason given in the article. */
  because: string
}

export interface Removed {
  line: number
  text: string
  cleaner: string
}

export interface Mention {
  entity: string
  register: string
  text: string
  line: number
  column: number
  offset: number
  marked: boolean
}

export interface Result<F extends Finding = Finding> {
  path: string
  ok: boolean
  language: {code: string; declared: string | null; parts: {code: string; share: number}[]}
  date: string | null
  disclaimer: {
    status: 'exact' | 'altered' | 'absent'
    mandate: string | null
    similarity: number
    inForce: boolean
    placement: 'start' | 'late' | 'hidden' | null
    line: number | null
  }
  attribution: {
    status: 'present' | 'invalid' | 'absent'
    form: string | null
    source: string | null
    url: string | null
    line: number | null
  }
  mentions: Mention[]
  findings: F[]
  waived: Waived[]
  removed: Removed[]
  /** Only where it was asked for: the clean Markdown, or null where it was refused. */
  published?: string | null
}

/** A message of the chain as a plain finding. A message that no rule made is a crash or a parser's complaint. */
function toFinding(message: VFileMessage): MendableFinding {
  const place = message.place
  const start = place && 'start' in place ? place.start : place
  const end = place && 'end' in place ? place.end : place
  return {
    rule: message.ruleId ?? 'crash',
    severity: message.severity ?? (message.fatal ? 'error' : message.fatal === false ? 'warning' : 'info'),
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    endLine: end?.line ?? start?.line ?? 1,
    endColumn: end?.column ?? start?.column ?? 1,
    reason: message.reason,
    expected: message.expected ?? [],
    fix: message.fix ? (message.fix.safe ? 'safe' : 'unsafe') : null,
    url: message.url ?? '',
    edits: message.fix?.edits ?? [],
  }
}

/** The same finding without its edits, in the contract's order of keys. */
export function plainFinding({edits: _, ...finding}: MendableFinding): Finding {
  return finding
}

/** The record with plain findings, as it leaves the tool. */
export function plainResult(result: Result<MendableFinding>): Result {
  return {...result, findings: result.findings.map(plainFinding)}
}

/**
 * The record of a file that went through the chain.
 *
 * @param file with its data learned and its messages judged
 */
export function toResult(file: VFile): Result<MendableFinding> {
  const data = file.data as unknown as DataMap
  const {metadata, language, disclaimer, attribution, inForce} = data
  const waived = file.messages
    .filter((message) => message.because !== undefined)
    .map((message): Waived => ({...plainFinding(toFinding(message)), because: message.because!}))
    .sort(byPlace)
  const found = file.messages.filter((message) => message.because === undefined).map(toFinding)
  // What was judged by half of the facts is no ground to change an article.
  const standing = (hasCrashed(found) ? found.map(withoutFix) : found).sort(byPlace)
  return {
    path: cleanPath(data.article?.path ?? ''),
    ok: !standing.some((finding) => finding.severity === 'error'),
    language: {code: language.code, declared: language.declared, parts: language.parts.map((part) => ({...part}))},
    date: data.article?.date ?? metadata.date,
    disclaimer: {
      status: disclaimer.status,
      mandate: disclaimer.mandate,
      similarity: disclaimer.similarity,
      inForce: inForce.found,
      placement: disclaimer.placement,
      line: disclaimer.line,
    },
    attribution: {
      status: attribution.status,
      form: attribution.form,
      source: attribution.source,
      url: attribution.url,
      line: attribution.line,
    },
    mentions: [],
    findings: standing,
    waived,
    removed: [...(data.removed ?? [])]
      .sort((a, b) => a.range[0] - b.range[0])
      .map(({line, text, cleaner}) => ({line, text, cleaner})),
  }
}

/** Whether a step of the chain broke off: such an article is left as it is, neither mended nor published. */
export const hasCrashed = (findings: readonly Finding[]): boolean => findings.some(({rule}) => rule === 'crash')

const withoutFix = (finding: MendableFinding): MendableFinding => ({...finding, fix: null, edits: []})

const weight = {error: 0, warning: 1, info: 2}

const byPlace = (a: Finding, b: Finding) =>
  a.line - b.line ||
  a.column - b.column ||
  weight[a.severity] - weight[b.severity] ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)

/** With `/` and without `./`: annotations vanish from a pull request otherwise. */
export const cleanPath = (path: string) => path.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '')
