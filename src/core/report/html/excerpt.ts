/** The words around a finding, for a report that does not carry the article. */
import type {Finding} from '../../record.ts'
import {linesOf} from '../../text/lines.ts'
import {clip} from '../width.ts'

/** UTF-16 units before the finding, and from its start on. */
const BEFORE = 120
const BEHIND = 280

/**
 * @param text the article as given
 * @returns a part of the lines of the finding, `…` where something is left out, and the place found in it
 */
export function excerptOf(
  text: string,
  {line, column, endLine, endColumn}: Finding,
): {excerpt: string; mark: readonly [start: number, end: number]} {
  const lines = linesOf(text)
  if (line < 1 || line > lines.count) return {excerpt: '', mark: [0, 0]}
  const [first, firstEnd] = lines.range(line)
  const start = Math.min(first + column - 1, firstEnd)
  const [last, lastEnd] = lines.range(Math.min(Math.max(line, endLine), lines.count))
  const end = Math.max(start, Math.min(last + endColumn - 1, lastEnd))
  const head = text.slice(Math.max(first, start - BEFORE), start).replace(/^[\udc00-\udfff]/, '')
  const cutHead = start - head.length > first
  const rest = text.slice(start, lastEnd)
  const tail = clip(rest, BEHIND)
  const before = (cutHead ? '…' : '') + head
  return {
    excerpt: before + tail + (tail.length < rest.length ? '…' : ''),
    mark: [before.length, before.length + Math.min(end - start, tail.length)],
  }
}
