/** The records themselves: one JSON object, or one record a line. */
import {plainResult} from '../record.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {tally} from './tally.ts'

/** `{version, results, summary}` in one object. */
export function json(checked: readonly Checked[], {version}: ReportContext): string {
  const results = checked.map(({result}) => plainResult(result))
  return JSON.stringify({version, results, summary: tally(checked)}, null, 2) + '\n'
}

/** One record a line, in the order of the articles. */
export function ndjson(checked: readonly Checked[]): string {
  return checked.map(({result}) => JSON.stringify(plainResult(result)) + '\n').join('')
}
