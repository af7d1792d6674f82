/** Tables of findings in GitHub Markdown. */
import type {Locale, Severity} from '../article.ts'
import type {Finding, Waived} from '../record.ts'
import {code, markdown} from './escape.ts'
import {clip} from './width.ts'
import {words} from './words.ts'

/** Columns of a cell: enough for a mandated label, too little to fill a screen. */
const CELL = 300

const signs: Record<Severity, string> = {error: '🔴', warning: '🟡', info: '🔵'}
const weight: Record<Severity, number> = {error: 0, warning: 1, info: 2}

export interface Told {
  /** Empty where every finding is of one article that is named above. */
  readonly path: string
  readonly findings: readonly Finding[]
  readonly waived: readonly Waived[]
}

/**
 * Findings as a table, the most severe first.
 *
 * @returns blocks of Markdown; none where there is nothing to tell
 */
export function reportTable(told: readonly Told[], locale: Locale, most: number): string[] {
  const said = words[locale]
  const all = told.flatMap(({path, findings}) => findings.map((finding) => ({path, finding})))
  if (all.length === 0) return []
  all.sort((a, b) => weight[a.finding.severity] - weight[b.finding.severity])
  const rows = all.slice(0, most).map(({path, finding}) => [
    place(path, finding),
    `${signs[finding.severity]} ${said.severity[finding.severity]}`,
    ruleLink(finding),
    markdown(finding.reason, CELL),
    finding.expected
      .slice(0, 2)
      .map((text) => markdown(text, CELL))
      .join('<br>'),
  ])
  const rest = all.length > most ? [said.withheldRows(all.length - most)] : []
  return [table(said.columns, rows), ...rest]
}

/** Waived findings with the reasons given. */
export function waivedTable(told: readonly Told[], locale: Locale, most: number): string[] {
  const said = words[locale]
  const all = told.flatMap(({path, waived}) => waived.map((finding) => ({path, finding})))
  if (all.length === 0) return []
  const rows = all
    .slice(0, most)
    .map(({path, finding}) => [place(path, finding), ruleLink(finding), markdown(finding.because, CELL)])
  const because = said.because[0]!.toUpperCase() + said.because.slice(1)
  const rest = all.length > most ? [said.withheldRows(all.length - most)] : []
  return [`**${said.waivedTitle}**`, table([said.columns[0], said.columns[2], because], rows), ...rest]
}

const place = (path: string, {line, column}: Finding) => {
  const at = `${line}:${column}`
  return path ? code(`${clip(path, CELL)}:${at}`, CELL) : at
}

function ruleLink({rule, url}: Finding): string {
  const name = code(rule, CELL)
  return /^https?:\/\/[^\s<>()[\]|`\\]+$/.test(url) ? `[${name}](${url})` : name
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
