/** From the record of an article to its row in an audit. */
import type {MendableFinding, Result} from '../../record.ts'
import type {AuditRow} from './audit-row.ts'
import {excerptOf} from './excerpt.ts'

/**
 * @param result as the check gave it
 * @param text the article as given: excerpts are cut from it
 */
export function auditRow(result: Result | Result<MendableFinding>, text: string): AuditRow {
  const {path, date, language, ok, disclaimer, attribution, findings, waived} = result
  return {
    path,
    date,
    language: language.code,
    ok,
    disclaimer: disclaimer.status,
    mandate: disclaimer.mandate,
    inForce: disclaimer.inForce,
    source: attribution.source,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      line: finding.line,
      reason: finding.reason,
      // Notes are counted only.
      ...(finding.severity === 'info' ? {excerpt: ''} : excerptOf(text, finding)),
      expected: finding.expected.join('\n'),
      fix: finding.fix,
    })),
    waived: waived.length,
  }
}
