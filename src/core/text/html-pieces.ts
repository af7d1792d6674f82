/** What a raw piece of HTML inside Markdown says, and what of it a reader does not see. */
import {type Splice, sliced, spliced, type Traced, traced} from './traced.ts'
import type {Hidden} from './view.ts'

/** `runs` say where its letters stand in the value of the node. */
export interface HtmlPiece extends Traced {
  readonly hidden: Hidden | null
}

const comment = /<!--([^]*?)(?:-->|$)/g
const silent = /<(script|style|template|noscript|iframe|svg|math)\b/gi
const attribute = /\s(alt|title|aria-label|data-[\w-]+|content|placeholder)\s*=\s*("[^"]*"|'[^']*')/gi
const unseen =
  /\shidden(?=[\s>=/])|aria-hidden\s*=\s*["']?true|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.]*[1-9])|opacity\s*:\s*0(?![\d.]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}/i
const tag = /<\/?[A-Za-z][^<>]*>/g
const breaking = /^<\/?(p|div|br|li|h\d|tr|section|article)\b/i

/**
 * Splits a raw HTML node into what is read and what is hidden.
 *
 * @param html the value of an mdast `html` node
 */
export function htmlPieces(html: string): HtmlPiece[] {
  if (!html.includes('<')) return [{...traced(html), hidden: null}]
  const pieces: HtmlPiece[] = []
  const whole = traced(html)
  const said = replaced(whole, comment, ({1: inner, index}) => {
    const from = index + '<!--'.length
    pieces.push({...sliced(whole, from, from + inner!.length), hidden: 'comment'})
    return ' '
  })
  const silences = silencesIn(said.text)
  // A label in <template> or <noscript> is on nobody's screen; scripts and styles say nothing at all.
  for (const {name, start, end} of silences)
    if (/^(template|noscript)$/i.test(name)) pieces.push({...strip(sliced(said, start, end)), hidden: 'element'})
  const rest = spliced(said, silences)
  const {text} = rest
  if (text.includes('="') || text.includes("='"))
    for (const match of text.matchAll(attribute)) {
      const end = match.index + match[0].length - 1
      const piece = decode(sliced(rest, end + 2 - match[2]!.length, end))
      if (piece.text.trim() !== '') pieces.push({...piece, hidden: match[1]!.toLowerCase() === 'alt' ? 'alt' : 'title'})
    }
  const isUnseen = /<[A-Za-z]/.test(text) && unseen.test(text.slice(0, 20_000))
  const read = strip(rest)
  if (read.text.trim() !== '') pieces.push({...read, hidden: isUnseen ? 'element' : null})
  return pieces
}

/** Elements that say nothing, each with a blank for its place; one that is left open goes on to the end. */
function silencesIn(text: string): (Splice & {readonly name: string})[] {
  const found: (Splice & {readonly name: string})[] = []
  silent.lastIndex = 0
  for (let opening = silent.exec(text); opening; opening = silent.exec(text)) {
    const name = opening[1]!
    const inside = text.indexOf('>', silent.lastIndex)
    // No tag ends behind here, so no further one need be looked at.
    if (inside < 0) break
    const closing = new RegExp(`</${name}\\s*>`, 'gi')
    closing.lastIndex = inside + 1
    const end = closing.test(text) ? closing.lastIndex : text.length
    found.push({name, start: opening.index, end, text: ' '})
    silent.lastIndex = end
  }
  return found
}

/** The text with everything that a pattern finds replaced. */
function replaced(from: Traced, pattern: RegExp, by: (found: RegExpExecArray) => string): Traced {
  const splices: Splice[] = []
  for (const found of from.text.matchAll(pattern))
    splices.push({start: found.index, end: found.index + found[0].length, text: by(found)})
  return spliced(from, splices)
}

/** Whether a piece of HTML opens an element that is not seen: hidden by attribute or style, or folded away. */
export const opensUnseen = (html: string) => {
  const opening = /^\s*<[A-Za-z][^<>]*>/.exec(html.slice(0, 5_000))?.[0]
  return (
    opening !== undefined &&
    (unseen.test(opening) || /^\s*<(?:template|noscript|details(?![^>]*\sopen\b))\b/i.test(opening))
  )
}

const strip = (html: Traced) => decode(replaced(html, tag, ([found]) => (breaking.test(found) ? '\n' : '')))

const named = new Map(
  Object.entries({
    nbsp: '\u00a0',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    laquo: '«',
    raquo: '»',
    mdash: '—',
    ndash: '–',
    shy: '\u00ad',
  }),
)

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{1,10}));/g

function decode(from: Traced): Traced {
  if (!from.text.includes('&')) return from
  const splices: Splice[] = []
  for (const {0: whole, 1: decimal, 2: hex, 3: name, index} of from.text.matchAll(entity)) {
    const text = name ? named.get(name) : letterOf(decimal ? Number(decimal) : Number.parseInt(hex!, 16))
    if (text !== undefined) splices.push({start: index, end: index + whole.length, text})
  }
  return spliced(from, splices, true)
}

const letterOf = (code: number) =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
