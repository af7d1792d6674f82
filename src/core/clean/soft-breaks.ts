/** Joins the lines of an article that is one paragraph: printed as lines, it would be taken for one line a paragraph. */
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

export function joinLines(tree: Root) {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/[ \t]*\n[ \t]*/g, ' ')
  })
}
