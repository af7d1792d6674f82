/**
 * Says of a stretch of text, without making a string of it, that it cannot begin with one of many words. Nine lines in ten of an
 * article are done with so.
 */
import {addToHash, HASH_SEED} from '../text/language-model.ts'

/** A power of two, some twenty times the words of a pack: one word in twenty passes by chance, and is looked at again. */
const ROOM = 1 << 14
const WHOLE = 1
const BEGIN = 2

const placeOf = (hash: number) => (hash ^ (hash >>> 14)) & (ROOM - 1)

/** What `folded` says of a unit that is no part of a word, and of one that it does not know. */
const NONE = 0
const UNKNOWN = -1

/** Behind a word these make an address or a handle of it. */
const JOINS = '.-/@_'
/** So many units without a word are no usual begin. */
const LONGEST_BEGIN = 150

/** A letter or digit as its small form, ё as е; only where that is one unit and needs no normalization. */
function folded(unit: number): number {
  if (unit < 0x80) {
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return unit
    return unit >= 0x41 && unit <= 0x5a ? unit + 32 : NONE
  }
  if (unit >= 0x400 && unit <= 0x45f) {
    if (unit === 0x451 || unit === 0x401) return 0x435
    return unit < 0x410 ? unit + 80 : unit < 0x430 ? unit + 32 : unit
  }
  // Han, Hiragana, Katakana, Hangul.
  if (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0xac00 && unit <= 0xd7a3)
  )
    return unit
  return isPunctuation(unit) ? NONE : UNKNOWN
}

/** The usual of it, Chinese and Japanese too. */
const isPunctuation = (unit: number) =>
  unit === 0xa0 ||
  unit === 0xab ||
  unit === 0xbb ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  (unit >= 0x3000 && unit <= 0x3003) ||
  (unit >= 0x3008 && unit <= 0x3011) ||
  (unit >= 0xff01 && unit <= 0xff0f) ||
  (unit >= 0xff1a && unit <= 0xff20)

export class FirstWords {
  private readonly table = new Uint8Array(ROOM)

  /** @param words small, ё as е; `word*` stands for every word that begins so, `#` for every number */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      const isBegin = word.endsWith('*')
      let hash = HASH_SEED
      for (let i = 0; i < word.length - (isBegin ? 1 : 0); i++) hash = addToHash(hash, word.charCodeAt(i))
      this.table[placeOf(hash)]! |= isBegin ? BEGIN : WHOLE
    }
  }

  /**
   * Whether none of the words stands first in `text.slice(from, to)`. False where that is not known: letters that would have to
   * be normalized, a number, an address, no word at all.
   */
  excludes(text: string, from: number, to: number): boolean {
    let at = from
    let letter = NONE
    for (; at < to; at++) {
      letter = folded(text.charCodeAt(at))
      if (letter !== NONE) break
    }
    if (at === to || letter === UNKNOWN || at - from > LONGEST_BEGIN || (letter >= 0x30 && letter <= 0x39)) return false
    if (text.charCodeAt(at - 1) === 0x40) return false
    let hash = HASH_SEED
    do {
      hash = addToHash(hash, letter)
      if (this.table[placeOf(hash)]! & BEGIN) return false
      letter = ++at < to ? folded(text.charCodeAt(at)) : NONE
    } while (letter > NONE)
    if (letter === UNKNOWN || this.table[placeOf(hash)]! & WHOLE) return false
    return at === to || !(JOINS.includes(text[at]!) || text.startsWith('://', at))
  }
}
