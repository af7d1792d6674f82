/** How wide a text stands on a terminal, and how it is shown without moving the cursor or hiding a thing. */
import {eastAsianWidth} from 'get-east-asian-width'

/** What stands together on the screen: a letter with its marks, an emoji with its joiners. */
export interface Cell {
  /** As it is shown. */
  readonly text: string
  /** Columns. */
  readonly width: number
}

/** Letters and signs of which each is one unit, one column and harmless: nearly every line of nearly every article. */
const PLAIN =
  /^[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u22ff]*$/

/** Columns of a tab. Not a tab stop: a window into a line does not know the column that it starts at. */
const TAB = '    '

interface Classes {
  readonly cluster: RegExp
  readonly pictograph: RegExp
  readonly wideEmoji: RegExp
  readonly unsafe: RegExp
  readonly mark: RegExp
}

let kept: Classes | undefined

/** Compiled when the first text comes that is not plain. */
const classes = (): Classes =>
  (kept ??= {
    cluster:
      /\p{RI}\p{RI}|[0-9#*]\ufe0f\u20e3|\p{ExtPict}(?:\ufe0f|\p{EMod})?(?:\u200d\p{ExtPict}(?:\ufe0f|\p{EMod})?)*|.\p{M}{0,8}/gsu,
    pictograph: /^(?:\p{RI}\p{RI}|[0-9#*]\ufe0f\u20e3|\p{ExtPict})/u,
    wideEmoji: /^(?:\p{RI}|\p{Emoji_Presentation})|[\ufe0f\u{1f3fb}-\u{1f3ff}]/u,
    unsafe: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u,
    mark: /^\p{M}/u,
  })

/**
 * Text as cells. Control characters become their pictures (␛), other characters that one does not see or that turn the
 * direction of writing become `<U+202E>`.
 *
 * @param text of one line
 */
export function cells(text: string): Cell[] {
  if (PLAIN.test(text)) return Array.from(text, (letter) => ({text: letter, width: 1}))
  return Array.from(text.match(classes().cluster) ?? [], cell)
}

function cell(cluster: string): Cell {
  const {pictograph, wideEmoji, unsafe, mark} = classes()
  if (cluster === '\t') return {text: TAB, width: TAB.length}
  if (pictograph.test(cluster)) return {text: cluster, width: wideEmoji.test(cluster) ? 2 : wide(cluster)}
  if (unsafe.test(cluster)) {
    const text = Array.from(cluster, (letter) => (unsafe.test(letter) ? named(letter) : letter)).join('')
    return {text, width: Array.from(text).reduce((sum, letter) => sum + (mark.test(letter) ? 0 : wide(letter)), 0)}
  }
  if (mark.test(cluster)) return {text: '\u25cc' + cluster, width: 1}
  return {text: cluster, width: wide(cluster)}
}

const wide = (text: string) => eastAsianWidth(text.codePointAt(0)!)

/** A picture for a control character of ASCII, the code point for any other character that one does not see. */
function named(letter: string): string {
  const code = letter.codePointAt(0)!
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

/** Columns of one line of text as `visible` shows it. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  return cells(text).reduce((sum, {width}) => sum + width, 0)
}

/** Text of one line, safe for any terminal and log: every run of white space is one blank. */
export function visible(text: string): string {
  const line = text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
  return shown(line)
}

/** The cells of a text put together again. */
export const shown = (text: string) => (PLAIN.test(text) ? text : cells(text).reduce((all, {text}) => all + text, ''))

/** The first units of a text, no pair of surrogates torn. */
export function clip(text: string, units: number): string {
  if (text.length <= units) return text
  const last = text.charCodeAt(units - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? units - 1 : units)
}

/** The start of a visible text that fits, with `…` where something was cut. */
export function cut(text: string, width: number): string {
  if (text.length <= width && PLAIN.test(text)) return text
  // A cell takes at most a few dozen units: what lies behind this many is never shown.
  const seen = clip(text, (width + 1) * 40)
  if (PLAIN.test(seen)) return seen.slice(0, width - 1).trimEnd() + '…'
  let out = ''
  let left = width
  for (const cell of cells(seen)) {
    if (cell.width > left) return dropLast(out, left) + '…'
    out += cell.text
    left -= cell.width
  }
  return seen === text ? text : out + '…'
}

/** Makes room for the sign of omission where the line is full. */
const dropLast = (text: string, left: number) =>
  (left > 0 ? text : text.slice(0, -(cells(text).at(-1)?.text.length ?? 0))).trimEnd()

/**
 * A visible text broken at blanks.
 *
 * @param width columns of a line; a longer word stands out of it
 * @param most lines; the last one ends in `…` where there is more
 */
export function wrap(text: string, width: number, most: number): string[] {
  const lines = ['']
  const seen = clip(text, width * most * 2)
  let used = 0
  for (const word of seen.split(' ')) {
    const shown = cut(word, width * 2)
    const size = textWidth(shown)
    if (used > 0 && used + 1 + size > width) {
      if (lines.length === most) return omitted(lines)
      lines.push(shown)
      used = size
    } else {
      lines[lines.length - 1] += used > 0 ? ' ' + shown : shown
      used += size + (used > 0 ? 1 : 0)
    }
  }
  return seen === text ? lines : omitted(lines)
}

const omitted = (lines: string[]) => [...lines.slice(0, -1), `${lines.at(-1)} …`]
