/** GitLab Code Quality (the part of Code Climate's format that GitLab reads). */
import {fingerprints, hash} from './fingerprint.ts'
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {visible} from './width.ts'

const severities = {error: 'critical', warning: 'minor', info: 'info'} as const

/** One array. GitLab drops a finding whose fingerprint it has seen, so here the path enters into it. */
export function gitlab(checked: readonly Checked[], {root}: ReportContext): string {
  const issues = checked.flatMap(({result, text, known = []}) => {
    const path = relativePath(result.path, root)
    // Known findings come first, as the baseline counts them: a new one keeps the number that it would have without one.
    const prints = fingerprints([...known, ...result.findings], text).slice(known.length)
    return result.findings.map(({severity, rule, reason, line, endLine}, index) => ({
      description: visible(reason),
      check_name: rule,
      fingerprint: hash(`${path}\n${prints[index]}`),
      severity: severities[severity],
      location: {path, lines: {begin: line, end: endLine}},
    }))
  })
  return JSON.stringify(issues, null, 2) + '\n'
}
