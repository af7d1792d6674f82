/** Makes headings plain: no bold around the whole of one, none that is empty. */
import type {Heading, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'

export function cleanHeadings(tree: Root) {
  visit(tree, 'heading', (node: Heading, index, parent) => {
    const [only] = node.children
    if (node.children.length === 1 && only?.type === 'strong') node.children = only.children
    const hasPicture = node.children.some(({type}) => type === 'image' || type === 'imageReference' || type === 'html')
    if (parent && index !== undefined && !hasPicture && textOf(node).trim() === '') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    return SKIP
  })
}
