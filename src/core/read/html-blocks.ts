/**
 * Lays the elements of a page out as browsers do: one flat list of blocks, where text that stands directly in a `<div>` is a
 * paragraph of its own. What is left for the converter are paragraphs, headings, lists, quotations, tables and code.
 */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import {attribute, blockNames, isElement, names, squeeze, textOf} from './html-tree.ts'

type Child = RootContent | ElementContent

/** Blocks that the converter takes whole. */
const whole = names('p h1 h2 h3 h4 h5 h6 ul ol dl dir menu blockquote pre listing xmp plaintext table hr')

/**
 * @param tree cleaned
 * @returns blocks for the converter, in reading order; each with its place in the source where it has one
 */
export function blocksOf(tree: Root): RootContent[] {
  const blocks: RootContent[] = []
  let run: ElementContent[] = []
  const link: Element[] = []
  const flush = () => {
    const content = run
    run = []
    if (!content.some((node) => node.type !== 'text' || node.value.trim() !== '')) return
    if (content.every((node) => node.type === 'raw' || (node.type === 'text' && node.value.trim() === ''))) {
      for (const node of content) if (node.type === 'raw') blocks.push(node)
      return
    }
    const [start, end] = [content.find(hasPlace), content.findLast(hasPlace)]
    const position = start?.position && end?.position ? {start: start.position.start, end: end.position.end} : undefined
    blocks.push({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: linked(content, link),
      ...(position ? {position} : {}),
    })
  }
  const lay = (nodes: readonly Child[]) => {
    for (const node of nodes) {
      if (node.type === 'text' || node.type === 'raw') run.push(node)
      else if (node.type !== 'element') continue
      else if (node.tagName === 'table' && isLayout(node)) inside(node)
      else if (whole.has(node.tagName)) {
        flush()
        if (node.tagName === 'table') captionOf(node)
        else if (node.tagName === 'menu' || node.tagName === 'dir') node.tagName = 'ul'
        if (link.length > 0 && /^(?:p|h\d)$/.test(node.tagName)) node.children = linked(node.children, link)
        // A label as a block of its own must not end up in a paragraph's markup.
        blocks.push(node)
      } else if (blockNames.has(node.tagName) || (hasBlocks(node) && node.tagName !== 'picture')) inside(node)
      else run.push(node)
    }
  }
  const inside = (node: Element) => {
    flush()
    const isLink = node.tagName === 'a' && attribute(node, 'href') !== ''
    if (isLink) link.push(node)
    lay(node.children)
    flush()
    if (isLink) link.pop()
  }
  const captionOf = (table: Element) => {
    for (const child of table.children) if (isElement(child, 'caption')) inside(child)
  }
  lay(tree.children)
  flush()
  return blocks
}

const hasPlace = (node: ElementContent) =>
  node.position !== undefined && (node.type !== 'text' || node.value.trim() !== '')

/** A link around blocks goes into each of them. */
function linked(children: ElementContent[], link: readonly Element[]): ElementContent[] {
  const outer = link.at(-1)
  return outer ? [{...outer, children}] : children
}

const known = new WeakMap<Element, boolean>()

/** Whether an inline element has blocks in it. Each element is looked at once. */
function hasBlocks(element: Element): boolean {
  const before = known.get(element)
  if (before !== undefined) return before
  const found = element.children.some(
    (child) => child.type === 'element' && (blockNames.has(child.tagName) || hasBlocks(child)),
  )
  known.set(element, found)
  return found
}

const longCell = 500

/** Whether a table is there to place things on a page, as was the custom, rather than to show data. */
function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return true
  let rows = 0
  let widest = 0
  let layout = false
  const look = (node: Element, inCell: boolean) => {
    for (const child of node.children) {
      if (child.type !== 'element' || layout) continue
      const {tagName} = child
      if (tagName === 'tr') {
        rows++
        widest = Math.max(widest, child.children.filter((cell) => isElement(cell)).length)
      }
      if (inCell && /^(?:table|h[1-6]|article|section|blockquote|pre|ul|ol)$/.test(tagName)) layout = true
      else if (tagName === 'td' || tagName === 'th') {
        if (squeeze(textOf(child)).length > longCell) layout = true
        look(child, true)
      } else look(child, inCell)
    }
  }
  look(table, false)
  return layout || rows === 0 || (widest <= 1 && rows <= 2)
}
