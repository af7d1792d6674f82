/** Learns which language the body of an article speaks, and which others stand in it. */
import type {Disclaimer, Language, LanguagePart, Metadata, Range} from '../article.ts'
import {addEvidence, type Evidence, languageOf, newEvidence, readEvidence, suits} from '../text/language-evidence.ts'
import type {Block, View} from '../text/view.ts'

/** Fewer letters than that tell nothing. */
const FEWEST = 10
/** A paragraph speaks another language than the article only where so many letters say so by so many nats. */
const PARAGRAPH = 40
const LEAD = 12
/** A second script in a paragraph is names and titles up to this share of its letters. */
const NAMES = 0.3
/** Parts below that are noise. */
const LEAST = 0.01

/** A Han, Kana or Hangul letter is a syllable or a word: it weighs as much as so many letters of an alphabet. */
const WEIGHT: Partial<Record<Evidence['script'], number>> = {Han: 3, Kana: 2, Hangul: 2}

const weigh = ({script, letters}: Evidence) => letters * (WEIGHT[script] ?? 1)

/**
 * Detects the language of the body.
 *
 * Every paragraph votes with its letters. What is not the author's running text has no vote: the label, metadata, code,
 * what is hidden, addresses, and quotations in another language.
 *
 * @param view the article
 * @param metadata as learned; its blocks have no vote unless there is nothing else
 * @param disclaimer as learned; a Russian label must not make an article Russian
 * @returns the main language and the share of each by letters, largest first, sum 1; `und` and no parts when there is too
 *   little to tell
 */
export function learnLanguage(view: View, metadata: Metadata, disclaimer: Disclaimer): Language {
  const declared = metadata.language
  const labels = new Set(disclaimer.blocks)
  const meta = new Set(metadata.blocks.map(({index}) => index))
  const cuts = disclaimer.range ? [disclaimer.range, ...disclaimer.doubles] : disclaimer.doubles
  const seen = view.blocks.filter(({hidden, kind, index}) => !hidden && kind !== 'code' && !labels.has(index))
  const body = seen.filter(({index}) => !meta.has(index))
  // The title alone is better than nothing; a whole text that was taken for a header line too.
  for (const blocks of [body, seen]) {
    const parts = detect(blocks, cuts)
    if (parts.length > 0) return {code: parts[0]!.code, declared, parts}
  }
  return {code: 'und', declared, parts: []}
}

/** What one paragraph has in one script. */
interface Vote {
  readonly evidence: Evidence
  readonly weight: number
  readonly quoted: boolean
}

function detect(blocks: readonly Block[], cuts: readonly Range[]): LanguagePart[] {
  const votes: Vote[] = []
  const quotes: Vote[] = []
  for (const block of blocks) vote(block, cuts, block.quoted ? quotes : votes)
  // An article that is nothing but quotations is judged by them.
  const few = (list: readonly Vote[]) => list.reduce((sum, {weight}) => sum + weight, 0) < FEWEST
  const shares = count(few(votes) ? [...votes, ...quotes] : votes)
  const main = largest(shares)
  if (main === null) return []
  return toParts(shares)
}

function count(votes: readonly Vote[]): Map<string, number> {
  const shares = new Map<string, number>()
  const add = (code: string, weight: number) => shares.set(code, (shares.get(code) ?? 0) + weight)
  const byScript = new Map<string, Vote[]>()
  let all = 0
  for (const each of votes) {
    all += each.weight
    const list = byScript.get(each.evidence.script)
    if (list) list.push(each)
    else byScript.set(each.evidence.script, [each])
  }
  if (all < FEWEST) return shares
  for (const [, list] of byScript) {
    const sum = newEvidence(list[0]!.evidence.script)
    for (const {evidence} of list) addEvidence(sum, evidence)
    const {code} = languageOf(sum)
    const index = sum.model?.languages.indexOf(code) ?? -1
    for (const {evidence, weight} of list) {
      add(index >= 0 && list.length > 1 && disagrees(evidence, index) ? languageOf(evidence).code : code, weight)
    }
  }
  return shares
}

function disagrees(evidence: Evidence, index: number): boolean {
  if (evidence.letters < PARAGRAPH) return false
  const scores = suits(evidence)
  const own = scores[index]!
  for (const score of scores) if (score > own + LEAD) return true
  return false
}

function largest(shares: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  for (const [code, weight] of shares) if (best === null || weight > shares.get(best)!) best = code
  return best
}

function toParts(shares: ReadonlyMap<string, number>): LanguagePart[] {
  const all = [...shares.values()].reduce((sum, weight) => sum + weight, 0)
  const kept = [...shares].filter(([, weight]) => weight >= all * LEAST)
  const rest = kept.reduce((sum, [, weight]) => sum + weight, 0)
  return kept.map(([code, weight]) => ({code, share: weight / rest})).sort((a, b) => b.share - a.share)
}

/** Adds what a block says: one vote, or one for every script that is more than a name or two. */
function vote(block: Block, cuts: readonly Range[], votes: Vote[]): void {
  const found = join(readEvidence(running(block, cuts)))
  let all = 0
  let main: Evidence | undefined
  for (const evidence of found) {
    all += weigh(evidence)
    if (!main || weigh(evidence) > weigh(main)) main = evidence
  }
  if (!main) return
  let weight = all
  for (const evidence of found) {
    if (evidence === main || weigh(evidence) < all * NAMES || (evidence.model && evidence.small < 20)) continue
    weight -= weigh(evidence)
    votes.push({evidence, weight: weigh(evidence), quoted: block.quoted})
  }
  votes.push({evidence: main, weight, quoted: block.quoted})
}

/** Japanese writes Han among its Kana, Korean now and then among its Hangul: one of them is the language of both. */
function join(found: Evidence[]): Evidence[] {
  const of = (script: Evidence['script']) => found.find((evidence) => evidence.script === script)
  const han = of('Han')
  if (!han) return found
  const kana = of('Kana')
  const hangul = of('Hangul')
  const host =
    kana && kana.letters > han.letters * 0.05 ? kana : hangul && hangul.letters > han.letters ? hangul : undefined
  if (!host) return kana ? found.filter((evidence) => evidence !== kana) : found
  host.letters += han.letters
  return found.filter((evidence) => evidence !== han)
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+|[^\s<>@]{1,64}@[^\s<>@]{1,255}|[@#][\p{L}\p{N}_]+/giu

/** The running text of a block: without what the label takes up, inline code, addresses, handles and hashtags. */
function running(block: Block, cuts: readonly Range[]): string {
  let {text} = block
  for (const {kind, start, end} of block.marks) if (kind === 'code') text = blank(text, start, end)
  for (const cut of cuts) if (cut[0] < block.range[1] && cut[1] > block.range[0]) text = cutOut(block, text, cut)
  if (/[@#]|:\/\/|www\./i.test(text)) text = text.replace(ADDRESS, ' ')
  return /[\u0300-\u036F]/.test(text) ? text.normalize('NFC') : text
}

function blank(text: string, start: number, end: number): string {
  return end <= start ? text : text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

/** Blanks the part of a block's text that stands within a range of the given text. */
function cutOut(block: Block, text: string, [from, to]: Range): string {
  let start = -1
  let end = -1
  for (const run of block.runs) {
    if (run.offset + run.width <= from || run.offset >= to) continue
    const straight = run.size === run.width
    if (start < 0) start = straight ? run.at + Math.max(0, from - run.offset) : run.at
    end = straight ? run.at + Math.min(run.size, to - run.offset) : run.at + run.size
  }
  return start < 0 ? text : blank(text, start, end)
}
