/** Lines and columns of a text, 1-based, counted in UTF-16 units. A line ends in LF, CRLF or a lone CR. */
import type {Position} from 'unist'
import type {Range} from '../article.ts'

export interface Lines {
  /** 1-based line of an offset. */
  line(offset: number): number
  position(range: Range): Position
  /** The stretch of a 1-based line, its line end left out. */
  range(line: number): Range
  readonly count: number
}

let last: {text: string; lines: Lines} | undefined

/**
 * The line index of a text. The last one is kept, for the rules ask for the same article one after the other.
 *
 * @param text the article as it was given
 */
export function linesOf(text: string): Lines {
  if (last?.text !== text) last = {text, lines: index(text)}
  return last.lines
}

function startsOf(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) starts.push(i + 1)
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1)
  }
  return starts
}

function index(text: string): Lines {
  const starts = startsOf(text)
  const line = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
  const point = (offset: number) => {
    const at = line(offset)
    return {line: at, column: offset - starts[at - 1]! + 1, offset}
  }
  return {
    line,
    count: starts.length,
    position: ([start, end]) => ({start: point(start), end: point(end)}),
    range(at) {
      const start = starts[at - 1]!
      let end = starts[at] ?? text.length
      while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
      return [start, end]
    },
  }
}
