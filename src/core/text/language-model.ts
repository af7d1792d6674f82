/** What is known of the languages of one script, laid out for speed: made from the tables when a script is first met. */
import {ready} from '../ready.ts'
import {alphabets, commonLetters} from './alphabets.ts'
import {priors} from './language-list.ts'
import {functionWords} from './language-words.ts'
import {fillScript, type Script} from './script.ts'

export interface Model {
  readonly languages: readonly string[]
  readonly words: Words
  /** By UTF-16 unit: 0 outside the script, `PLAIN` for a letter that tells nothing, otherwise the number of the letter. */
  readonly letters: Uint8Array
  /** How many telling letters there are, and one. */
  readonly size: number
  /** 1 at `number * languages.length + language` where the language does without the letter. */
  readonly lacks: Uint8Array
  /** By language: the numbers of the letters it is never without, and their share. */
  readonly marks: readonly {readonly letters: readonly number[]; readonly share: number}[]
  readonly priors: readonly number[]
}

/**
 * Function words by hash, so that a text is read without making a string of every word. Two words in a thousand million
 * have one hash; a stray one changes nothing. Laid out flat, because it is made anew in every short run of the command.
 */
export interface Words {
  /** Open addressing; 0 is a free place. */
  readonly hashes: Int32Array
  /** By place: the first thing that the word says, an index in the lists below. */
  readonly first: Uint16Array
  /** The next thing that the same word says; 0 ends. */
  readonly next: Uint16Array
  readonly language: Uint8Array
  /** Nats. */
  readonly weight: Float32Array
}

/** How likely the first word of a list is in its own language, a word in another one, and how soon the first falls. */
const FIRST = 0.03
const CHANCE = 0.0003
const FALL = 6

/** A word of one letter may as well be an initial, a unit or a list mark. */
const LETTER = 0.6
/** Weights by rank. */
const weights: number[] = []
const SPACE = 0x20

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
  const numbers = new Map<string, number>()
  const letters = new Uint8Array(0x10000)
  fillScript(letters, script, PLAIN)
  for (const code of languages) {
    const {has, lacks = '', mark} = table[code]!
    for (const letter of has + lacks + (mark?.[0] ?? '')) {
      if (numbers.has(letter)) continue
      const number = numbers.size + 1
      numbers.set(letter, number)
      letters[letter.charCodeAt(0)] = number
      // The dotless ı has the capital of the common i, and the İ is a letter of its own.
      const upper = letter === 'ı' ? 'İ' : letter.toUpperCase()
      if (upper.length === 1) letters[upper.charCodeAt(0)] = number
    }
  }
  const size = numbers.size + 1
  if (size > PLAIN) throw new RangeError(`too many letters in ${script}`)
  const many = languages.length
  const lacks = new Uint8Array(size * many)
  const common = commonLetters[script] ?? ''
  for (const [letter, number] of numbers)
    if (!common.includes(letter)) lacks.fill(1, number * many, (number + 1) * many)
  languages.forEach((code, language) => {
    for (const letter of table[code]!.lacks ?? '') lacks[numbers.get(letter)! * many + language] = 1
    for (const letter of table[code]!.has) lacks[numbers.get(letter)! * many + language] = 0
  })
  return {
    languages,
    words: ready.words?.(script) ?? makeWords(languages, functionWords[script] ?? {}),
    letters,
    size,
    lacks,
    marks: languages.map((code) => {
      const [own, share] = table[code]!.mark ?? ['', 0]
      return {letters: [...own].map((letter) => numbers.get(letter)!), share}
    }),
    priors: languages.map((code) => priors[code] ?? 0),
  }
}

function makeWords(languages: readonly string[], lists: Readonly<Record<string, string>>): Words {
  let units = 0
  for (const code of languages) units += (lists[code]?.length ?? 0) + 1
  // No word is shorter than one letter and a space.
  const most = (units >> 1) + 1
  let room = 16
  while (room < most) room *= 2
  const words = {
    hashes: new Int32Array(room),
    first: new Uint16Array(room),
    next: new Uint16Array(most),
    language: new Uint8Array(most),
    weight: new Float32Array(most),
  }
  let filled = 1
  for (let language = 0; language < languages.length; language++) {
    const list = lists[languages[language]!] ?? ''
    let rank = 0
    let hash = HASH_SEED
    let length = 0
    for (let at = 0; at <= list.length; at++) {
      const unit = at < list.length ? list.charCodeAt(at) : SPACE
      if (unit !== SPACE) {
        hash = addToHash(hash, unit)
        length++
        continue
      }
      if (length > 0) {
        hash = endHash(hash)
        const place = placeOf(words.hashes, hash)
        const before = words.first[place]!
        // A word that is listed twice counts where it stands first.
        if (before === 0 || words.language[before] !== language) {
          words.hashes[place] = hash
          words.first[place] = filled
          words.next[filled] = before
          words.language[filled] = language
          words.weight[filled++] = weightOf(rank) * (length === 1 ? LETTER : 1)
        }
        rank++
      }
      hash = HASH_SEED
      length = 0
    }
  }
  const {next, language, weight} = words
  return {
    ...words,
    next: next.slice(0, filled),
    language: language.slice(0, filled),
    weight: weight.slice(0, filled),
  }
}

const weightOf = (rank: number) => (weights[rank] ??= Math.log(FIRST / (1 + rank / FALL) / CHANCE + 1))

/** Where a finished hash stands, or would. */
export function placeOf(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1
  let place = hash & mask
  for (;;) {
    const there = hashes[place]!
    if (there === hash || there === 0) return place
    place = (place + 1) & mask
  }
}
