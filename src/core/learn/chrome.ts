/**
 * Finds the lines of an article that are no words of its author: buttons, calls to subscribe, share rows, signatures of a
 * channel. What stands at the edge of an article is judged more strictly than what stands in its middle.
 */
import type {Attribution, Disclaimer, Metadata, Range, Removal} from '../article.ts'
import type {ChromePack} from '../law/chrome-pack.ts'
import {hasFields, isGiven} from '../text/fields.ts'
import {type Lines, linesOf} from '../text/lines.ts'
import {Pattern} from '../text/pattern.ts'
import type {View} from '../text/view.ts'
import {fold, type Matchers, matchersOf} from './chrome-phrases.ts'
import {
  isLinkOnly,
  kindAtEdge,
  kindInside,
  kindOf,
  type Line,
  linesIn,
  linksOf,
  rangeOfLine,
  textOf,
} from './chrome-units.ts'

/** More signatures than that at the end of an article are the author's list of channels. */
const MOST_SIGNATURES = 3
/** Every round can only shorten the article; a real one needs two. */
const ROUNDS = 8

/** A stretch of a line that goes; indices in the text of the line's block. */
interface Cut {
  readonly line: Line
  readonly start: number
  readonly end: number
}

/**
 * What publish leaves out as clutter of the site.
 *
 * The answer is a fixed point: the article without it holds no more clutter.
 *
 * @param pack the phrases by which clutter is known
 * @returns stretches of the source in reading order, none overlapping; one a line. Never the label, the attribution, a
 *   credit or a footnote
 */
export function learnChrome(
  view: View,
  metadata: Metadata,
  disclaimer: Disclaimer,
  attribution: Attribution,
  pack: ChromePack,
): Removal[] {
  const matchers = matchersOf(pack)
  const lines = linesIn(view)
  settle(lines, view, metadata, disclaimer, attribution)
  joinLists(lines)
  // Asked for only where a network's name stands at an edge; before a line is cut, at the latest.
  let known: ReadonlySet<Line> | undefined
  const columns = () => (known ??= columnsOf(lines, matchers))
  const gone = new Set<Line>()
  const cuts: Cut[] = []
  markTrailer(lines, attribution, metadata, gone, view.source)
  for (let round = 0; round < ROUNDS; round++) {
    const before = gone.size + cuts.length
    takeAnywhere(lines, matchers, gone, view.source)
    takeColumns(lines, matchers, gone)
    takeRelated(lines, matchers, gone)
    takeTail(lines, matchers, gone, cuts, columns)
    takeHead(lines, matchers, gone, columns)
    if (gone.size + cuts.length === before) break
  }
  if (gone.size + cuts.length === 0 || lines.every((line) => gone.has(line) || kindOf(line, matchers) === 'blank'))
    return []
  for (const line of lines) if (gone.has(line)) cuts.push({line, start: line.start, end: line.end})
  return toRemovals(cuts, lines, gone, view)
}

/** Says of the lines that are the label, the attribution, the title and the like that they stay, whatever they look like. */
function settle(
  lines: readonly Line[],
  view: View,
  metadata: Metadata,
  disclaimer: Disclaimer,
  attribution: Attribution,
) {
  const blocks = new Set<number>(disclaimer.blocks)
  for (const {index} of metadata.blocks) blocks.add(index)
  if (attribution.block !== null && attribution.status !== 'absent') blocks.add(attribution.block)
  const ranges: Range[] = [...disclaimer.doubles]
  for (const range of [
    disclaimer.range,
    disclaimer.ageMark,
    attribution.status === 'absent' ? null : attribution.range,
  ])
    if (range) ranges.push(range)
  let folded: string | undefined
  const title = metadata.title ? () => (folded ??= fold(metadata.title!)) : null
  for (const line of lines) {
    const {block} = line
    if (blocks.has(block.index)) line.kind = 'stay'
    else if (ranges.some(([start, end]) => start < block.range[1] && end > block.range[0])) {
      const [from, to] = rangeOfLine(line, line.start, line.end, view.source)
      if (ranges.some(([start, end]) => start < to && end > from)) line.kind = 'stay'
    }
    if (block.kind === 'heading') line.title = title
    // Several pieces of one raw HTML node cannot be taken out one by one.
    if (
      block.node.type === 'html' &&
      (view.blocks[block.index - 1]?.node === block.node || view.blocks[block.index + 1]?.node === block.node)
    )
      line.kind = 'author'
  }
}

/** Tells the lines of a list of one another. */
function joinLists(lines: readonly Line[]) {
  for (let i = 0; i < lines.length; ) {
    const {listed, top} = lines[i]!.block
    let end = i + 1
    if (listed) {
      while (end < lines.length && lines[end]!.block.top === top) end++
      const list = lines.slice(i, end)
      for (const line of list) line.list = list
    }
    i = end
  }
}

