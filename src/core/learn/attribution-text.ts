/** A line of an article as the detector of sources handles it: folded, and from its first letter on. */
import {letterOrDigit} from '../text/letters.ts'
import type {Block} from '../text/view.ts'
import {fold, type Opening, type Phrasebook} from './attribution-phrases.ts'

/** A line of a block: indices into the block's text, white space at its ends left out. */
export interface Line {
  readonly block: Block
  readonly start: number
  readonly end: number
  readonly text: string
  /** The text folded; empty where the line is too long to be one that names a source. */
  readonly low: string
}

/** The line of a block from one index to another. */
export function lineOf(block: Block, start: number, end: number): Line {
  const text = block.text.slice(start, end)
  return {block, start, end, text, low: text.length > LONGEST ? '' : fold(text)}
}

/** Longer lines are paragraphs: they name no source. */
export const LONGEST = 600

/** Emoji, list and quote marks, brackets, emphasis that does not close may stand before the first letter, so many. */
const DECORATION = 40

/** Index of the first letter or figure of a line, or of the first of `stops`, or as far as decoration may go. */
export function firstLetter(text: string, stops = ''): number {
  const most = Math.min(text.length, DECORATION)
  let at = 0
  while (at < most) {
    const code = text.codePointAt(at)!
    const sign = String.fromCodePoint(code)
    if (letterOrDigit.test(sign) || stops.includes(sign)) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

/** What parts a label from its value, a remark in brackets before it: «Источник (англ.): …». */
export const colon =
  /^\s*(?:[(（[][^()（）[\]]{1,20}[)）\]])?\s*(?:[:：﹕∶]|\s[-–—―]+(?=\s)|[-–—―]+\s|→|➡️?|➜|\||👉|⬇️?|>)\s*/u
/** Signs that begin a value; others between a label and its value are decoration. */
export const OPENING = '«»"“„[({<（【《「『.?…'

/** Whether there is something to read. */
export const hasLetters = (text: string) => letterOrDigit.test(text)

/** The openings that a line begins with, longest first, and where they begin. */
export function* openingsOf(low: string, book: Phrasebook): Generator<{opening: Opening; at: number}> {
  const at = firstLetter(low)
  // A picture whose Markdown does not close is still a picture.
  if (low.slice(0, at).includes('![')) return
  for (const opening of book.openings.get(low[at] ?? '') ?? []) {
    if (!low.startsWith(opening.word, at)) continue
    const next = low[at + opening.word.length] ?? ''
    const last = opening.word.at(-1)!
    if (
      (next === '_' || letterOrDigit.test(next)) &&
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(last)
    )
      continue
    yield {opening, at}
  }
}

/** The line from an index of its text on. */
export const cut = ({block, start, end}: Line, at: number): Line => lineOf(block, start + at, end)

/** A value without the punctuation and the left-over markup at its end. */
export function strip(text: string): string {
  let bare = text.trim().replace(/^[*_~]+/u, '')
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(/[\s*_~|\\]+$/u, '').replace(/(?<=[^.])[.。,;:]$/u, '')
    if (/[)）]$/u.test(bare) && !/[(（]/u.test(bare)) bare = bare.slice(0, -1)
    if (/\]$/.test(bare) && !bare.includes('[')) bare = bare.slice(0, -1)
  }
  if (/^<[^<>\s]+>$/.test(bare) && bare.includes('.')) bare = bare.slice(1, -1)
  return bare.trim()
}
