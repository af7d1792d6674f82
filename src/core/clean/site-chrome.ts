/** Takes the clutter that was learned out of the tree: whole blocks with their nodes, lines out of paragraphs. */
import type {Nodes, Parents, Root} from 'mdast'
import type {Range, Removal} from '../article.ts'
import type {Block, View} from '../text/view.ts'
import {align, rangeIn} from '../text/view-build.ts'

/**
 * Changes the tree. Nothing outside of the removals is lost; no empty paragraph, list or quote is left behind.
 *
 * @param removals in reading order, none overlapping
 * @param view that was built from the tree
 */
export function cleanSiteChrome(tree: Root, removals: readonly Removal[], view: View): void {
  if (removals.length === 0) return
  const ranges = removals.map(({range}) => range)
  const touched = new Set<Nodes>()
  const tops = new Set<Nodes>()
  const before = [...tree.children]
  for (const block of view.blocks) {
    if (block.hidden) continue
    const own = within(ranges, block.range)
    if (own.length === 0) continue
    if (isCovered(block, own)) remove(block.parent, block.node, touched)
    else if ('children' in block.node) cut(block.node, own, view.source)
    const top = before[block.top]
    if (top) tops.add(top)
  }
  for (const node of tops) if (prune(node, touched)) remove(tree, node, touched)
  tree.children = tree.children.filter((node) => node.type !== 'thematicBreak' || !isInside(node, ranges))
}

/** The removals that touch a stretch; found by halving, for both are in order. */
function within(ranges: readonly Range[], [start, end]: Range): Range[] {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![1] <= start) low = middle + 1
    else high = middle
  }
  const found: Range[] = []
  for (let i = low; i < ranges.length && ranges[i]![0] < end; i++) found.push(ranges[i]!)
  return found
}

/** Whether nothing would be left of a block but white space. */
function isCovered(block: Block, ranges: readonly Range[]): boolean {
  let at = 0
  for (const word of block.text.matchAll(/\S+/g)) {
    const [start, end] = rangeIn(block, word.index, word.index + word[0].length)
    while (at < ranges.length && ranges[at]![1] <= start) at++
    const range = ranges[at]
    if (!range || range[0] > start) return false
    // A word may run over two removals that touch.
    let reached = range[1]
    for (let next = at + 1; reached < end && ranges[next] && ranges[next]![0] <= reached; next++)
      reached = ranges[next]![1]
    if (reached < end) return false
  }
  return true
}

function remove(parent: Parents, node: Nodes, touched: Set<Nodes>) {
  const children = parent.children as Nodes[]
  const index = children.indexOf(node)
  if (index < 0) return
  children.splice(index, 1)
  touched.add(parent)
}

/** Takes out what the removals have emptied; says whether the node itself is empty now. */
function prune(node: Nodes, touched: ReadonlySet<Nodes>): boolean {
  if (
    node.type !== 'list' &&
    node.type !== 'listItem' &&
    node.type !== 'blockquote' &&
    node.type !== 'footnoteDefinition'
  )
    return false
  const before = node.children.length
  const children = (node.children as Nodes[]).filter((child) => !prune(child, touched))
  node.children = children as never
  return children.length === 0 && (touched.has(node) || before > 0)
}

const isInside = (node: Nodes, ranges: readonly Range[]): boolean => {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined || end <= start) return false
  return within(ranges, [start, end]).some(([from, to]) => from <= start && to >= end)
}

/** Cuts stretches of the source out of the phrasing content of a node, and the line ends that are left around them. */
function cut(node: Parents, ranges: readonly Range[], source: string) {
  strip(node, ranges, source)
  tidy(node)
}

function strip(parent: Parents, ranges: readonly Range[], source: string) {
  parent.children = parent.children.filter((child: Nodes) => {
    if (child.type === 'text') {
      child.value = without(child.value, child, ranges, source)
      return child.value !== ''
    }
    if (isInside(child, ranges)) return false
    if (!('children' in child) || child.children.length === 0) return true
    strip(child, ranges, source)
    return child.children.length > 0
  }) as never
}

/** The value of a text node without the letters whose source is in one of the stretches. */
function without(value: string, node: Nodes, ranges: readonly Range[], source: string): string {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return value
  const own = within(ranges, [start, end])
  if (own.length === 0) return value
  let kept = ''
  let at = 0
  for (const {at: from, size, offset, width} of align(value, source, start, end)) {
    kept += value.slice(at, from)
    at = from + size
    if (size !== width) {
      if (!own.some(([a, b]) => a <= offset && b >= offset + width)) kept += value.slice(from, at)
      continue
    }
    let done = offset
    for (const [a, b] of own) {
      if (a >= offset + width || b <= done) continue
      kept += value.slice(from + done - offset, from + Math.max(a, done) - offset)
      done = Math.min(b, offset + width)
    }
    kept += value.slice(from + done - offset, at)
  }
  return kept + value.slice(at)
}

/** Leaves of phrasing content in reading order, each with the node it stands in. */
function* leaves(parent: Parents): Generator<{node: Nodes; parent: Parents}> {
  for (const node of parent.children as Nodes[]) {
    if ('children' in node) yield* leaves(node)
    else yield {node, parent}
  }
}

const isLineEnd = (node: Nodes) => node.type === 'break' || (node.type === 'html' && /^<br[\s/>]/i.test(node.value))

/** No line end at either edge, no empty line inside, no empty node. */
function tidy(block: Parents) {
  const dead = new Set<Nodes>()
  const all = [...leaves(block)]
  let open = true
  for (const {node} of all) {
    if (node.type === 'text') {
      node.value = node.value.replace(/\n(?:[^\S\n]*\n)+/g, '\n')
      if (open) node.value = node.value.replace(/^\s+/u, '')
      if (node.value === '') dead.add(node)
      else open = /\n[^\S\n]*$/.test(node.value)
    } else if (isLineEnd(node)) {
      if (open) dead.add(node)
      open = true
    } else open = false
  }
  for (const {node} of all.reverse()) {
    if (dead.has(node)) continue
    if (node.type === 'text') {
      node.value = node.value.trimEnd()
      if (node.value !== '') break
      dead.add(node)
    } else if (isLineEnd(node)) dead.add(node)
    else break
  }
  if (dead.size > 0) bury(block, dead)
}

function bury(parent: Parents, dead: ReadonlySet<Nodes>) {
  parent.children = parent.children.filter((child: Nodes) => {
    if (dead.has(child)) return false
    if (!('children' in child) || child.children.length === 0) return true
    bury(child, dead)
    return child.children.length > 0
  }) as never
}
