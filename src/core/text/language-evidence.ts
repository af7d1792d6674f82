/** Reads a text once and notes, script by script, what speaks for and against each language. */
import {francAll} from 'franc'
import {francCodes, onlyLanguage} from './language-list.ts'
import {type Model, modelOf} from './language-model.ts'
import {JOINER, type Script, scripts, scriptTable} from './script.ts'

/** What a text says about its language, as far as it is written in one script. Evidences of one script can be added up. */
export interface Evidence {
  readonly script: Script
  readonly model: Model | null
  letters: number
  /** Letters in words without a capital: names have one, and a name is of no language. */
  small: number
  /** By language of the model: what the function words say, in nats. */
  readonly words: Float64Array
  /** By number of the letter: how often it was met, a name counting less. */
  readonly counts: Float64Array
  /** A few hundred letters of running text for the trigrams. */
  sample: string
}

/** A letter that a language lacks: so much against it; in a name, which may come from anywhere, so much of that. */
const STRANGER = 4
const IN_NAME = 0.25
/** The most that the absence of its own letters says against a language: people leave accents out. */
const ABSENCE = {Latin: 8, other: 40}
/** Nats for one trigram that franc finds in one language and not in another. */
const TRIGRAM = 0.5
/** Enough text for trigrams, in UTF-16 units. */
const SAMPLE = 400
/** Candidates that are left to franc: nobody who is so far behind, and not more than so many. */
const BEHIND = 25
const MOST = 8

const LATIN = scripts.indexOf('Latin')

export function newEvidence(script: Script): Evidence {
  const model = modelOf(script)
  return {
    script,
    model,
    letters: 0,
    small: 0,
    words: new Float64Array(model?.languages.length ?? 0),
    counts: new Float64Array(model ? model.strangers.length : 0),
    sample: '',
  }
}

/** Adds what `more` says to `sum`; both of one script. */
export function addEvidence(sum: Evidence, more: Evidence): void {
  sum.letters += more.letters
  sum.small += more.small
  for (let i = 0; i < sum.words.length; i++) sum.words[i]! += more.words[i]!
  for (let i = 0; i < sum.counts.length; i++) sum.counts[i]! += more.counts[i]!
  if (sum.sample.length < SAMPLE) sum.sample += more.sample
}

/**
 * Reads a stretch of text.
 *
 * @param text in NFC; addresses and code taken out
 * @returns one evidence for every script met
 */
