/** The findings of an audit for a spreadsheet, row by row. */
import {csvField} from '../../core/light.ts'
import type {Told} from './told.ts'

const row = (cells: readonly (string | number)[]) => cells.map(csvField).join(',') + '\r\n'

/** With a mark that lets Excel see UTF-8. */
export const csvHead =
  '\ufeff' + row(['path', 'date', 'language', 'rule', 'severity', 'line', 'column', 'reason', 'excerpt', 'fix', 'url'])

export const csvRows = ({result: {path, date, language, findings}, excerpts}: Told) =>
  findings
    .map(({rule, severity, line, column, reason, fix, url}, i) =>
      row([
        path,
        date ?? '',
        language.code,
        rule,
        severity,
        line,
        column,
        reason,
        excerpts[i]?.excerpt ?? '',
        fix ?? '',
        url,
      ]),
    )
    .join('')
