/**
 * Tables that the command's build makes ahead of time, because making them is much of a short run. Here nothing is ready:
 * the library makes each when it is first asked for, and what it makes is the same.
 */
import type {Words} from './text/language-model.ts'
import type {Script} from './text/script.ts'

export interface Ready {
  /** The function words of a script. */
  words?(script: Script): Words | undefined
  /** By phrase of the shipped pack of site clutter: the words with which it can begin, a line each. */
  readonly firsts?: Readonly<Record<string, string>>
}

export const ready: Ready = {}
