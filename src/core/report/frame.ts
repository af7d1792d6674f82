/** The code frame: the line of a finding with its neighbours, and what is meant underlined. */
import type {Finding} from '../record.ts'
import {linesOf} from '../text/lines.ts'
import {type Cell, cells, cut, shown} from './width.ts'

export interface Frame {
  /** Lines that only say where one is. */
  readonly before: string | null
  readonly line: string
  /** As many columns as the gutter and the part of the line before the finding, then the underline. */
  readonly under: string
  readonly after: string | null
  /** Further lines that the finding spans. */
  readonly rest: number
}

/** Units beyond the width of a window, for letters that take more units than columns. */
const SPARE = 16

const MORE: Cell = {text: '…', width: 1}

/**
 * A window of `width` columns around a finding. It looks at a few hundred units of the text only, however long the line.
 *
 * @param text the article as given
 * @param width columns for a line of the frame, gutter included
 * @returns null where the text has no such line
 */
export function frame(text: string, finding: Finding, width: number): Frame | null {
  const lines = linesOf(text)
  if (text === '' || finding.line < 1 || finding.line > lines.count) return null
  // A byte order mark before the first line is nobody's business.
  const [first, to] = lines.range(finding.line)
  const from = first === 0 && text.startsWith('\ufeff') ? 1 : first
  const start = Math.max(from, Math.min(first + finding.column - 1, to))
  const end = finding.endLine > finding.line ? to : Math.max(start, Math.min(first + finding.endColumn - 1, to))
  const digits = String(Math.min(finding.line + 1, lines.count)).length
  const room = Math.max(16, width - digits - 5)
  const focus = window(text, [from, to], [start, end], room)
  const gutter = (line: number, sign: string) => `${sign} ${String(line).padStart(digits)} │ `
  const neighbour = (line: number) => {
    if (line < 1 || line > lines.count) return null
    const [from, to] = lines.range(line)
    // Twice the room is enough to know whether something is cut.
    const start = text.slice(from, Math.min(to, from + room * 2))
    return start.trim() === '' ? null : gutter(line, ' ') + cut(shown(start), room)
  }
  return {
    before: neighbour(finding.line - 1),
    line: gutter(finding.line, '>') + focus.text,
    under: `${' '.repeat(digits + 2)} │ ${' '.repeat(focus.before)}${'^'.repeat(Math.max(1, focus.width))}`,
    after: neighbour(finding.line + 1),
    rest: Math.max(0, finding.endLine - finding.line),
  }
}

type Pair = readonly [start: number, end: number]

/** What of a line is shown, the columns before the finding, and the columns of the finding. */
function window(text: string, [from, to]: Pair, [start, end]: Pair, room: number) {
  const low = whole(text, Math.max(from, start - room - SPARE))
  const middle = whole(text, Math.min(end, start + room + SPARE))
  const high = whole(text, Math.min(to, middle + room + SPARE))
  const left = cells(text.slice(low, start))
  const inside = cells(text.slice(start, middle))
  const right = cells(text.slice(middle, high))
  const size = {left: total(left), inside: total(inside), right: total(right)}
  const cutLeft = low > from
  const cutRight = high < to
  if (!cutLeft && !cutRight && size.left + size.inside + size.right <= room) {
    return {text: joined([...left, ...inside, ...right]), before: size.left, width: size.inside}
  }
  // What is meant has the first claim, a part of the room is always left for what stands before it.
  const spare = Math.max(room - size.inside, Math.floor(room / 4))
  let leftRoom = Math.floor(spare / 2)
  if (!cutLeft && size.left < leftRoom) leftRoom = size.left
  else if (!cutRight && size.right < spare - leftRoom) leftRoom = spare - size.right
  const head = fromEnd(left, leftRoom, cutLeft)
  const behind = size.right > 0 || cutRight ? 1 : 0
  const body = fromStart(inside, room - total(head) - behind, middle < end)
  const complete = middle === end && total(body) === size.inside
  const tail = complete ? fromStart(right, room - total(head) - total(body), cutRight) : []
  return {text: joined([...head, ...body, ...tail]), before: total(head), width: total(body)}
}

const total = (all: readonly Cell[]) => all.reduce((sum, {width}) => sum + width, 0)
const joined = (all: readonly Cell[]) => all.reduce((text, cell) => text + cell.text, '')

/** An offset that tears no pair of surrogates. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00 ? offset - 1 : offset
}

/** The first cells that fit, and the sign of omission where some are left out, here or (`more`) further on. */
function fromStart(all: readonly Cell[], room: number, more: boolean): Cell[] {
  if (!more && total(all) <= room) return [...all]
  const taken: Cell[] = []
  let left = room - 1
  for (const cell of all) {
    if (cell.width > left) return [...taken, MORE]
    taken.push(cell)
    left -= cell.width
  }
  return more && room > 0 ? [...taken, MORE] : taken
}

const fromEnd = (all: readonly Cell[], room: number, more: boolean) =>
  fromStart([...all].reverse(), room, more).reverse()
