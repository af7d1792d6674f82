/** The difference of two texts as edits of their lines: what did not change is not touched. */
import {diffArrays} from 'diff'
import type {Edit} from '../../core/index.ts'

/** More changed lines than any fix makes; beyond, the search for the shortest way would take too long. */
const MOST_LINES = 2000

/**
 * @returns edits in the order of the text that do not overlap; spliced into `before` they make `after`
 */
export function textEdits(before: string, after: string): Edit[] {
  if (before === after) return []
  const parts = diffArrays(linesOf(before), linesOf(after), {maxEditLength: MOST_LINES})
  if (!parts) return [trimmed(before, after, 0)]
  const edits: Edit[] = []
  let at = 0
  for (let i = 0; i < parts.length; i++) {
    const {value, added, removed} = parts[i]!
    const text = value.join('')
    const next = parts[i + 1]
    if (removed && next?.added) {
      edits.push(trimmed(text, next.value.join(''), at))
      i++
    } else if (removed) edits.push({range: [at, at + text.length], text: ''})
    else if (added) edits.push({range: [at, at], text})
    if (!added) at += text.length
  }
  return edits
}

const linesOf = (text: string) => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []

/** One edit without what both texts begin and end with; pairs of UTF-16 units and of CR LF stay whole. */
function trimmed(before: string, after: string, offset: number): Edit {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  while (start > 0 && (splits(before, start) || splits(after, start))) start--
  let end = 0
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++
  while (end > 0 && (splits(before, before.length - end) || splits(after, after.length - end))) end--
  return {range: [offset + start, offset + before.length - end], text: after.slice(start, after.length - end)}
}

const splits = (text: string, at: number) =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1))
