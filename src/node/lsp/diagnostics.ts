/** Findings as the protocol's diagnostics. */
import {type Diagnostic, DiagnosticSeverity, type Range} from 'vscode-languageserver/node'
import type {Finding, Severity} from '../../core/index.ts'

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** Both count UTF-16 units; the protocol begins at 0. */
export const rangeOf = ({line, column, endLine, endColumn}: Finding): Range => ({
  start: {line: line - 1, character: column - 1},
  end: {line: endLine - 1, character: endColumn - 1},
})

export const toDiagnostic = (finding: Finding): Diagnostic => ({
  range: rangeOf(finding),
  severity: severities[finding.severity],
  code: finding.rule,
  source: 'plashka',
  message: finding.reason,
  ...(finding.url && {codeDescription: {href: finding.url}}),
})
