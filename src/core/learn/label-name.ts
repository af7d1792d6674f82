/** The names in a label: where the last one ends, and whether one is a blank that nobody filled in. */
import type {Word} from '../text/fold.ts'
import {firstIsCapital, latinLetter} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'

/** Words that are small inside a name. */
const particles = new Set(
  'и де да ди дю ла ле фон ван дер ден дос оглы кызы оглу заде бин ибн аль эль the of and for de la von van der и/или по при'.split(
    ' ',
  ),
)
const LONGEST = 16

/**
 * Where the name ends that stands at the end of a label.
 *
 * @param words of the stretch
 * @param at index of the first word after the label's own
 * @param other words of the same name earlier in the label, or none
 * @param capitals whether the label's own words are all in capitals
 * @returns index behind the name's last word; `at` where no name follows
 */
export function nameEnd(words: readonly Word[], at: number, other: readonly Word[], capitals: boolean): number {
  if (other.length > 0) {
    let same = 0
    while (same < other.length && related(words[at + same], other[same]!)) same++
    if (same === other.length) return at + same
  }
  const label = words[at - 1]
  const first = words[at]
  if (!label || !first || first.block !== label.block || endsName(between(label, first), label)) return at
  const {text} = first.block
  const quoted = closingQuote(text, label.outerEnd, first.start)
  let i = at
  let quoteEnd = quoted
  for (; i < words.length && i - at < LONGEST * 4; i++) {
    const word = words[i]!
    if (word.block !== label.block) break
    if (word.start < quoteEnd) continue
    if (i > at && endsName(between(words[i - 1]!, word), words[i - 1]!)) break
    if (i - at >= LONGEST) break
    const opened = closingQuote(text, words[i - 1]!.outerEnd, word.start)
    if (opened > 0) {
      // A name in quotes ends the name of an organisation; nothing but initials may go on.
      quoteEnd = opened
      continue
    }
    if (quoteEnd > 0 && word.start >= quoteEnd && !isCapitalised(text.slice(word.start, word.end), capitals)) break
    if (!isCapitalised(text.slice(word.start, word.end), capitals) && !(particles.has(word.fold) && i > at)) break
  }
  while (
    i > at &&
    particles.has(words[i - 1]!.fold) &&
    words[i - 1]!.fold.length > 0 &&
    words[i - 1]!.start >= quoteEnd
  )
    i--
  return i
}

const between = (a: Word, b: Word) => a.block.text.slice(a.end, b.start)

/** Whether what stands between two words ends a name: a line's end, a sentence's end, a dash, a comma. */
function endsName(gap: string, before: Word): boolean {
  if (/[\n;:!?…|•·,]|\s[-–—]\s|[–—]/u.test(gap)) return true
  // A dot after an initial or an abbreviation goes on.
  return /\.\s|\.$/u.test(gap) && before.fold.length > 1
}

const firstIsDigit = new Pattern(String.raw`^\p{N}`, 'u')

function isCapitalised(raw: string, capitals: boolean): boolean {
  if (firstIsDigit.test(raw)) return !/^18$/.test(raw)
  if (latinLetter.test(raw)) return true
  return capitals ? raw === raw.toUpperCase() : firstIsCapital.test(raw)
}

const sentenceBegin = new Pattern(String.raw`^\s+\p{Lu}`, 'u')

/** The index behind the quote that closes the one opened between `from` and `to`, or 0. */
function closingQuote(text: string, from: number, to: number): number {
  const open = /[«"„“]/u.exec(text.slice(from, to))
  if (!open) return 0
  const line = text.indexOf('\n', to)
  const limit = Math.min(line < 0 ? text.length : line, to + 240)
  let depth = (text.slice(from, to).match(/[«„“"]/gu) ?? []).length
  for (let i = to; i < limit; i++) {
    const char = text[i]!
    if (char === '«' || char === '„') depth++
    else if (char === '»' || char === '”' || char === '“' || char === '"') {
      depth--
      if (depth <= 0) {
        // Two marks at one place close both names; the register itself often forgets the second.
        return i + 1
      }
    } else if (/[.!?]/u.test(char) && sentenceBegin.test(text.slice(i + 1, i + 4)) && open[0] !== '«') break
  }
  const last = text.slice(to, limit).lastIndexOf('»')
  return last >= 0 ? to + last + 1 : 0
}

/** Whether two words are one name in two cases: «Ивановым» and «Иванова», «ЛЬВОМ» and «ЛЬВА». */
function related(a: Word | undefined, b: Word): boolean {
  if (!a) return false
  if (a.shape === b.shape) return true
  const shortest = Math.min(a.shape.length, b.shape.length)
  let same = 0
  while (same < shortest && a.shape[same] === b.shape[same]) same++
  return same >= 3 ? same >= shortest - 4 : same >= 1 && shortest <= 5 && same >= shortest - 3
}

/**
 * Whether two names are one name of which a word is lost, added or misspelt. Two names that have nothing in common are two
 * agents, and that may be.
 */
export function differ(a: readonly Word[], b: readonly Word[]): boolean {
  const paired = a.length === b.length && a.every((word, i) => related(b[i], word))
  return !paired && a.some((word) => word.shape.length > 1 && b.some((other) => related(other, word)))
}

/** A word that is a blank where it is all there is. */
const whole =
  /^[\s«»"„“”'([{<]*(?:ф\.?\s*и\.?\s*о\.?|имя|имени|именем|название|агент|имя\s+агента|name|agent(?:\s+name)?|[xхn]{2,}|n\.\s?n\.?|…|\.{3,}|[-–—?*]{2,})[\s»"“”')\]}>]*$/iu
/** What no name has. */
const part = new Pattern(
  String.raw`наименовани|фамилия|содержащ[а-я]*\s+в\s+реестр|имя\s+агента|имя,?\s+отчество|ф\.\s?и\.\s?о\.|(?<!\p{L})фио(?!\p{L})|_{3,}|\.{4,}|\$\{|\{\{|укажите|вставьте|впишите`,
  'iu',
)
/** Braces or brackets around all of it. */
const fenced = new Pattern(
  String.raw`^[\s«"„“]*(?:\{[^{}]*\}|\[[^\][]*\]|<[^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|%[\p{L}_]+%)[\s»"“”]*$`,
  'u',
)

/** Whether a slot still holds what the form, or a template, has there. */
export const isBlank = (text: string) => whole.test(text) || part.test(text) || fenced.test(text)

/** A blank right after the label's own words that has no word to be a name: `___`, `{name}`, `(ФИО)`. */
const following =
  /^[ \t\u00a0]*[«"„“]?(?:_{2,}|\.{4,}|\$?\{\{?[^{}\n]{0,80}\}?\}|\[[^\][\n]{0,80}\]|<[^<>\n]{0,80}>|\((?:[^()\n]|\([^()\n]*\)){0,240}\))[»"”“]?/u

/** How long the blank is that begins at an index of a text, or 0. */
export function blankAt(text: string, at: number): number {
  const match = following.exec(text.slice(at, at + 260))
  return match && isBlank(match[0]) ? match[0].length : 0
}
