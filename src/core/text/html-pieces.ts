/** What a raw piece of HTML inside Markdown says, and what of it a reader does not see. */
import type {Hidden} from './view.ts'

export interface HtmlPiece {
  readonly text: string
  readonly hidden: Hidden | null
}

const comment = /<!--([^]*?)(?:-->|$)/g
const silent = /<(script|style|template|noscript|iframe|svg|math)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi
const attribute = /\s(alt|title|aria-label|data-[\w-]+|content|placeholder)\s*=\s*("[^"]*"|'[^']*')/gi
const unseen =
  /\shidden(?=[\s>=/])|aria-hidden\s*=\s*["']?true|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.]*[1-9])|opacity\s*:\s*0(?![\d.]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}/i
const tag = /<\/?[A-Za-z][^<>]*>/g

/**
 * Splits a raw HTML node into what is read and what is hidden.
 *
 * @param html the value of an mdast `html` node
 */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  if (!html.includes('<')) return [{text: html, hidden: null}]
  let rest = html
  if (rest.includes('<!--'))
    rest = rest.replace(comment, (_, inner: string) => {
      pieces.push({text: inner, hidden: 'comment'})
      return ' '
    })
  rest = rest.replace(silent, (whole, name: string) => {
    // A label in <template> or <noscript> is on nobody's screen; scripts and styles say nothing at all.
    if (/^(template|noscript)$/i.test(name)) pieces.push({text: strip(whole), hidden: 'element'})
    return ' '
  })
  if (rest.includes('="') || rest.includes("='"))
    for (const match of rest.matchAll(attribute)) {
      const name = match[1]!.toLowerCase()
      const text = decode(match[2]!.slice(1, -1))
      if (text.trim() !== '') pieces.push({text, hidden: name === 'alt' ? 'alt' : 'title'})
    }
  const isUnseen = /<[A-Za-z]/.test(rest) && unseen.test(rest.slice(0, 20_000))
  const text = strip(rest)
  if (text.trim() !== '') pieces.push({text, hidden: isUnseen ? 'element' : null})
  return pieces
}

/** Whether a piece of HTML opens an element that is not seen: hidden by attribute or style, or folded away. */
export const opensUnseen = (html: string) => {
  const opening = /^\s*<[A-Za-z][^<>]*>/.exec(html.slice(0, 5_000))?.[0]
  return (
    opening !== undefined &&
    (unseen.test(opening) || /^\s*<(?:template|noscript|details(?![^>]*\sopen\b))\b/i.test(opening))
  )
}

const strip = (html: string) =>
  decode(html.replace(tag, (found) => (/^<\/?(p|div|br|li|h\d|tr|section|article)\b/i.test(found) ? '\n' : '')))

const named: Record<string, string> = {
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
}

const decode = (text: string) =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{1,10}));/g, (whole, decimal, hex, name) => {
        if (name) return named[name] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
      })
    : text
