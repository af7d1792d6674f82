/** Names in the grammatical cases that a label asks for. Only the rules that write names need it. */
import {
  getFirstnameGender,
  getGender,
  getMiddlenameGender,
  inclineFirstname,
  inclineLastname,
  inclineMiddlename,
} from 'lvovich'
import {isGivenName} from './given-names.ts'
import {cyrillicLetter} from './letters.ts'
import {Pattern} from './pattern.ts'

export type Case = 'instrumental' | 'genitive'

/** One word of a person's name: capitalised or in capitals, with hyphens. */
const part = new Pattern(String.raw`^\p{Lu}[\p{Ll}\p{Lu}]+(?:-\p{Lu}[\p{Ll}\p{Lu}]+)*$`, 'u')
const patronymic = /(?:ович|евич|ич|овна|евна|ична|инична)$/iu
const turkic = /^(?:оглы|оглу|кызы|заде)$/iu

/**
 * A name as it stands in the register, declined. Persons are declined; a pseudonym in quotes, a former name in brackets,
 * organisations in quotes, Latin and domains stay as they are.
 *
 * @param name nominative: «Иванов Иван Иванович "Ваня"»
 * @returns the same in the case asked for; null where nobody can be sure of it: a surname with a fleeting vowel («Кузнец»), two
 *   words that may be a person or a title («Голос Америки»)
 */
export function declineName(name: string, grammatical: Case): string | null {
  const person = personOf(name)
  if (!person) return mayBePerson.test(name.trim()) ? null : name
  const {last, first, middle, alternative, rest, isTurned} = person
  const gender =
    (middle && getMiddlenameGender(title(middle))) ||
    getGender({last: title(last), first: title(first)}) ||
    getFirstnameGender(title(first))
  if (!gender || (gender !== 'female' && doubtful.test(title(last)))) return null
  const inflect = (word: string, by: typeof inclineLastname) => {
    // A short first part is no surname of its own: «Кара-Мурза» declines at its end.
    const hyphen = word.lastIndexOf('-')
    const keep = by === inclineLastname && hyphen > 0 && /^кара-/iu.test(word) ? word.slice(0, hyphen + 1) : ''
    return sameCase(word, keep + by(title(word.slice(keep.length)), grammatical, gender))
  }
  const names = [inflect(last, inclineLastname), firstName(first, grammatical, gender)]
  const words = [
    ...(isTurned ? names.reverse() : names),
    alternative && `(${firstName(alternative, grammatical, gender)})`,
    middle && (patronymic.test(middle) ? inflect(middle, inclineMiddlename) : middle),
  ]
  return words.filter(Boolean).join(' ') + rest
}

function firstName(word: string, grammatical: Case, gender: ReturnType<typeof getGender>): string {
  if (/^любовь$/iu.test(word)) return sameCase(word, grammatical === 'instrumental' ? 'Любовью' : 'Любови')
  return sameCase(word, inclineFirstname(title(word), grammatical, gender))
}

interface Person {
  last: string
  first: string
  middle: string
  alternative: string
  /** Pseudonym or former name, with the blank before it. */
  rest: string
  /** The given name comes first. */
  isTurned: boolean
}

/** Men's surnames of which the stem or the ending is a matter of custom: Кузнец, Козёл, Ремень, Соловей, Бой, Лев. */
const doubtful = /(?:ец|[оеё]к|[оеё]л|ень|ей)$|(?:^|-)[^аеёиоуыэюя]*(?:[аеёиоуыэюя]й|[оеё][^аеёиоуыэюя]ь?)$/iu

/** Two or three words with a capital, and nothing else: a person as likely as a title. A legal form before them makes it none. */
const mayBePerson = /^(?!(?:АНО|НКО|НП|ООО|ОАО|ЗАО|ПАО|АО) )[А-ЯЁ][А-ЯЁа-яё-]+(?:\s+[А-ЯЁ][А-ЯЁа-яё-]+){1,2}$/u

/** Endings that only surnames have. */
const surname = /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ой|ая)|[иы]х|енко|чук)$/iu

/** Without the flag `i`: V8 takes milliseconds to fold the case of all that `\S` and a negated class stand for. */
const fullName =
  /^(\S+)\s+(\S+)(?:\s+\((\S+)\))?(?:\s+([^\s"«(]+(?:\s+(?:[Оо][Гг][Лл][ЫыУу]|[Кк][Ыы][Зз][Ыы]|[Зз][Аа][Дд][Ее]))?))?((?:\s*["«(].*)?)$/u

/** The parts of a person's name, or null where it is no person's, or may be a title. */
function personOf(name: string): Person | null {
  const match = fullName.exec(name.trim())
  if (!match) return null
  const [, last = '', first = '', alternative = '', middle = '', rest = ''] = match
  if (![last, first].every((word) => part.test(word) && cyrillicLetter.test(word[0]!))) return null
  const person = {last, first, middle, alternative, rest, isTurned: false}
  if (middle !== '') {
    const tail = middle.split(/\s+/u).at(-1)!
    return patronymic.test(middle) || turkic.test(tail) ? person : null
  }
  if (isGivenName(first) && !isGivenName(last)) return person
  return isGivenName(last) && surname.test(first) ? {...person, last: first, first: last, isTurned: true} : null
}

/** Whether a name is a person's, so that its case can be seen. */
export const isPerson = (name: string) => personOf(name) !== null

const title = (word: string) =>
  word.toLowerCase().replace(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

const sameCase = (like: string, word: string) =>
  like.length > 1 && like === like.toUpperCase() ? word.toUpperCase() : word
