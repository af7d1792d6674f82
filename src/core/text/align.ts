/**
 * Aligns the words of an article with the words of a wording: exactly, or as well as it goes (Smith and Waterman's local
 * alignment, 1981, on words; a slot of the wording absorbs a name of bounded length).
 */
import {foldWord, type Word} from './fold.ts'
import {shapeOf} from './homoglyphs.ts'
import {Pattern} from './pattern.ts'

/** One word, or one slot, of a wording. */
export interface Element {
  readonly kind: 'word' | 'slot'
  /** As the wording has it, brackets included; the slot's notation. */
  readonly text: string
  /** As the wording has it, without brackets. */
  readonly bare: string
  readonly fold: string
  readonly shape: string
  readonly before: string
  readonly behind: string
  readonly telling: boolean
  readonly key: boolean
  /** Name and case of a slot. */
  readonly slot: string
  readonly case: string | null
}

/** A wording with one choice made of each of its options. */
export interface Wording {
  readonly elements: readonly Element[]
  /** How many of them are words. */
  readonly words: number
  /** The shapes of those words. */
  readonly shapes: ReadonlySet<string>
}

export interface WordingSource {
  readonly text: string
  readonly options?: Readonly<Record<string, readonly string[]>> | undefined
  readonly telling: readonly string[]
  readonly key: string
}

const slotOrWord = new Pattern(String.raw`\{([^}:]+)(?::([^}]+))?\}|([([]*)([\p{L}\p{N}\p{M}]+)([)\]/]*),?`, 'gu')

/** The wordings that a text with options stands for; the first is the one to write. */
export function wordings({text, options = {}, telling, key}: WordingSource): Wording[] {
  const told = new Set(telling.map(foldWord))
  return choices(text, options).map((choice) => {
    const elements: Element[] = []
    for (const match of slotOrWord.matchAll(choice)) {
      const [all, slot, grammatical, before = '', bare = '', behind = ''] = match
      const fold = foldWord(bare)
      elements.push({
        kind: slot ? 'slot' : 'word',
        text: all,
        bare,
        fold,
        shape: shapeOf(fold),
        before,
        behind,
        telling: told.has(fold),
        key: !slot && fold.startsWith(key),
        slot: slot ?? '',
        case: grammatical ?? null,
      })
    }
    const words = elements.filter(({kind}) => kind === 'word')
    return {elements, words: words.length, shapes: new Set(words.map(({shape}) => shape))}
  })
}

/** The text with every choice of its options made, the first choices first. */
export function choices(text: string, options: Readonly<Record<string, readonly string[]>> = {}): string[] {
  for (const [name, list] of Object.entries(options)) {
    if (!text.includes(`{${name}}`)) continue
    return list.flatMap((choice) => choices(text.replaceAll(`{${name}}`, choice), options))
  }
  return [text]
}

/** Names longer than this (in words) do not occur, not even as a legal description in the register. */
const NAME = 60

/** What a stretch of words is to a wording. */
export interface Alignment {
  readonly wording: Wording
  /** Index of the first and behind the last word of the stretch. */
  readonly start: number
  readonly end: number
  /** Indices of the first and behind the last element met. */
  readonly first: number
  readonly last: number
  readonly steps: readonly Step[]
  readonly score: number
}

/** `word` and `element` are indices, -1 where there is none: an extra word, a missing one. */
export interface Step {
  readonly kind: 'same' | 'brackets' | 'twin' | 'near' | 'other' | 'extra' | 'missing' | 'name'
  readonly word: number
  readonly element: number
}

/**
 * The wording word for word from `at` on, or null. A slot at the very end is left to the caller.
 *
 * @param loose whether a bracket before the first and behind the last word may stand for the whole
 */
export function exactly(words: readonly Word[], at: number, wording: Wording): Alignment | null {
  const steps: Step[] = []
  const {elements} = wording
  let i = at
  for (let j = 0; j < elements.length; j++) {
    const element = elements[j]!
    if (element.kind === 'word') {
      const word = words[i]
      if (!word || word.fold !== element.fold || !sameBrackets(word, element, j === 0, j === elements.length - 1))
        return null
      steps.push({kind: 'same', word: i++, element: j})
      continue
    }
    const next = elements[j + 1]
    if (!next) return {wording, start: at, end: i, first: 0, last: j, steps, score: 0}
    const until = nextMatch(words, i, elements, j + 1)
    if (until < 0) return null
    for (; i < until; i++) steps.push({kind: 'name', word: i, element: j})
  }
  return {wording, start: at, end: i, first: 0, last: elements.length, steps, score: 0}
}

/** Where the words after a slot begin: all those up to the next slot must follow. */
function nextMatch(words: readonly Word[], from: number, elements: readonly Element[], j: number): number {
  for (let i = from; i < words.length && i <= from + NAME; i++) {
    let k = 0
    while (elements[j + k]?.kind === 'word' && words[i + k]?.fold === elements[j + k]!.fold) k++
    if (k > 0 && (elements[j + k]?.kind ?? 'slot') === 'slot') return i
  }
  return -1
}

