/** Cuts the blocks of an article into lines, and says of each line what it looks like, wherever it stands. */
import type {Range} from '../article.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block, Mark, View} from '../text/view.ts'
import {rangeIn, sourceOf} from '../text/view-build.ts'
import {fold, leadsSomewhere, type Matchers, spelledOut} from './chrome-phrases.ts'

/**
 * What a line looks like.
 *
 * - `author`: words of the author, or nothing that could be told from them
 * - `stay`: a credit, a mark of the law, hashtags, emoji: no clutter, but the article's end may be above it
 * - `blank`: left-over markup without a letter
 * - `button`, `notice`, `aside`: clutter wherever it stands
 * - `call`, `row`: clutter at the edge of an article
 * - `plea`: a call that leads nowhere: clutter above a line that is
 * - `weak`: a signature, if it stands at the end and is not one of many
 * - `head`: the head of a list of other articles
 * - `network`: one network's name alone
 */
export type Kind =
  | 'author'
  | 'stay'
  | 'blank'
  | 'button'
  | 'notice'
  | 'aside'
  | 'call'
  | 'plea'
  | 'row'
  | 'weak'
  | 'head'
  | 'network'

export interface Line {
  readonly block: Block
  /** Indices in the block's text; a clutter tail that is cut off moves `end` to the front. */
  readonly start: number
  end: number
  /** Whether it is the first line of its block, and the last. */
  readonly first: boolean
  readonly last: boolean
  /** Links, images and code in it, in reading order. */
  readonly marks: readonly Mark[]
  /** Learned when first asked for. */
  kind: Kind | null
  folded: string | null
  /** Of a heading: the article's title, folded when asked for; a heading that says the same stays. */
  title: (() => string) | null
  /** Of a line in a list: the lines of the whole list, until it is known whether they are the author's. */
  list: readonly Line[] | null
  /** Set where it is certain that an `author` line is nothing else. */
  isAuthors: boolean
  /** Whether a line is no clutter but, perhaps, at the edge of an article; null until asked for. */
  isInside: boolean | null
}

const newLine = (
  block: Block,
  start: number,
  end: number,
  first: boolean,
  last: boolean,
  marks: readonly Mark[],
): Line => ({
  block,
  start,
  end,
  first,
  last,
  marks,
  kind: null,
  folded: null,
  title: null,
  list: null,
  isAuthors: false,
  isInside: null,
})

/** Longer lines are prose. */
const LONGEST = 400

const NO_MARKS: readonly Mark[] = []

/** The lines of a view in reading order. A link across a line end makes its lines one. Hidden blocks have none. */
export function linesIn(view: View): Line[] {
  const found: Line[] = []
  for (const block of view.blocks) {
    if (block.hidden || block.text.length === 0) continue
    const {text} = block
    const marks =
      block.marks.length === 0
        ? NO_MARKS
        : block.marks
            .filter(({kind}) => kind === 'link' || kind === 'image' || kind === 'code')
            .sort((a, b) => a.start - b.start)
    if (block.kind !== 'paragraph' || !text.includes('\n')) {
      found.push(newLine(block, 0, text.length, true, true, marks))
      continue
    }
    let mark = 0
    let own: Mark[] = []
    let start = 0
    let first = true
    for (let end = text.indexOf('\n'); start < text.length; end = text.indexOf('\n', end + 1)) {
      if (end < 0) end = text.length
      while (mark < marks.length && (marks[mark]!.start < end || end === text.length)) own.push(marks[mark++]!)
      if (end < text.length && own.some((one) => one.end > end)) continue
      if (/\S/u.test(text.slice(start, end))) {
        found.push(newLine(block, start, end, first, false, own))
        first = false
      }
      own = []
      start = end + 1
    }
    const tail = found.at(-1)
    if (tail?.block === block) found[found.length - 1] = {...tail, last: true}
  }
  return found
}

/** What a reader sees of a line. */
export const textOf = (line: Line) => line.block.text.slice(line.start, line.end).trim()

