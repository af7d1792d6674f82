/** Judges articles of an audit: bytes in, what is kept of them out. The same in a thread and without. */
import {excerptOf} from '../../core/audit.ts'
import {
  type Article,
  check,
  contentKey,
  type InputKind,
  type Options,
  plainResult,
  type Result,
} from '../../core/index.ts'
import {type Decoded, decode} from '../bytes.ts'
import {withEncoding} from '../read.ts'
import {fastMarkdown} from './fast-markdown.ts'

/** One article as it goes to a thread. */
export interface Question {
  path: string
  bytes?: Uint8Array
  text?: string
  date?: string
  input?: InputKind
}

/** What an audit keeps of an article. */
export interface Answer {
  /** Null where there is no text to be had: the bytes are no article. */
  result: Result | null
  /** For each finding that is more than a note the words around it, cut to a size for a table. */
  excerpts: Excerpt[]
  /** For each finding its content key, as in the baseline. */
  prints: string[]
}

interface Excerpt {
  excerpt: string
  mark?: readonly [start: number, end: number]
}

/** Articles to judge by the same options. */
export interface Batch {
  /** As JSON, the same string for the same options: a chain is made once for each. */
  options: string
  questions: Question[]
}

/**
 * @param isMany whether the fast parser is worth its start
 * @returns what judges a batch, each answer as JSON
 */
export async function judges(isMany: boolean): Promise<(batch: Batch) => string[]> {
  const parseMarkdown = isMany ? await fastMarkdown() : null
  const known = new Map<string, Options>()
  return ({options, questions}) => {
    let own = known.get(options)
    if (!own)
      known.set(options, (own = {...(JSON.parse(options) as Options), ...(parseMarkdown ? {parseMarkdown} : {})}))
    return questions.map((question) => JSON.stringify(judge(question, own)))
  }
}

export function judge(question: Question, options: Options): Answer {
  const decoded = question.text === undefined ? decode(asBuffer(question.bytes)) : asText(question.text)
  if (!decoded) return {result: null, excerpts: [], prints: []}
  const {text} = decoded
  const article: Article = {path: question.path, text, ...(question.date ? {date: question.date} : {})}
  const own = question.input ? {...options, input: question.input} : options
  const full = withEncoding(check(article, own), decoded, options.locale ?? 'en')
  return {
    result: plainResult(full),
    excerpts: full.findings.map((finding) => (finding.severity === 'info' ? {excerpt: ''} : excerptOf(text, finding))),
    prints: full.findings.map((finding) => contentKey(finding, text)),
  }
}

/** No copy: what comes to a thread is its own. */
const asBuffer = (bytes: Uint8Array = new Uint8Array()) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

const asText = (text: string): Decoded => ({text, encoding: 'utf-8', bom: false, whole: true, finding: null})
