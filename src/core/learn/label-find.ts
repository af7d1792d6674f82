/** Finds stretches of words that are a label, or the wreck of one. */
import {type Alignment, align, type Element, exactly, type Step, type Wording} from '../text/align.ts'
import {append} from '../text/append.ts'
import type {Word} from '../text/fold.ts'
import {capital} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import {isBare} from './label-context.ts'
import {blankAt, differ, isBlank, nameEnd} from './label-name.ts'
import type {Law, Sought} from './label-seek.ts'

export interface Found {
  readonly sought: Sought
  readonly alignment: Alignment
  /** The stretch in which it was found. */
  readonly words: readonly Word[]
  /** Indices in `words`: names included. */
  readonly start: number
  readonly end: number
  /** Words before and behind that stand where the wording has others. */
  readonly fills: readonly Fill[]
  /** Words of the wording that are right, of all that count. */
  readonly similarity: number
  readonly exact: boolean
}

/** A slot as filled in; `text` is empty where nothing stands there. */
export interface Fill {
  readonly element: Element
  readonly text: string
  /** Indices in the text of the word's block. */
  readonly from: number
  readonly to: number
  /** The word next to which it stands, for its block. */
  readonly at: Word
  readonly words: readonly Word[]
  readonly blank: boolean
  /** Set where an earlier slot has nearly the same name: a word of one of them is lost or misspelt. */
  readonly differs?: boolean
}

/** A stretch with many of the telling words is looked at in windows of so many words. */
const WINDOW = 160
const STRIDE = 100
/** Telling words further apart belong to different stretches. */
const APART = 16
/** So many words behind the last telling one may belong to the label: a name between two halves, then the second half. */
const BEHIND = 40

/**
 * @param words of one stretch, in reading order
 * @param law to look for
 * @returns what could be labels, in reading order; whether they are quoted or go on is for the caller
 */
export function findLabels(words: readonly Word[], law: Law): Found[] {
  const found: Found[] = []
  let from = 0
  for (let i = 0; i < words.length; i++) {
    for (const [sought, wording] of law.openings.get(words[i]!.shape) ?? []) {
      const alignment = exactly(words, i, wording)
      if (!alignment) continue
      // Of two choices the longer one: «произведен» is the beginning of «произведен и распространен».
      append(found, approximate(words, from, i, law))
      const whole = complete(words, alignment, sought, words.length)
      found.push(whole)
      from = whole.end
      i = whole.end - 1
      break
    }
  }
  append(found, approximate(words, from, words.length, law))
  return found
}

function approximate(words: readonly Word[], from: number, to: number, law: Law): Found[] {
  if (to - from < 4) return []
  const found: Found[] = []
  const told: number[] = []
  for (let i = from; i < to; i++) if (law.sought.some(({telling}) => telling.has(words[i]!.shape))) told.push(i)
  let low = from
  for (let k = 0; k < told.length; ) {
    let last = k
    while (last + 1 < told.length && told[last + 1]! - told[last]! <= APART) last++
    const start = Math.max(low, told[k]! - 12)
    const end = Math.min(to, told[last]! + BEHIND)
    for (let at = start; at < end; at += STRIDE) {
      const until = Math.min(end, at + WINDOW)
      const inside = within(words, Math.max(at, low), until, law)
      append(found, inside)
      low = Math.max(low, inside.at(-1)?.end ?? low)
      if (until === end) break
    }
    k = last + 1
  }
  return found
}

/** Fewer words of a wording than these, or fewer telling ones, are no label. */
const FEWEST = 4
const FEWEST_TELLING = 2

/** So often a window is cut in two by a label that was found in it: more labels are a text about labels. */
const DEPTH = 2