export function readEvidence(text: string): Evidence[] {
  const table = scriptTable()
  const found: (Evidence | undefined)[] = []
  const met: Evidence[] = []
  const length = text.length
  let at = 0
  while (at < length) {
    let code = text.charCodeAt(at)
    const script = table[code]!
    if (script === 0 || script === JOINER) {
      at++
      continue
    }
    let evidence = found[script]
    if (!evidence) {
      evidence = found[script] = newEvidence(scripts[script]!)
      met.push(evidence)
    }
    const {model} = evidence
    const start = at
    const capital = model !== null && isCapital(code)
    let joined = false
    let letters = 0
    if (model === null) {
      do {
        if (table[code] === script) letters++
      } while (++at < length && (table[(code = text.charCodeAt(at))] === script || table[code] === JOINER))
      evidence.letters += letters
      continue
    }
    const weight = capital ? IN_NAME : 1
    for (;;) {
      const own = table[code]!
      if (own === script) {
        letters++
        const number = model.letters[code]!
        if (number !== 0) evidence.counts[number]! += weight
      } else if (own === JOINER) joined = true
      else if (script === LATIN && isUzbekApostrophe(text, at, table)) joined = true
      else break
      if (++at === length) break
      code = text.charCodeAt(at)
    }
    evidence.letters += letters
    if (!capital) evidence.small += letters
    if (isInDomain(text, start, at, table)) continue
    if (evidence.sample.length < SAMPLE && (!capital || letters < 4)) evidence.sample += text.slice(start, at) + ' '
    if (at - start > model.longest) continue
    let word = text.slice(start, at)
    if (capital) word = word.toLowerCase()
    if (joined) word = word.replace(/[\u00AD\u200D\u2060]/g, '').replace(/['’‘`´]/g, 'ʻ')
    const said = model.words.get(word)
    if (said)
      for (let i = 0; i < said.length; i += 2) evidence.words[said[i]!]! += capital ? said[i + 1]! * 0.5 : said[i + 1]!
  }
  return met
}

function isCapital(code: number): boolean {
  if (code < 0x80) return code < 0x5b
  if (code >= 0x400 && code < 0x460) return code < 0x430
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}

/** `oʻ` and `gʻ` are letters, and half of the people type them with a quotation mark. */
function isUzbekApostrophe(text: string, at: number, table: Uint8Array): boolean {
  const before = text.charCodeAt(at - 1) | 0x20
  if (before !== 0x6f && before !== 0x67) return false
  const code = text.charCodeAt(at)
  if (code !== 0x27 && code !== 0x60 && code !== 0xb4 && code !== 0x2018 && code !== 0x2019) return false
  return at + 1 < text.length && table[text.charCodeAt(at + 1)] === LATIN
}

/** `example.org`: a dot with letters close on both sides is an address or an abbreviation, never two words. */
function isInDomain(text: string, start: number, end: number, table: Uint8Array): boolean {
  if (text.charCodeAt(end) === 0x2e && end + 1 < text.length) {
    const next = text.charCodeAt(end + 1)
    if (table[next] !== 0 && table[next] !== JOINER && !isCapital(next)) return true
  }
  return (
    start > 1 &&
    text.charCodeAt(start - 1) === 0x2e &&
    table[text.charCodeAt(start - 2)] !== 0 &&
    !isCapital(text.charCodeAt(start))
  )
}

/** By language of the model: how well it suits by words and letters, in nats. Higher is better, differences count. */
export function suits(evidence: Evidence): Float64Array {
  const {model, counts, letters} = evidence
  const scores = Float64Array.from(evidence.words)
  if (!model) return scores
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number]!
    if (count !== 0) for (const language of model.strangers[number]!) scores[language]! -= STRANGER * count
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

/**
 * The language of what is written in one script.
 *
 * franc is the detector; it is asked about the languages that alphabet and function words leave.
 *
 * @returns ISO 639-3, and by how many nats it leads
 */
export function languageOf(evidence: Evidence): {code: string; lead: number} {
  const {model} = evidence
  if (!model) return {code: onlyLanguage[evidence.script] ?? 'und', lead: Number.POSITIVE_INFINITY}
  const scores = suits(evidence)
  const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!)
  const best = scores[order[0]!]!
  const left = order.slice(0, MOST).filter((language, i) => i < 2 || scores[language]! > best - BEHIND)
  const behind = trigramsBehind(
    evidence.sample,
    left.map((language) => model.languages[language]!),
  )
  let first = -1
  let top = Number.NEGATIVE_INFINITY
  let second = Number.NEGATIVE_INFINITY
  left.forEach((language, i) => {
    const score = scores[language]! - behind[i]!
    if (score > top) {
      second = top
      top = score
      first = language
    } else if (score > second) second = score
  })
  return {code: model.languages[first]!, lead: top - second}
}

/** For each of the languages by how many nats franc puts it behind its own first choice among them. */
function trigramsBehind(sample: string, languages: readonly string[]): number[] {
  const only = languages.map((code) => francCodes[code]).filter((code) => code !== undefined)
  if (only.length < 2) return languages.map(() => 0)
  const text = sample.slice(0, SAMPLE)
  const said = new Map(francAll(text, {only, minLength: 1}))
  const nats = (code: string) => TRIGRAM * (1 - (said.get(code) ?? 0)) * text.length
  // Where franc has no model of a language, it is taken for as good as the average loser.
  const losers = only
    .map(nats)
    .sort((a, b) => a - b)
    .slice(1)
  const average = losers.reduce((sum, value) => sum + value, 0) / losers.length
  return languages.map((code) => (francCodes[code] === undefined ? average : nats(francCodes[code])))
}
