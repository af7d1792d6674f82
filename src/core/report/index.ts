/** The reporters by the names of their formats. */
import {csv} from './csv.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {json, ndjson} from './json.ts'
import {junit} from './junit.ts'
import {markdown} from './markdown.ts'
import {rdjsonl} from './rdjsonl.ts'
import type {Reporter} from './reporter.ts'
import {sarif} from './sarif.ts'
import {text} from './text.ts'

export {
  type Applied,
  applyBaseline,
  type Baseline,
  BaselineError,
  BaselineRun,
  type Gone,
  makeBaseline,
  onlyNew,
  readBaseline,
  writeBaseline,
} from './baseline.ts'
export {fingerprint} from './fingerprint.ts'
export {githubSummary} from './github.ts'
export type {Checked, ReportContext, Reporter, RuleInfo} from './reporter.ts'
export {type Tally, tally} from './tally.ts'

/** In the order in which the help names them. */
export const formats = [
  'text',
  'json',
  'ndjson',
  'github',
  'sarif',
  'junit',
  'rdjsonl',
  'gitlab',
  'csv',
  'markdown',
] as const

export type Format = (typeof formats)[number]

export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  ndjson,
  github,
  sarif,
  junit,
  rdjsonl,
  gitlab,
  csv,
  markdown,
}
