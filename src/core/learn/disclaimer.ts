/**
 * Learns whether an article carries a mandated label, whether it is whole, and where it stands. The words are aligned with
 * the mandated ones; then place and quotation tell a label from news about labels.
 */
import type {Difference, Disclaimer, Metadata, Options, Placement, Range, SlotFill} from '../article.ts'
import {packs as shipped} from '../law/packs.ts'
import type {Block, Mark, View} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import {ageMark, isBare, type Place, runsOn, standingOf} from './label-context.ts'
import {differencesOf, gluedText} from './label-differences.ts'
import {type Found, findLabels} from './label-find.ts'
import {isWithout, type Law, lawOf, stretches} from './label-seek.ts'

/** What is known of an article without a label. */
export const noDisclaimer = (): Disclaimer => ({
  status: 'absent',
  mandate: null,
  similarity: 0,
  placement: null,
  hiddenBy: null,
  range: null,
  line: null,
  differences: [],
  slots: [],
  ageMark: null,
  doubles: [],
  blocks: [],
  body: 0,
})

/** A label that stands for itself. */
interface Label {
  found: Found
  place: Place
  exact: boolean
  similarity: number
  placement: Placement
  glued: Difference | null
}

/**
 * @param view of the article
 * @param metadata that tells which blocks are title, byline, date or header
 * @param options with the packs and the outlet
 * @returns the best label: seen before hidden, exact before altered, then the earliest. Where there is none, `differences`
 *   may hold a near miss: `translated`, a label in another language; `added`, a label quoted within a sentence
 */
export function learnDisclaimer(view: View, metadata: Metadata, options: Options): Disclaimer {
  const laws = lawOf(options.packs ?? shipped)
  // One look at all of an article instead of one at each of its blocks: most are done with here.
  const text = view.blocks.map((block) => block.text).join('\n')
  const seen = view.blocks.filter((block) => block.hidden === null)
  const quotations: Difference[] = []
  const labels = isWithout(text, laws.law) ? [] : allLabels(view, seen, laws.law, quotations, metadata)
  const best = labels.toSorted((a, b) => rank(b) - rank(a))[0]
  const {body} = headAbove(null, view, metadata)
  if (best) return {...describe(best, labels, view, options), body}
  const near = isWithout(text, laws.translations) ? [] : translated(seen, laws.translations)
  return {...noDisclaimer(), differences: [...near, ...quotations], body}
}

function allLabels(
  view: View,
  seen: readonly Block[],
  law: Law,
  quotations: Difference[],
  metadata: Metadata,
): Label[] {
  const hidden = view.blocks.filter((block) => block.hidden !== null)
  return [
    ...labelsIn(seen, law, quotations, (place) => placementOf(place, view, metadata)),
    ...hidden.flatMap((block) => labelsIn([block], law, [], () => 'hidden' as const)),
  ]
}

const rank = ({placement, exact, similarity}: Label) => (placement === 'hidden' ? 0 : 4) + (exact ? 2 : 0) + similarity

function labelsIn(
  blocks: readonly Block[],
  law: Law,
  quotations: Difference[],
  placement: (place: Place) => Placement,
): Label[] {
  const labels: Label[] = []
  for (const words of stretches(blocks, law)) {
    const list = findLabels(words, law).map((found) => ({found, place: placeOf(found, blocks)}))
    for (const [i, {found, place}] of list.entries()) {
      // Stretches of a long block overlap.
      const last = labels.at(-1)?.place
      if (last && last.endBlock === place.block && place.start < last.end) continue
      const standing = standingOf(place)
      if (standing === 'quoted') quotations.push(quotation(place))
      if (standing !== 'label') continue
      const next = list[i + 1]?.place
      const twice = next?.block === place.endBlock && next.start - place.end < NEAR
      const rest = twice ? 0 : runsOn(place.endBlock, place.end)
      const glued = rest > 0 ? gluedText(place.endBlock, place.end, rest) : null
      const exact = found.exact && !glued && differencesOf(found, undefined).length === 0
      const similarity = exact ? 1 : Math.min(found.similarity, 0.99)
      labels.push({found, place, exact, similarity, placement: placement(place), glued})
    }
  }
  return labels
}

