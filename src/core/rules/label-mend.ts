/**
 * How the label of an article could be mended. All label rules ask here, and exactly one of them gives each edit: so one
 * round of safe edits is enough, and no two of them meet.
 */
import type {Difference, Outlet, Range, SlotFill} from '../article.ts'
import {findMandate, isInForce, type Mandate, type Pack, writable} from '../law/pack.ts'
import {packs as shipped} from '../law/packs.ts'
import type {Context, Edit, Fix} from '../rule.ts'
import {declineName} from '../text/decline.ts'
import {asHtml, asMarkdown} from '../text/escape.ts'
import {foldWord} from '../text/fold.ts'
import {frontMatterOf} from '../text/front-matter.ts'
import {labelWords} from '../text/label-words.ts'
import {capital} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block} from '../text/view.ts'

const packsOf = ({options}: Context) => options.packs ?? shipped

/** The mandate whose label stands in the article. */
export const foundMandate = (context: Context): Mandate | undefined =>
  findMandate(packsOf(context), context.data.disclaimer.mandate)

/** The mandate that a fix writes on the article's day. */
export function mandateToWrite(context: Context): Mandate | undefined {
  const {ids, day} = context.data.inForce
  const packs = packsOf(context)
  if (last?.ids !== ids || last.day !== day || last.packs !== packs) {
    const candidates = writable(packs, day)
    const mandate = ids.map((id) => candidates.find((mandate) => mandate.id === id)).find(Boolean) ?? candidates[0]
    last = {ids, day, packs, mandate}
  }
  return last.mandate
}

/** The answer for the last day is kept: an archive's articles ask for the same one after the other. */
let last: {ids: readonly string[]; day: string | null; packs: readonly Pack[]; mandate: Mandate | undefined} | undefined

/** The mandates in force on the article's day, for a reason to name. */
export const inForceOn = (context: Context): Mandate[] =>
  packsOf(context)
    .flatMap(({mandates}) => mandates)
    .filter(
      (mandate) =>
        context.data.inForce.ids.includes(mandate.id) &&
        (context.data.inForce.day === null || isInForce(mandate, context.data.inForce.day)),
    )

/** Whether a day lies before every label that is known. */
export const isBeforeLaw = (context: Context, day: string): boolean =>
  packsOf(context).every(({mandates}) => mandates.every(({inForce: {from}}) => from === null || day < from))

/** The outlet's name for a slot; null where the settings do not give its form and it cannot be declined for sure. */
export function outletName(outlet: Outlet, grammatical: string | null): string | null {
  if (grammatical === 'instrumental') return outlet.instrumental ?? declineName(outlet.name, 'instrumental')
  if (grammatical === 'genitive') return outlet.genitive ?? declineName(outlet.name, 'genitive')
  return outlet.name
}

/** The words of a mandate with the outlet's name, or null where a name is needed and no outlet is known. */
export const outletLabel = (mandate: Mandate, outlet: Outlet | undefined): string | null =>
  labelWords(mandate, (_, grammatical) => (outlet ? outletName(outlet, grammatical) : null))

const word = new Pattern(String.raw`[\p{L}\p{N}\p{M}\u00ad]+`, 'gu')

/** The words of a name as they are compared: quotes and punctuation say nothing. */
export const foldName = (name: string): string => [...word.matchAll(name)].map(([found]) => foldWord(found)).join(' ')

/** Whether a name in the label is the outlet's, in whatever case. */
export function isOutletName(text: string, outlet: Outlet): boolean {
  const own = foldName(text)
  const forms = [
    outlet.name,
    ...(outlet.aliases ?? []),
    outletName(outlet, 'instrumental'),
    outletName(outlet, 'genitive'),
  ]
    .filter((form) => form !== null)
    .map(foldName)
  if (forms.includes(own)) return true
  const words = own.split(' ')
  return forms.some((form) => {
    const theirs = form.split(' ')
    return theirs.length === words.length && words.every((word) => theirs.some((other) => stem(word) === stem(other)))
  })
}

