/** One thread of an audit: a batch of articles in, their answers out, each as a line of JSON. */
import {type Batch, judges} from './judge.ts'

// Every finding is an `Error` first, and nobody reads its stack.
Error.stackTraceLimit = 0

const judge = judges(true)

export const work = async (batch: Batch): Promise<string[]> => (await judge)(batch)
