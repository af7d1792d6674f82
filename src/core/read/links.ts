/** Finds the web addresses in plain text, as GFM does in Markdown, so that they come out as links. */
import {Pattern} from '../text/pattern.ts'

export interface Piece {
  start: number
  end: number
  /** Set where the piece is an address. */
  url?: string
}

const address = /(?:https?:\/\/|www\.)[^\s<>"«»„“”]+/giu
const inWord = new Pattern(String.raw`[\p{L}\p{N}/]`, 'u')
const hasDomain = new Pattern(String.raw`^[^\s/?#]+\.\p{L}{2,}`, 'u')

/**
 * Splits a line into text and addresses. Closing punctuation and an unbalanced bracket are no part of an address
 * (GFM spec, "extended autolink path validation").
 *
 * @returns the pieces in order; together they are the whole line
 */
export function findLinks(text: string): Piece[] {
  if (!/https?:\/\/|www\./i.test(text)) return [{start: 0, end: text.length}]
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    if (match.index > 0 && inWord.test(text[match.index - 1]!)) continue
    const found = trim(match[0])
    const host = found.replace(/^https?:\/\//i, '')
    if (!hasDomain.test(host)) continue
    if (match.index > from) pieces.push({start: from, end: match.index})
    from = match.index + found.length
    pieces.push({start: match.index, end: from, url: /^www\./i.test(found) ? `http://${found}` : found})
  }
  if (from < text.length) pieces.push({start: from, end: text.length})
  return pieces
}

function trim(found: string): string {
  let end = found.length
  // Closing brackets without an opening one; counted once, for an address may be as long as a text.
  let unmatched = 0
  for (const letter of found) unmatched += letter === ')' ? 1 : letter === '(' ? -1 : 0
  for (; end > 0; end--) {
    const last = found[end - 1]!
    if (last === ')' && unmatched > 0) unmatched--
    else if (!/[?!.,:;*_~'…]/.test(last)) break
  }
  return found.slice(0, end)
}
