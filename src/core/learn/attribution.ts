/** Learns which source an article names: where it says so, how, and whether that can be right. */
import type {Attribution, Disclaimer, Metadata, Outlet, Range} from '../article.ts'
import type {AttributionPack} from '../law/attribution-pack.ts'
import {addressesIn, agrees, hostOf, sameSite} from '../text/hosts.ts'
import {latinLetter} from '../text/letters.ts'
import {linesOf} from '../text/lines.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block, View} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import {findHints, type Known} from './attribution-hints.ts'
import {type Found, readLine, readLone, readTail, readTrailer} from './attribution-line.ts'
import {isOwn} from './attribution-links.ts'
import {type Phrasebook, phrasebook} from './attribution-phrases.ts'
import {hasLetters, Line, openingsOf} from './attribution-text.ts'

export const noAttribution = (): Attribution => ({
  status: 'absent',
  form: null,
  source: null,
  url: null,
  line: null,
  range: null,
  fault: null,
  other: null,
  hints: [],
  block: null,
  trailer: null,
})

/** How many lines from either end may name the source: title, label and byline above; notes, tags and buttons below. */
const HEAD = 12
const TAIL = 40
/** How much visible text may follow a line at the end that says no more than «Источник», in letters or as a share of the article. */
const REST = 1500
const REST_SHARE = 0.25
/** How many lines from the last one a feed's trailer can stand. */
const FEED = 12

/**
 * The source that an article names.
 *
 * @param view of the article
 * @param metadata its front matter may name the source, too
 * @param disclaimer whose blocks are no text of the article
 * @param pack the phrases
 * @param outlet whose own pages are no source
 */
export function learnAttribution(
  view: View,
  metadata: Metadata,
  disclaimer: Disclaimer,
  pack: AttributionPack,
  outlet?: Outlet,
): Attribution {
  const book = phrasebook(pack)
  const seen = view.blocks.filter(
    (block) => block.hidden === null && block.kind !== 'code' && !disclaimer.blocks.includes(block.index),
  )
  const lines = edges(seen)
  const found = readEdges(view, lines, book, outlet)
  const result = noAttribution()
  const trailer = found.find(({by}) => by === 'trailer')
  const winner = choose(found)
  const front = fromFrontMatter(metadata, outlet)
  // Where a label above it makes it the attribution, it is no clutter.
  const isLabelled = winner !== null && winner !== trailer && (winner.next ?? winner.line) === trailer?.line
  if (trailer && !isLabelled)
    result.trailer = {
      name: trailer.source,
      url: trailer.url,
      range: rangeOf(trailer.line),
      block: trailer.line.block.index,
      sole: winner?.by === 'trailer' && !front,
    }
  if (winner) state(result, winner, view)
  if (!winner && front) {
    const range = metadata.places['source'] ?? null
    Object.assign(result, {
      ...front,
      status: 'present',
      range,
      line: range ? linesOf(view.source).line(range[0]) : null,
    })
  }
  if (winner && winner.fault === null) contradict(result, winner, front, metadata, trailer)
  if (result.status === 'absent' || result.fault === 'empty' || result.fault === 'placeholder') {
    const known: Known[] = []
    const place = metadata.places['source']
    if (front?.source && place) known.push({text: front.host ?? front.source, range: place})
    if (result.trailer) known.push({text: result.trailer.name, range: result.trailer.range})
    result.hints = findHints(seen, book, known, outlet)
  }
  return result
}

interface Edges {
  readonly lines: readonly Line[]
  /** Index of the first line of the tail: with short articles, the head is a part of it. */
  readonly tail: number
  /** Index of the last line that has letters. */
  readonly last: number
  /** Letters of the whole article. */
  readonly letters: number
}

/** The lines at either end of the article, in reading order; a long article's middle is not looked at. */
function edges(blocks: readonly Block[]): Edges {
  const head: Line[] = []
  const tail: Line[] = []
  let at = blocks.length - 1
  for (; at >= 0 && tail.length < TAIL; at--) linesBackwards(blocks[at]!, tail, TAIL)
  const first = tail.at(-1)
  for (let i = 0; i < blocks.length && head.length < HEAD; i++) {
    const block = blocks[i]!
    if (first && block.index > first.block.index) break
    for (const line of linesForwards(block, HEAD - head.length)) {
      if (first && block === first.block && line.start >= first.start) break
      head.push(line)
    }
  }
  tail.reverse()
  const lines = [...head, ...tail]
  return {
    lines,
    tail: head.length,
    last: lines.findLastIndex((line) => isContent(line)),
    letters: blocks.reduce((sum, block) => sum + block.text.length, 0),
  }
}

