/** The rules, in the order in which an editor should hear of them. */
import type {Rule} from '../rule.ts'

export const rules: readonly Rule[] = []
