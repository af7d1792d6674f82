/** `plashka stream`: articles as NDJSON in, result records out, one for one and in order. */
import {isUtf8} from 'node:buffer'
import {
  type Article,
  check,
  isDay,
  type Locale,
  type Options,
  plainResult,
  publish,
  type Result,
} from '../../core/index.ts'
import {fastMarkdown} from '../audit/fast-markdown.ts'
import {isBlank} from '../input/lines.ts'
import {Trouble} from '../trouble.ts'
import type {Arguments} from './flags.ts'
import {isGone, print} from './output.ts'
import {complain, setUp} from './setup.ts'
import {words} from './words.ts'

const NEWLINE = 10
/** Below this many articles, loading the fast parser costs more than it brings. */
const WORTH_FAST = 64

export async function stream(args: Arguments): Promise<number> {
  if (args.paths.length > 0) throw new Trouble(words.noPathsHere('stream'))
  const setup = await setUp(args)
  if (args.flags.register) complain(words.registerUnused, setup.locale)
  const judge = args.flags.publish ? publish : check
  let {optionsFor} = setup
  let answered = 0
  const answer = (line: Buffer) => {
    if (isBlank(line)) return
    print(JSON.stringify(recordOf(line, judge, optionsFor, setup.locale)) + '\n')
    answered++
  }
  // Pieces of a line that is not whole yet. Nothing else is kept: writing waits for the reader, and so does reading.
  let pieces: Buffer[] = []
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const line = chunk.subarray(from, end)
      answer(pieces.length > 0 ? Buffer.concat([...pieces, line]) : line)
      pieces = []
      from = end + 1
    }
    // Answers are all that it makes: without a reader there is nothing to go on for.
    if (isGone(1)) return 0
    if (from < chunk.length) pieces.push(chunk.subarray(from))
    // The fast parser is held to the reference in what a record says; what is published is the reference's own work.
    if (answered >= WORTH_FAST && optionsFor === setup.optionsFor && judge === check)
      optionsFor = withParser(setup.optionsFor, await fastMarkdown())
  }
  if (pieces.length > 0) answer(Buffer.concat(pieces))
  return 0
}

/** The same options, the same object each time: a chain is made once for each. */
function withParser(optionsFor: (path: string) => Options, parseMarkdown: Awaited<ReturnType<typeof fastMarkdown>>) {
  if (!parseMarkdown) return (path: string) => optionsFor(path)
  const known = new Map<Options, Options>()
  return (path: string) => {
    const options = optionsFor(path)
    let own = known.get(options)
    if (!own) known.set(options, (own = {...options, parseMarkdown}))
    return own
  }
}

type Judge = typeof check

/** The record of one line. A line that is no article has a record too, with all else at its empty value. */
function recordOf(line: Buffer, judge: Judge, optionsFor: (path: string) => Options, locale: Locale): Result {
  const publishing = judge === publish
  let path = ''
  try {
    const given = parse(line)
    if (typeof given.path === 'string') path = given.path
    const article = toArticle(given)
    return plainResult(judge(article, optionsFor(path)))
  } catch (error) {
    const said =
      error instanceof Trouble ? error.said : words.crash(error instanceof Error ? error.message : String(error))
    const rule = error instanceof Trouble ? 'input' : 'crash'
    return empty(path, rule, said[locale], publishing)
  }
}

function parse(line: Buffer): Record<string, unknown> {
  if (!isUtf8(line)) throw new Trouble(words.lineNotUtf8)
  let given: unknown
  try {
    given = JSON.parse(line.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new Trouble(words.lineNotJson)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Trouble(words.lineNoObject)
  return given as Record<string, unknown>
}

function toArticle({path, text, date}: Record<string, unknown>): Article {
  if (typeof text !== 'string') throw new Trouble(words.lineNoText)
  if (path !== undefined && path !== null && typeof path !== 'string') throw new Trouble(words.lineBadPath)
  if (date !== undefined && date !== null && date !== '' && !(typeof date === 'string' && isDay(date)))
    throw new Trouble(words.lineBadDate)
  return {text, ...(typeof path === 'string' && {path}), ...(typeof date === 'string' && date !== '' && {date})}
}

const empty = (path: string, rule: string, reason: string, publishing: boolean): Result => ({
  path,
  ok: false,
  language: {code: 'und', declared: null, parts: []},
  date: null,
  disclaimer: {status: 'absent', mandate: null, similarity: 0, inForce: false, placement: null, line: null},
  attribution: {status: 'absent', form: null, source: null, url: null, line: null},
  mentions: [],
  findings: [
    {
      rule,
      severity: 'error',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      reason,
      expected: [],
      fix: null,
      url: '',
    },
  ],
  waived: [],
  removed: [],
  ...(publishing && {published: null}),
})