/** Hashtags and age marks may stand behind the last line. */
const isContent = ({text, isLong}: Line) => hasLetters(text) && (isLong || !/^#\S+(?:\s+#\S+)*$|^\d{1,2}\+$/.test(text))

function linesBackwards(block: Block, into: Line[], most: number) {
  let end = block.text.length
  while (end >= 0 && into.length < most) {
    const start = end === 0 ? 0 : block.text.lastIndexOf('\n', end - 1) + 1
    add(block, start, end, into)
    end = start - 1
  }
}

function linesForwards(block: Block, most: number): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= block.text.length && lines.length < most) {
    const next = block.text.indexOf('\n', start)
    const end = next < 0 ? block.text.length : next
    add(block, start, end, lines)
    start = end + 1
  }
  return lines
}

function add(block: Block, from: number, to: number, into: Line[]) {
  const whole = block.text.slice(from, to)
  const text = whole.trim()
  if (text === '') return
  const start = from + whole.length - whole.trimStart().length
  into.push(new Line(block, start, start + text.length, text))
}

function readEdges(view: View, {lines, tail, last, letters}: Edges, book: Phrasebook, outlet?: Outlet): Found[] {
  const found: Found[] = []
  for (const [i, line] of lines.entries()) {
    const {block} = line
    const headed = readHeading(lines, i, book, outlet)
    if (headed) {
      found.push(headed)
      continue
    }
    if (block.kind === 'heading') continue
    let one = (i > last - FEED ? readTrailer(line, book, outlet) : null) ?? readLine(line, book, outlet)
    if (one?.open) one = readNext(lines, i, one, book, outlet)
    if (!one && i >= last - 2 && i <= last && i >= tail) {
      one = readTail(line, book, outlet)
      if (!one && i === last && !isListItem(lines, i))
        one = isLed(lines[i - 1], block) ? null : readLone(line, book, outlet)
    }
    if (!one) continue
    if (one.by === 'source' && i >= tail && i >= HEAD && !isNearEnd(lines, i, letters)) continue
    if (one.by === 'source' && isCaption(view, lines, i, last)) continue
    found.push(one)
  }
  return found
}

/** A label that stands alone with its colon: what follows it is the source, if it is only that. */
function readNext(lines: readonly Line[], i: number, open: Found, book: Phrasebook, outlet?: Outlet): Found {
  const next = lines[i + 1]
  if (!next || next.block.kind === 'heading' || next.text.length > 300) return open
  const lone = readLone(next, book, outlet, true)
  if (lone) return {...lone, by: open.by, line: open.line, next}
  // The cell beside it, or a last line that is a name.
  const labels = [...openingsOf(next.low, book)]
  if (labels.length === 0 && next.text.length < 80 && (next.block.kind === 'cell' || i + 1 === lines.length - 1)) {
    const label = `${open.line.text.replace(/\s*[:：]$/u, '')}: `
    const text = label + next.text
    const joined = readLine(new Line(next.block, next.start - label.length, next.end, text), book, outlet)
    if (joined && !joined.open) return {...joined, line: open.line, next}
  }
  return open
}

const notWord = new Pattern(String.raw`[^\p{L}\p{N}' ]+`, 'gu')

/** «Источники» over a list: the first of it that leads somewhere. */
function readHeading(lines: readonly Line[], i: number, book: Phrasebook, outlet?: Outlet): Found | null {
  const line = lines[i]!
  const {block, text, start, end} = line
  if (text.length > 44 || !book.headingStarts.has(line.first)) return null
  const words = line.low.replace(notWord, ' ').trim()
  if (!book.headings.has(words)) return null
  if (block.kind !== 'heading') {
    const linked = block.marks.some(({kind, start: from, end: to}) => kind === 'link' && from < end && to > start)
    if (linked || (text.endsWith(':') && !lines[i + 1]?.block.listed)) return null
  }
  for (let at = i + 1; at < Math.min(lines.length, i + 6); at++) {
    const below = lines[at]!
    if (below.block.kind === 'heading') return null
    const labelled = readLine(below, book, outlet)
    if (labelled && !labelled.open && !labelled.fault) return labelled
    const listed = below.block.listed || /^\s*(?:[-*•–—]|\d{1,2}[.)])\s/u.test(below.text)
    const lone = below.text.length <= 400 ? readLone(below, book, outlet, true) : null
    if (lone) return lone
    if (!listed) return null
  }
  return null
}

/** One of several links in a list or a row of lines is no source of the article. */
function isListItem(lines: readonly Line[], i: number): boolean {
  const {block} = lines[i]!
  const before = lines[i - 1]
  return block.listed && before?.block.listed === true && before.block.top === block.top
}

