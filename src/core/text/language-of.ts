/** Says which language an evidence speaks: alphabet and function words leave a few candidates, franc decides among them. */
import {francAll} from 'franc'
import {type Evidence, isCapital, suits} from './language-evidence.ts'
import {francCodes, onlyLanguage} from './language-list.ts'
import {families, traits} from './language-traits.ts'
import {JOINER, scripts, scriptTable} from './script.ts'

/** Nats for one trigram that franc finds in one language and not in another. */
const TRIGRAM = 0.25
/** Nats for a typical ending, and for a sequence that a language never has. */
const TYPICAL = 1
const NEVER = 3
/** Enough running text for trigrams, in UTF-16 units; where franc has only a last word, less. */
const SAMPLE = 300
const SHORT = 120
/** Candidates that are left to franc: nobody who is so far behind, and not more than so many. */
const BEHIND = 25
const MOST = 8

/**
 * The language of what is written in one script.
 *
 * @returns ISO 639-3, `und` for a script without a known language
 */
export function languageOf(evidence: Evidence): string {
  const {model} = evidence
  if (!model) return onlyLanguage[evidence.script] ?? 'und'
  const scores = suits(evidence)
  const left = best(scores)
  const lead = scores[left[0]!]! - scores[left[1]!]!
  const doubt = lead < BEHIND
  const sample = sampleOf(evidence, doubt ? SAMPLE : SHORT)
  const codes = left.map((language) => model.languages[language]!)
  // More than franc could turn.
  if (!doubt && lead > TRIGRAM * sample.length) return codes[0]!
  const behind = trigramsBehind(sample, codes)
  const ranked = codes
    .map((code, i) => ({code, score: scores[left[i]!]! - behind[i]!}))
    .sort((a, b) => b.score - a.score)
  if (!doubt) return ranked[0]!.code
  const family = families.find((each) => each.includes(ranked[0]!.code) && each.includes(ranked[1]!.code))
  if (!family) return ranked[0]!.code
  return ranked
    .filter(({code}) => family.includes(code))
    .map(({code, score}) => ({code, score: score + spelling(sample, code)}))
    .reduce((first, each) => (each.score > first.score ? each : first)).code
}

/** The two best at least, then whoever is close behind; best first. */
function best(scores: Float64Array): number[] {
  const order: number[] = []
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) top = Math.max(top, score)
  scores.forEach((score, language) => {
    if (score > top - BEHIND) order.push(language)
  })
  if (order.length < 2) {
    let second = -1
    scores.forEach((score, language) => {
      if (language !== order[0] && (second < 0 || score > scores[second]!)) second = language
    })
    if (second >= 0) order.push(second)
  }
  return order.sort((a, b) => scores[b]! - scores[a]!).slice(0, MOST)
}

/** For each of the languages by how many nats franc puts it behind its own first choice among them. */
function trigramsBehind(sample: string, languages: readonly string[]): number[] {
  const only = languages.map((code) => francCodes[code]).filter((code) => code !== undefined)
  if (only.length < 2) return languages.map(() => 0)
  const said = new Map(francAll(sample, {only, minLength: 1}))
  const nats = (code: string) => TRIGRAM * (1 - (said.get(code) ?? 0)) * sample.length
  // Where franc has no model of a language, it is taken for as good as the average loser.
  const losers = only
    .map(nats)
    .sort((a, b) => a - b)
    .slice(1)
  const average = losers.reduce((sum, value) => sum + value, 0) / losers.length
  return languages.map((code) => (francCodes[code] === undefined ? average : nats(francCodes[code])))
}

/** What the spelling of a sample says for a language, in nats. */
function spelling(sample: string, code: string): number {
  const trait = traits[code]
  if (!trait) return 0
  const {typical, never, share = 0} = trait
  const hits = (pattern: RegExp | undefined) => (pattern ? (sample.match(pattern)?.length ?? 0) : 0)
  return TYPICAL * hits(typical) - NEVER * hits(never) - share * sample.length
}

/** The first few hundred letters of running text: no names, no other script. */
function sampleOf({texts, script}: Evidence, size: number): string {
  const table = scriptTable()
  const own = scripts.indexOf(script)
  const part = (unit: number) => table[unit] === own || table[unit] === JOINER
  let sample = ''
  for (const text of texts) {
    for (let at = 0; at < text.length && sample.length < size; ) {
      if (table[text.charCodeAt(at)] !== own) {
        at++
        continue
      }
      const start = at
      while (at < text.length && part(text.charCodeAt(at))) at++
      if (at - start < 4 || !isCapital(text.charCodeAt(start))) sample += text.slice(start, at) + ' '
    }
    if (sample.length >= size) break
  }
  return sample
}
