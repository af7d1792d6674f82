/** Learns which language the body of an article speaks, and which others stand in it. */
import type {Disclaimer, Language, LanguagePart, Metadata, Range} from '../article.ts'
import {
  addEvidence,
  type Evidence,
  giveBack,
  newEvidence,
  of,
  readEvidence,
  suits,
  suitsWell,
} from '../text/language-evidence.ts'
import {foldLookalikes} from '../text/language-lookalikes.ts'
import {languageOf} from '../text/language-of.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block, View} from '../text/view.ts'

/** Fewer letters than that tell nothing. */
const FEWEST = 10
/** A body shorter than that is heard together with its quotations. */
const SHORT_BODY = 100
/** A paragraph speaks another language than the article only where so many letters say so by so many nats. */
const PARAGRAPH = 40
const LEAD = 12
/** A second script in a paragraph is names and titles up to this share of its letters. */
const NAMES = 0.3
/** What function words say of running text, in nats a letter, and in all. */
const SPOKEN = 0.08
const SPOKEN_LEAST = 10
/** Parts below that are noise. */
const LEAST = 0.01
/** So much of one paragraph is enough, in UTF-16 units: a line of 50 MB is read in no time. */
const MOST = 20_000

/** A Han, Kana or Hangul letter is a syllable or a word: it weighs as much as so many letters of an alphabet. */
const WEIGHT: Partial<Record<Evidence['script'], number>> = {Han: 3, Kana: 2, Hangul: 2}

const weigh = ({script, letters}: Evidence) => letters * (WEIGHT[script] ?? 1)

/** The weight with which scripts are compared within a paragraph: names count for little. */
const running = (evidence: Evidence) => (isNames(evidence) ? weigh(evidence) / 4 : weigh(evidence))

/** What one paragraph says in one script, and with how many letters. */
interface Vote {
  readonly evidence: Evidence
  readonly weight: number
}

/**
 * Detects the language of the body.
 *
 * Every paragraph votes with its letters. What is not the author's running text has no vote: the label, metadata, code,
 * what is hidden, addresses and quotations.
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
  const titles = new Set<number>()
  const meta = new Set<number>()
  for (const {index, is} of metadata.blocks) (is === 'title' ? titles : meta).add(index)
  const cuts = inOrder(disclaimer.range ? [disclaimer.range, ...disclaimer.doubles] : disclaimer.doubles)
  const seen = view.blocks.filter(({hidden, kind, index}) => !hidden && kind !== 'code' && !labels.has(index))
  const titled = seen.filter(({index}) => !meta.has(index))
  const body = titled.filter(({index}) => !titles.has(index))
  // A short body is heard together with its title; and what was taken for a header line may be all there is.
  const parts = detect(body, cuts, SHORT_BODY) ?? detect(titled, cuts, FEWEST) ?? detect(seen, cuts, FEWEST) ?? []
  return {code: parts[0]?.code ?? 'und', declared, parts}
}

/** The parts of some blocks, or null where they have fewer letters than asked for. */
function detect(blocks: readonly Block[], cuts: readonly Range[], fewest: number): LanguagePart[] | null {
  const votes: Vote[] = []
  const quotes: Vote[] = []
  for (const block of blocks) vote(block, cuts, block.quoted ? quotes : votes)
  const all = total(votes) < Math.min(SHORT_BODY, total(quotes)) ? [...votes, ...quotes] : votes
  const shares = total(all) < fewest ? null : count(withoutNames(all))
  for (const {evidence} of [...votes, ...quotes]) giveBack(evidence)
  return shares && toParts(shares)
}

/** A list of foreign names among running text of another script speaks no language. */
function withoutNames(votes: readonly Vote[]): readonly Vote[] {
  const [first] = votes
  if (!first || votes.every(({evidence}) => evidence.script === first.evidence.script)) return votes
  let main: Vote | undefined
  const running = new Map<Evidence['script'], number>()
  for (const each of votes) {
    if (isNames(each.evidence)) continue
    const {script} = each.evidence
    running.set(script, (running.get(script) ?? 0) + each.weight)
    if (!main || running.get(script)! > running.get(main.evidence.script)!) main = each
  }
  if (!main) return votes
  return votes.filter(({evidence}) => evidence.script === main.evidence.script || !isNames(evidence))
}

