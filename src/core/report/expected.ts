/** What a person is told of the texts that a finding offers. */
import {clip, visible} from './width.ts'

/** Units of a reason or an expected text that a person is ever shown: more is cut before any work is done on it. */
const MOST = 5000

/** A sentence as it is shown to a person. */
export const sentence = (text: string) => visible(clip(text, MOST))

/** The expected texts that the reason has not said already. */
export const news = (expected: readonly string[], reason: string) =>
  expected.map(sentence).filter((alternative) => alternative !== '' && !says(reason, alternative))

/** Whether the words stand in the reason as words, not as a part of others. */
function says(reason: string, words: string): boolean {
  for (let at = reason.indexOf(words); at >= 0; at = reason.indexOf(words, at + 1)) {
    if (!isLetter(reason[at - 1] ?? '') && !isLetter(reason[at + words.length] ?? '')) return true
  }
  return false
}

/** Of an alphabet with two cases. The class `\p{L}` would cost half a millisecond to compile. */
const isLetter = (sign: string) => sign.toLowerCase() !== sign.toUpperCase() || /\d/.test(sign)
