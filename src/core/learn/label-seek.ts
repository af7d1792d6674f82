/** Where in an article a label could be at all: a cheap look for rare pairs of words, so that most articles end here. */
import type {Mandate, Pack} from '../law/pack.ts'
import {type Wording, wordings} from '../text/align.ts'
import {foldWord, type Word, wordsOf} from '../text/fold.ts'
import {lookAlikes, shapeOf} from '../text/homoglyphs.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block} from '../text/view.ts'

/** A mandate made ready to be looked for. */
export interface Sought {
  readonly mandate: Mandate
  /** Set where this is not the mandate but its rendering in another language. */
  readonly translated: boolean
  readonly wordings: readonly Wording[]
  readonly telling: ReadonlySet<string>
}

export interface Law {
  readonly sought: readonly Sought[]
  /** By the shape of the first word. */
  readonly openings: ReadonlyMap<string, readonly (readonly [Sought, Wording])[]>
  /** Neighbouring words of which a label has some; and one of those words alone, for a label with one word a line. */
  readonly phrases: Pattern
  readonly pieces: Pattern
  /** A word of every such pair and every such word alone, for a text without what has no width. */
  readonly sieve: RegExp
}

const ready = new WeakMap<readonly Pack[], {law: Law; readonly translations: Law}>()

/** The packs, made ready once; the translations when somebody asks for them. */
export function lawOf(packs: readonly Pack[]): {law: Law; readonly translations: Law} {
  let known = ready.get(packs)
  if (!known) {
    const mandates = packs.flatMap((pack) => pack.mandates)
    let translations: Law | undefined
    known = {
      law: compile(mandates.map((mandate) => ({mandate, source: mandate, translated: false}))),
      get translations() {
        return (translations ??= compile(
          mandates.flatMap((mandate) =>
            (mandate.translations ?? []).map((source) => ({mandate, source, translated: true})),
          ),
        ))
      },
    }
    ready.set(packs, known)
  }
  return known
}

type Source = Pick<Mandate, 'text' | 'telling' | 'key' | 'seek' | 'options'>

function compile(list: readonly {mandate: Mandate; source: Source; translated: boolean}[]): Law {
  const sought = list.map(({mandate, source, translated}) => ({
    mandate,
    translated,
    wordings: wordings(source),
    telling: new Set(source.telling.map((word) => shapeOf(foldWord(word)))),
  }))
  const openings = new Map<string, [Sought, Wording][]>()
  for (const each of sought) {
    if (each.mandate.form === 'detect') continue
    for (const wording of each.wordings) {
      const shape = wording.elements[0]?.shape ?? ''
      openings.set(shape, [...(openings.get(shape) ?? []), [each, wording]])
    }
  }
  const seek = [...new Set(list.flatMap(({source}) => source.seek))]
  const pieces = [...new Set(seek.flatMap((phrase) => phrase.split(' ').filter((piece) => piece.length >= 5)))]
  const longest = (words: readonly string[]) => words.reduce((a, b) => (b.length > a.length ? b : a))
  const words = [...new Set([...pieces, ...seek.map((phrase) => longest(phrase.split(' ')))])]
  const sieve = new RegExp(words.map(disguised).join('|') || '(?!)', 'u')
  return {sought, openings, phrases: anyOf(seek), pieces: anyOf(pieces), sieve}
}

/** A word with every letter or what looks like it. */
const disguised = (word: string) => [...word].map((letter) => `[${lookAlikes(letter)}]`).join('')

/** Nothing may stand between the letters of a word but what has no width. */
const nothing = '[\\u0300-\\u036f\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*'
const widthless = new RegExp(nothing.replace('*', '+'), 'g')
const restAndGap = '[^\\s]{0,10}[^\\p{L}\\p{N}]{1,10}'

function anyOf(phrases: readonly string[]): Pattern {
  return new Pattern((everyday) => {
    const alternatives = phrases.map((phrase) =>
      phrase
        .split(' ')
        .map((piece) => [...piece].map((letter) => `[${lookAlikes(letter)}]`).join(everyday ? '' : nothing))
        .join(restAndGap),
    )
    return alternatives.join('|') || '(?!)'
  }, 'gu')
}

/** Whether neither the pairs of words that a label has nor one of those words alone can be found in a text. */
export const isWithout = (text: string, {sieve}: Law): boolean => !sieve.test(text.replace(widthless, ''))

/** A block shorter than this may be one word of a label. */
const PIECE = 60
/** Blocks up to this length are looked at whole; in a longer one, so much before and behind each hit. */
const WHOLE = 3000
const BEFORE = 800
const BEHIND = 1600
/** How short a neighbour of a hit is that may belong to it, and how much text they are together on one side. */
const SHORT = 160
const ROOM = 400

/**
 * The words of every stretch where a label could be.
 *
 * @param blocks in reading order
 * @param law to look for
 */
export function* stretches(blocks: readonly Block[], law: Law): Generator<Word[]> {
  let done = 0
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const {text} = block
    const pattern = text.length <= PIECE ? law.pieces : law.phrases
    const hit = pattern.exec(text)
    if (!hit) continue
    if (text.length > WHOLE) {
      yield* windows(block, pattern, hit.index)
      done = at + 1
      continue
    }
    const first = reach(blocks, at, -1, done, law)
    const last = reach(blocks, at, 1, blocks.length - 1, law)
    yield blocks.slice(first, last + 1).flatMap((each) => wordsOf(each))
    done = last + 1
    at = last
  }
}

/** The furthest block, in one direction, that could hold a piece of the same label. */
function reach(blocks: readonly Block[], from: number, step: 1 | -1, limit: number, law: Law): number {
  let at = from
  let room = ROOM
  while (at !== limit) {
    const next = blocks[at + step]!
    const hit = next.text.length <= WHOLE && step > 0 && hasHit(next, law)
    if (!hit && next.text.length > Math.min(SHORT, room)) break
    room = hit ? ROOM : room - next.text.length
    at += step
  }
  return at
}

function hasHit({text}: Block, law: Law): boolean {
  const pattern = text.length <= PIECE ? law.pieces : law.phrases
  return pattern.test(text)
}

/** Stretches of a long block around the hits; a label may stand in two of them where they overlap. */
function* windows(block: Block, pattern: Pattern, first: number): Generator<Word[]> {
  const {text} = block
  const find = pattern.finder(text)
  let hit = first
  for (;;) {
    const to = Math.min(text.length, hit + BEHIND)
    yield wordsOf(block, Math.max(0, hit - BEFORE), to)
    // A label that begins near the end of this stretch is whole in the next.
    const next = find(Math.max(hit + 1, to - BEFORE))
    if (!next || to === text.length) return
    hit = next.index
  }
}
