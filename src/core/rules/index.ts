/** The rules, in the order in which an editor should hear of them. */
import type {Rule} from '../rule.ts'
import {ageMark} from './age-mark.ts'
import {attributionPresent} from './attribution-present.ts'
import {attributionValid} from './attribution-valid.ts'
import {disclaimerAgent} from './disclaimer-agent.ts'
import {disclaimerInForce} from './disclaimer-in-force.ts'
import {disclaimerPlacement} from './disclaimer-placement.ts'
import {disclaimerPresent} from './disclaimer-present.ts'
import {disclaimerVerbatim} from './disclaimer-verbatim.ts'
import {languageDeclared} from './language-declared.ts'
import {metadataComplete} from './metadata-complete.ts'
import {siteChrome} from './site-chrome.ts'

export const rules: readonly Rule[] = [
  disclaimerPresent,
  disclaimerVerbatim,
  disclaimerAgent,
  disclaimerPlacement,
  disclaimerInForce,
  ageMark,
  attributionPresent,
  attributionValid,
  languageDeclared,
  metadataComplete,
  siteChrome,
]