/** The labels of a window: the best, then those before and behind it. */
function within(words: readonly Word[], from: number, to: number, law: Law, depth = 0): Found[] {
  if (to - from < FEWEST || depth > DEPTH) return []
  const shapes = new Set<string>()
  for (let i = from; i < to; i++) shapes.add(words[i]!.shape)
  let best: {sought: Sought; alignment: Alignment} | null = null
  const consider = (sought: Sought, wording: Wording) => {
    const alignment = align(words, from, to, wording)
    if (!alignment || !isRecognisable(alignment, words)) return false
    if (!best || alignment.score > best.alignment.score) best = {sought, alignment}
    return true
  }
  for (const sought of law.sought) {
    if (count(sought.telling, shapes) < FEWEST_TELLING) continue
    const likely = sought.wordings
      .map((wording) => ({wording, met: count(wording.shapes, shapes)}))
      .filter(({met}) => met >= FEWEST)
      .sort((a, b) => b.met - a.met || a.wording.words - b.wording.words)
    if (likely.length === 0) continue
    // Two choices of the options tell whether the others are worth their while: the likeliest, and the shortest, for a label
    // may lack the rest.
    const shortest = likely.reduce((a, b) => (b.wording.words < a.wording.words ? b : a))
    const first = likely[0]!
    const gate = [first, ...(shortest === first ? [] : [shortest])].map(({wording}) => consider(sought, wording))
    if (gate.includes(true))
      for (const each of likely) if (each !== first && each !== shortest) consider(sought, each.wording)
  }
  if (!best) return []
  const {sought, alignment} = best as {sought: Sought; alignment: Alignment}
  const found = complete(words, alignment, sought, to)
  return [...within(words, from, found.start, law, depth + 1), found, ...within(words, found.end, to, law, depth + 1)]
}

function count(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  let met = 0
  for (const shape of some) if (all.has(shape)) met++
  return met
}

/**
 * Whether so much of a label is there that it can be nothing else. News and mention marks share «выполняющим функции
 * иностранного агента» with the labels, so words that only labels have must be among those met; and the key word, unless
 * the stretch is the unbroken beginning of a label cut short.
 */
function isRecognisable({steps, wording, end}: Alignment, words: readonly Word[]): boolean {
  let met = 0
  let telling = 0
  let wrong = 0
  let all = 0
  let keyed = false
  for (const {kind, element} of steps) {
    if (kind === 'name') continue
    all++
    if (kind === 'extra' || kind === 'missing' || kind === 'other') {
      wrong++
      continue
    }
    met++
    if (wording.elements[element]!.telling) telling++
    if (wording.elements[element]!.key) keyed = true
  }
  if (met < 5 || telling < 2 || met / all < 0.6) return false
  // Acts get mixed: «создано … иностранным агентом» ends in the key word, where this act has others.
  const next = words[end]
  const key = wording.elements.find((element) => element.key)
  if (next && key && next.shape.slice(0, 5) === key.shape.slice(0, 5)) keyed = true
  return keyed || (wrong === 0 && met >= 7 && telling >= 3)
}

