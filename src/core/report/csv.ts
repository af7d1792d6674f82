/** Findings for a spreadsheet: RFC 4180, and no cell is a formula. */
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {visible} from './width.ts'

const HEAD = [
  'path',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'rule',
  'reason',
  'expected',
  'fix',
  'waived',
  'url',
]

/** A row a finding, waived ones with the reason in `waived`; CRLF after every row; UTF-8 without a mark. */
export function csv(checked: readonly Checked[], {root}: ReportContext): string {
  const rows: (string | number)[][] = [HEAD]
  for (const {result} of checked) {
    const path = relativePath(result.path, root)
    for (const finding of [...result.findings, ...result.waived]) {
      const {line, column, endLine, endColumn, severity, rule, reason, expected, fix, url} = finding
      const because = 'because' in finding ? finding.because : ''
      rows.push([
        path,
        line,
        column,
        endLine,
        endColumn,
        severity,
        rule,
        reason,
        expected.join(' | '),
        fix ?? '',
        because,
        url,
      ])
    }
  }
  return rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

/**
 * A cell. A spreadsheet takes one that starts with `=`, `+`, `-`, `@`, a tab or a line end (also in full width, as Japanese and
 * Chinese input gives it) for a formula; an apostrophe before it makes it text (OWASP, CSV injection). Text is quoted even
 * where it need not be: a spreadsheet that splits at `;`, as the Russian Excel does, must not find a new cell in it.
 */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const shown = visible(value)
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) || /^[=+\-@＝＋－＠]/.test(shown) ? `'${shown}` : shown
  return /^[\w.-]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`
}