/** A label that begins so soon behind another is its double, and no text that runs on. */
const NEAR = 12

function placeOf({words, start, end, fills, alignment, similarity}: Found, blocks: readonly Block[]): Place {
  const first = words[start]!
  const last = words[end - 1]!
  const fill = fills.at(-1)
  const close = fill && fill.at.block === last.block && fill.to > last.outerEnd ? fill.to : last.outerEnd
  // A bracket around the whole label is no part of it.
  const capitals = alignment.steps.every(({kind, word}) => {
    if (kind !== 'same' || word < 0) return true
    const raw = words[word]!.block.text.slice(words[word]!.start, words[word]!.end)
    return raw === raw.toUpperCase()
  })
  return {
    block: first.block,
    start: first.outerStart,
    endBlock: last.block,
    end: close,
    capitals,
    similarity,
    previous: blocks[blocks.indexOf(first.block) - 1],
  }
}

const quotation = ({block, start, end, endBlock}: Place): Difference => ({
  kind: 'added',
  found: endBlock === block ? block.text.slice(start, end) : block.text.slice(start),
  expected: '',
  range: [rangeIn(block, start, start + 1)[0], rangeIn(endBlock, Math.max(0, end - 1), end)[1]],
})

/** A label in a language in which it has no force. */
function translated(seen: readonly Block[], law: Law): Difference[] {
  for (const words of stretches(seen, law))
    for (const found of findLabels(words, law)) {
      const place = placeOf(found, seen)
      if (found.similarity >= 0.5 && standingOf(place) === 'label') return [{...quotation(place), kind: 'translated'}]
    }
  return []
}

function describe(best: Label, labels: readonly Label[], view: View, options: Options): Omit<Disclaimer, 'body'> {
  const {found, place, exact, similarity} = best
  const within = (mark: Mark['kind']) =>
    place.block === place.endBlock &&
    place.block.marks.some(({kind, start, end}) => kind === mark && start <= place.start && end >= place.end)
  const hiddenBy = place.block.hidden ?? (within('code') ? 'code' : within('delete') ? 'delete' : null)
  const differences = differencesOf(found, options.outlet)
  if (best.glued) differences.push(best.glued)
  const range = wrapped(place)
  return {
    // The outlet may spell its own name with letters of two scripts.
    status: exact || (found.exact && differences.length === 0) ? 'exact' : 'altered',
    mandate: found.sought.mandate.id,
    similarity: found.exact && differences.length === 0 ? 1 : similarity,
    placement: hiddenBy ? 'hidden' : best.placement,
    hiddenBy,
    range,
    line: lineAt(place.block, place.start),
    differences,
    slots: found.fills
      .filter(({text}) => text !== '')
      .map(
        ({element, text, from, to, at}): SlotFill => ({
          slot: element.slot,
          case: element.case,
          text,
          range: rangeIn(at.block, from, to),
        }),
      ),
    ageMark: ageMarkOf(place, view),
    doubles: labels
      .filter(
        (other) =>
          other !== best &&
          other.placement !== 'hidden' &&
          other.found.sought === found.sought &&
          other.similarity >= 0.8,
      )
      .map((other) => wrapped(other.place)),
    blocks: wholeBlocks(labels),
  }
}

const lineAt = (block: Block, index: number) => {
  let line = block.line
  const lead = block.text.length - block.text.trimStart().length
  for (let i = lead; i < index; i++) if (block.text[i] === '\n') line++
  return line
}

