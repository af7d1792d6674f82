/** Text that is made of another text step by step, and knows after every step where its letters stood there. */
import type {Run} from './view.ts'

/** `offset` and `width` of the runs are of the first text. What a step put in for markup is in no run. */
export interface Traced {
  readonly text: string
  readonly runs: readonly Run[]
}

/** A stretch of a text, and what comes in its place. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text that is its own source. */
export const traced = (text: string): Traced => ({
  text,
  runs: [{at: 0, size: text.length, offset: 0, width: text.length}],
})

/** A stretch of a traced text. */
export function sliced(from: Traced, start: number, end: number): Traced {
  const runs: Run[] = []
  copy(from.runs, start, end, -start, runs)
  return {text: from.text.slice(start, end), runs}
}

/**
 * The text with some stretches replaced.
 *
 * @param splices in reading order, none overlapping
 * @param isSpelling whether what comes in is another spelling of what stood there, as a letter is of its entity
 */
export function spliced(from: Traced, splices: readonly Splice[], isSpelling = false): Traced {
  if (splices.length === 0) return from
  const parts: string[] = []
  const runs: Run[] = []
  let size = 0
  let at = 0
  const keep = (end: number) => {
    copy(from.runs, at, end, size - at, runs)
    parts.push(from.text.slice(at, end))
    size += end - at
  }
  for (const {start, end, text} of splices) {
    keep(start)
    if (isSpelling && text !== '') {
      const offset = offsetOf(from.runs, start)
      runs.push({at: size, size: text.length, offset, width: offsetOf(from.runs, end - 1) + 1 - offset})
    }
    parts.push(text)
    size += text.length
    at = end
  }
  keep(from.text.length)
  return {text: parts.join(''), runs}
}

/** The runs of one text in another that its source was made of. */
export function through(runs: readonly Run[], source: readonly Run[]): Run[] {
  if (source.length === 1 && source[0]!.at === 0 && source[0]!.size === source[0]!.width)
    return runs.map((run) => ({...run, offset: run.offset + source[0]!.offset}))
  const placed: Run[] = []
  for (const {at, size, offset, width} of runs) {
    if (size === width) {
      copy(source, offset, offset + size, at - offset, placed)
      continue
    }
    const start = offsetOf(source, offset)
    placed.push({at, size, offset: start, width: offsetOf(source, offset + width - 1) + 1 - start})
  }
  return placed
}

/** Adds what the runs have between two indices, moved by some letters. */
function copy(runs: readonly Run[], start: number, end: number, by: number, to: Run[]) {
  for (let i = Math.max(0, lastBefore(runs, start)); i < runs.length && runs[i]!.at < end; i++) {
    const {at, size, offset, width} = runs[i]!
    const from = Math.max(at, start)
    const rest = Math.min(at + size, end) - from
    if (rest <= 0) continue
    if (size === width) to.push({at: from + by, size: rest, offset: offset + from - at, width: rest})
    else to.push({at: from + by, size: rest, offset, width})
  }
}

/** Where a letter stands; a letter of no run at the end of the run before it. */
function offsetOf(runs: readonly Run[], index: number): number {
  const run = runs[lastBefore(runs, index)]
  if (!run) return runs[0]?.offset ?? 0
  return run.offset + Math.min(index - run.at, run.width)
}

/** The index of the last run that begins at a letter or before it, or -1. */
export function lastBefore(runs: readonly Run[], index: number): number {
  let low = -1
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.at <= index) low = middle
    else high = middle - 1
  }
  return low
}
