/** Turns blocks of HTML into Markdown nodes: rehype-remark, told which addresses are safe and that every text keeps its place. */
import type {Element, ElementContent, Root, RootContent, Text} from 'hast'
import type {Nodes, PhrasingContent, Root as MdastRoot} from 'mdast'
import rehypeRemark, {type Options} from 'rehype-remark'
import {unified} from 'unified'
import {append} from '../text/append.ts'
import {attribute, isBlank, names, rangeOf, walk} from './html-tree.ts'

/** Blocks for one call: the converter spreads children over arguments, which ends badly with a hundred thousand of them. */
const batch = 1000

const scheme = /^([a-z][a-z\d+.-]*):/i
const safeSchemes = /^(?:https?|mailto|tel|tg)$/i

/** The address of a link, or `''` where it leads nowhere safe. Browsers skip tabs and line ends in an address: so does this. */
function safeUrl(url: string): string {
  const plain = url.replace(
    /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]+/g,
    (found, at: number) => (at === 0 || at + found.length === url.length || /[^ ]/.test(found) ? '' : '%20'),
  )
  if (plain === '#' || plain.length > 8000) return ''
  const named = scheme.exec(plain.replace(/%(?:09|0a|0d|3a)/gi, (code) => (/3a/i.test(code) ? ':' : '')))
  return named && !safeSchemes.test(named[1]!) ? '' : plain
}

const superscript: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
}
const subscript: Record<string, string> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
}

/** Makes the tree one that the converter can say without loss. In place. */
function prepare(tree: Root, base: string, source: string) {
  const change = (node: Root | Element) => {
    const children: ElementContent[] = []
    for (const child of node.children as ElementContent[]) {
      if (child.type === 'text') {
        // The converter looks ahead over blanks: one in a row is enough.
        const last = children.at(-1)
        if (last?.type === 'text' && last.value.trim() === '' && child.value.trim() === '' && !isPreformatted(node))
          continue
        append(children, piecesOf(child, source))
      } else if (child.type !== 'element') children.push(child)
      else {
        change(child)
        if (child.tagName === 'a') {
          const url = safeUrl(resolve(attribute(child, 'href'), base))
          if (url === '') append(children, child.children)
          else {
            child.properties['href'] = url
            children.push(child)
          }
        } else if (child.tagName === 'img') {
          child.properties['src'] = safeUrl(resolve(attribute(child, 'src'), base))
          if (child.properties['src'] !== '') children.push(child)
        } else if (child.tagName === 'q') {
          const [start, end] = rangeOf(child)
          append(children, [sign('«', start), ...child.children, sign('»', end)])
        } else if (child.tagName === 'sup' || child.tagName === 'sub') {
          // 10<sup>6</sup> is not 106.
          const letters = child.tagName === 'sup' ? superscript : subscript
          const [only] = child.children
          if (
            child.children.length === 1 &&
            only?.type === 'text' &&
            [...only.value.trim()].every((letter) => letters[letter])
          )
            only.value = [...only.value.trim()].map((letter) => letters[letter]).join('')
          append(children, child.children)
        } else if (seeThrough.has(child.tagName) || (marks.has(child.tagName) && child.children.every(isBlank))) {
          for (const part of child.children)
            if (!isBlank(part) || !children.at(-1) || !isBlank(children.at(-1)!)) children.push(part)
        } else if (isSpacer(child)) {
          // Lists and tables with a hundred thousand lines: the converter takes out blanks one by one.
          child.children = child.children.filter((part) => part.type !== 'text' || part.value.trim() !== '')
          children.push(child)
        } else children.push(child)
      }
    }
    node.children = children
  }
  change(tree)
}

const seeThrough = names(
  'span font abbr acronym bdi bdo big blink cite data dfn ins label map nobr ruby rb rt rp small slot time u output',
)
const marks = names('b strong i em s strike del mark')
const isPreformatted = (node: Root | Element) =>
  node.type === 'element' && /^(?:pre|listing|xmp|plaintext)$/.test(node.tagName)

