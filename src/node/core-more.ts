/** What the faces need and `core/index.ts` does not yet give: to be moved there. */
export {PackError, parsePack} from '../core/law/parse-pack.ts'
export {isInForce, type Mandate} from '../core/law/pack.ts'
export {shippedPacks} from '../core/law/packs.ts'
export {type Checked, type Format, formats, type ReportContext, reporters} from '../core/report/index.ts'