/** Adds the names and the strange words at the edges, and counts. */
function complete(words: readonly Word[], alignment: Alignment, sought: Sought, limit: number): Found {
  const {elements} = alignment.wording
  const steps = [...alignment.steps]
  returnWords(steps, words, isCapitals(words, alignment))
  let {start, end} = alignment

  // Words before the first and behind the last one met stand where the wording has others, if a boundary is near.
  const lead = leadOf(words, alignment)
  if (lead.length > 0) steps.unshift(...lead)
  start -= lead.length

  const fills: Fill[] = []
  for (let j = 0; j < alignment.last; j++) {
    if (elements[j]!.kind !== 'slot' || j < alignment.first) continue
    fills.push(fillBetween(words, steps, j, elements[j]!))
  }
  const next = elements[alignment.last]
  let glue = 0
  if (next?.kind === 'slot') {
    const last = words[end - 1]!
    const blank = blankAt(last.block.text, last.outerEnd)
    if (blank > 0) {
      const to = last.outerEnd + blank
      while (end < words.length && words[end]!.block === last.block && words[end]!.start < to) end++
      fills.push({element: next, ...trim(last.block.text, last.outerEnd, to), at: last, words: [], blank: true})
    } else {
      const earlier = fills.find(({element}) => element.slot === next.slot)
      const stop = nameEnd(words, end, earlier?.words ?? [], isCapitals(words, alignment))
      const name = words.slice(end, stop)
      if (name.length === 0)
        fills.push({element: next, text: '', from: last.outerEnd, to: last.outerEnd, at: last, words: [], blank: false})
      else {
        const block = name[0]!.block
        const close =
          name.at(-1)!.block === block
            ? closed(block.text, name[0]!, name.at(-1)!)
            : name.filter((word) => word.block === block).at(-1)!.outerEnd
        const open =
          block === last.block
            ? trim(block.text, last.outerEnd, close)
            : {text: block.text.slice(name[0]!.outerStart, close), from: name[0]!.outerStart, to: close}
        fills.push({element: next, ...open, at: name[0]!, words: name, blank: isBlank(open.text)})
      }
      end = stop
    }
  } else if (alignment.last < elements.length) {
    const room = Math.min(elements.length - alignment.last, 3)
    for (let k = 1; k <= room && end + k <= Math.min(words.length, limit); k++) {
      const word = words[end + k - 1]!
      if (word.block !== words[end - 1]!.block || endsSentence(gapBetween(words[end + k - 2]!, word))) break
      const after = words[end + k]
      if (after && after.block === word.block && !endsSentence(gapBetween(word, after))) continue
      for (let i = 0; i < k; i++) steps.push({kind: 'other', word: end + i, element: alignment.last + i})
      end += k
      glue = k
      break
    }
  }

  for (const [i, fill] of fills.entries()) {
    const earlier = fills.slice(0, i).find(({element, text}) => element.slot === fill.element.slot && text !== '')
    if (earlier && fill.text !== '' && !fill.blank && !earlier.blank)
      fills[i] = {...fill, differs: differ(earlier.words, fill.words)}
  }
  let right = 0
  let extra = 0
  for (const {kind} of steps) {
    if (kind === 'same') right++
    else if (kind === 'brackets') right += 0.8
    else if (kind === 'twin' || kind === 'near') right += 0.5
    else if (kind === 'extra') extra++
  }
  const slots = elements.length - alignment.wording.words
  const filled = fills.filter(({text, blank, differs}) => text !== '' && !blank && !differs).length
  const similarity = (right + filled) / (alignment.wording.words + slots + extra)
  const exact =
    similarity === 1 &&
    glue === 0 &&
    steps.every(({kind}) => kind === 'same' || kind === 'name') &&
    sought.mandate.form !== 'detect'
  return {sought, alignment: {...alignment, steps}, words, start, end, fills, similarity, exact}
}

/** A small word at the end or the beginning of a name stands where the wording has another: «… Ильичом или касается …». */
function returnWords(steps: Step[], words: readonly Word[], capitals: boolean) {
  for (let i = 0; i < steps.length; i++) {
    if (steps[i]!.kind !== 'missing') continue
    for (const near of [i - 1, i + 1]) {
      const step = steps[near]
      if (step?.kind !== 'name') continue
      const word = words[step.word]!
      const raw = word.block.text.slice(word.start, word.end)
      if (!conjunctions.has(word.fold) && (capitals || raw !== word.fold || word.before !== '')) continue
      steps[near] = {kind: 'other', word: step.word, element: steps[i]!.element}
      steps.splice(i--, 1)
      break
    }
  }
}

const conjunctions = new Set(['и', 'или', 'а', 'либо', 'также', 'тоже'])

/** The end of the line before a word; what is longer is no ornament. */
function lineBefore({block: {text}, start}: Word): string {
  const before = text.slice(Math.max(0, start - 80), start)
  return before.slice(before.lastIndexOf('\n') + 1)
}
const gapBetween = (a: Word, b: Word) => a.block.text.slice(a.end, b.start)
const endsSentence = (gap: string) => /[\n.!?…:;|]/u.test(gap)

/** Whether a sentence, a line or a block begins with this word. */
function isBoundary(words: readonly Word[], at: number): boolean {
  const word = words[at]!
  const previous = words[at - 1]
  return !previous || previous.block !== word.block || endsSentence(gapBetween(previous, word))
}

/**
 * The words between a boundary and the first word met, if they are few: they stand where the wording has others, or are a
 * name where it has a name. None where the label begins at the boundary, or has lost so much of its beginning that what stands
 * before it is rather the rest of a sentence.
 */