/** "The post … appeared first on …": the line may go where its source is told elsewhere, in the front matter to be written at least. */
function markTrailer(
  lines: readonly Line[],
  {trailer}: Attribution,
  metadata: Metadata,
  gone: Set<Line>,
  source: string,
) {
  if (!trailer || (trailer.sole && !isSourceCarried(metadata))) return
  for (const line of lines) {
    if (line.block.index !== trailer.block) continue
    const [start, end] = rangeOfLine(line, line.start, line.end, source)
    if (start < trailer.range[1] && end > trailer.range[0]) gone.add(line)
  }
}

/** Whether publish will write the source into front matter. */
const isSourceCarried = (metadata: Metadata) =>
  hasFields(metadata) && !metadata.frontmatterError && !isGiven(metadata)('source')

function takeAnywhere(lines: readonly Line[], matchers: Matchers, gone: Set<Line>, source: string) {
  for (const line of lines) {
    if (gone.has(line)) continue
    const kind = kindInside(line, matchers)
    if ((kind === 'button' || kind === 'notice' || kind === 'aside') && !isSection(line, source)) gone.add(line)
  }
}

/** The names of networks, one a line, beside a share button that is gone. */
function takeColumns(lines: readonly Line[], matchers: Matchers, gone: Set<Line>) {
  const take = (line: Line | undefined) => {
    if (!line || gone.has(line) || line.block.listed || kindOf(line, matchers) !== 'network') return false
    gone.add(line)
    return true
  }
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'button' || !gone.has(line)) continue
    for (let at = i + 1; take(lines[at]); at++);
    for (let at = i - 1; take(lines[at]); at--);
  }
}

/** Whether somebody marked a line as a heading of one word: "## Comments" heads the author's section. A guessed heading is none. */
function isSection({block}: Line, source: string): boolean {
  if (block.kind !== 'heading' || /\s/.test(block.text.trim())) return false
  const [start, end] = block.range
  return source[start] === '#' || source[start] === '<' || source.slice(start, end).includes('\n')
}

/**
 * "Read also" with the links under it. Another head ("Related articles") must stand at the end: in the middle, a list under
 * such a head is often the author's.
 */
function takeRelated(lines: readonly Line[], matchers: Matchers, gone: Set<Line>) {
  if (!lines.some((line) => !gone.has(line) && kindInside(line, matchers) === 'head')) return
  let isEnd = true
  let found: Line[] = []
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!
    if (gone.has(line)) continue
    const kind = kindOf(line, matchers)
    if (kind === 'head') {
      if (found.length > 0 && (isEnd || matchers.aside(fold(textOf(line)))))
        for (const one of [line, ...found]) gone.add(one)
      else isEnd = false
      found = []
    } else if (kind !== 'stay' && line.block.kind !== 'heading' && isLinkOnly(line)) found.push(line)
    else {
      found = []
      if (kind === 'author') isEnd = false
    }
  }
}

/** From the end upwards, until the author's last line. */
function takeTail(
  lines: readonly Line[],
  matchers: Matchers,
  gone: Set<Line>,
  cuts: Cut[],
  columns: () => ReadonlySet<Line>,
) {
  const run: Line[] = []
  const blanks: Line[] = []
  let last: Line | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!
    if (gone.has(line)) continue
    const kind = kindAtEdge(line, matchers)
    if (kind === 'stay') continue
    if (kind === 'blank') blanks.push(line)
    else if (
      kind === 'author' ||
      (kind === 'network' && !columns().has(line)) ||
      (kind === 'plea' && !isAbove(lines, i, run, gone))
    ) {
      last = line
      break
    } else run.push(line)
  }
  // A post that is nothing but a title or a credit.
  last ??= lines.find(({kind, block}) => kind === 'stay' && /\p{L}/u.test(block.text)) ?? null
  if (!last) return
  const signatures = run.filter(({kind}) => kind === 'weak')
  // After a colon it is the list that the author speaks of.
  const isList = signatures.length > MOST_SIGNATURES || /[:：]$/u.test(textOf(last))
  let stopped = false
  for (const line of run) {
    if (isList && (line.kind === 'weak' || line.kind === 'row' || line.kind === 'network')) stopped = true
    if (!stopped) gone.add(line)
  }
  if (stopped) return
  const before = cuts.length
  if (last.kind !== 'stay') cutTail(last, matchers, cuts, columns)
  const isTouched = run.length > 0 || cuts.length > before || gone.has(lines.at(-1)!)
  if (isTouched) for (const line of blanks) gone.add(line)
}

