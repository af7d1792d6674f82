/** Reads Markdown: CommonMark with front matter and GFM, by remark-parse. */
import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {linesOf} from '../text/lines.ts'
import {align, rangeIn} from '../text/view-build.ts'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze()

/**
 * @param text Markdown; a byte order mark is no part of it
 * @returns the tree, positions into `text`
 */
export function readMarkdown(text: string): Root {
  const tree = parser.parse(text)
  if (/www\.|:\/\/|@/i.test(text)) place(tree, text)
  return tree
}

/** remark-gfm finds some bare addresses after parsing, and leaves them and the text around them without a position. */
function place(tree: Root, text: string) {
  visit(tree, (parent: Nodes) => {
    if (!('children' in parent) || parent.children.every((child) => child.position)) return
    const children: Nodes[] = parent.children
    let from = parent.position?.start.offset ?? 0
    for (let i = 0; i < children.length; ) {
      const {position} = children[i]!
      if (position) {
        from = position.end.offset ?? from
        i++
        continue
      }
      const start = i
      while (i < children.length && !children[i]!.position) i++
      const until = children[i]?.position?.start.offset ?? parent.position?.end.offset ?? text.length
      placeWithin(children.slice(start, i), text, from, until)
    }
  })
}

/** Gives neighbours that were one text their places in it: its letters need not be those of the source, for it may hold entities. */
function placeWithin(nodes: readonly Nodes[], text: string, from: number, until: number) {
  const values = nodes.map((node) => textOf(node))
  const own = {runs: align(values.join(''), text, from, until), range: [from, until] as const}
  let at = 0
  for (const [i, node] of nodes.entries()) {
    const end = at + values[i]!.length
    node.position = linesOf(text).position(rangeIn(own, at, end))
    if (node.type === 'link') for (const inner of node.children) inner.position ??= node.position
    at = end
  }
}
