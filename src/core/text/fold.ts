/** Cuts text into words and folds away what the law does not fix: case, ё, composition, stress, soft hyphens, zero width. */
import {shapeOf} from './homoglyphs.ts'
import {Pattern} from './pattern.ts'
import type {Block} from './view.ts'

/** A word of a block, with the brackets at it. */
export interface Word {
  readonly block: Block
  /** Indices in the block's text, without brackets and quotes. */
  readonly start: number
  readonly end: number
  /** Lower case, ё as е, composed, without what has no width. */
  readonly fold: string
  /** The fold with look-alikes as one. */
  readonly shape: string
  /** Brackets and strokes right before and behind it. */
  readonly before: string
  readonly behind: string
  /** Indices of the same with its brackets. */
  readonly outerStart: number
  readonly outerEnd: number
}

/** Characters without width: they may stand anywhere in a word, or not. */
const widthless = (code: number) =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff ||
  code === 0x034f ||
  code === 0x061c ||
  (code >= 0xfe00 && code <= 0xfe0f)

const mark = new Pattern(String.raw`\p{M}`, 'u')
const rare = new Pattern(String.raw`[\p{L}\p{N}\p{M}]`, 'u')

function isLetter(text: string, at: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  if (code >= 0x400 && code <= 0x52f) return code !== 0x482
  if (code >= 0x300 && code <= 0x36f) return code !== 0x34f
  if (code >= 0x2000 && code <= 0x206f) return false
  return code >= 0xd800 && code <= 0xdbff
    ? rare.test(String.fromCodePoint(text.codePointAt(at)!))
    : rare.test(text[at]!)
}

const plain = /^[а-яa-z0-9]*$/

/** A word as the law compares it. */
export function foldWord(raw: string): string {
  let word = raw.toLowerCase()
  if (plain.test(word)) return word
  // Stress marks are no part of a word; й and ё are composed first, so that theirs stay.
  word = word
    .replace(/[\u00ad\u200b-\u200f\u2010\n\r\u2060-\u2064\ufeff\u034f\u061c\ufe00-\ufe0f-]/g, '')
    .normalize('NFC')
    .replace(/[\u0300\u0301]/g, '')
  return word.replaceAll('ё', 'е')
}

const opening = '([{'
const closing = ')]}'

/**
 * The words of a stretch of a block.
 *
 * @param from first index in the block's text
 * @param to index behind the last
 */
export function wordsOf(block: Block, from = 0, to = block.text.length): Word[] {
  const {text} = block
  const words: Word[] = []
  let at = from
  let behind = from
  while (at < to) {
    const code = text.charCodeAt(at)
    // A mark without its letter is the tail of an emoji.
    if (!isLetter(text, at, code) || (code >= 0x300 && mark.test(text[at]!))) {
      at++
      continue
    }
    const start = at
    let end = at
    while (at < to) {
      const next = text.charCodeAt(at)
      if (isLetter(text, at, next)) {
        at += next >= 0xd800 && next <= 0xdbff ? 2 : 1
        end = at
      } else if (widthless(next)) at++
      else if ((next === 45 || next === 0x2010) && brokenLine(text, at)) at += brokenLine(text, at)
      else break
    }
    at = end
    const last = words.at(-1)
    let outerStart = start
    let before = ''
    for (let i = start - 1; i >= behind && i >= start - 4; i--) {
      const char = text[i]!
      if (opening.includes(char)) {
        before = char + before
        outerStart = i
      } else if (!widthless(text.charCodeAt(i))) break
    }
    let outerEnd = end
    let after = ''
    for (let i = end; i < to && i < end + 4; i++) {
      const char = text[i]!
      if (closing.includes(char) || (char === '/' && i === end)) {
        after += char
        outerEnd = i + 1
      } else if (!widthless(text.charCodeAt(i)) && char !== ' ') break
    }
    if (last && last.outerEnd > outerStart) outerStart = start
    const fold = foldWord(text.slice(start, end))
    words.push({block, start, end, fold, shape: shapeOf(fold), before, behind: after, outerStart, outerEnd})
    behind = outerEnd
  }
  return words
}

const lineBreak = new Pattern(String.raw`^[-\u2010]\r?\n(?=\p{Ll})`, 'u')

/** How long the hyphen and line end are by which a word is broken at `at`, or 0. */
function brokenLine(text: string, at: number): number {
  const match = lineBreak.exec(text.slice(at, at + 4))
  return match ? match[0].length : 0
}
