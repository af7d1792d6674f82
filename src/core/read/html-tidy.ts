/** Puts the converted nodes in order: paragraphs where `<br><br>` meant them, nothing empty, blanks outside of emphasis, places exact. */
import type {BlockContent, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent, Text} from 'mdast'
import {append} from '../text/append.ts'
import {linesOf} from '../text/lines.ts'

interface Piece {
  type: 'piece'
  value: string
  position?: Text['position']
}

/**
 * @param tree fresh from the converter; taken apart
 * @param source the text as it was given: all places are offsets in it
 */
export function tidy(tree: Root, source: string): Root {
  const children = tree.children.flatMap((node) => block(node, source)) as RootContent[]
  const result: Root = {type: 'root', children}
  const lines = linesOf(source)
  const place = (node: Nodes) => {
    const position = node.position
    if (position) {
      const start = position.start.offset ?? 0
      node.position = lines.position([start, Math.max(start, position.end.offset ?? start)])
    }
    if ('children' in node) for (const child of node.children) place(child)
  }
  place(result)
  result.position = lines.position([0, source.length])
  return result
}

function block(node: RootContent, source: string): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphs(node, source)
    case 'heading': {
      node.children = trim(inline(node.children, source), source)
      return saysNothing(node.children) ? [] : [node]
    }
    case 'blockquote':
    case 'listItem':
      node.children = node.children.flatMap((child) => block(child, source)) as BlockContent[]
      return node.children.length === 0 ? [] : [node]
    case 'list':
      node.children = node.children.flatMap((child) => block(child, source)) as ListItem[]
      return node.children.length === 0 ? [] : [node]
    case 'table': {
      let isEmpty = true
      for (const row of node.children)
        for (const cell of row.children) {
          cell.children = trim(inline(cell.children, source).map(oneLine), source)
          if (!saysNothing(cell.children)) isEmpty = false
        }
      return isEmpty ? [] : [node]
    }
    case 'code':
      return node.value.trim() === '' ? [] : [node]
    case 'html':
    case 'thematicBreak':
      return [node]
    default:
      // Phrasing that nothing wrapped.
      return isPhrasing(node) ? paragraphs({type: 'paragraph', children: [node as PhrasingContent]}, source) : [node]
  }
}

const isPhrasing = (node: {type: string}) =>
  /^(?:piece|text|emphasis|strong|delete|link|image|inlineCode|break)$/.test(node.type)

/** A cell is one line: no breaks in it. */
const oneLine = (node: PhrasingContent): PhrasingContent =>
  node.type === 'break' ? {type: 'text', value: ' ', ...(node.position ? {position: node.position} : {})} : node

function paragraphs(node: Paragraph, source: string): Paragraph[] {
  const parts = split(inline(node.children, source))
  const result: Paragraph[] = []
  for (const part of parts) {
    const children = trim(part, source)
    if (saysNothing(children)) continue
    const first = children.find((child) => child.position)
    const last = children.findLast((child) => child.position)
    const whole = parts.length === 1 ? node.position : undefined
    const position =
      whole ?? (first?.position && last?.position ? {start: first.position.start, end: last.position.end} : undefined)
    result.push({type: 'paragraph', children, ...(position ? {position} : {})})
  }
  return result
}

const content = /[^\s\u200b-\u200f\u2060\ufeff\u00ad]/

/** Whether there is nothing to see, nothing to hear of, no picture. */
const saysNothing = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every((node) => {
    if (node.type === 'image' || node.type === 'html' || node.type === 'inlineCode') return false
    return 'children' in node ? saysNothing(node.children) : !('value' in node) || !content.test(node.value)
  })

const ends = /(?:^[ \t\n\r\f]+|[ \t\n\r\f]+$)/

/** Phrasing content alone, at any depth: texts under their own name, blanks outside of marks, no empty marks, neighbours joined. */
function inline(nodes: readonly Nodes[], source: string): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const given of nodes as readonly (Nodes | Piece)[]) {
    switch (given.type) {
      case 'piece':
      case 'text':
        if (given.value !== '') result.push(exact(given.value, given.position, source))
        break
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link': {
        const children = inline(given.children, source).flatMap((child) =>
          child.type === given.type && 'children' in child ? child.children : [child],
        )
        const [before, inner, after] = hoist(children, source)
        append(result, before)
        if (inner.length > 0) {
          const last = result.at(-1)
          if (last?.type === given.type && given.type !== 'link' && 'children' in last) {
            append(last.children, inner)
            if (last.position && given.position) last.position = {start: last.position.start, end: given.position.end}
          } else result.push({...given, children: inner} as PhrasingContent)
        }
        append(result, after)
        break
      }
      case 'image':
      case 'inlineCode':
      case 'break':
      case 'html':
        if (given.type !== 'inlineCode' || given.value.trim() !== '') result.push(given)
        break
      default:
        // A block where none may be: in a heading, in a cell.
        if ('children' in given) {
          if (result.length > 0) result.push({type: 'text', value: ' '})
          append(result, inline(given.children, source))
        } else if ('value' in given && content.test(given.value))
          result.push({type: 'text', value: given.value, ...(given.position ? {position: given.position} : {})})
    }
  }
  return result
}

