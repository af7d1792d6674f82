/** Splices safe edits into the author's own bytes: everything that is not mended stays as it is. */
import type {Edit} from './rule.ts'

/**
 * @param text the article as given
 * @param fixes groups of edits; a group is applied whole or not at all, the first of two that overlap wins
 * @returns the new text and how many groups were applied
 */
export function applyFixes(text: string, fixes: readonly (readonly Edit[])[]): {text: string; applied: number} {
  const taken: Edit[] = []
  let applied = 0
  for (const edits of fixes) {
    if (edits.length === 0 || edits.some((edit) => taken.some((other) => overlap(edit, other)))) continue
    taken.push(...edits)
    applied++
  }
  taken.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  let out = ''
  let from = 0
  for (const {range, text: replacement} of taken) {
    out += text.slice(from, range[0]) + replacement
    from = range[1]
  }
  return {text: out + text.slice(from), applied}
}

/** Two insertions at one point overlap too: nobody could tell their order. */
const overlap = (a: Edit, b: Edit) => a.range[0] === b.range[0] || (a.range[0] < b.range[1] && b.range[0] < a.range[1])
