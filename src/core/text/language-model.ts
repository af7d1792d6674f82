/** What is known of the languages of one script, laid out for speed: made from the tables when a script is first met. */
import {alphabets, commonLetters} from './alphabets.ts'
import {priors} from './language-list.ts'
import {functionWords} from './language-words.ts'
import type {Script} from './script.ts'

export interface Model {
  readonly languages: readonly string[]
  /** By function word: language, weight, language, weight … Languages are indices, weights nats. */
  readonly words: ReadonlyMap<string, readonly number[]>
  /** Length of the longest function word. */
  readonly longest: number
  /** By UTF-16 unit: the number of a telling letter in either case, 0 for the others. */
  readonly letters: Uint8Array
  /** By the number of a letter: the languages that do without it. */
  readonly strangers: readonly (readonly number[])[]
  /** By language: the numbers of the letters it is never without, and their share. */
  readonly marks: readonly {readonly letters: readonly number[]; readonly share: number}[]
  readonly priors: readonly number[]
}

/** How much likelier the first word of a list is in its own language than in another, and how soon that falls. */
const FIRST = 0.03
const CHANCE = 0.0003
const FALL = 6

const models = new Map<Script, Model | null>()

/** The model of a script, or null where the script has one language or none. */
export function modelOf(script: Script): Model | null {
  let model = models.get(script)
  if (model === undefined) models.set(script, (model = make(script)))
  return model
}

function make(script: Script): Model | null {
  const table = alphabets[script]
  if (!table) return null
  const languages = Object.keys(table)
  const common = commonLetters[script] ?? ''
  const numbers = new Map<string, number>()
  const letters = new Uint8Array(0x10000)
  const note = (letter: string) => {
    if (numbers.has(letter)) return
    const number = numbers.size + 1
    numbers.set(letter, number)
    letters[letter.charCodeAt(0)] = number
    const upper = letter.toUpperCase()
    if (upper.length === 1) letters[upper.charCodeAt(0)] = number
  }
  for (const code of languages) {
    const {has, lacks = '', mark = ['', 0]} = table[code]!
    for (const letter of has + lacks + mark[0]) note(letter)
  }
  const strangers: number[][] = [[]]
  for (const letter of numbers.keys()) {
    const without: number[] = []
    languages.forEach((code, i) => {
      const {has, lacks} = table[code]!
      if (!has.includes(letter) && (lacks?.includes(letter) || !common.includes(letter))) without.push(i)
    })
    strangers.push(without)
  }
  const words = new Map<string, number[]>()
  let longest = 0
  languages.forEach((code, i) => {
    const list = functionWords[script]?.[code]?.split(' ') ?? []
    new Set(list).forEach((word) => {
      const rank = list.indexOf(word)
      const weight = Math.log(FIRST / (1 + rank / FALL) / CHANCE + 1) * (word.length === 1 ? 0.6 : 1)
      const known = words.get(word)
      if (known) known.push(i, weight)
      else words.set(word, [i, weight])
      longest = Math.max(longest, word.length)
    })
  })
  return {
    languages,
    words,
    longest,
    letters,
    strangers,
    marks: languages.map((code) => {
      const [own, share] = table[code]!.mark ?? ['', 0]
      return {letters: [...own].map((letter) => numbers.get(letter)!), share}
    }),
    priors: languages.map((code) => priors[code] ?? 0),
  }
}
