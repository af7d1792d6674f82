/** Tells what can be the name of an outlet, a book or a person from a sentence that reports something. */
import {firstIsSmall, letter} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import {fold, type Indexed} from './attribution-phrases.ts'

/** Longer stretches without a link are prose. */
const MOST_WORDS = 14

const quoted =
  /«[^»]{1,120}»|„[^“”]{1,120}[“”]|“[^”]{1,120}”|"[^"]{1,120}"|《[^》]{1,80}》|「[^」]{1,80}」|『[^』]{1,80}』/gu
const wordOf = new Pattern(String.raw`[\p{L}\p{M}\p{N}]+(?:[-'.’&/][\p{L}\p{M}\p{N}]+)*`, 'gu')
const cjk = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

/** Russian, Ukrainian and Belarusian verbs by their endings, and the nouns that look like them. */
const verb =
  /(?:[аеиоуыяює]л(?:а|о|и)?|[аеиоуыяюї]в(?:ся|ла|ло|ли)|л[аио]?сь|лся|[аеёиуюяює]т(?:ся)?|[иеуюая]ть|ться|[еи]м(?:ся)?|[аеоиуы]н(?:а|о|ы)|ует|ают|яют|уют|ит|ят)$/u
const noun =
  /(?:нал|тал|риал|иал|нел|дел|отдел|фил|вокзал|скандал|металл|арсенал|идеал|капитал|квартал|трибунал|материал|совет|митет|ситет|льтет|рнет|джет|кет|лет|рет|нет|порт|мент|институт|аккаунт|агент|клиент|центр|форм|систем|проблем|тем|фильм|им|ием|нием|ем|страна|страны|украина|она|они|они|война|войны|цена|цены|стена|жена|регион[аы]?|закон[аы]?|район[аы]?|телефон[аы]?|миллион[аы]?|сезон[аы]?|сторона|стороны|оборона|обороны|власть|область|часть|новость|деятельность|безопасность|память|печать|сеть|мать|смерть|помощь|опыт|быт|сайт|байт|твит|лимит|кредит|визит|аудит|санкт|мандат|формат|аппарат|сенат|депутат|результат|чат|штат|мат|брат|кандидат|плакат|климат|комбинат|атташат|патриархат|эмират|адвокат)$/u
const english = new Pattern(
  String.raw`(?<![\p{L}'’])(?:to|after|before|amid|the|and|of|for|at|with|from|by|over|into|is|are)(?![\p{L}'’])`,
  'u',
)
const cyrillic = new Pattern(String.raw`^\p{Script=Cyrillic}[\p{Script=Cyrillic}'-]*$`, 'u')
const brand = new Pattern(String.raw`^\p{Ll}\p{Lu}|\d`, 'u')

/**
 * Whether a stretch of text reports something rather than names somebody. Words in quotation marks are a name whatever they are.
 *
 * @param text without links and addresses
 * @param lists of the language of the label; those without `small` know nothing of capitals
 */
export function isSentence(text: string, lists: Indexed): boolean {
  const bare = text.replace(quoted, ' X ')
  if (/[?!]/.test(bare.trimEnd().slice(0, -1)) && /[?!]\s/.test(bare)) return true
  if (cjk.test(bare)) return bare.length > 40 || /[，。]/u.test(bare.replace(/[。．\s]+$/u, ''))
  const words = bare.match(wordOf) ?? []
  if (words.length > MOST_WORDS) return true
  const first = words[0]
  if (first === undefined) return false
  const byKind = lists.kinds.has(fold(first))
  // «взрыв в городе»: names begin with a capital, a figure, or a word for an outlet.
  if (words.length > 2 && firstIsSmall.test(first) && !byKind && !brand.test(first)) return true
  let small = 0
  for (const [i, word] of words.entries()) {
    const low = fold(word)
    if (words.length > 1 && lists.reports.has(low)) return true
    if (!firstIsSmall.test(word)) continue
    if (
      words.length > 1 &&
      cyrillic.test(word) &&
      word.length > 3 &&
      !lists.kinds.has(low) &&
      verb.test(low) &&
      !noun.test(low)
    )
      return true
    if (i > 0 && lists.small && !lists.small.has(low) && !lists.kinds.has(low)) small++
    // «Взрыв газа в Химках»: a place behind a plain noun is a headline.
    if (
      i > 1 &&
      !byKind &&
      /^(?:в|во|на|из-за|после|при|под|над|через|против|для|до|у|о|об|в\.)$/u.test(low) &&
      small === 0 &&
      !anyKind(words, lists)
    )
      return true
  }
  if (words.length > 2 && lists.small !== null) return small > 0
  // «Source» is French, too: an English report gives itself away by words that only English has.
  return (
    english.test(bare) && words.filter((word, i) => i > 0 && firstIsSmall.test(word) && !english.test(word)).length > 1
  )
}

const anyKind = (words: readonly string[], lists: Indexed) => words.some((word) => lists.kinds.has(fold(word)))

/**
 * Whether a text is sure to be a name: every word is quoted, begins with a capital or a figure, or is a small word or a word
 * for an outlet.
 */
export function isNamed(text: string, lists: Indexed): boolean {
  if (isSentence(text, lists)) return false
  const bare = text.replace(quoted, ' X ')
  const words = bare.match(wordOf) ?? []
  if (words.length === 0) return false
  if (cjk.test(bare)) return true
  let names = 0
  for (const word of words) {
    if (/^[\p{Lu}\p{Lt}\p{N}]|^\p{Ll}{1,4}\p{Lu}/u.test(word)) {
      if (letter.test(word)) names++
    } else if (
      !(
        word.length <= 3 ||
        lists.kinds.has(fold(word)) ||
        lists.small?.has(fold(word)) ||
        /^[\p{L}\p{N}-]+\.\p{L}{2,}/u.test(word)
      )
    )
      return false
  }
  return names > 0
}

/** The quoted stretch that is the whole of a text, without its marks; null where there is more or less than that. */
export function soleQuote(text: string): string | null {
  const trimmed = text.trim().replace(/[.。!]+$/u, '')
  const found = trimmed.match(quoted)
  return found?.length === 1 && found[0].length === trimmed.length ? trimmed.slice(1, -1).trim() : null
}
