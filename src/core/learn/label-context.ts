/** Whether a label-like stretch stands for itself, or is part of a sentence about labels. */
import {letterOrDigit} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block} from '../text/view.ts'

/** Words that introduce a label as an example. */
const about =
  /(?:маркировк|указани|плашк|пометк|формулировк|надпис|фраз|дисклеймер|предупреждени|уведомлени|текст|форм[аеуы]|слова|выгляд|гласи|звуч|следующ|сопровожда|предваря|пишет|пишут|добавля|label|disclaimer|reads?\b|says?\b|wording|notice|statement|text\b)/iu

/** What may stand beside a label without being text: age marks, quote marks, emoji, dashes, stars. */
const ageMark = /(?:\(\s*)?(?:18\s?\+|\+\s?18|запрещено\s+для\s+детей)(?:\s*\))?/giu

const endsOpen = new Pattern(String.raw`[^\p{L}\p{N}\s,«»"()'’%-]$`, 'u')
const lastWord = new Pattern(String.raw`\p{L}+[^\p{L}]*$`, 'u')
const nextWord = new Pattern(String.raw`^([^\p{L}\p{N}\n]*)(\p{L}+)`, 'u')
const gapBefore = new Pattern(String.raw`^[^\p{L}\p{N}]*`, 'u')

/** A tag that is text: in plain text, or behind a backslash. */
const tag = /<\/?[a-z][^<>]*>/giu

/** A stretch of a block's text without age marks and tags, as long as before. */
const unmarked = (text: string) => {
  const plain = text.replace(ageMark, blank)
  return plain.includes('<') ? plain.replace(tag, blank) : plain
}
const blank = (found: string) => ' '.repeat(found.length)

export interface Place {
  readonly block: Block
  /** Indices in the block's text of the label's first letter and behind its last, quotes around it not included. */
  readonly start: number
  readonly endBlock: Block
  readonly end: number
  readonly capitals: boolean
  readonly similarity: number
  /** The block that is read before it. */
  readonly previous: Block | undefined
}

export type Standing = 'label' | 'quoted' | 'sentence'

/** The verdict on a stretch, by what stands around it. */
export function standingOf(place: Place): Standing {
  const {block, start, previous} = place
  const before = unmarked(block.text.slice(Math.max(0, start - 400), start))
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1)
  const opener = /[«"„“][\s*_]*$/u.exec(lineBefore)
  const said = (opener ? lineBefore.slice(0, opener.index) : lineBefore).trimEnd()
  const quoted = opener !== null
  const saidLetters = letterOrDigit.test(said)
  const goes = goesOn(place, quoted)

  if (quoted) {
    if (saidLetters && !/[.!?…]["»”)]*$/u.test(said)) return 'quoted'
    if (goes) return 'quoted'
  } else if (/:\s*$/u.test(said) && about.test(said.slice(-120))) return 'quoted'
  if (!saidLetters && previous && introduces(previous, quoted || block.quoted)) return 'quoted'

  if (!isFresh(place, said, saidLetters)) return 'sentence'
  if (goes && (place.similarity < 0.85 || goes === 'comma'))
    return place.capitals && goes !== 'comma' ? 'label' : 'sentence'
  return 'label'
}

/** A block that ends in a colon announces what follows; with a word about labels, or before a quotation. */
function introduces({text, hidden}: Block, quoted: boolean): boolean {
  if (hidden !== null) return false
  const tail = text.trimEnd().slice(-160)
  return tail.endsWith(':') && (quoted || about.test(tail))
}

/** Whether a sentence could begin here. */
function isFresh({block, start, capitals, similarity}: Place, said: string, saidLetters: boolean): boolean {
  if (!saidLetters) return true
  if (/[.!?…:;|•·—–][»"”)\]]*$/u.test(said) || endsOpen.test(said)) return true
  const first = block.text[start]!
  const last = lastWord.exec(said)?.[0] ?? ''
  if (capitals && last !== last.toUpperCase()) return true
  return similarity >= 0.85 && first !== first.toLowerCase()
}

/** Whether the sentence goes on behind the label: with a comma, or just so. */
function goesOn({endBlock, end, capitals}: Place, quoted: boolean): 'comma' | 'words' | null {
  const after = unmarked(endBlock.text.slice(end, end + 60))
  const match = nextWord.exec(after)
  if (!match) return null
  const [, gap = '', word = ''] = match
  const lower = word[0] === word[0]!.toLowerCase() && word[0] !== word[0]!.toUpperCase()
  if (/[.!?…]/u.test(gap.replace(/^[»"”“]+/u, '')) && !lower) return null
  if (quoted && /[,:;—–-]/u.test(gap)) return 'comma'
  if (!lower) return null
  if (/[.!?…]\s/u.test(gap)) return null
  if (/[,:;—–]/u.test(gap)) return capitals && !quoted && !gap.includes(',') ? null : 'comma'
  return quoted ? 'comma' : 'words'
}

/**
 * How much text runs on behind a label without a break: the length of what follows on the line, or 0. A sentence's end, a
 * closing quote, a dash or a line's end is a break; a full stop with a letter glued to it is none.
 */
export function runsOn(block: Block, end: number): number {
  const {text} = block
  const after = text.slice(end, end + 200)
  const line = after.search(/\n/u)
  const rest = unmarked(line < 0 ? after : after.slice(0, line))
  if (!letterOrDigit.test(rest)) return 0
  const gap = gapBefore.exec(rest)![0]
  const broken = /[.!?…»"”)\]]\s|[—–|•·;:]|[^\p{L}\p{N}\p{P}\s\p{M}\p{Cf}]|\s-\s/u.test(gap)
  return broken ? 0 : rest.trimEnd().length
}

/** Whether nothing but marks, tags and ornaments stands in a stretch of text. */
export const isBare = (text: string) => !letterOrDigit.test(unmarked(text))

export {ageMark}
