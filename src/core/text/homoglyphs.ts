/** Letters that look like letters of another script. */
import type {Locale} from '../article.ts'

/** What a letter could be taken for, lower case, the Cyrillic one as the common name of all its twins. */
const twins: Readonly<Record<string, string>> = {
  // Latin
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
  ё: 'е',
  ë: 'е',
  é: 'е',
  á: 'а',
  ó: 'о',
  ʜ: 'н',
  ᴋ: 'к',
  ᴍ: 'м',
  ɑ: 'а',
  ꞓ: 'с',
  ı: 'і',
  i: 'і',
  j: 'ј',
  s: 'ѕ',
  // Greek
  α: 'а',
  β: 'в',
  ε: 'е',
  η: 'н',
  κ: 'к',
  μ: 'м',
  ο: 'о',
  ρ: 'р',
  τ: 'т',
  υ: 'у',
  χ: 'х',
  ϲ: 'с',
  ν: 'у',
  π: 'п',
  φ: 'ф',
  γ: 'г',
  λ: 'л',
  // Digits inside a word
  '0': 'о',
  '3': 'з',
  '4': 'ч',
  '6': 'б',
}

const likes = new Map<string, string>()

/** The letters that a letter may be written with, in both cases, as the inside of a character class. */
export function lookAlikes(letter: string): string {
  const known = likes.get(letter)
  if (known !== undefined) return known
  const name = twins[letter] ?? letter
  let all = letter === 'й' ? 'иИйЙ' : letter + letter.toUpperCase()
  for (const twin of [letter, name, ...Object.keys(twins).filter((key) => twins[key] === name)])
    for (const form of [twin, twin.toUpperCase()]) if (form.length === 1 && !all.includes(form)) all += form
  likes.set(letter, all)
  return all
}

const cyrillic = /^[а-яѐ-ӿ]*$/

/**
 * The shape of a word: every letter replaced by the common name of its look-alikes, so that `AГЕНТ` and `АГЕНТ` are one.
 *
 * @param word in lower case
 */
export function shapeOf(word: string): string {
  if (cyrillic.test(word)) return word
  let shape = ''
  for (const letter of word) shape += twins[letter] ?? letter
  return shape
}

/** Whether a word mixes Cyrillic letters with look-alikes from elsewhere that could all be Cyrillic, or the other way about. */
export function rightScript(word: string): 'Cyrillic' | 'Latin' | null {
  let own = 0
  let foreign = 0
  let onlyLatin = 0
  let onlyCyrillic = 0
  for (const letter of word) {
    if (/\p{Script=Cyrillic}/u.test(letter)) {
      own++
      if (!latinOf[letter]) onlyCyrillic++
    } else if (/\p{Script=Latin}|\p{Script=Greek}/u.test(letter)) {
      foreign++
      if (!twins[letter]) onlyLatin++
    } else return null
  }
  if (own === 0 || foreign === 0) return null
  if (onlyLatin === 0 && onlyCyrillic > 0) return 'Cyrillic'
  if (onlyCyrillic === 0 && onlyLatin > 0) return 'Latin'
  return onlyLatin === 0 && own >= foreign ? 'Cyrillic' : null
}

const latinOf: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
  у: 'y',
  і: 'i',
  ј: 'j',
  ѕ: 's',
}

/** The letter that should stand there, in the case of the one that does; the letter itself where it is right. */
export function letterIn(script: 'Cyrillic' | 'Latin', letter: string): string {
  const lower = letter.toLowerCase()
  const right = script === 'Cyrillic' ? (/\p{Script=Cyrillic}/u.test(lower) ? undefined : twins[lower]) : latinOf[lower]
  if (!right) return letter
  return letter === lower ? right : right.toUpperCase()
}

const scripts = {
  Cyrillic: {en: 'Cyrillic', ru: 'кириллическая', ruInstead: 'кириллической'},
  Latin: {en: 'Latin', ru: 'латинская', ruInstead: 'латинской'},
  Greek: {en: 'Greek', ru: 'греческая', ruInstead: 'греческой'},
  digit: {en: 'digit', ru: 'цифра', ruInstead: 'цифры'},
  other: {en: 'foreign', ru: 'чужая', ruInstead: 'чужой'},
} as const

function scriptOf(letter: string): keyof typeof scripts {
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'Cyrillic'
  if (/\p{Script=Latin}/u.test(letter)) return 'Latin'
  if (/\p{Script=Greek}/u.test(letter)) return 'Greek'
  return /\p{N}/u.test(letter) ? 'digit' : 'other'
}

/** Two letters by name: `Latin A (U+0041) instead of Cyrillic А (U+0410)`. */
export function nameLetters(found: string, expected: string, locale: Locale): string {
  const [wrong, right] = [scripts[scriptOf(found)], scripts[scriptOf(expected)]]
  return locale === 'ru'
    ? `${wrong.ru} ${found} (${codeOf(found)}) вместо ${right.ruInstead} ${expected} (${codeOf(expected)})`
    : `${wrong.en} ${found} (${codeOf(found)}) instead of ${right.en} ${expected} (${codeOf(expected)})`
}

const codeOf = (letter: string) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
