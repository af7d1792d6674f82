/** Reads a text once and notes, script by script, what speaks for and against each language. */
import {append} from './append.ts'
import {addToHash, endHash, HASH_SEED, type Model, modelOf, PLAIN, placeOf} from './language-model.ts'
import {JOINER, type Script, scripts, scriptTable} from './script.ts'

/** What a text says about its language, as far as it is written in one script. Evidences of one script can be added up. */
export interface Evidence {
  readonly script: Script
  readonly model: Model | null
  letters: number
  /** Letters in words without a capital: names have one, and a name is of no language. */
  small: number
  /** By language of the model: what the function words say, in nats. */
  readonly words: Float32Array
  /** By number of the letter: how often it was met, a name counting less. */
  readonly counts: Float32Array
  /** What was read. */
  readonly texts: string[]
}

/** A letter that a language lacks: so much against it; in a name, which may come from anywhere, so much of that. */
const STRANGER = 4
const IN_NAME = 0.25
/** A function word with a capital may be part of a name. */
const CAPITAL = 0.5
/** The most that the absence of its own letters says against a language: people leave accents out. */
const ABSENCE = {Latin: 8, other: 40}

const LATIN = scripts.indexOf('Latin')
const NOTHING = new Float32Array(0)

/** Evidences given back: making their arrays anew for every paragraph costs more than reading it. */
const spare = new Map<Script, Evidence[]>()
/** Paragraphs of a long article; a kilobyte or two for each. */
const MOST_SPARE = 512

export function newEvidence(script: Script): Evidence {
  const again = spare.get(script)?.pop()
  if (again) return again
  const model = modelOf(script)
  return {
    script,
    model,
    letters: 0,
    small: 0,
    words: model ? new Float32Array(model.languages.length) : NOTHING,
    counts: model ? new Float32Array(model.size) : NOTHING,
    texts: [],
  }
}

/** Gives an evidence back that nobody looks at any more. */
export function giveBack(evidence: Evidence): void {
  evidence.letters = 0
  evidence.small = 0
  evidence.words.fill(0)
  evidence.counts.fill(0)
  evidence.texts.length = 0
  const list = spare.get(evidence.script)
  if (!list) spare.set(evidence.script, [evidence])
  else if (list.length < MOST_SPARE) list.push(evidence)
}

/** Adds what `more` says to `sum`; both of one script. */
export function addEvidence(sum: Evidence, more: Evidence): void {
  sum.letters += more.letters
  sum.small += more.small
  for (let i = 0; i < sum.words.length; i++) sum.words[i]! += more.words[i]!
  for (let i = 0; i < sum.counts.length; i++) sum.counts[i]! += more.counts[i]!
  append(sum.texts, more.texts)
}

/**
 * Reads a stretch of text.
 *
 * @param text in NFC; addresses and code taken out
 * @returns one evidence for every script met
 */
export function readEvidence(text: string): Evidence[] {
  const table = scriptTable()
  const met: Evidence[] = []
  const length = text.length
  let script = 0
  let evidence: Evidence | undefined
  let at = 0
  while (at < length) {
    const first = text.charCodeAt(at)
    const own = table[first]!
    if (own === 0 || own === JOINER) {
      at++
      continue
    }
    if (own !== script || !evidence) {
      script = own
      evidence = of(met, scripts[own]!)
      if (!evidence) {
        evidence = newEvidence(scripts[own]!)
        evidence.texts.push(text)
        met.push(evidence)
      }
    }
    at = evidence.model
      ? readWord(text, at, script, table, evidence, evidence.model)
      : readRun(text, at, script, table, evidence)
  }
  return met
}

/** The evidence of a script among a few; no closure, for scripts change in the middle of a line. */
export function of(met: readonly Evidence[], script: Script): Evidence | undefined {
  for (let i = 0; i < met.length; i++) if (met[i]!.script === script) return met[i]
  return undefined
}

function readRun(text: string, start: number, script: number, table: Uint8Array, evidence: Evidence): number {
  let at = start
  let letters = 0
  for (; at < text.length; at++) {
    const own = table[text.charCodeAt(at)]!
    if (own === script) letters++
    else if (own !== JOINER) break
  }
  evidence.letters += letters
  return at
}

