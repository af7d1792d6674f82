/** The core's second face: what only an audit needs, so that a check does not carry it. */
export type {AuditFinding, AuditMeta, AuditRow, AuditRule} from './report/html/audit-row.ts'
export {excerptOf, HtmlReport} from './report/html/index.ts'