/** Whether hardly a word begins with a small letter. */
const isNames = ({script, small, letters}: Evidence) =>
  (script === 'Latin' || script === 'Cyrillic') && small < letters / 4

const total = (votes: readonly Vote[]) => votes.reduce((sum, {weight}) => sum + weight, 0)

/** Letters by language: a paragraph goes with the others of its script, unless it clearly speaks another language. */
function count(votes: readonly Vote[]): Map<string, number> {
  const shares = new Map<string, number>()
  const byScript = new Map<Evidence['script'], Vote[]>()
  for (const each of votes) {
    const list = byScript.get(each.evidence.script)
    if (list) list.push(each)
    else byScript.set(each.evidence.script, [each])
  }
  const main = Math.max(...[...byScript.values()].map(total))
  for (const [script, list] of byScript) {
    const sum = newEvidence(script)
    for (const {evidence} of list) addEvidence(sum, evidence)
    const least = Math.max(SPOKEN_LEAST, SPOKEN * sum.letters)
    const isMain = total(list) === main
    // Commands, brands and titles in another script than the article's are no text in another language, whichever it were.
    if (!isMain && sum.model && !sum.words.some((nats) => nats > least)) {
      giveBack(sum)
      continue
    }
    const common = languageOf(sum)
    const index = sum.model?.languages.indexOf(common) ?? -1
    const isSpoken = isMain || index < 0 || sum.words[index]! > least
    giveBack(sum)
    if (!isSpoken) continue
    for (const {evidence, weight} of list) {
      const own = list.length > 1 && index >= 0 && disagrees(evidence, index) ? languageOf(evidence) : common
      shares.set(own, (shares.get(own) ?? 0) + weight)
    }
  }
  // A Japanese heading may do without Kana, and then it looks Chinese.
  const japanese = shares.get('jpn') ?? 0
  const chinese = shares.get('zho') ?? 0
  if (chinese > 0 && chinese < japanese / 4) {
    shares.set('jpn', japanese + chinese)
    shares.delete('zho')
  }
  return shares
}

function disagrees(evidence: Evidence, index: number): boolean {
  if (evidence.letters < PARAGRAPH || suitsWell(evidence, index, LEAD)) return false
  const scores = suits(evidence)
  const own = scores[index]!
  return scores.some((score) => score > own + LEAD)
}

function toParts(shares: ReadonlyMap<string, number>): LanguagePart[] {
  const sum = (list: Iterable<readonly [string, number]>) => [...list].reduce((all, [, weight]) => all + weight, 0)
  const all = sum(shares)
  const kept = [...shares].filter(([, weight]) => weight >= all * LEAST)
  const rest = sum(kept)
  return kept.map(([code, weight]) => ({code, share: weight / rest})).sort((a, b) => b.share - a.share)
}

/** Adds what a block says: one vote, or one for every script that is more than a name or two. */
function vote(block: Block, cuts: readonly Range[], votes: Vote[]): void {
  const text = runningText(block, cuts)
  const read = text.length > MOST ? text.slice(0, MOST) : text
  const found = readFolded(read)
  const scale = text.length / read.length
  if (found.length < 2) {
    if (found[0]) votes.push({evidence: found[0], weight: weigh(found[0]) * scale})
    return
  }
  addVotes(join(found), scale, votes)
}

function addVotes(found: readonly Evidence[], scale: number, votes: Vote[]): void {
  let all = 0
  let main: Evidence | undefined
  for (const evidence of found) {
    all += weigh(evidence)
    if (!main || running(evidence) > running(main)) main = evidence
  }
  if (!main) return
  let weight = all
  for (const evidence of found) {
    if (evidence === main) continue
    if (weigh(evidence) < all * NAMES || isNames(evidence)) {
      giveBack(evidence)
      continue
    }
    weight -= weigh(evidence)
    votes.push({evidence, weight: weigh(evidence) * scale})
  }
  votes.push({evidence: main, weight: weight * scale})
}

