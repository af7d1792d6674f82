/** What a person is told of the texts that a finding offers. */
import {clip, visible} from './width.ts'

/** Units of a reason or an expected text that a person is ever shown: more is cut before any work is done on it. */
const MOST = 5000

/** A sentence as it is shown to a person. */
export const sentence = (text: string) => visible(clip(text, MOST))

/** The expected texts that the reason has not said already. */
export const news = (expected: readonly string[], reason: string) =>
  expected.map(sentence).filter((alternative) => alternative !== '' && !reason.includes(alternative))