const stem = (word: string) => (word.length <= 3 ? word.slice(0, 2) : word.slice(0, Math.max(3, word.length - 4)))

/** Whether a slot holds the outlet's name in another form than it should. */
export function isInWrongCase({options: {outlet}, data}: Context, slot: SlotFill): boolean {
  if (!outlet) return false
  const read = mendLetters(slot, data.disclaimer.differences)
  const own = foldName(read)
  const right = outletName(outlet, slot.case)
  if (right === null || own === foldName(right) || outlet.aliases?.some((alias) => foldName(alias) === own))
    return false
  return isOutletName(read, outlet)
}

/** Differences in the names, which are the business of `disclaimer-agent`. */
export const isOfSlot = ({expected, kind}: Difference) => kind === 'blank' || /^\{.*\}$/u.test(expected)

/** Whether the words of the label as it stands are in capitals. */
export const isCapitals = (text: string) => capital.test(text) && text === text.toUpperCase()

/** The mark that the mandate wants and the article lacks, as it is appended to a label; empty where nothing is lacking. */
export function lackingMark(context: Context, mandate: Mandate | undefined): string {
  const mark =
    mandate?.ageMark.required && context.data.disclaimer.ageMark === null ? mandate.ageMark.texts[0] : undefined
  return mark ? ` ${mark}` : ''
}

