/** What is known of the languages of one script, laid out for speed: made from the tables when a script is first met. */
import {alphabets, commonLetters} from './alphabets.ts'
import {priors} from './language-list.ts'
import {functionWords} from './language-words.ts'
import {type Script, scripts, scriptTable} from './script.ts'

export interface Model {
  readonly languages: readonly string[]
  readonly words: Words
  /** By UTF-16 unit: 0 outside the script, `PLAIN` for a letter that tells nothing, otherwise the number of the letter. */
  readonly letters: Uint8Array
  /** How many telling letters there are, and one. */
  readonly size: number
  /** By the number of a letter: the languages that do without it. */
  readonly strangers: readonly (readonly number[])[]
  /** The same the other way round: 1 at `language * size + number`. */
  readonly lacks: Uint8Array
  /** By language: the numbers of the letters it is never without, and their share. */
  readonly marks: readonly {readonly letters: readonly number[]; readonly share: number}[]
  readonly priors: readonly number[]
}

/**
 * Function words by hash, so that a text is read without making a string of every word. Two words in a thousand million
 * have one hash; a stray one changes nothing.
 */
export interface Words {
  /** Open addressing; 0 is a free place. */
  readonly hashes: Int32Array
  /** By place: language, weight, language, weight … Languages are indices, weights nats. */
  readonly said: readonly (readonly number[] | undefined)[]
}

/** How likely the first word of a list is in its own language, a word in another one, and how soon the first falls. */
const FIRST = 0.03
const CHANCE = 0.0003
const FALL = 6

export const HASH_SEED = 7
/** The hash of a word with one more lower-case unit. Never 0 for a whole word: see `endHash`. */
export const addToHash = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193)
export const endHash = (hash: number) => (hash ^ (hash >>> 15)) | 1

export const PLAIN = 255

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
  const own = scripts.indexOf(script)
  const letters = scriptTable().map((each) => (each === own ? PLAIN : 0))
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
  if (numbers.size >= PLAIN) throw new RangeError(`too many letters in ${script}`)
  const size = numbers.size + 1
  const strangers: number[][] = [[]]
  const lacks = new Uint8Array(languages.length * size)
  for (const [letter, number] of numbers) {
    const without: number[] = []
    languages.forEach((code, i) => {
      const {has, lacks: own} = table[code]!
      if (!has.includes(letter) && (own?.includes(letter) || !common.includes(letter))) {
        without.push(i)
        lacks[i * size + number] = 1
      }
    })
    strangers.push(without)
  }
  return {
    languages,
    words: makeWords(languages, functionWords[script] ?? {}),
    letters,
    size,
    strangers,
    lacks,
    marks: languages.map((code) => {
      const [own, share] = table[code]!.mark ?? ['', 0]
      return {letters: [...own].map((letter) => numbers.get(letter)!), share}
    }),
    priors: languages.map((code) => priors[code] ?? 0),
  }
}

function makeWords(languages: readonly string[], lists: Readonly<Record<string, string>>): Words {
  const byHash = new Map<number, number[]>()
  languages.forEach((code, i) => {
    // A word that is listed twice counts where it stands first.
    let rank = 0
    for (const word of new Set(lists[code]?.split(' '))) {
      const weight = Math.log(FIRST / (1 + rank++ / FALL) / CHANCE + 1) * (word.length === 1 ? 0.6 : 1)
      let hash = HASH_SEED
      for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at))
      hash = endHash(hash)
      const said = byHash.get(hash)
      if (said) said.push(i, weight)
      else byHash.set(hash, [i, weight])
    }
  })
  let room = 16
  while (room < byHash.size * 3) room *= 2
  const hashes = new Int32Array(room)
  const said: (number[] | undefined)[] = new Array(room).fill(undefined)
  for (const [hash, value] of byHash) {
    let place = hash & (room - 1)
    while (hashes[place] !== 0) place = (place + 1) & (room - 1)
    hashes[place] = hash
    said[place] = value
  }
  return {hashes, said}
}

/** What a finished hash says: language, weight, language, weight … */
export function sayOf({hashes, said}: Words, hash: number): readonly number[] | undefined {
  const mask = hashes.length - 1
  let place = hash & mask
  for (;;) {
    const there = hashes[place]!
    if (there === hash) return said[place]
    if (there === 0) return undefined
    place = (place + 1) & mask
  }
}
