/** All that an audit wants of the core, in a bundle of its own: for its threads, and for itself when it comes to that. */
import {type Batch, judges} from './judge.ts'

export * from '../../core/audit.ts'
export * from '../../core/index.ts'
export {fastMarkdown} from './fast-markdown.ts'
export {judges}

// Every finding is an `Error` first, and nobody reads its stack.
Error.stackTraceLimit = 0

let judge: ReturnType<typeof judges> | null = null

/** One thread's part: a batch of articles in, their answers out, each as a line of JSON. */
export const work = async (batch: Batch): Promise<string[]> => (await (judge ??= judges(true)))(batch)
