/** Makes the view of an article from its tree: the one place that knows how markup becomes the text that a reader reads. */
import type {Html, Nodes, Parents, PhrasingContent, Root, Table} from 'mdast'
import type {Range} from '../article.ts'
import {closingsIn} from './html-closing.ts'
import {htmlPieces, opensUnseen} from './html-pieces.ts'
import {lastBefore, type Traced, through} from './traced.ts'
import type {Block, Hidden, Mark, Run, View} from './view.ts'

type Draft = {text: string; runs: Run[]; marks: Mark[]}

const notBlank = /\S/

/**
 * The view of a tree.
 *
 * @param tree with positions into `source`; nodes without a position are read but cannot be pointed at
 * @param source the text as it was given
 */
export function buildView(tree: Root, source: string): View {
  const blocks: Block[] = []
  const add = (
    draft: Draft,
    node: Nodes,
    parent: Parents,
    top: number,
    quoted: boolean,
    listed: boolean,
    kind: Block['kind'],
    hidden: Hidden | null,
    range?: Range,
  ) => {
    if (!notBlank.test(draft.text)) return
    const own = range ?? rangeOf(node)
    const within = unseen.has(top) ? 'element' : null
    blocks.push({
      index: blocks.length,
      kind: within && kind !== 'code' ? 'hidden' : kind,
      text: draft.text,
      hidden: hidden ?? within,
      depth: node.type === 'heading' ? node.depth : 0,
      quoted,
      listed,
      marks: draft.marks,
      node,
      parent,
      top,
      range: own,
      line: node.position?.start.line ?? 1,
      runs: draft.runs,
    })
  }

  // Own stack: ten thousand nested quotes must not overflow the call stack.
  type Step = {node: Nodes; parent: Parents; top: number; quoted: boolean; listed: boolean}
  const stack: Step[] = []
  const unseen = unseenChildren(tree)
  const urls = definitionsOf(tree)
  for (let i = tree.children.length - 1; i >= 0; i--)
    stack.push({node: tree.children[i]!, parent: tree, top: i, quoted: false, listed: false})
  while (stack.length > 0) {
    const {node, parent, top, quoted, listed} = stack.pop()!
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        const asides: Aside[] = []
        const draft = inline(node.children, source, asides, urls)
        add(draft, node, parent, top, quoted, listed, node.type, null)
        for (const aside of asides)
          add(aside.draft, aside.node, node, top, quoted, listed, 'hidden', aside.hidden, aside.range)
        break
      }
      case 'table':
        for (const row of (node as Table).children)
          for (const cell of row.children) {
            const asides: Aside[] = []
            const draft = inline(cell.children, source, asides, urls)
            add(draft, cell, row, top, quoted, listed, 'cell', null)
            for (const aside of asides)
              add(aside.draft, aside.node, cell, top, quoted, listed, 'hidden', aside.hidden, aside.range)
          }
        break
      case 'code': {
        const draft = {text: node.value, runs: align(node.value, source, ...rangeOf(node)), marks: []}
        add(draft, node, parent, top, quoted, listed, 'code', 'code')
        break
      }
      case 'html':
        for (const {hidden, draft} of draftsOf(node, source))
          add(draft, node, parent, top, quoted, listed, hidden ? 'hidden' : 'paragraph', hidden)
        break
      case 'yaml':
        break
      default:
        if ('children' in node) {
          const inside = {quoted: quoted || node.type === 'blockquote', listed: listed || node.type === 'listItem'}
          for (let i = node.children.length - 1; i >= 0; i--)
            stack.push({node: node.children[i] as Nodes, parent: node as Parents, top, ...inside})
        } else if ('value' in node || node.type === 'image') {
          // Phrasing that a reader (HTML) left outside of a paragraph.
          const asides: Aside[] = []
          const draft = inline([node as PhrasingContent], source, asides, urls)
          add(draft, node, parent, top, quoted, listed, 'paragraph', null)
          for (const aside of asides)
            add(aside.draft, aside.node, parent, top, quoted, listed, 'hidden', aside.hidden, aside.range)
        }
    }
  }
  return {source, blocks}
}

/** Children of the root that stand between the tags of an element which nobody sees: `<div hidden>` … `</div>`. */
function unseenChildren(tree: Root): Set<number> {
  const unseen = new Set<number>()
  let closings: ReadonlyMap<number, number> | undefined
  for (let i = 0; i < tree.children.length; i++) {
    const node = tree.children[i]!
    if (node.type !== 'html' || !opensUnseen(node.value)) continue
    closings ??= closingsIn(tree.children)
    const close = closings.get(i) ?? i
    for (let inner = i + 1; inner < close; inner++) unseen.add(inner)
    i = close
  }
  return unseen
}