/** Reads a text; one that is Cyrillic with Latin letters in its words is read as it was meant. */
function readFolded(text: string): Evidence[] {
  const found = readEvidence(text)
  if (found.length < 2) return found
  const latin = of(found, 'Latin')
  const cyrillic = of(found, 'Cyrillic')
  if (!latin || !cyrillic) return found
  const folded = foldLookalikes(text, latin.letters > cyrillic.letters ? 'Latin' : 'Cyrillic')
  if (folded === text) return found
  found.forEach(giveBack)
  return readEvidence(folded)
}

/** Japanese writes Han among its Kana, Korean now and then among its Hangul: one of them is the language of both. */
function join(found: Evidence[]): Evidence[] {
  const han = of(found, 'Han')
  if (!han) return found
  const kana = of(found, 'Kana')
  const hangul = of(found, 'Hangul')
  const host =
    kana && kana.letters > han.letters * 0.05 ? kana : hangul && hangul.letters > han.letters ? hangul : undefined
  if (!host) return kana ? found.filter((evidence) => evidence !== kana) : found
  host.letters += han.letters
  return found.filter((evidence) => evidence !== han)
}

const ADDRESS = new Pattern(
  String.raw`(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%\u0400-\u04FF]+|[\w.+\-\u0400-\u04FF]{1,64}@[\w.\-\u0400-\u04FF]{1,255}|[@#][\p{L}\p{M}\p{N}_]{1,50}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\/[\w\-.~:/?#@!$&'()*+,;=%]*`,
  'giu',
)

/**
 * A host by itself, as in a source line: `gorny-sklon.example`. Its end is in small letters, or a sentence would be taken for one
 * whose full stop has no space behind it.
 */
const HOST = /(?<![\w.-])(?:[A-Za-z0-9][\w-]{0,62}\.){1,4}[a-z]{2,24}(?![\w-])/g

/** The running text of a block: without what the label takes up, inline code, addresses, handles and hashtags. */
function runningText(block: Block, cuts: readonly Range[]): string {
  const blanks: Range[] = cuts.length > 0 ? cutOut(block, cuts) : []
  for (const {kind, start, end} of block.marks) if (kind === 'code') blanks.push([start, end])
  let text = blanks.length > 0 ? withBlanks(block.text, inOrder(blanks)) : block.text
  if (/[@#]|:\/\/|www\.|\.\w+\//i.test(text)) text = text.replace(ADDRESS, ' ')
  if (/\w\.[a-z]{2}/.test(text)) text = text.replace(HOST, ' ')
  return /[\u0300-\u036F]/.test(text) ? text.normalize('NFC') : text
}

/** Stretches in reading order; those that overlap are one. */
function inOrder(ranges: readonly Range[]): Range[] {
  const ordered: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = ordered.at(-1)
    if (last && start < last[1]) ordered[ordered.length - 1] = [last[0], Math.max(last[1], end)]
    else ordered.push([start, end])
  }
  return ordered
}

function withBlanks(text: string, blanks: readonly Range[]): string {
  const parts: string[] = []
  let at = 0
  for (const [start, end] of blanks) {
    parts.push(text.slice(at, start), ' '.repeat(Math.max(0, end - start)))
    at = Math.max(start, end)
  }
  return parts.join('') + text.slice(at)
}

/** The stretches of a block's text whose source stands within ranges of the given text, which are in order. */
function cutOut(block: Block, cuts: readonly Range[]): Range[] {
  const first = firstBehind(cuts, block.range[0])
  if (first === cuts.length || cuts[first]![0] >= block.range[1]) return []
  const found = new Map<number, Range>()
  for (const run of block.runs) {
    const until = run.offset + run.width
    const straight = run.size === run.width
    for (let i = firstBehind(cuts, run.offset); i < cuts.length && cuts[i]![0] < until; i++) {
      const [from, to] = cuts[i]!
      const start = found.get(i)?.[0] ?? (straight ? run.at + Math.max(0, from - run.offset) : run.at)
      const end = straight ? run.at + Math.min(run.size, to - run.offset) : run.at + run.size
      found.set(i, [start, end])
    }
  }
  return [...found.values()]
}

/** The index of the first range that ends behind an offset. */
function firstBehind(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![1] > offset) high = middle
    else low = middle + 1
  }
  return low
}