/** A label with its mark: a sentence's end comes between. */
export const withMark = (words: string, mark: string) =>
  mark === '' ? words : /[.!?…»"”)]$/u.test(words) ? words + mark : `${words}.${mark}`

/**
 * The label in the mandated words, with the names as read or the outlet's; null where a name is not known, or where the words
 * of the mandate are.
 */
export function mendedLabel(context: Context, mandate: Mandate): string | null {
  if (mandate.form === 'detect') return null
  const {disclaimer} = context.data
  const {outlet} = context.options
  const bad = disclaimer.differences.filter(isOfSlot)
  const read = disclaimer.slots.filter(
    ({range}) => !bad.some((difference) => difference.range[0] < range[1] && range[0] < difference.range[1]),
  )
  const like = labelText(context)
  const words = labelWords(
    mandate,
    (slot, grammatical) => {
      const there = read.find((fill) => fill.slot === slot && fill.case === grammatical)
      const right = there && outlet && isOutletName(there.text, outlet) ? outletName(outlet, grammatical) : null
      if (right !== null) return right
      if (there) return mendLetters(there, disclaimer.differences)
      const other = read.find((fill) => fill.slot === slot)
      if (outlet && (!other || isOutletName(other.text, outlet))) return outletName(outlet, grammatical)
      // A name that has no cases is the same in every slot.
      return other && isUndeclined(other.text) ? mendLetters(other, disclaimer.differences) : null
    },
    like,
  )
  return words === null ? null : isCapitals(like) ? words.toUpperCase() : words
}

/** Quoted and Latin names have no cases. */
const isUndeclined = (text: string) => /^[«"„“].*[»"”“]$/u.test(text) || /^[^а-яё]*$/iu.test(text)

/** A name with its letters put right. */
export function mendLetters({text, range}: SlotFill, differences: readonly Difference[]): string {
  let out = text
  for (const {kind, found, expected, range: at} of differences)
    if (kind === 'homoglyph' && at[0] >= range[0] && at[1] <= range[1]) out = out.replace(found, expected)
  return out
}

/** The text of the label as a reader reads it. */
export const labelText = (context: Context): string => readText(context) ?? sourceText(context)

/** The label as it stands, written for another place of the article. */
export function labelMarkup(context: Context): string {
  const text = readText(context)
  return text === null ? sourceText(context) : written(context, text)
}

/** The text of the blocks which the label takes up whole; null where it takes up none. */
function readText({data: {disclaimer, view}}: Context): string | null {
  if (!disclaimer.range) return null
  const [start, end] = disclaimer.range
  const own = view.blocks.filter(
    (block) => disclaimer.blocks.includes(block.index) && block.range[0] < end && start < block.range[1],
  )
  if (own.length === 0) return null
  return own
    .map(({text}) => text.trim())
    .join(' ')
    .replace(/\s+/gu, ' ')
}

const sourceText = ({text, data: {disclaimer}}: Context): string =>
  disclaimer.range ? text.slice(...disclaimer.range).replace(/\s+/gu, ' ') : ''

/**
 * Words as they are written into the article: a sign of markup in a name is a sign of the name.
 *
 * @param block in which they are to stand; by default one of their own
 */
export function written({data}: Context, words: string, block?: Block): string {
  if (data.input === 'html' || block?.node.type === 'html') return asHtml(words)
  return data.input === 'text' || block?.kind === 'code' ? words : asMarkdown(words)
}

/** Where a label is to be put, and what stands before and behind it there. */
function startOf({text, data}: Context): {at: number; before: string; behind: string} {
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const title = data.metadata.blocks.find(({is}) => is === 'title')
  const first = data.view.blocks.find(({hidden}) => hidden === null)
  const block = title ? data.view.blocks[title.index] : first?.kind === 'heading' ? first : undefined
  const holdsLabel = block !== undefined && data.disclaimer.blocks.includes(block.index)
  // Below a title that code or a long line stands above, a label would be late.
  const isHead = block !== undefined && block.index < data.disclaimer.body
  if (block && isHead && !holdsLabel && block.parent.type === 'root' && block.node.type !== 'html')
    return {at: block.range[1], before: line + line, behind: ''}
  const front = data.metadata.frontmatter || data.metadata.frontmatterError ? frontMatterOf(text) : null
  let at = front ? front.whole.length : text.startsWith('\uFEFF') ? 1 : 0
  const blank = /^(?:[ \t]*\r?\n)+/u.exec(text.slice(at, at + 2000))
  if (blank) at += blank[0].length
  const before = front && !/\n$/u.test(text.slice(0, at)) ? line + line : ''
  return {at, before, behind: at < text.length ? line + line : line}
}

/** The edit that puts a label, as it is written, at the start of the article. */
export function insertion(context: Context, label: string): Edit {
  const {at, before, behind} = startOf(context)
  const body = context.data.input === 'html' ? `<p>${label}</p>` : label
  return {range: [at, at], text: before + body + behind}
}

/** Where the body begins: the point at which a label is missing. */
export const startPoint = (context: Context): Range => {
  const {at} = startOf(context)
  return [at, at]
}

/** The blocks of the view that hold a stretch of the text. */
export const blocksAt = ({data}: Context, [start, end]: Range): Block[] =>
  data.view.blocks.filter(
    (block) =>
      block.range[0] < end &&
      start < block.range[1] &&
      block.runs.some((run) => run.offset < end && start < run.offset + run.width),
  )

/** The edit that takes out the blocks in which nothing but this label stands; null where something else would go or break. */
export function removal(context: Context, range: Range): Edit | null {
  const {text, data} = context
  const blocks = blocksAt(context, range)
  const own =
    blocks.length > 0 &&
    blocks.every(
      (block) =>
        data.disclaimer.blocks.includes(block.index) && !block.listed && block.kind !== 'cell' && topLevel(block),
    )
  if (!own) return null
  // Nothing else may come from the same stretch of the source.
  const [from, to] = [
    Math.min(...blocks.map((block) => block.range[0])),
    Math.max(...blocks.map((block) => block.range[1])),
  ]
  if (data.view.blocks.some((block) => !blocks.includes(block) && block.range[0] < to && from < block.range[1]))
    return null
  let start = from
  while (start > 0 && /[ \t>]/u.test(text[start - 1]!)) start--
  if (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') return null
  let end = to
  while (end < text.length && /[ \t]/u.test(text[end]!)) end++
  if (end < text.length && text[end] !== '\n' && text[end] !== '\r') return null
  while (end < text.length && /\s/u.test(text[end]!)) end++
  // The indent of what follows is its own.
  if (end < text.length) while (end > to && !/[\n\r]/u.test(text[end - 1]!)) end--
  else while (start > 0 && /\s/u.test(text[start - 1]!) && start > 1) start--
  return {range: [start, end], text: end === text.length && start > 0 ? '\n' : ''}
}

const topLevel = ({node, parent, quoted, hidden}: Block) =>
  hidden === 'comment' || hidden === 'element' || node.type === 'code' || parent.type === 'root' || quoted

/** The fix that puts words, and a mark, in the place of the label where it stands. */
export function replacement(context: Context, words: string, mark = ''): Fix | null {
  const {text, data} = context
  const {range, differences} = data.disclaimer
  if (!range) return null
  let [start, end] = range
  const opening = /^[«"„“(]\s*/u.exec(text.slice(start, start + 4))?.[0] ?? ''
  const slice = text.slice(start, end)
  const closing =
    opening === '' ? (/[.!…]+$/u.exec(slice)?.[0] ?? '') : (/[»"”“)]?[.!…]*[»"”“)]?$/u.exec(slice)?.[0] ?? '')
  // Emphasis that begins or ends within the words goes with them.
  if (/[*_~`]/u.test(slice)) {
    while (start > 0 && /[*_~`]/u.test(text[start - 1]!)) start--
    while (end < text.length && /[*_~`]/u.test(text[end]!)) end++
  }
  const blocks = blocksAt(context, range)
  const plain =
    blocks.length === 1 &&
    blocks[0]!.kind !== 'cell' &&
    blocks[0]!.kind !== 'code' &&
    !/[<[\]]/u.test(slice) &&
    balanced(text, [start, end])
  const glued = differences.find(({kind, range: at}) => kind === 'added' && at[0] >= range[1] - 3 && at[1] > range[1])
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  let behind = ''
  if (glued) {
    while (end < text.length && /[ \t\u00a0]/u.test(text[end]!)) end++
    behind = line + line
  }
  const simple =
    plain &&
    (!glued ||
      (data.input !== 'html' &&
        blocks[0]!.kind === 'paragraph' &&
        !blocks[0]!.quoted &&
        !blocks[0]!.listed &&
        blocks[0]!.node.type === 'paragraph'))
  const rest = words.endsWith('.') && closing.startsWith('.') ? closing.slice(1) : closing
  return {
    safe: simple,
    edits: [{range: [start, end], text: withMark(opening + written(context, words, blocks[0]) + rest, mark) + behind}],
  }
}

/** Differences in the words of the mandate themselves. */
export const wordDifferences = ({data}: Context): Difference[] =>
  data.disclaimer.differences.filter((difference) => !isOfSlot(difference))

/** Whether nothing is wrong with the words but letters of another script. */
export const onlyLetters = (differences: readonly Difference[]) => differences.every(({kind}) => kind === 'homoglyph')

/** The fix for the words of a label at the start; a label elsewhere is mended where it is moved. */
export function wordingFix(context: Context): Fix | null {
  const mandate = foundMandate(context)
  const differences = wordDifferences(context)
  if (!mandate || context.data.disclaimer.placement !== 'start' || differences.length === 0) return null
  if (onlyLetters(differences)) {
    const named = context.data.disclaimer.slots.filter((slot) => isInWrongCase(context, slot))
    const edits = letterEdits(
      differences.filter(({range}) => !named.some((slot) => slot.range[0] <= range[0] && range[1] <= slot.range[1])),
    )
    return edits.length > 0 ? {safe: true, edits} : null
  }
  const words = mendedLabel(context, mandate)
  return words === null ? null : replacement(context, words, lackingMark(context, mandate))
}

const underscore = new Pattern(String.raw`(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`, 'gu')

/** Whether no emphasis is left half open by taking out a stretch. */
const balanced = (text: string, [start, end]: Range) => {
  const slice = text.slice(start, end)
  return (slice.match(/\*/gu)?.length ?? 0) % 2 === 0 && (slice.match(underscore)?.length ?? 0) % 2 === 0
}

/** The letters of look-alikes, one edit each. */
const letterEdits = (differences: readonly Difference[]): Edit[] =>
  differences.flatMap(({letters = []}) => letters.map(({range, expected}) => ({range, text: expected})))
