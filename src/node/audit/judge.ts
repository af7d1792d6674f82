/** Judges one article of an audit: bytes in, what is kept of it out. The same in a thread and without. */
import {type Article, check, contentKey, type InputKind, type Options, plainResult, type Result} from '../../core/index.ts'
import {type Decoded, decode} from '../bytes.ts'
import {withEncoding} from '../read.ts'

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
  /** For each finding the line it stands in, cut to a size for a table. */
  excerpts: string[]
  /** For each finding its content key, as in the baseline. */
  prints: string[]
}

const EXCERPT = 200

export function judge(question: Question, options: Options): Answer {
  const decoded = question.text === undefined ? decode(Buffer.from(question.bytes ?? [])) : asText(question.text)
  if (!decoded) return {result: null, excerpts: [], prints: []}
  const {text} = decoded
  const article: Article = {path: question.path, text, ...(question.date ? {date: question.date} : {})}
  const own = question.input ? {...options, input: question.input} : options
  const full = withEncoding(check(article, own), decoded, options.locale ?? 'en')
  const lines = full.findings.length > 0 ? text.split(/\r\n|\r|\n/, Math.max(...full.findings.map(({line}) => line))) : []
  return {
    result: plainResult(full),
    excerpts: full.findings.map(({line, column}) => cut(lines[line - 1] ?? '', column - 1)),
    prints: full.findings.map((finding) => contentKey(finding, text)),
  }
}

const asText = (text: string): Decoded => ({text, encoding: 'utf-8', bom: false, whole: true, finding: null})

/** The stretch of a line around a place. */
function cut(line: string, at: number): string {
  if (line.length <= EXCERPT) return line.trim()
  const start = Math.max(0, Math.min(at - 40, line.length - EXCERPT))
  return (start > 0 ? '…' : '') + line.slice(start, start + EXCERPT).trim() + (start + EXCERPT < line.length ? '…' : '')
}
