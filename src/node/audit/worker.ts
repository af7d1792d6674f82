/** One thread of an audit: a batch of articles in, their answers out, each as a line of JSON. */
import type {Options} from '../../core/index.ts'
import {fastMarkdown} from './fast-markdown.ts'
import {judge, type Question} from './judge.ts'

export interface Batch {
  /** Options as JSON, the same string for the same options: a chain is made once for each. */
  options: string
  questions: Question[]
}

// Every finding is an `Error` first, and nobody reads its stack.
Error.stackTraceLimit = 0

const known = new Map<string, Options>()
const parser = fastMarkdown()

export async function work({options, questions}: Batch): Promise<string[]> {
  const parse = await parser
  let own = known.get(options)
  if (!own) known.set(options, (own = {...(JSON.parse(options) as Options), ...(parse ? {parseMarkdown: parse} : {})}))
  return questions.map((question) => JSON.stringify(judge(question, own)))
}
