/**
 * Reads plain text as it comes out of a scraper, a chat or an old mail: one line a paragraph, or hard-wrapped lines with
 * blank lines between paragraphs. Headings and lists are told by their looks; no letter is ever lost.
 */
import type {List, ListItem, Paragraph, PhrasingContent, Root, Yaml} from 'mdast'
import type {Position} from 'unist'
import {frontMatterOf} from '../text/front-matter.ts'
import {type Lines, linesOf} from '../text/lines.ts'
import {Pattern} from '../text/pattern.ts'
import {findLinks} from './links.ts'
import {wrappedRuns} from './wrap.ts'

interface Line {
  text: string
  start: number
  end: number
}

const WAIVER = /^<!--\s*plashka\b.*-->$/
const bullet = /^\s*(?:[-*•●▪◦‣·–—]\s+|(\d{1,3})[.)]\s+)(?=\S)/u

/**
 * @param text as given, without a byte order mark
 * @returns the tree, positions into `text`
 */
export function readPlain(text: string): Root {
  const lines = linesOf(text)
  const place = (start: number, end: number): Position => lines.position([start, end])
  const root: Root = {type: 'root', children: [], position: place(0, text.length)}
  const front = frontMatterOf(text)
  let from = 0
  if (front) {
    const yaml: Yaml = {type: 'yaml', value: front.yaml, position: place(0, front.whole.trimEnd().length)}
    root.children.push(yaml)
    from = front.whole.length
  }
  const runs = runsOf(text, lines, from)
  const wraps = wrappedRuns(runs.map((run) => run.map((line) => line.text)))
  const units = runs.flatMap((run, at) => unitsOf(run, wraps[at]!))
  const prose = isProse(units)
  for (const [at, unit] of units.entries()) {
    if (isWaiver(unit)) {
      const {text: value, start, end} = unit.lines[0]!
      root.children.push({type: 'html', value, position: place(start, end)})
      continue
    }
    if (unit.list) {
      root.children.push(list(unit.list, place))
      continue
    }
    const first = root.children.every((child) => child.type === 'yaml')
    // Below the title stands a byline or a summary, if it is short, and no other heading.
    const below = root.children.at(-1)?.type === 'heading'
    const ahead = units.slice(at + 1, at + (first ? 4 : 2))
    const isTitle = prose && !below && unit.lines.length === 1 && ahead.some((next) => isHeading(unit.lines[0]!, next))
    const node = paragraph(unit.lines, place)
    root.children.push(isTitle ? {...node, type: 'heading', depth: first ? 1 : 2} : node)
  }
  return root
}

