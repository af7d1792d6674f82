/** Small questions about a tree of HTML elements that every part of the HTML reader asks. */
import type {Element, Nodes, Root, Text} from 'hast'

/** A stretch of source that goes into the article as it stands: a comment, an element that no reader sees. */
export interface Raw {
  type: 'raw'
  value: string
  position?: Element['position']
}

declare module 'hast' {
  interface ElementContentMap {
    raw: Raw
  }
  interface RootContentMap {
    raw: Raw
  }
}

export const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that begin and end a paragraph of their own, as browsers lay them out. */
export const blockNames = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
)

export const isElement = (node: Nodes, name?: string): node is Element =>
  node.type === 'element' && (name === undefined || node.tagName === name)

/** The value of an attribute as text: `''` where there is none. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name]
  if (value === undefined || value === null || value === false) return ''
  return Array.isArray(value) ? value.join(' ') : value === true ? 'true' : String(value)
}

/** All text below a node, white space as it stands; scripts and styles say nothing. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  if (node.type === 'element' && (node.tagName === 'script' || node.tagName === 'style')) return ''
  let text = ''
  for (const child of node.children) {
    const isBlock = child.type === 'element' && (blockNames.has(child.tagName) || child.tagName === 'br')
    text += isBlock ? ' ' + textOf(child) + ' ' : textOf(child)
  }
  return text
}

/** Text in one line. */
export const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Goes through all elements in document order; `false` from `enter` leaves out what is below. */
export function walk(node: Root | Element, enter: (element: Element, parent: Root | Element) => unknown) {
  for (const child of node.children) if (child.type === 'element' && enter(child, node) !== false) walk(child, enter)
}

/** Where a node stands in the source: `[0, 0]` for what the parser made up. */
export function rangeOf(node: Nodes | Raw): [start: number, end: number] {
  const start = node.position?.start.offset ?? 0
  return [start, node.position?.end.offset ?? start]
}

export const isBlank = (node: Nodes): node is Text => node.type === 'text' && node.value.trim() === ''

export interface Stats {
  /** Letters and signs that are no white space. */
  text: number
  /** Of those, in links. */
  linked: number
  links: number
  /** Of `text`, in runs long enough to be sentences and in no link: what articles are made of. */
  prose: number
}

const silent = names('script style template noscript iframe object embed svg canvas select textarea datalist')

/** Counts the text of every element once. */
export function measure(tree: Root | Element): Map<Root | Element, Stats> {
  const all = new Map<Root | Element, Stats>()
  const count = (node: Root | Element, inLink: boolean): Stats => {
    const own: Stats = {text: 0, linked: 0, links: 0, prose: 0}
    all.set(node, own)
    if (node.type === 'element' && silent.has(node.tagName)) return own
    const link = inLink || isElement(node, 'a')
    if (link && !inLink) own.links++
    for (const child of node.children) {
      if (child.type === 'text') {
        const size = child.value.replace(/\s+/g, '').length
        own.text += size
        if (link) own.linked += size
        else if (size >= 40) own.prose += size
      } else if (child.type === 'element') {
        const below = count(child, link)
        own.text += below.text
        own.linked += below.linked
        own.links += below.links
        own.prose += below.prose
      }
    }
    return own
  }
  count(tree, false)
  return all
}
