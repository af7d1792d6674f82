/** The core's face: what the faces, and everybody who installs the package, may use. */
export type {Article, InputKind, Locale, Options, Outlet, Said, Severity} from './article.ts'
export {check, fix, publish} from './check.ts'
export {isInForce, type Mandate, type Pack} from './law/pack.ts'
export {packs, shippedPacks} from './law/packs.ts'
export {PackError, parsePack} from './law/parse-pack.ts'
export {checker, publisher, remarkPlashka} from './pipeline.ts'
export type {Finding, MendableFinding, Result, Waived} from './record.ts'
export {hasCrashed, plainFinding, plainResult} from './record.ts'
export type {Applied, Baseline, BaselineOptions, Gone} from './report/baseline.ts'
export {
  applyBaseline,
  BaselineError,
  BaselineRun,
  makeBaseline,
  onlyNew,
  readBaseline,
  writeBaseline,
} from './report/baseline.ts'
export {contentKey, fingerprint, fingerprints} from './report/fingerprint.ts'
export {type Checked, type Format, formats, githubSummary, type ReportContext, reporters} from './report/index.ts'
export type {Edit, Fix, Rule} from './rule.ts'
export {ruleUrl} from './rule.ts'
export {rules} from './rules/index.ts'
export {isDay} from './text/day.ts'