/** Takes blanks and breaks from the edges of a mark; a mark around nothing dissolves. */
function hoist(children: PhrasingContent[], source: string): [PhrasingContent[], PhrasingContent[], PhrasingContent[]] {
  if (saysNothing(children))
    return [children.filter((child) => child.type === 'text' || child.type === 'break'), [], []]
  const inner = [...children]
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  for (let head = inner[0]; head; head = inner[0]) {
    if (head.type === 'break' || (head.type === 'text' && head.value.trim() === '')) before.push(inner.shift()!)
    else {
      if (head.type === 'text' && /^\s/.test(head.value)) {
        const [blank, rest] = cut(head, head.value.length - head.value.trimStart().length, source)
        before.push(blank)
        inner[0] = rest
      }
      break
    }
  }
  for (let tail = inner.at(-1); tail; tail = inner.at(-1)) {
    if (tail.type === 'break' || (tail.type === 'text' && tail.value.trim() === '')) after.unshift(inner.pop()!)
    else {
      if (tail.type === 'text' && /\s$/.test(tail.value)) {
        const [rest, blank] = cut(tail, tail.value.trimEnd().length, source)
        after.unshift(blank)
        inner[inner.length - 1] = rest
      }
      break
    }
  }
  return [before, inner, after]
}

/** Blanks and breaks at the ends of a block are nothing. */
function trim(nodes: PhrasingContent[], source: string): PhrasingContent[] {
  const [, inner] = hoist(nodes, source)
  return inner
}

const blank = /\s|&(?:nbsp|ensp|emsp|thinsp|#(?:160|32|9|10|13|x0*(?:a0|20|9|a|d)));?/iy

/** Cuts a text in two where blanks are on one side; both know their places. */
function cut(node: Text, at: number, source: string): [Text, Text] {
  const {position} = node
  const [left, right] = [node.value.slice(0, at), node.value.slice(at)]
  if (!position)
    return [
      {type: 'text', value: left},
      {type: 'text', value: right},
    ]
  const start = position.start.offset ?? 0
  const end = position.end.offset ?? start
  let border: number
  if (left.trim() === '') border = skipBlanks(source, start, end)
  else {
    border = end
    while (border > start) {
      if (/\s/.test(source[border - 1]!)) border--
      else {
        const entity = source[border - 1] === ';' ? source.lastIndexOf('&', border) : -1
        blank.lastIndex = entity
        if (entity >= start && border - entity <= 9 && blank.test(source) && blank.lastIndex === border) border = entity
        else break
      }
    }
  }
  const point = (offset: number) => ({line: 1, column: 1, offset})
  return [
    {type: 'text', value: left, position: {start: point(start), end: point(border)}},
    {type: 'text', value: right, position: {start: point(border), end: point(end)}},
  ]
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from
  for (;;) {
    blank.lastIndex = at
    if (at >= end || !blank.test(source) || blank.lastIndex > end) return at
    at = blank.lastIndex
  }
}

/** A text whose place holds no white space at the ends that its value has not. */
function exact(value: string, position: Text['position'], source: string): Text {
  if (!position) return {type: 'text', value}
  let start = position.start.offset ?? 0
  let end = position.end.offset ?? start
  if (!ends.test(value)) {
    while (start < end && /[ \t\n\r\f]/.test(source[start]!)) start++
    while (end > start && /[ \t\n\r\f]/.test(source[end - 1]!)) end--
  }
  return {
    type: 'text',
    value,
    position: {start: {line: 1, column: 1, offset: start}, end: {line: 1, column: 1, offset: end}},
  }
}

/** Paragraphs that only breaks keep apart: two in a row, or single ones between what are plainly whole paragraphs. */
function split(nodes: PhrasingContent[]): PhrasingContent[][] {
  const atSingle = singleBreaksPart(nodes)
  let parts: PhrasingContent[][] = [[]]
  let waiting: PhrasingContent[] = []
  const settle = () => {
    const breaks = waiting.filter((node) => node.type === 'break').length
    if (breaks > 1 || (breaks === 1 && atSingle)) parts.push([])
    else append(parts.at(-1)!, waiting)
    waiting = []
  }
  for (const node of nodes) {
    if (node.type === 'break' || (waiting.length > 0 && node.type === 'text' && node.value.trim() === '')) {
      waiting.push(node)
      continue
    }
    settle()
    if (
      (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || node.type === 'link') &&
      node.children.some((child) => child.type === 'break' || 'children' in child)
    ) {
      const inner = split(node.children)
      if (inner.length > 1) {
        inner.forEach((children, index) => {
          if (index > 0) parts.push([])
          if (!saysNothing(children)) parts.at(-1)!.push({...node, children} as PhrasingContent)
        })
        continue
      }
    }
    parts.at(-1)!.push(node)
  }
  parts = parts.filter((part) => part.length > 0)
  return parts.length === 0 ? [[]] : parts
}

const closed = /[.!?…:;»”")\]]\s*$/u

/** Whether lines between single breaks are paragraphs: long ones, each closed like a sentence. Verses and addresses are not. */
function singleBreaksPart(nodes: readonly PhrasingContent[]): boolean {
  let lines = 1
  let letters = 0
  let line = ''
  for (const node of nodes) {
    if (node.type !== 'break') {
      line = (line + plain(node)).slice(-200)
      letters += plain(node).length
      continue
    }
    if (line.trim() === '') continue
    if (!closed.test(line)) return false
    lines++
    line = ''
  }
  return lines > 1 && letters / lines >= 120
}

const plain = (node: Nodes): string =>
  'value' in node && node.type !== 'html' ? node.value : 'children' in node ? node.children.map(plain).join('') : ''
