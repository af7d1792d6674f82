/** The rules, in the order in which an editor should hear of them. */
import type {Rule} from '../rule.ts'
import {metadataComplete} from './metadata-complete.ts'

export const rules: readonly Rule[] = [metadataComplete]
