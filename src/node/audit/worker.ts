/** One thread of an audit: a batch of articles in, their answers out, each as a line of JSON. */
import {type Batch, judges} from './judge.ts'

const judge = judges(true)

export const work = async (batch: Batch): Promise<string[]> => (await judge)(batch)
