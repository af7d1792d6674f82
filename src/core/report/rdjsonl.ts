/** Reviewdog's diagnostic format, one finding a line: review comments with suggestions. */
import type {Range} from '../article.ts'
import type {MendableFinding} from '../record.ts'
import {linesOf} from '../text/lines.ts'
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {visible} from './width.ts'

const severities = {error: 'ERROR', warning: 'WARNING', info: 'INFO'} as const

/** A suggestion that rewrites more lines than this is no click for a reviewer. */
const MOST_LINES = 20

/** Ends are exclusive; columns count bytes of UTF-8 from 1 (reviewdog.proto, `Position`). */
export function rdjsonl(checked: readonly Checked[], {root}: ReportContext): string {
  const out: string[] = []
  for (const {result, text} of checked) {
    const path = relativePath(result.path, root)
    for (const finding of result.findings) {
      const {line, column, endLine, endColumn, rule, url, reason, severity} = finding
      const suggestion = suggest(finding, text)
      const diagnostic = {
        message: visible(reason),
        location: {path, range: {start: bytes(text, line, column), end: bytes(text, endLine, endColumn)}},
        severity: severities[severity],
        source: {name: 'plashka'},
        code: {value: rule, ...(url && {url})},
        ...(suggestion && {suggestions: [suggestion]}),
      }
      out.push(JSON.stringify(diagnostic) + '\n')
    }
  }
  return out.join('')
}

/**
 * The edits of a finding as one: several suggestions of a diagnostic are alternatives to a reviewer, and each must be whole.
 * Where they lie far apart there is none.
 */
function suggest({edits}: MendableFinding, text: string) {
  if (edits.length === 0) return null
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  const range: Range = [sorted[0]!.range[0], Math.max(...sorted.map((edit) => edit.range[1]))]
  const {start, end} = linesOf(text).position(range)
  if (end.line - start.line >= MOST_LINES) return null
  let replacement = ''
  let from = range[0]
  for (const edit of sorted) {
    replacement += text.slice(from, edit.range[0]) + edit.text
    from = edit.range[1]
  }
  replacement += text.slice(from, range[1])
  return {
    range: {start: bytes(text, start.line, start.column), end: bytes(text, end.line, end.column)},
    text: replacement,
  }
}

/** A place with its column in bytes. A half of a surrogate pair counts three bytes, as its replacement in UTF-8 does. */
function bytes(text: string, line: number, column: number) {
  const lines = linesOf(text)
  if (line < 1 || line > lines.count) return {line, column}
  const [from, to] = lines.range(line)
  let size = 1
  for (let i = from; i < Math.min(from + column - 1, to); i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) size += 1
    else if (code < 0x800) size += 2
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      size += 4
      i++
    } else size += 3
  }
  return {line, column: size}
}
