/** A line of an article as the detector of sources handles it: folded, and from its first letter on. */
import {letterOrDigit} from '../text/letters.ts'
import type {Block} from '../text/view.ts'
import {fold, type Opening, type Phrasebook} from './attribution-phrases.ts'

/** A line of a block: indices into the block's text, white space at its ends left out. */
export class Line {
  readonly block: Block
  readonly start: number
  readonly end: number
  readonly text: string
  private folded: string | undefined
  private begins: string | undefined

  /** @param text other than the block's, where two lines are read as one */
  constructor(block: Block, start: number, end: number, text = block.text.slice(start, end)) {
    this.block = block
    this.start = start
    this.end = end
    this.text = text
  }

  /** The text folded; empty where the line is too long to be one that names a source. */
  get low(): string {
    return (this.folded ??= this.isLong ? '' : fold(this.text))
  }

  get isLong(): boolean {
    return this.text.length > LONGEST
  }

  /** Its first letter or figure, folded: most lines are done with when that is known. */
  get first(): string {
    if (this.begins === undefined) {
      const low = fold(isUsualLetter(this.text.charCodeAt(0)) ? this.text[0]! : this.text.slice(0, DECORATION + 2))
      this.begins = low[firstLetter(low)] ?? ''
    }
    return this.begins
  }
}

/** Longer lines are paragraphs: they name no source. */
export const LONGEST = 600

/** Emoji, list and quote marks, brackets, emphasis that does not close may stand before the first letter, so many. */
const DECORATION = 40

/** Letters and figures of ASCII, Cyrillic and Chinese: those of most texts are known by their code. */
const isUsualLetter = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 0x400 && code <= 0x481) ||
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57)

const isLetterCode = (code: number) =>
  isUsualLetter(code) || (code >= 0x80 && letterOrDigit.test(String.fromCodePoint(code)))

/** Index of the first letter or figure of a line, or of the first of `stops`, or as far as decoration may go. */
export function firstLetter(text: string, stops = ''): number {
  const most = Math.min(text.length, DECORATION)
  let at = 0
  while (at < most) {
    const code = text.codePointAt(at)!
    if (isLetterCode(code) || (stops !== '' && stops.includes(String.fromCodePoint(code)))) break
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
export function hasLetters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!
    if (isLetterCode(code)) return true
    if (code > 0xffff) at++
  }
  return false
}

/** The openings that a line begins with, longest first, and where they begin. */
export function* openingsOf(low: string, book: Phrasebook): Generator<{opening: Opening; at: number}> {
  const at = firstLetter(low)
  // A picture whose Markdown does not close is still a picture.
  if (at > 1 && low.slice(0, at).includes('![')) return
  for (const opening of book.openings(low.slice(at, at + 2))) {
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
export const cut = ({block, start, end}: Line, at: number): Line => new Line(block, start + at, end)

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