/** The label with the quote marks around it and its final punctuation. */
function wrapped({block, start, endBlock, end}: Place): Range {
  const before = /[«"„“(]\s*$/u.exec(block.text.slice(Math.max(0, start - 4), start))
  const from = before ? start - before[0].length : start
  const behind = (before ? /^\s?[»"”“)]?[.!…]*[»"”“]?/u : /^[.!…]*/u).exec(endBlock.text.slice(end, end + 6))![0]
  // A full stop that belongs to what runs on is still the label's.
  return [rangeIn(block, from, from + 1)[0], rangeIn(endBlock, end + behind.length - 1, end + behind.length)[1]]
}

/** Blocks in which nothing but labels stands. */
function wholeBlocks(labels: readonly Label[]): number[] {
  const pieces = new Map<Block, {text: string; at: number}>()
  for (const {found} of labels)
    for (let i = found.start; i < found.end; i++) {
      const {block, start, end} = found.words[i]!
      const left = pieces.get(block) ?? {text: '', at: 0}
      if (start >= left.at) pieces.set(block, {text: left.text + block.text.slice(left.at, start), at: end})
    }
  return [...pieces].filter(([block, {text, at}]) => isBare(text + block.text.slice(at))).map(([{index}]) => index)
}

/** The age mark beside the label, else the first in the article. */
function ageMarkOf({block, start, endBlock, end}: Place, view: View): Range | null {
  const around = [
    [block, Math.max(0, start - 30), start],
    [endBlock, end, Math.min(endBlock.text.length, end + 30)],
  ] as const
  for (const [at, from, to] of around) {
    const mark = markIn(at, from, to)
    if (mark) return mark
  }
  for (const each of view.blocks) {
    const mark = each.hidden === null ? markIn(each, 0, each.text.length) : null
    if (mark) return mark
  }
  return null
}

function markIn(block: Block, from: number, to: number): Range | null {
  ageMark.lastIndex = 0
  const match = ageMark.exec(block.text.slice(from, to))
  ageMark.lastIndex = 0
  return match ? rangeIn(block, from + match.index, from + match.index + match[0].length) : null
}

/** What may stand above a label: title, byline, date, headings, and short lines that are no text. */
const SHORT_LINE = 40
const TITLE_LINE = 200
const LONGEST_HEAD = 1000

function placementOf(place: Place, view: View, metadata: Metadata): Placement {
  // Readers meet a footnote at the end, wherever it is written.
  if (place.block.parent.type === 'footnoteDefinition') return 'late'
  const {body, title} = headAbove(place.block, view, metadata)
  if (body < place.block.index) return 'late'
  if (place.start > LONGEST_HEAD) return 'late'
  const before = place.block.text.slice(0, place.start)
  if (isBare(before)) return 'start'
  const lines = before.slice(0, before.lastIndexOf('\n') + 1)
  return isBare(before.slice(lines.length)) && isHead(lines, title) ? 'start' : 'late'
}

/**
 * Looks through the blocks above a label.
 *
 * @param end the label's block, or null to look for the end of the head itself
 * @returns the index of the first block that is text of the article, the end or beyond where there is none; and whether a title
 *   may still follow
 */
function headAbove(end: Block | null, view: View, metadata: Metadata): {body: number; title: boolean} {
  const facts = new Set(metadata.blocks.map(({index}) => index))
  // A title in the front matter is no line of the body.
  let title = metadata.title === null && metadata.blocks.every(({is}) => is !== 'title')
  for (const block of view.blocks) {
    if (block === end) return {body: block.index, title}
    if (
      (block.hidden !== null && block.kind !== 'code') ||
      facts.has(block.index) ||
      block.kind === 'heading' ||
      isBare(block.text)
    )
      continue
    if (block.kind === 'code' || block.quoted || !isHead(block.text, title)) return {body: block.index, title}
    if (block.text.trim().length > SHORT_LINE) title = false
  }
  return {body: view.blocks.length, title}
}

/** Whether lines above a label are no text of the article: one title at most, and short lines. */
function isHead(text: string, title: boolean): boolean {
  let spare = title
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (isBare(trimmed) || (trimmed.length <= SHORT_LINE && !/[.!?…:;,]$/u.test(trimmed))) continue
    if (!spare || trimmed.length > TITLE_LINE || /[:;,]$/u.test(trimmed)) return false
    // A title with a full stop is one short sentence.
    if (/[.…]["»”)]*$/u.test(trimmed) && (trimmed.length > 120 || /[.!?…]\s/u.test(trimmed))) return false
    spare = false
  }
  return true
}
