/** What stays the same of a finding when the article around it moves: the key of the baseline and of SARIF fingerprints. */
import type {Finding} from '../record.ts'
import {linesOf} from '../text/lines.ts'

/** More of an excerpt than this does not enter the key: an edit far inside a long paragraph makes no new finding. */
const LENGTH = 160
/** Letters on either side that tell one empty range from another. */
const AROUND = 24

/**
 * The key of a finding: its rule and a hash of the words that it is about. No path, no line number, nothing that depends on
 * the language of the messages, so it survives moved lines, a renamed article and an added paragraph. Changing this function
 * makes every baseline worthless; a test holds its values.
 *
 * @param text the article that the finding was made on
 * @returns `rule:hash`, the hash 16 hexadecimal digits
 */
export function contentKey(finding: Finding, text: string): string {
  return `${finding.rule}:${hash(excerpt(finding, text))}`
}

/**
 * The key with a number that tells findings with the same key in one article from each other.
 *
 * @param occurrence 1 for the first of them in the article
 */
export function fingerprint(finding: Finding, text: string, occurrence: number): string {
  return `${contentKey(finding, text)}:${occurrence}`
}

/** The fingerprints of an article's findings, in their order. */
export function fingerprints(findings: readonly Finding[], text: string): string[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const key = contentKey(finding, text)
    const occurrence = (seen.get(key) ?? 0) + 1
    seen.set(key, occurrence)
    return `${key}:${occurrence}`
  })
}

/**
 * The words that a finding is about, white space and Unicode composition evened out. A finding that points between two words
 * is known by its neighbours; one that points to the start of a line (something is missing there) is about no words at all.
 */
function excerpt(finding: Finding, text: string): string {
  const lines = linesOf(text)
  if (finding.line > lines.count || finding.line < 1) return ''
  const [from, to] = lines.range(finding.line)
  const start = Math.min(from + finding.column - 1, to)
  const last = finding.endLine <= lines.count ? lines.range(finding.endLine) : null
  const end = last ? Math.max(start, Math.min(last[0] + finding.endColumn - 1, last[1])) : text.length
  const empty = start === end
  if (empty && text.slice(from, start).trim() === '') return ''
  const found = empty
    ? `${text.slice(Math.max(from, start - AROUND), start)}|${text.slice(start, Math.min(to, start + AROUND))}`
    : text.slice(start, Math.min(end, start + LENGTH * 4))
  return found.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, LENGTH)
}

/**
 * 64 bits of a string as 16 hexadecimal digits: the two lanes of cyrb53 (bryc, public domain), both kept whole. Not for
 * secrets: only to tell texts apart.
 */
export function hash(text: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return hex(two) + hex(one)
}

const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0')