function sameBrackets(word: Word, element: Element, first: boolean, last: boolean): boolean {
  // A bracket around the whole label is no part of its words.
  const before = first && word.before !== element.before ? word.before.replace(/^[([]/, '') : word.before
  const behind = last && word.behind !== element.behind ? word.behind.replace(/[)\]]$/, '') : word.behind
  return before === element.before && behind === element.behind
}

const SAME = 2
const TWIN = 1.8
const NEAR = 1
const OTHER = -1.2
const EXTRA = -0.9
const MISSING = -0.6
const BRACKETS = -0.3
const ABSORBED = -0.02

/** Back pointers. */
const STOP = 0
const DIAGONAL = 1
const UP = 2
const LEFT = 3
const ABSORB = 4

/**
 * The best local alignment of some words with a wording, or null where nothing agrees.
 *
 * @param from index of the first word to look at
 * @param to index behind the last; the work is (to - from) × the words of the wording
 */
export function align(words: readonly Word[], from: number, to: number, wording: Wording): Alignment | null {
  // A slot at the very end would absorb anything: the caller reads that name.
  const elements = wording.elements.at(-1)?.kind === 'slot' ? wording.elements.slice(0, -1) : wording.elements
  const n = to - from
  const m = elements.length
  const width = m + 1
  const score = new Float32Array((n + 1) * width)
  const back = new Uint8Array((n + 1) * width)
  let best = 0
  let bestAt = 0
  for (let i = 1; i <= n; i++) {
    const word = words[from + i - 1]!
    for (let j = 1; j <= m; j++) {
      const element = elements[j - 1]!
      const cell = i * width + j
      let value = 0
      let pointer = STOP
      if (element.kind === 'slot') {
        // The name is empty so far, or takes this word too.
        if (score[cell - 1]! > value) {
          value = score[cell - 1]!
          pointer = LEFT
        }
        if (score[cell - width]! + ABSORBED > value) {
          value = score[cell - width]! + ABSORBED
          pointer = ABSORB
        }
      } else {
        const diagonal = score[cell - width - 1]! + compare(word, element)
        if (diagonal > value) {
          value = diagonal
          pointer = DIAGONAL
        }
        if (score[cell - width]! + EXTRA > value) {
          value = score[cell - width]! + EXTRA
          pointer = UP
        }
        if (score[cell - 1]! + MISSING > value) {
          value = score[cell - 1]! + MISSING
          pointer = LEFT
        }
      }
      score[cell] = value
      back[cell] = pointer
      if (value > best) {
        best = value
        bestAt = cell
      }
    }
  }
  if (best <= 0) return null
  const steps: Step[] = []
  let cell = bestAt
  const last = cell % width
  const end = from + Math.floor(cell / width)
  let first = last
  let start = end
  while (back[cell] !== STOP) {
    const i = Math.floor(cell / width)
    const j = cell % width
    const element = j - 1
    switch (back[cell]) {
      case DIAGONAL:
        steps.push({kind: relation(words[from + i - 1]!, elements[element]!), word: from + i - 1, element})
        start = from + i - 1
        first = element
        cell -= width + 1
        break
      case UP:
        steps.push({kind: 'extra', word: from + i - 1, element: -1})
        cell -= width
        break
      case ABSORB:
        steps.push({kind: 'name', word: from + i - 1, element})
        cell -= width
        break
      default:
        if (elements[element]!.kind === 'word') steps.push({kind: 'missing', word: -1, element})
        cell -= 1
    }
  }
  return {wording, start, end, first, last, steps: steps.reverse(), score: best}
}

function compare(word: Word, element: Element): number {
  const brackets = word.before === element.before && word.behind === element.behind ? 0 : BRACKETS
  if (word.fold === element.fold) return SAME + brackets
  if (word.shape === element.shape) return TWIN + brackets
  return resembles(word, element) ? NEAR + brackets : OTHER
}

/** A misspelling; and `иноагентом` for the `агентом` of `иностранным агентом`. */
const resembles = (word: Word, element: Element) =>
  isNear(word.shape, element.shape) || (element.key && word.shape.endsWith(element.shape))

function relation(word: Word, element: Element): Step['kind'] {
  if (word.fold === element.fold)
    return word.before === element.before && word.behind === element.behind ? 'same' : 'brackets'
  if (word.shape === element.shape) return 'twin'
  return resembles(word, element) ? 'near' : 'other'
}

/** Whether one word is a misspelling of the other: one letter in a short word, two in a long one. */
function isNear(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  if (longest < 4) return false
  const limit = longest < 7 ? 1 : 2
  return Math.abs(a.length - b.length) <= limit && editsWithin(a, b, limit)
}

/** Whether `a` becomes `b` by at most `limit` letters dropped, added, changed or swapped with a neighbour. */
function editsWithin(a: string, b: string, limit: number): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return Math.max(endA, endB) - start <= limit
  if (limit === 0) return false
  const [x, y] = [a.slice(start, endA), b.slice(start, endB)]
  if (x.length > 1 && x[0] === y[1] && x[1] === y[0] && editsWithin(x.slice(2), y.slice(2), limit - 1)) return true
  return (
    editsWithin(x.slice(1), y.slice(1), limit - 1) ||
    editsWithin(x.slice(1), y, limit - 1) ||
    editsWithin(x, y.slice(1), limit - 1)
  )
}