/** Lines between blank lines, trimmed. */
function runsOf(text: string, lines: Lines, from: number): Line[][] {
  const runs: Line[][] = []
  let run: Line[] = []
  for (let at = lines.line(from); at <= lines.count; at++) {
    let [start, end] = lines.range(at)
    while (start < end && /\s/.test(text[start]!)) start++
    while (end > start && /\s/.test(text[end - 1]!)) end--
    if (start === end) {
      if (run.length > 0) runs.push(run)
      run = []
    } else run.push({text: text.slice(start, end), start, end})
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/** Lines that belong together: a paragraph, or the items of a list. */
interface Unit {
  lines: Line[]
  list: Line[][] | null
}

function unitsOf(run: readonly Line[], wrapped: boolean): Unit[] {
  const units: Unit[] = []
  for (let i = 0; i < run.length; ) {
    const items = listAt(run, i, wrapped)
    const size = items.length > 0 ? items.flat().length : wrapped ? wrappedUntil(run, i) : 1
    units.push({lines: run.slice(i, i + size), list: items.length > 0 ? items : null})
    i += size
  }
  return units
}

/** Plain text has no comments but this one: it speaks to plashka, and no reader should see it. */
const isWaiver = ({lines}: Unit) => lines.length === 1 && WAIVER.test(lines[0]!.text)

const sizeOf = ({lines}: Unit) => lines.reduce((sum, {text}) => sum + text.length + 1, -1)

/** Whether the bulk of the text is paragraphs: only there is a short line a heading, not in a poem or a chat. */
function isProse(units: readonly Unit[]): boolean {
  let long = 0
  let all = 0
  for (const unit of units) {
    const size = sizeOf(unit)
    all += size
    if (size >= 100) long += size
  }
  return long >= all * 0.6
}

const letter = new Pattern(String.raw`\p{L}`, 'u')
const monthDay = new Pattern(String.raw`^\p{L}+\s\d{1,2},\s\d{4}$`, 'u')
const capital = new Pattern(String.raw`^[\p{Lu}\p{N}]`, 'u')

/**
 * A short line without a full stop, before a paragraph. Not one that opens with a label (`Source:`), a quotation mark or a
 * handle, nor a link, nor one word alone that is a button's (`Share`).
 */
function isHeading({text}: Line, next: Unit): boolean {
  if (text.length > 100 || sizeOf(next) < 100) return false
  const words = text.split(/\s+/)
  if (words.length > 14 || !letter.test(text)) return false
  if (/[.,;:…]["»”']?$/u.test(text) || /^["«„“”'(@#*\-–—]/u.test(text) || /https?:|www\.|\S@\S/i.test(text))
    return false
  if (/^[^\s:]{1,20}:\s/u.test(text)) return false
  // A byline or a date is no heading, and one short word is a button.
  if (/^(?:by|автор|текст|фото)\s/iu.test(text) || /^\d{1,2}[\s./-]\S+[\s./-]\d{4}/.test(text) || monthDay.test(text))
    return false
  if (words.length === 1 && text.length < 8) return false
  return capital.test(text)
}

/** The items of a list that begins at a line: each its lines. Two at least, or one that another list line follows. */
function listAt(run: readonly Line[], from: number, wrapped: boolean): Line[][] {
  const items: Line[][] = []
  const first = bullet.exec(run[from]!.text)
  if (!first) return []
  for (let i = from; i < run.length; i++) {
    const match = bullet.exec(run[i]!.text)
    if (match && (match[1] === undefined) === (first[1] === undefined)) items.push([run[i]!])
    else if (wrapped && items.length > 0) items.at(-1)!.push(run[i]!)
    else break
  }
  // A lone dash opens direct speech in Russian: `— Пойдём, — сказал он.`
  const dashes = items.every(([line]) => /^[–—]/.test(line!.text))
  return items.length >= 2 && !dashes ? items : []
}

/** How many lines a wrapped paragraph has: until a list begins. */
function wrappedUntil(run: readonly Line[], from: number): number {
  let end = from + 1
  while (end < run.length && listAt(run, end, true).length === 0) end++
  return end - from
}

function paragraph(part: readonly Line[], place: (start: number, end: number) => Position): Paragraph {
  const children: PhrasingContent[] = []
  for (const [i, {text, start, end}] of part.entries()) {
    if (i > 0) {
      const last = children.at(-1)!
      // One text node across a wrapped line end, as Markdown's parser makes it.
      if (last.type === 'text') {
        last.value += '\n'
        last.position = place(last.position!.start.offset!, start)
      } else children.push({type: 'text', value: '\n', position: place(part[i - 1]!.end, start)})
    }
    for (const piece of findLinks(text)) {
      const position = place(start + piece.start, start + piece.end)
      const value = text.slice(piece.start, piece.end)
      const last = children.at(-1)
      if (piece.url)
        children.push({
          type: 'link',
          url: piece.url,
          title: null,
          children: [{type: 'text', value, position}],
          position,
        })
      else if (last?.type === 'text' && last.value.endsWith('\n')) {
        last.value += value
        last.position = place(last.position!.start.offset!, end < position.end.offset! ? end : position.end.offset!)
      } else children.push({type: 'text', value, position})
    }
  }
  return {type: 'paragraph', children, position: place(part[0]!.start, part.at(-1)!.end)}
}

function list(items: readonly Line[][], place: (start: number, end: number) => Position): List {
  const number = bullet.exec(items[0]![0]!.text)![1]
  const children = items.map((lines): ListItem => {
    const [head, ...rest] = lines as [Line, ...Line[]]
    const mark = bullet.exec(head.text)![0].length
    const inner = {text: head.text.slice(mark), start: head.start + mark, end: head.end}
    const body = paragraph([inner, ...rest], place)
    return {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [body],
      position: place(head.start, lines.at(-1)!.end),
    }
  })
  const start = number === undefined ? null : Number(number)
  const position = place(items[0]![0]!.start, items.at(-1)!.at(-1)!.end)
  return {type: 'list', ordered: number !== undefined, start, spread: false, children, position}
}