/** The stretch of the source for a stretch of a block's text, with the markup around it that belongs to no other line. */
export function rangeOfLine(line: Line, start: number, end: number, source: string): Range {
  const {block} = line
  const {text} = block
  const isFirst = text.slice(0, start).trim() === ''
  const isLast = text.slice(end).trim() === ''
  if (isFirst && isLast) return block.range
  let from = isFirst ? block.range[0] : behind(block, start)
  let to = isLast ? block.range[1] : sourceOf(block, next(text, end))
  if (!isLast) {
    // Up to the line's end: what closes its markup is part of it, what opens the next line's is not.
    const own = rangeIn(block, start, end)[1]
    const lineEnd = source.slice(own, to).search(/[\r\n]/)
    to = lineEnd >= 0 ? own + lineEnd : own
  }
  while (from < to && /\s/.test(source[from]!)) from++
  while (to > from && /\s/.test(source[to - 1]!)) to--
  return [from, to]
}

/** Where the line of source begins in which a letter stands; never before the end of the letter that precedes it. */
function behind(block: Block, start: number): number {
  let last = start - 1
  while (last >= 0 && /\s/.test(block.text[last]!)) last--
  return last < 0 ? block.range[0] : rangeIn(block, last, last + 1)[1]
}

const next = (text: string, end: number) => {
  let at = end
  while (at < text.length - 1 && /\s/.test(text[at]!)) at++
  return at
}

const hashtag = new Pattern(String.raw`(?<![\p{L}\p{N}])#[\p{L}\p{N}_]+`, 'gu')
const letter = new Pattern(String.raw`\p{L}`, 'u')
const sentence = new Pattern(String.raw`\p{L}[.!?…]\s`, 'u')

interface Link {
  readonly start: number
  readonly end: number
  readonly url: string
}

/** The links of a line; a reference's address is not known and is empty. */
export const linksOf = (line: Line): Link[] =>
  line.marks
    .filter(({kind, start, end}) => kind === 'link' && start < line.end && end > start)
    .map(({start, end, url = ''}) => ({start, end: Math.min(end, line.end), url}))

/** The words of a line that are in no link, folded. */
export function outside(line: Line, links: readonly Link[]): string {
  let text = ''
  let at = line.start
  for (const {start, end} of links) {
    text += `${line.block.text.slice(at, start)} `
    at = Math.max(at, end)
  }
  return fold(withoutHashtags(text + line.block.text.slice(at, line.end), ' '))
}

const withoutHashtags = (text: string, by: string) => (text.includes('#') ? text.replace(hashtag, by) : text)

/** Whether a sentence ends before a link of the line, or before its last word where it has none: no name does that. */
function hasSentence(line: Line, links: readonly Link[]): boolean {
  if (links.length === 0) return sentence.test(textOf(line))
  let at = line.start
  for (const {start, end} of links) {
    const piece = line.block.text.slice(at, start)
    if (letter.test(piece) && sentenceEnd.test(piece.slice(-16))) return true
    at = end
  }
  return false
}

const sentenceEnd = new Pattern(String.raw`[.!?…]["»”)]?(?:[\s*_\ufe0f]|\p{Extended_Pictographic})*$`, 'u')

const count = (folded: string) => (folded === '' ? 0 : folded.split(' ').length)

/** What a line looks like, whatever stands around it. A line that stays may pass for the author's in the middle of an article. */
export function kindOf(line: Line, matchers: Matchers): Kind {
  if (line.kind !== null) return line.kind
  if (line.list) {
    keepList(line.list, matchers)
    return kindOf(line, matchers)
  }
  return (line.kind = isTitle(line) ? 'stay' : look(line, matchers))
}

const isTitle = ({title, block}: Line) => title !== null && title() !== '' && fold(block.text) === title()

/** A list goes whole or not at all: an item of an author's list may well read like a button. */
function keepList(list: readonly Line[], matchers: Matchers) {
  for (const line of list) line.list = null
  const isClutter = list.every((line) => {
    const kind = kindOf(line, matchers)
    return kind !== 'author' && kind !== 'stay'
  })
  if (isClutter || list.every((line) => line.kind !== 'stay' && isLinkOnly(line) && !isTitle(line))) return
  for (const line of list) if (line.first) line.kind = 'author'
}

/**
 * The same in the middle of an article, where most lines are done with when their first word is known.
 *
 * @returns null for a line that could be clutter at an edge only
 */
export function kindInside(line: Line, matchers: Matchers): Kind | null {
  if (line.kind !== null) return line.kind
  line.isInside ??= isInside(line, matchers)
  return line.isInside ? null : kindOf(line, matchers)
}