interface Aside {
  draft: Draft
  node: Nodes
  hidden: Hidden
  range: Range
}

/** Where reference links lead, by their identifiers; definitions stand at the top level but for odd cases. */
function definitionsOf(tree: Root): ReadonlyMap<string, string> {
  const urls = new Map<string, string>()
  for (const node of tree.children)
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url)
  return urls
}

/** An unseen element within so many others is not told from them: their text is nobody's to read. */
const DEEPEST = 8

/** The text of phrasing content, with marks for what is more than text; what a reader does not see goes to `asides`. */
function inline(
  nodes: readonly PhrasingContent[],
  source: string,
  asides: Aside[],
  urls: ReadonlyMap<string, string>,
  deep = 0,
): Draft {
  const [only] = nodes
  // Most paragraphs are nothing but text.
  if (nodes.length === 1 && only!.type === 'text')
    return {text: only!.value, runs: align(only!.value, source, ...rangeOf(only!)), marks: []}
  const draft: Draft = {text: '', runs: [], marks: []}
  // Markup that HTML tags make: text between `<del>` … is still read; between `<span hidden>` it is not.
  const walk = (list: readonly PhrasingContent[], level: number) => {
    let closings: ReadonlyMap<number, number> | undefined
    for (let i = 0; i < list.length; i++) {
      const node = list[i]!
      const at = draft.text.length
      switch (node.type) {
        case 'text':
          append(draft, node.value, source, node)
          break
        case 'inlineCode':
          append(draft, node.value, source, node)
          draft.marks.push({kind: 'code', start: at, end: draft.text.length})
          break
        case 'break':
          append(draft, '\n', source, node)
          break
        case 'html': {
          const range = rangeOf(node)
          const isUnseen = deep < DEEPEST && opensUnseen(node.value)
          const close = isUnseen ? ((closings ??= closingsIn(list)).get(i) ?? i) : i
          if (close > i) {
            const inner = list.slice(i + 1, close)
            const end = rangeOf(list[close]!)[1]
            const draft = inline(inner, source, asides, urls, deep + 1)
            asides.push({draft, node, hidden: 'element', range: [range[0], end]})
            i = close
            break
          }
          for (const {hidden, draft: piece} of draftsOf(node, source)) {
            if (hidden) asides.push({draft: piece, node, hidden, range})
            else join(draft, piece)
          }
          if (/^<br[\s/>]/i.test(node.value)) append(draft, '\n', source, node)
          break
        }
        case 'image':
        case 'imageReference': {
          const range = rangeOf(node)
          const url = node.type === 'image' ? node.url : ''
          draft.marks.push({kind: 'image', start: at, end: at, url})
          for (const [hidden, text] of [
            ['alt', node.alt],
            ['title', 'title' in node ? node.title : null],
          ] as const)
            if (text) asides.push({draft: {text, runs: align(text, source, ...range), marks: []}, node, hidden, range})
          break
        }
        case 'footnoteReference':
          break
        default:
          if ('children' in node && level < 500) {
            walk(node.children as PhrasingContent[], level + 1)
            const kind = node.type === 'linkReference' ? 'link' : node.type
            const url =
              node.type === 'link' ? node.url : node.type === 'linkReference' ? urls.get(node.identifier) : undefined
            if (kind === 'link' || kind === 'strong' || kind === 'emphasis' || kind === 'delete')
              draft.marks.push({kind, start: at, end: draft.text.length, ...(url !== undefined ? {url} : {})})
            if (node.type === 'link' && node.title) {
              const range = rangeOf(node)
              asides.push({
                draft: {text: node.title, runs: align(node.title, source, ...range), marks: []},
                node,
                hidden: 'title',
                range,
              })
            }
          }
      }
    }
  }
  walk(nodes, 0)
  return draft
}

function append(draft: Draft, value: string, source: string, node: Nodes) {
  const [start, end] = rangeOf(node)
  if (isVerbatim(value, source, start, end)) {
    draft.runs.push({at: draft.text.length, size: value.length, offset: start, width: value.length})
    draft.text += value
  } else join(draft, {text: value, runs: align(value, source, start, end)})
}

function join(draft: Draft, {text, runs}: Traced) {
  const by = draft.text.length
  for (const {at, size, offset, width} of runs) draft.runs.push({at: at + by, size, offset, width})
  draft.text += text
}

/** The pieces of a raw HTML node, placed in the source. */
function draftsOf(node: Html, source: string): {draft: Draft; hidden: Hidden | null}[] {
  const [start, end] = rangeOf(node)
  const lines = alignLines(node.value, source, start, end)
  return htmlPieces(node.value).map(({text, runs, hidden}) => ({
    // What a reader made up of an element is not in the source letter by letter; what it says is.
    draft: {text, runs: lines ? through(runs, lines) : align(text, source, start, end), marks: []},
    hidden,
  }))
}