/** The line before ends with a colon («Подробнее:», «Наш сайт:») or asks for something: the link belongs to it. */
const isLed = (before: Line | undefined, block: Block) =>
  before !== undefined &&
  (/[:：⬇👇]\uFE0F?$/u.test(before.text.slice(-4)) ||
    (before.block === block && before.text.length < 60 && !/[.!?…»"”)]$/u.test(before.text)))

/** Whether little text follows: definitions of links, however many, are no text. */
function isNearEnd(lines: readonly Line[], i: number, letters: number): boolean {
  let rest = 0
  for (let at = i + 1; at < lines.length; at++) rest += lines[at]!.text.length
  return rest <= REST || rest <= letters * REST_SHARE
}

/** Right under a picture, with paragraphs to follow: the picture's source. */
function isCaption(view: View, lines: readonly Line[], i: number, last: number): boolean {
  const line = lines[i]!
  const {block} = line
  const above = view.blocks[block.index - 1]
  const own = block.marks.some((mark) => mark.kind === 'image' && mark.start <= line.start)
  const under = own || (line.start === 0 && above !== undefined && (above.hidden === 'alt' || above.hidden === 'title'))
  if (!under) return false
  for (let at = i + 1; at <= last; at++) if (lines[at]!.text.length > 200) return true
  return false
}

const rangeOf = (line: Line): Range => rangeIn(line.block, line.start, line.end)

const weights = {article: 40, source: 30, trailer: 10, lone: 15} as const

/** The best of what was found: a fault only where nothing better says whence; an explicit empty line outweighs mere clutter. */
function choose(found: readonly Found[]): Found | null {
  let winner: Found | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const one of found) {
    const score = one.fault ? 20 : weights[one.by] + (one.url ? 5 : 0) + (one.form === 'author' ? -12 : 0)
    // Of equals the last one, where editors put it.
    if (score >= most) {
      most = score
      winner = one
    }
  }
  return winner
}

function state(result: Attribution, winner: Found, view: View) {
  const range = rangeOf(winner.line)
  Object.assign(result, {
    status: winner.fault ? 'invalid' : 'present',
    form: winner.fault === 'empty' ? null : winner.form,
    source: winner.source === '' ? null : winner.source,
    url: winner.url,
    fault: winner.fault,
    range,
    line: linesOf(view.source).line(range[0]),
    block: winner.line.block.index,
  })
}

type Front = Pick<Attribution, 'form' | 'source' | 'url'> & {host: string | null}

/** What the front matter says, where it says something that can be a source. */
function fromFrontMatter({source}: Metadata, outlet?: Outlet): Front | null {
  const text = source?.trim() ?? ''
  if (text === '' || /^(?:todo|tbd|none|null|n\/a|-+|\?+|x{2,})$/i.test(text)) return null
  const address = addressesIn(text)[0]
  if (!address)
    return /^[./#]/.test(text) || !/\p{L}{2}/u.test(text) ? null : {form: 'name', source: text, url: null, host: null}
  if (isOwn(address.host, outlet)) return null
  return {form: address.kind, source: address.text, url: address.url, host: address.host}
}

/** Two places that name two sources: the line against the front matter, or against the feed's trailer. */
function contradict(
  result: Attribution,
  winner: Found,
  front: Front | null,
  metadata: Metadata,
  trailer: Found | undefined,
) {
  const host = winner.url === null ? null : hostOf(winner.url)
  const fail = (other: string, range: Range) => {
    result.status = 'invalid'
    result.fault = 'contradiction'
    result.other = {host: other, range}
  }
  // A canonical address is as often the publishing site's own.
  const canonical =
    metadata.frontmatter !== null &&
    !Object.keys(metadata.frontmatter).some((key) => /^(?:source|original|источник)/i.test(key))
  const place = metadata.places['source']
  if (front?.host && host && place && !canonical && !sameSite(front.host, host)) return fail(front.host, place)
  if (
    front?.host &&
    !host &&
    place &&
    !canonical &&
    winner.form === 'name' &&
    isLatin(winner.source) &&
    !agrees(winner.source, front.host)
  )
    return fail(front.host, place)
  if (!trailer || trailer === winner) return
  const there = trailer.url === null ? null : hostOf(trailer.url)
  if (
    host && there
      ? sameSite(host, there) || agrees(trailer.source, host)
      : !host || !isLatin(trailer.source) || agrees(trailer.source, host)
  )
    return
  if (winner.form === 'author') return
  fail(there ?? trailer.source, rangeOf(trailer.line))
}

/** Transliterations and translations of a name cannot be told from another name. */
const notLatin = new Pattern(String.raw`[^\p{Script=Latin}\p{Script=Common}\p{M}]`, 'u')
const isLatin = (name: string) => latinLetter.test(name) && !notLatin.test(name)