function isInside(line: Line, matchers: Matchers): boolean {
  if (!matchers.isOpen && !matchers.mayBeginInside(line.block.text, line.start, line.end)) return true
  if (isNeverClutter(line) || hasPicture(line)) return true
  const text = textOf(line)
  return !lookInside(line, text, foldedOf(line, text), linksOf(line), matchers)
}

/** The same at the edge of an article, where it matters whether a line is the author's last or a credit below that. */
export function kindAtEdge(line: Line, matchers: Matchers): Kind {
  const kind = kindOf(line, matchers)
  if (kind !== 'author' || line.isAuthors || line.block.kind === 'code' || line.block.kind === 'cell') return kind
  const text = line.end - line.start > LONGEST ? '' : textOf(line)
  if (text === '' || !stays(text, text.length > BEGIN ? fold(text) : foldedOf(line, text), matchers)) {
    line.isAuthors = true
    return kind
  }
  return (line.kind = 'stay')
}

function look(line: Line, matchers: Matchers): Kind {
  if (isNeverClutter(line)) return 'author'
  const {block} = line
  const text = textOf(line)
  const links = linksOf(line)
  if (links.length === 0 && !/[@/|•·]/.test(text) && !matchers.mayBegin(block.text, line.start, line.end))
    return 'author'
  if (hasPicture(line)) return 'author'
  const folded = foldedOf(line, text)
  if (folded === '' && links.length === 0 && !leadsSomewhere(text))
    return /[^\s\p{P}\p{Sm}\p{Sk}]/u.test(text) ? 'stay' : 'blank'
  if (stays(text, folded, matchers)) return 'stay'
  const kind = lookInside(line, text, folded, links, matchers)
  if (kind) return kind
  return block.quoted || text.length > 200 ? 'author' : edge(line, text, folded, links, matchers)
}

const isNeverClutter = (line: Line) =>
  line.block.kind === 'code' ||
  line.block.kind === 'cell' ||
  (line.end - line.start > LONGEST && (line.end - line.start > LONGEST + 200 || textOf(line).length > LONGEST))

const hasPicture = (line: Line) =>
  line.marks.some(({kind, start}) => (kind === 'image' || kind === 'code') && start <= line.end)

/** Of a long line only the begin counts: a notice. */
const BEGIN = 220
const foldedOf = (line: Line, text: string) => (line.folded ??= fold(text.length > BEGIN ? text.slice(0, BEGIN) : text))

/** What a line is wherever it stands, unless it stays. */
function lookInside(line: Line, text: string, folded: string, links: readonly Link[], matchers: Matchers): Kind | null {
  const {block} = line
  if (block.quoted) return isAside(line, text, links, matchers) ? 'aside' : null
  if (matchers.button(folded) && (links.length > 0 || !isSaid(text))) return 'button'
  if (line.first && line.last && block.kind === 'paragraph' && matchers.notice(folded)) return 'notice'
  if (text.length > 200) return null
  if (isAside(line, text, links, matchers)) return 'aside'
  if (matchers.tags(labelOf(text))) return 'row'
  return !text.endsWith('.') && matchers.related(folded) ? 'head' : null
}

/** A line of a dialogue, a question, a sentence with its full stop: no button is written so. */
const isSaid = (text: string) => /^[—–]\s|[.?]$/u.test(text)

/** What stands before the colon, folded. */
function labelOf(text: string): string {
  const colon = text.search(/[:：]/)
  return colon > 0 && colon < 60 ? fold(text.slice(0, colon)) : ''
}

/** "Read also: Title": a strong head with anything behind it, or another with a link. */
function isAside(line: Line, text: string, links: readonly Link[], matchers: Matchers): boolean {
  const label = labelOf(text)
  if (label === '' || text.length > 200 || fold(text.slice(text.search(/[:：]/) + 1)) === '') return false
  return matchers.aside(label) || (links.length > 0 && matchers.related(label) && withoutLabel(line, links, label))
}

