/** Where a label differs from the mandated words, as places in the given text. */
import type {Difference, Outlet, Range} from '../article.ts'
import type {Element} from '../text/align.ts'
import {foldWord, type Word} from '../text/fold.ts'
import {letterIn, rightScript} from '../text/homoglyphs.ts'
import type {Block} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import type {Fill, Found} from './label-find.ts'

/** A run of differences with no right word between them. */
interface Pending {
  found: Word[]
  expected: Element[]
  /** Where words are missing: behind this word. */
  behind: Word | null
}

/**
 * @param found a label
 * @param outlet whose name may be spelt as it likes
 * @returns the differences in reading order; none where the label is exact
 */
export function differencesOf({alignment, words, fills}: Found, outlet: Outlet | undefined): Difference[] {
  const {elements} = alignment.wording
  const differences: Difference[] = []
  let pending: Pending = {found: [], expected: [], behind: null}
  let last: Word | null = null
  const flush = () => {
    if (pending.found.length > 0 || pending.expected.length > 0) differences.push(toDifference(pending, words))
    pending = {found: [], expected: [], behind: last}
  }
  const touched = new Set(alignment.steps.map(({element}) => element))
  const untouched = (from: number, to: number) =>
    elements.slice(from, to).filter(({kind}, j) => kind === 'word' && !touched.has(from + j))
  pending.expected.push(...untouched(0, alignment.first))
  for (const {kind, word, element} of alignment.steps) {
    const there = word >= 0 ? words[word]! : null
    if (kind === 'same' || kind === 'name') flush()
    else if (kind === 'twin') {
      flush()
      differences.push(twin(there!, elements[element]!.fold, elements[element]!.bare))
    } else {
      if (there) pending.found.push(there)
      if (element >= 0) pending.expected.push(elements[element]!)
    }
    if (there) last = there
    if (pending.found.length === 0 && pending.expected.length === 0) pending.behind = last
  }
  pending.expected.push(...untouched(alignment.last, elements.length))
  flush()
  for (const fill of fills) differences.push(...slotDifferences(fill, outlet))
  return differences.sort((a, b) => a.range[0] - b.range[0])
}

function toDifference({found, expected, behind}: Pending, words: readonly Word[]): Difference {
  const wanted = expected
    .map(({text}) => text)
    .join(' ')
    .replace(/,$/, '')
  const first = found[0]
  if (!first) {
    const anchor = behind ?? words[0]!
    const at = behind
      ? rangeIn(anchor.block, anchor.outerStart, anchor.outerEnd)[1]
      : rangeIn(anchor.block, anchor.outerStart, anchor.outerEnd)[0]
    return {kind: 'missing', found: '', expected: wanted, range: [at, at]}
  }
  const end = found.at(-1)!
  const range: Range = [
    rangeIn(first.block, first.outerStart, first.end)[0],
    rangeIn(end.block, end.start, end.outerEnd)[1],
  ]
  const text =
    first.block === end.block
      ? first.block.text.slice(first.outerStart, end.outerEnd)
      : found.map((word) => word.block.text.slice(word.outerStart, word.outerEnd)).join(' ')
  return {kind: wanted === '' ? 'added' : 'changed', found: text.replace(/\s+/g, ' '), expected: wanted, range}
}

/** A word with letters of another script, letter by letter. */
function twin(word: Word, right: string, text: string): Difference {
  const {block} = word
  const letters: {found: string; expected: string; range: Range}[] = []
  let k = 0
  for (let i = word.start; i < word.end; i++) {
    const raw = block.text[i]!
    const folded = foldWord(raw)
    // What has no width, and the marks of a decomposed letter.
    if (folded === '' || /\p{M}/u.test(raw)) continue
    const wanted = right[k++] ?? ''
    if (folded !== wanted && raw.normalize('NFC').toLowerCase() !== wanted && !(wanted === 'й' && folded === 'и'))
      letters.push({
        found: raw,
        expected: raw === raw.toLowerCase() ? wanted : wanted.toUpperCase(),
        range: rangeIn(block, i, i + 1),
      })
  }
  return {
    kind: 'homoglyph',
    found: block.text.slice(word.start, word.end),
    expected: text,
    range: rangeIn(block, word.start, word.end),
    letters,
  }
}

function slotDifferences(fill: Fill, outlet: Outlet | undefined): Difference[] {
  const {element, text, from, to, at, blank} = fill
  const notation = element.text
  if (text === '') {
    const end = rangeIn(at.block, at.outerStart, at.outerEnd)[1]
    return [{kind: 'missing', found: '', expected: notation, range: [end, end]}]
  }
  if (blank) return [{kind: 'blank', found: text, expected: notation, range: rangeIn(at.block, from, to)}]
  const letters = fill.words.flatMap((word) => mixed(word, outlet))
  if (fill.differs && letters.length === 0)
    return [{kind: 'changed', found: text, expected: notation, range: rangeIn(at.block, from, to)}]
  return letters
}

/** A word of a name that mixes two scripts although one would do; a name that the outlet itself spells so is right. */
function mixed(word: Word, outlet: Outlet | undefined): Difference[] {
  const script = rightScript(word.fold)
  if (!script) return []
  const {block} = word
  const raw = block.text.slice(word.start, word.end)
  if (outlet && [outlet.name, ...(outlet.aliases ?? [])].some((name) => foldName(name).includes(word.fold))) return []
  let expected = ''
  const letters: {found: string; expected: string; range: Range}[] = []
  for (let i = word.start; i < word.end; i++) {
    const letter = block.text[i]!
    const right = letterIn(script, letter)
    expected += right
    if (right !== letter) letters.push({found: letter, expected: right, range: rangeIn(block, i, i + 1)})
  }
  return [{kind: 'homoglyph', found: raw, expected, range: rangeIn(block, word.start, word.end), letters}]
}

const foldName = (name: string) => name.split(/\s+/).map(foldWord).join(' ')

/** The text that runs on behind a label. */
export const gluedText = (block: Block, end: number, length: number): Difference => ({
  kind: 'added',
  found: block.text
    .slice(end, end + length)
    .trim()
    .slice(0, 60),
  expected: '',
  range: rangeIn(block, end, end + length),
})