function readWord(
  text: string,
  start: number,
  script: number,
  table: Uint8Array,
  evidence: Evidence,
  model: Model,
): number {
  const {counts, words} = evidence
  const capital = isCapital(text.charCodeAt(start))
  const name = capital && !beginsSentence(text, start)
  const weight = name ? IN_NAME : 1
  let hash = HASH_SEED
  let letters = 0
  let at = start
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const number = model.letters[unit]!
    if (number !== 0) {
      letters++
      hash = addToHash(hash, capital ? lower(unit) : unit)
      if (number !== PLAIN) counts[number]! += weight
    } else if (table[unit] === JOINER) {
      // An accent that has no letter of its own with this base belongs to the word; a soft hyphen does not.
      if (unit >= 0x300 && unit < 0x370) hash = addToHash(hash, unit)
    } else if (script === LATIN && isUzbekApostrophe(text, at, table)) hash = addToHash(hash, 0x2bb)
    else break
  }
  if (isInDomain(text, start, at, table)) return at
  evidence.letters += letters
  if (!capital) evidence.small += letters
  const {first, next, language, weight: nats} = model.words
  for (let said = first[placeOf(model.words.hashes, endHash(hash))]!; said !== 0; said = next[said]!) {
    words[language[said]!]! += name ? nats[said]! * CAPITAL : nats[said]!
  }
  return at
}

/** Whether a sentence may begin here, so that a capital makes no name. */
function beginsSentence(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - 6; at--) {
    const unit = text.charCodeAt(at)
    if (unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x0a || unit === 0x3a || unit === 0x2026)
      return true
    if (unit !== 0x20 && unit !== 0xa0 && !isQuote(unit)) return false
  }
  return start < 6
}

const isQuote = (unit: number) =>
  unit === 0x22 ||
  unit === 0xab ||
  unit === 0xbb ||
  unit === 0x28 ||
  unit === 0xbf ||
  unit === 0xa1 ||
  (unit > 0x2010 && unit < 0x201f)

function lower(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
  if (unit >= 0x410 && unit < 0x430) return unit + 0x20
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0)
}

export function isCapital(unit: number): boolean {
  if (unit < 0x80) return unit < 0x5b
  if (unit >= 0x400 && unit < 0x460) return unit < 0x430
  const letter = String.fromCharCode(unit)
  return letter !== letter.toLowerCase()
}

/** `oʻ` and `gʻ` are letters, and half of the people type them with a quotation mark. */
function isUzbekApostrophe(text: string, at: number, table: Uint8Array): boolean {
  const unit = text.charCodeAt(at)
  if (unit !== 0x27 && unit !== 0x60 && unit !== 0xb4 && unit !== 0x2018 && unit !== 0x2019) return false
  const before = text.charCodeAt(at - 1) | 0x20
  return (before === 0x6f || before === 0x67) && at + 1 < text.length && table[text.charCodeAt(at + 1)] === LATIN
}

/** `example.org`: a dot with letters close on both sides is an address or an abbreviation, never two words. */
function isInDomain(text: string, start: number, end: number, table: Uint8Array): boolean {
  if (text.charCodeAt(end) === 0x2e && end + 1 < text.length) {
    const next = text.charCodeAt(end + 1)
    if (table[next] !== 0 && table[next] !== JOINER && !isCapital(next)) return true
  }
  if (start < 2 || text.charCodeAt(start - 1) !== 0x2e) return false
  return table[text.charCodeAt(start - 2)] !== 0 && !isCapital(text.charCodeAt(start))
}

/** By language of the model: how well it suits by words and letters, in nats. Higher is better, differences count. */
export function suits(evidence: Evidence): Float64Array {
  const {model, counts, letters} = evidence
  const scores = Float64Array.from(evidence.words)
  if (!model) return scores
  for (let number = 1; number < counts.length; number++) {
    if (counts[number] === 0) continue
    const against = STRANGER * counts[number]!
    const row = number * scores.length
    for (let i = 0; i < scores.length; i++) scores[i]! -= against * model.lacks[row + i]!
  }
  const most = evidence.script === 'Latin' ? ABSENCE.Latin : ABSENCE.other
  for (let i = 0; i < scores.length; i++) {
    const mark = model.marks[i]!
    scores[i]! += model.priors[i]!
    if (mark.share === 0) continue
    let found = 0
    for (const number of mark.letters) found += counts[number]!
    const missed = letters * mark.share * 0.6 - found
    if (missed > 0) scores[i]! -= Math.min(most, missed)
  }
  return scores
}

/** Whether words and letters leave no doubt that a language (by its index) suits as well as any; quick, and on the safe side. */
export function suitsWell(evidence: Evidence, index: number, lead: number): boolean {
  const {model, counts, words} = evidence
  if (!model) return true
  const own = words[index]!
  for (let i = 0; i < words.length; i++) if (words[i]! > own + lead / 2) return false
  const {share} = model.marks[index]!
  let missed = evidence.letters * share * 0.6
  for (const number of model.marks[index]!.letters) missed -= counts[number]!
  let against = Math.max(0, missed)
  for (let number = 1; number < counts.length; number++) {
    against += STRANGER * counts[number]! * model.lacks[number * words.length + index]!
  }
  return against < lead / 2
}
