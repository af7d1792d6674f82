/** Reads Markdown: CommonMark with front matter and GFM, by remark-parse. */
import type {Nodes, Parents, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {linesOf} from '../text/lines.ts'

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
    let from = parent.position?.start.offset ?? 0
    for (const child of (parent as Parents).children) {
      if (child.position) from = child.position.end.offset ?? from
      else {
        const value = textOf(child)
        const at = text.indexOf(value, from)
        if (at < 0 || at > (parent.position?.end.offset ?? text.length)) continue
        from = at + value.length
        child.position = linesOf(text).position([at, from])
        if (child.type === 'link') for (const inner of child.children) inner.position ??= child.position
      }
    }
  })
}
