/** Tells hard-wrapped text (lines of even length, broken in mid-sentence) from text with one line a paragraph. */
import {Pattern} from '../text/pattern.ts'

const ended = /[.!?…:;»”"')\]]\s*$/u
const lower = new Pattern(String.raw`^\s*\p{Ll}`, 'u')

/**
 * @param lines of one run without blank lines, line ends left out
 * @returns whether they are the lines of one paragraph that somebody's program wrapped
 */
export function isHardWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const inner = lines.slice(0, -1).map((line) => line.trimEnd().length)
  const longest = longestOf(lines, (line) => line.trimEnd().length)
  // Wrapping programs fill to some 60 … 110 columns; a longer line was never wrapped.
  if (longest > 120 || longest < 40) return false
  const broken = lines.filter((line, i) => i > 0 && lower.test(line) && !ended.test(lines[i - 1]!)).length
  const even = inner.filter((size) => size >= longest * 0.7).length
  return even >= inner.length * 0.7 && broken >= Math.max(1, (lines.length - 1) * 0.3)
}

/** A loop: what `Math.max(...)` is given goes on the stack, and a text may have more lines than that holds. */
function longestOf<T>(list: readonly T[], sizeOf: (one: T) => number): number {
  let longest = 0
  for (const one of list) longest = Math.max(longest, sizeOf(one))
  return longest
}

/**
 * Which runs of lines are wrapped paragraphs. Where a program wrapped the most of a text it wrapped all of it: there a run counts
 * whose lines are full, though its one sentence shows no break (a label in capitals, a quotation).
 *
 * @param runs of lines without blank lines between them
 */
export function wrappedRuns(runs: readonly (readonly string[])[]): boolean[] {
  const alone = runs.map(isHardWrapped)
  const several = runs.filter((run) => run.length > 1)
  const lines = several.flat().length
  const wrapped = runs.filter((_, i) => alone[i]).flat().length
  const longest = longestOf(runs, (run) => longestOf(run, (line) => line.length))
  if (wrapped < lines * 0.5 || wrapped === 0 || longest > 120) return alone
  return runs.map(
    (run, i) => alone[i]! || (run.length > 1 && run.slice(0, -1).every((line) => line.length >= longest * 0.7)),
  )
}
