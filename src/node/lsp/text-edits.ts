/** The difference of two texts as small edits: what did not change is not touched, and a cursor in it stays where it was. */
import {diffArrays} from 'diff'
import type {Edit} from '../../core/index.ts'

/** More changed parts than any fix makes; beyond, the search for the shortest way would take too long. */
const MOST_PARTS = 1000

/** First by lines; changed lines then by words. */
const units = [/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g, /[\p{L}\p{M}\p{N}]+|\r\n|./gsu]

/**
 * @returns edits in the order of the text that do not overlap; spliced into `before` they make `after`
 */
export const textEdits = (before: string, after: string): Edit[] => edits(before, after, 0, units)

function edits(before: string, after: string, offset: number, [unit, ...finer]: readonly RegExp[]): Edit[] {
  if (before === after) return []
  const parts =
    unit && before && after && diffArrays(split(before, unit), split(after, unit), {maxEditLength: MOST_PARTS})
  if (!parts) return [trimmed(before, after, offset)]
  const found: Edit[] = []
  let at = offset
  for (let i = 0; i < parts.length; i++) {
    const {value, added, removed} = parts[i]!
    const text = value.join('')
    const next = parts[i + 1]
    if (removed) {
      const fresh = next?.added ? parts[++i]!.value.join('') : ''
      found.push(...edits(text, fresh, at, finer))
    } else if (added) found.push({range: [at, at], text})
    if (!added) at += text.length
  }
  return found
}

const split = (text: string, unit: RegExp) => text.match(unit) ?? []

/** One edit without what both texts begin and end with; pairs of UTF-16 units and of CR LF stay whole. */
export function trimmed(before: string, after: string, offset = 0): Edit {
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