/** What looks like clutter only at the edge of an article. */
function edge(line: Line, text: string, folded: string, links: readonly Link[], matchers: Matchers): Kind {
  const words = count(folded)
  const targets = [...links.map(({url}) => url), ...(links.length === 0 ? spelledOut(text) : [])]
  const leads = targets.length > 0 || leadsSomewhere(text)
  const allPages = targets.length > 0 && targets.every(matchers.page)
  if (leads && words <= 24 && matchers.call(folded)) return 'call'
  const isName = !hasSentence(line, links)
  if (leads && words <= 8 && isName && matchers.closer(folded)) return 'call'
  if (!leads && words <= 6 && !/[.,?;]$/u.test(text) && matchers.call(folded)) return 'call'
  if (isMenu(text, matchers)) return 'call'
  if (allPages && words <= 20 && text.length <= 160 && !twoSentences.test(text) && matchers.invite(folded))
    return 'call'
  if (!leads && words <= 12 && matchers.call(folded) && !twoSentences.test(text)) return 'plea'

  const networks = matchers.countNetworks(folded)
  if (links.length === 0 && networks <= 1 && words <= 2 && !folded.includes('@') && matchers.networks(folded))
    return 'network'
  if (matchers.networks(folded) && networks > 0) {
    if (allPages || (targets.some(matchers.page) && separator.test(text))) return 'row'
    if (links.length === 0 && networks > 1 && !/[,.;!?]/.test(text)) return 'row'
  }
  const around = outside(line, links)
  if (
    allPages &&
    isName &&
    text.length <= 100 &&
    count(around) <= 5 &&
    links.some(({start, end}) => matchers.countNetworks(fold(line.block.text.slice(start, end))) > 0)
  )
    return 'row'

  if (text.length > 90 || targets.length === 0 || !targets.every(matchers.channel)) return 'author'
  const isSignature = links.length > 0 ? around === '' || matchers.networks(around) : /^[@ ]*$/.test(folded)
  if (!isSignature || targets.length > 3) return 'author'
  return continues(line, text) ? 'author' : 'weak'
}

const separator = /[|•·]|\s\/\s/u

/** Short names with separators between, a button among them: "Herald | Subscribe | Chat". */
function isMenu(text: string, matchers: Matchers): boolean {
  if (text.length > 120 || !separator.test(text)) return false
  const parts = text.split(separator).map(fold)
  return (
    parts.every((part) => count(part) <= 4) &&
    parts.some((part) => part !== '' && matchers.button(part)) &&
    parts.filter(Boolean).length > 1
  )
}

const twoSentences = new Pattern(String.raw`[.!?…]["»”]?\s+["«„“]?\p{Lu}`, 'u')
const footnote = new Pattern(String.raw`^[\s_]*(?:\*(?=[\s\p{L}])|[†‡¹²³⁴⁵]|\[\d{1,2}\]\s*\p{L})`, 'u')
const wordLetter = new Pattern(String.raw`[\p{L}\p{N}]`, 'u')
const numbers = new Pattern(String.raw`^[\p{N} ]+$`, 'u')
const isHashtags = (text: string) => text.includes('#') && !wordLetter.test(withoutHashtags(text, ''))

/** Credits, sources, marks of the law, footnotes, hashtags, and numbers alone (an age mark, a page). */
const stays = (text: string, folded: string, matchers: Matchers) =>
  isHashtags(text) ||
  footnote.test(text) ||
  numbers.test(folded) ||
  (text.length <= 200 && (matchers.keep(folded) || matchers.keepSign(text)))

/** Whether all that stands in no link is the label itself. */
const withoutLabel = (line: Line, links: readonly Link[], label: string) => {
  const rest = outside(line, links)
  return rest === '' || rest === label || label.startsWith(rest)
}

/** Whether a line is the rest of a sentence that a program has wrapped. */
function continues(line: Line, text: string): boolean {
  if (line.first) return false
  const before = line.block.text.slice(0, line.start).trimEnd()
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1)
  if (/[.!?…:;»”"')\]]$/u.test(lineBefore)) return false
  return /^\p{Ll}/u.test(text) || (lineBefore.length >= 60 && /^\p{L}/u.test(text))
}

/** Whether every word of a line is in a link: the title of another article. */
export function isLinkOnly(line: Line): boolean {
  if (line.block.kind === 'code' || line.block.quoted || line.end - line.start > LONGEST) return false
  const links = linksOf(line)
  return links.length > 0 && outside(line, links) === ''
}