const isSpacer = (element: Element) => /^(?:ul|ol|dl|table|thead|tbody|tfoot|tr)$/.test(element.tagName)

const sign = (value: string, at: number): Text => ({
  type: 'text',
  value,
  position: {start: point(at), end: point(at)},
})

function resolve(url: string, base: string): string {
  const plain = url.trim()
  if (base === '' || plain === '' || plain.startsWith('#') || scheme.test(plain)) return plain
  try {
    return new URL(plain, base).href
  } catch {
    return plain
  }
}

const markup = /<(?:\/?[A-Za-z][^>]*|!--[\s\S]*?--|![^>]*|\?[^>]*|\/[^A-Za-z][^>]*)>/g

/**
 * The parser makes one text of what a stray tag interrupts; taken apart, each piece is a stretch of the source of its own. One piece
 * may have entities in it: its length is what the others leave.
 */
function piecesOf(node: Text, source: string): Text[] {
  const [start, end] = rangeOf(node)
  if (end - start === node.value.length || end - start > 1_000_000) return [node]
  const slice = source.slice(start, end)
  if (!slice.includes('<') || /[\r\0]/.test(slice)) return [node]
  const stretches: [from: number, to: number][] = []
  let at = 0
  for (const found of slice.matchAll(markup)) {
    if (found.index > at) stretches.push([at, found.index])
    at = found.index + found[0].length
  }
  if (at < slice.length) stretches.push([at, slice.length])
  const coded = stretches.filter(([from, to]) => slice.slice(from, to).includes('&'))
  if (coded.length > 1) return [node]
  const surplus = stretches.reduce((sum, [from, to]) => sum + to - from, 0) - node.value.length
  if (surplus < 0 || (surplus > 0 && coded.length === 0)) return [node]
  const pieces: Text[] = []
  let used = 0
  for (const stretch of stretches) {
    const [from, to] = stretch
    const size = to - from - (stretch === coded[0] ? surplus : 0)
    if (size <= 0) return [node]
    const value = node.value.slice(used, used + size)
    if (stretch !== coded[0] && !slice.startsWith(value, from)) return [node]
    pieces.push({type: 'text', value, position: {start: point(start + from), end: point(start + to)}})
    used += size
  }
  return pieces
}

/** Lines are counted once, at the end, from the offset. */
const point = (offset: number) => ({line: 1, column: 1, offset})

const options: Options = {
  document: true,
  nodeHandlers: {
    // Under its own name a text is not joined with its neighbours, and so stays one stretch of the source.
    text: (state, node: Text) => {
      const piece = {type: 'piece', value: node.value, data: {hName: 'span'}} as unknown as PhrasingContent
      state.patch(node, piece as Nodes)
      return piece
    },
    raw: (state, node: {value: string} & Nodes) => {
      const html = {type: 'html', value: node.value} as const
      state.patch(node as never, html)
      return html
    },
  },
}

const processor = unified().use(rehypeRemark, options).freeze()

/**
 * @param blocks in reading order
 * @param base against which relative addresses are resolved; `''` where the page names none
 * @param source the text as it was given
 * @returns Markdown nodes as the converter makes them: texts are of the type `piece` still
 */
export function convert(blocks: RootContent[], base: string, source: string): MdastRoot {
  const children: MdastRoot['children'] = []
  for (let at = 0; at < blocks.length; at += batch) {
    const root: Root = {type: 'root', children: blocks.slice(at, at + batch)}
    prepare(root, base, source)
    for (const node of (processor.runSync(root) as unknown as MdastRoot).children) children.push(node)
  }
  return {type: 'root', children}
}

/** The address that the page itself names as the base of its relative ones. */
export function baseOf(tree: Root): string {
  let base = ''
  walk(tree, (element) => {
    if (element.tagName === 'base' && base === '' && /^https?:\/\//i.test(attribute(element, 'href')))
      base = attribute(element, 'href')
    return element.tagName === 'html' || element.tagName === 'head'
  })
  return base
}
