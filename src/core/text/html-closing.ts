/** Finds the raw HTML nodes that close the elements which others open, all of a list in one pass. */
import type {Nodes} from 'mdast'

const opener = /^\s*<([A-Za-z][A-Za-z\d-]{0,30})(?=[\s>])/
const tags = /<([A-Za-z][A-Za-z\d-]{0,30})(?=[\s>/])|<\/([A-Za-z][A-Za-z\d-]{0,30})\s*>/g

/** Elements of one name as far as the list is read: how many are open, and those that a node began. */
interface Open {
  depth: number
  readonly begun: {readonly index: number; readonly outside: number}[]
}

/**
 * By the index of a node that begins with an opening tag, the index of the node in which that element ends: its own where it
 * ends there. An element that never ends is not among them.
 *
 * @param list of neighbours
 */
export function closingsIn(list: readonly Nodes[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>()
  const byName = new Map<string, Open>()
  for (const [index, node] of list.entries()) {
    if (node.type !== 'html') continue
    const first = opener.exec(node.value)?.[1]?.toLowerCase()
    const touched = new Set<Open>()
    for (const [, opened, closed] of node.value.matchAll(tags)) {
      const name = (opened ?? closed!).toLowerCase()
      let open = byName.get(name)
      if (!open) byName.set(name, (open = {depth: 0, begun: []}))
      if (name === first && !touched.has(open)) open.begun.push({index, outside: open.depth})
      open.depth += opened ? 1 : -1
      touched.add(open)
    }
    for (const {depth, begun} of touched)
      while (begun.length > 0 && begun.at(-1)!.outside >= depth) closings.set(begun.pop()!.index, index)
  }
  return closings
}