function leadOf(words: readonly Word[], {start, first, wording: {elements}}: Alignment): Step[] {
  if (isBoundary(words, start) || isBare(lineBefore(words[start]!))) return []
  const name = elements[first - 1]?.kind === 'slot'
  const told = [1, 2, 3, 4].some((k) =>
    elements.some(({telling, shape}) => telling && shape === words[start - k]?.shape),
  )
  const most = name ? 6 : first > 3 ? (told ? 4 : 0) : Math.max(first, startsLikeOne(words, start, elements))
  const lead: Step[] = []
  for (let k = 1; k <= most && start - k >= 0; k++) {
    const {block, start: at} = words[start - k]!
    if (block !== words[start]!.block || endsSentence(gapBetween(words[start - k]!, words[start - k + 1]!))) return []
    if (name && !capital.test(block.text[at]!)) return []
    const element = name ? first - 1 : Math.max(first - k, -1)
    lead.unshift({kind: name ? 'name' : element >= 0 ? 'other' : 'extra', word: start - k, element})
    if (isBoundary(words, start - k)) return lead
  }
  return []
}

/** How many strange words may stand before a label that begins in the middle of a line: a swapped one, or up to two others. */
function startsLikeOne(words: readonly Word[], start: number, elements: readonly Element[]): number {
  const {block, start: at} = words[start]!
  const first = block.text[at]!
  if (first !== first.toLowerCase()) return 2
  const previous = words[start - 1]
  return previous && elements.slice(0, 4).some(({shape}) => shape === previous.shape) ? 1 : 0
}

function isCapitals(words: readonly Word[], {steps}: Alignment): boolean {
  return steps.every(({kind, word}) => {
    if (kind !== 'same' || word < 0) return true
    const raw = words[word]!.block.text.slice(words[word]!.start, words[word]!.end)
    return raw === raw.toUpperCase()
  })
}

/** What stands in a slot between words of the label. */
function fillBetween(words: readonly Word[], steps: Alignment['steps'], j: number, element: Element): Fill {
  const previous = words[steps.findLast((step) => step.element >= 0 && step.element < j && step.word >= 0)?.word ?? 0]!
  const next = words[steps.find((step) => step.element > j && step.word >= 0)?.word ?? words.length - 1]!
  const name = steps.filter((step) => step.element === j).map((step) => words[step.word]!)
  if (previous.block === next.block) {
    const inside = trim(next.block.text, previous.end, next.start)
    if (inside.text !== '') return {element, ...inside, at: next, words: name, blank: isBlank(inside.text)}
    return {element, text: '', from: previous.outerEnd, to: previous.outerEnd, at: previous, words: name, blank: false}
  }
  const first = name[0]
  if (!first)
    return {element, text: '', from: previous.outerEnd, to: previous.outerEnd, at: previous, words: name, blank: false}
  const own = name.filter((word) => word.block === first.block)
  const from = first.outerStart
  const to = own.at(-1)!.outerEnd
  const text =
    name.length === own.length
      ? first.block.text.slice(from, to)
      : name.map((word) => word.block.text.slice(word.start, word.end)).join(' ')
  return {element, text, from, to, at: first, words: name, blank: isBlank(text)}
}

const keep = new Pattern(String.raw`[\p{L}\p{N}«»"„“”'‘’()[\]{}<>$%_…+#@&.?*-]`, 'u')

/** A stretch without the white space, commas and ornaments at its edges. */
function trim(text: string, from: number, to: number): {text: string; from: number; to: number} {
  while (from < to && !keep.test(text[from]!)) from++
  while (to > from && !keep.test(text[to - 1]!)) to--
  // A lone dash or closing bracket of the word before is no name.
  const inner = text.slice(from, to)
  return /^[-.)\]»"]*$/u.test(inner) ? {text: '', from, to: from} : {text: inner, from, to}
}

/** The end of a name with the marks that close it: as many as were opened in it. */
function closed(text: string, first: Word, last: Word): number {
  let at = last.outerEnd
  const opened = text.slice(Math.max(0, first.outerStart - 2), last.end)
  let open = (opened.match(/[«„]/gu) ?? []).length - (opened.match(/»/gu) ?? []).length
  const straight = (opened.match(/"/gu) ?? []).length % 2
  let quotes = straight
  while (
    at < text.length &&
    ((text[at] === '»' && open > 0) || (/["”“]/u.test(text[at]!) && (quotes > 0 || open > 0)))
  ) {
    if (text[at] === '»') open--
    else if (quotes > 0) quotes--
    else open--
    at++
  }
  return at
}