/**
 * Pairs the lines of a raw node with those of its source, where bullets, quote marks or an indent may stand before each; null
 * where they do not agree.
 */
function alignLines(value: string, source: string, start: number, end: number): Run[] | null {
  if (isVerbatim(value, source, start, end)) return [{at: 0, size: value.length, offset: start, width: value.length}]
  const runs: Run[] = []
  let at = value.length
  let offset = end
  while (at > 0) {
    const [from, until] = [at, offset]
    while (at > 0 && offset > start && isSame(value[at - 1]!, source[offset - 1]!)) {
      at--
      offset--
    }
    if (at < from) runs.push({at, size: from - at, offset, width: until - offset})
    // A tab of the indent may have become blanks.
    while (at > 0 && /[ \t]/.test(value[at - 1]!)) at--
    while (offset > start && !/[\r\n]/.test(source[offset - 1]!)) offset--
    if (at > 0 && (offset === start || value[at - 1] !== source[offset - 1])) return null
  }
  return runs.reverse()
}

/** A parser puts the mark of a lost letter in the place of a NUL. */
const isSame = (letter: string, given: string) => letter === given || (letter === '\ufffd' && given === '\0')

const isVerbatim = (value: string, source: string, start: number, end: number) =>
  end - start === value.length && source.startsWith(value, start)

const rangeOf = (node: Nodes): Range => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? node.position?.start.offset ?? 0,
]

const entity = /^&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{0,30});/
const white = /\s/

/**
 * Pairs a node's text with the stretch of the source that it came from: letter by letter, where they go in step; an escape,
 * an entity or a folded white space as one short run.
 */
export function align(value: string, source: string, start: number, end: number): Run[] {
  if (isVerbatim(value, source, start, end)) return [{at: 0, size: value.length, offset: start, width: value.length}]
  const found = source.slice(start, end).indexOf(value)
  // Fences, quotes and tags stand around it.
  if (found >= 0) return [{at: 0, size: value.length, offset: start + found, width: value.length}]
  const runs: Run[] = []
  let at = 0
  let offset = start
  let from = 0
  let fromOffset = start
  const flush = () => {
    if (at > from) runs.push({at: from, size: at - from, offset: fromOffset, width: offset - fromOffset})
  }
  const restart = () => {
    from = at
    fromOffset = offset
  }
  while (at < value.length && offset < end) {
    if (value[at] === source[offset] && source[offset] !== '&') {
      at++
      offset++
      continue
    }
    if (source[offset] === '&') {
      const match = entity.exec(source.slice(offset, Math.min(end, offset + 34)))
      if (match && !source.startsWith(value.slice(at, at + match[0].length), offset)) {
        flush()
        const size = value.codePointAt(at)! > 0xffff ? 2 : 1
        runs.push({at, size, offset, width: match[0].length})
        at += size
        offset += match[0].length
        restart()
        continue
      }
      if (value[at] === '&') {
        at++
        offset++
        continue
      }
    }
    flush()
    if (white.test(value[at]!) && white.test(source[offset]!)) {
      // White space was folded: one run for all of it.
      const size = 1
      let width = 1
      while (offset + width < end && white.test(source[offset + width]!) && value[at + size] !== source[offset + width])
        width++
      runs.push({at, size, offset, width})
      at += size
      offset += width
    } else {
      // A backslash, a quote mark of the next line, a tag: the source has something that the text has not.
      offset++
    }
    restart()
  }
  flush()
  return runs
}

/** What is needed of a block to find its letters in the given text. */
type Placed = Pick<Block, 'runs' | 'range'>

/**
 * Where a letter of a block stands in the given text.
 *
 * @param block of the view
 * @param index in `block.text`; the length of the text gives the offset behind the last letter
 * @returns offset in UTF-16 units
 */
export function sourceOf(block: Placed, index: number): number {
  const {runs} = block
  const run = runs[Math.max(0, lastBefore(runs, index))]
  if (!run) return block.range[0]
  const into = index - run.at
  if (into <= 0) return run.offset
  if (run.size === run.width) return run.offset + Math.min(into, run.width)
  return into >= run.size ? run.offset + run.width : run.offset
}

/** The stretch of the given text for a stretch of a block's text: its end is the end of its last letter. */
export function rangeIn(block: Placed, start: number, end: number): Range {
  if (end <= start) {
    const at = sourceOf(block, start)
    return [at, at]
  }
  return [sourceOf(block, start), endOf(block, end)]
}

function endOf(block: Placed, end: number): number {
  const last = end - 1
  const run = block.runs[lastBefore(block.runs, last)]
  if (!run) return block.range[1]
  return run.size === run.width ? run.offset + Math.min(last - run.at + 1, run.width) : run.offset + run.width
}
