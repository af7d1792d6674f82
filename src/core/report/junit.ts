/** JUnit XML, as Jenkins, GitLab and most other servers read it. */
import type {Finding} from '../record.ts'
import {xml} from './escape.ts'
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {tally} from './tally.ts'
import {visible} from './width.ts'
import {words} from './words.ts'

/**
 * A suite an article, a case a finding; an article without findings is one case that passed. Only errors fail: a server turns
 * red exactly where the command does. Warnings and notes are told in the output of a passed case, waived findings are skipped.
 */
export function junit(checked: readonly Checked[], {locale, root}: ReportContext): string {
  const said = words[locale]
  const {errors, warnings, infos, waived} = tally(checked)
  const silent = checked.filter(({result}) => result.findings.length + result.waived.length === 0).length
  const out = ['<?xml version="1.0" encoding="UTF-8"?>']
  out.push(
    `<testsuites name="plashka" tests="${errors + warnings + infos + waived + silent}" failures="${errors}" errors="0" skipped="${waived}">`,
  )
  for (const {result} of checked) {
    const path = xml(relativePath(result.path, root) || said.noName)
    const cases = result.findings.length + result.waived.length
    const failures = result.findings.filter(({severity}) => severity === 'error').length
    const counts = `tests="${cases || 1}" failures="${failures}" errors="0" skipped="${result.waived.length}"`
    out.push(`  <testsuite name="${path}" ${counts} time="0">`)
    if (cases === 0) out.push(`    <testcase name="plashka" classname="${path}" file="${path}" time="0"/>`)
    const open = ({rule, line, column}: Finding) =>
      `    <testcase name="${xml(`${visible(rule)} (${line}:${column})`)}" classname="${path}" file="${path}" line="${line}" time="0">`
    for (const finding of result.findings) {
      const reason = xml(visible(finding.reason))
      const place = xml(`${relativePath(result.path, root)}:${finding.line}:${finding.column}`)
      const expected = finding.expected.map((text) => `\n${said.expected}: ${xml(visible(text))}`).join('')
      const body = `${place} ${reason}${expected}`
      out.push(open(finding))
      if (finding.severity === 'error') {
        out.push(`      <failure type="${xml(visible(finding.rule))}" message="${reason}">${body}</failure>`)
      } else {
        out.push(`      <system-out>${said.severity[finding.severity]}: ${body}</system-out>`)
      }
      out.push('    </testcase>')
    }
    for (const finding of result.waived) {
      out.push(open(finding), `      <skipped message="${xml(visible(finding.because))}"/>`, '    </testcase>')
    }
    out.push('  </testsuite>')
  }
  out.push('</testsuites>')
  return out.join('\n') + '\n'
}