/** Whether the next line below that is there at all is clutter. */
function isAbove(lines: readonly Line[], at: number, run: readonly Line[], gone: ReadonlySet<Line>): boolean {
  let below = at + 1
  while (lines[below]?.kind === 'blank') below++
  const line = lines[below]
  return line !== undefined && (gone.has(line) || run.at(-1) === line)
}

/** From the begin downwards, over title and label, until the author's first line. */
function takeHead(lines: readonly Line[], matchers: Matchers, gone: Set<Line>, columns: () => ReadonlySet<Line>) {
  for (const line of lines) {
    if (gone.has(line)) continue
    const kind = kindAtEdge(line, matchers)
    if (kind === 'stay' || kind === 'blank' || (line.block.kind === 'heading' && line.block.depth <= 2)) continue
    const isCall = kind === 'call' && textOf(line).length <= 60
    const isRow = kind === 'row' && linksOf(line).length !== 1
    if (!isCall && !isRow && !(kind === 'network' && columns().has(line))) return
    gone.add(line)
  }
}

/** The names of networks that stand one a line, three or more of them. */
function columnsOf(lines: readonly Line[], matchers: Matchers): ReadonlySet<Line> {
  const columns = new Set<Line>()
  for (let i = 0; i < lines.length; i++) {
    const column: Line[] = []
    let names = 0
    for (; i < lines.length; i++) {
      const line = lines[i]!
      const kind = kindOf(line, matchers)
      if (line.block.listed || (kind !== 'network' && kind !== 'blank')) break
      if (matchers.countNetworks(fold(textOf(line))) > 0) names++
      if (kind === 'network') column.push(line)
    }
    if (column.length >= 3 && names >= 2) for (const line of column) columns.add(line)
  }
  return columns
}

const word = new Pattern(String.raw`[\p{L}\p{N}]`, 'u')
const sentenceEnd = new Pattern(String.raw`(?:[.!?…»”"')\]|]|\p{Extended_Pictographic}\ufe0f?|\s{2})\s*$`, 'u')
const pointers = /(?:[\s|•·]|[👉👇➡▶►🔗🔔❗❕✅📲⚡🔴🔹🔸▪☑✔]\ufe0f?|(?<=[\s.!?…»])[—–-])+$/u

/** A button that is glued to the end of the author's last line: "… said the minister. [Subscribe](…)". */
function cutTail(line: Line, matchers: Matchers, cuts: Cut[], columns: () => ReadonlySet<Line>) {
  if (line.block.kind !== 'paragraph' || line.block.quoted) return
  const {text} = line.block
  const links = linksOf(line)
  let first: number | undefined
  for (let link = links.pop(); link; link = links.pop()) {
    if (link.start >= line.end) continue
    if (word.test(text.slice(link.end, line.end))) return
    const label = fold(text.slice(link.start, link.end))
    if (label === '' || label.split(' ').length > 8) return
    if (!matchers.button(label) && !matchers.closer(label) && !matchers.call(label)) return
    const near = text.slice(Math.max(line.start, link.start - 40), link.start)
    if (!sentenceEnd.test(near)) return
    const end = link.start - near.length + near.replace(pointers, '').length
    // Something of the author's has to stay.
    first ??= line.start + text.slice(line.start, end).search(word)
    if (first < line.start || first >= end) return
    columns()
    cuts.push({line, start: end, end: line.end})
    line.end = end
    line.kind = null
    line.folded = null
    line.isAuthors = false
    line.isInside = null
  }
}

function toRemovals(cuts: readonly Cut[], lines: readonly Line[], gone: ReadonlySet<Line>, view: View): Removal[] {
  const index: Lines = linesOf(view.source)
  const removal = (range: Range, text: string): Removal => ({
    range,
    line: index.line(range[0]),
    text,
    cleaner: 'site-chrome',
  })
  const found = cuts.map(({line, start, end}) => {
    const {text} = line.block
    return removal(rangeOfLine(line, start, end, view.source), text.slice(start, end).trim())
  })
  const separator = separatorBefore(lines, gone, view)
  if (separator) found.push(removal(separator, view.source.slice(...separator)))
  return found.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
}

/** The rule (`---`) that stood between the article and the clutter at its end. */
function separatorBefore(lines: readonly Line[], gone: ReadonlySet<Line>, view: View): Range | null {
  let at = lines.length
  while (at > 0 && gone.has(lines[at - 1]!)) at--
  const [before, first] = [lines[at - 1], lines[at]]
  if (!before || !first || before.block === first.block) return null
  const from = before.block.range[1]
  const gap = view.source.slice(from, first.block.range[0])
  if (gap.length > 200 || !/^\s*(?:[-*_][ \t]*){3,}\s*$/.test(gap)) return null
  const start = from + gap.search(/\S/)
  return [start, start + gap.trim().length]
}
