/** Looks for what the text itself names as a possible source, where no line does. */
import type {Attribution, Outlet, Range} from '../article.ts'
import {addressesIn, hostOf, isUnder} from '../text/hosts.ts'
import type {Block} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import {isOwn} from './attribution-links.ts'
import {fold, type Phrasebook} from './attribution-phrases.ts'
import {openingsOf} from './attribution-text.ts'

type Hint = Attribution['hints'][number]

/** How many are worth showing. */
const MOST = 3
/** Letters in which to look: the first of an article. */
const READ = 100_000

const outletWords = new WeakMap<Phrasebook, RegExp>()

function outletWord(book: Phrasebook): RegExp {
  let made = outletWords.get(book)
  if (!made) {
    const words = Object.values(book.pack.languages).flatMap(({outlets}) => outlets.map(fold))
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    outletWords.set(book, (made = new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'u')))
  }
  return made
}

/** A name as it begins at a quotation mark, a Latin capital or two Cyrillic ones. */
const nameAt =
  /«[^»\n]{2,60}»|“[^”\n]{2,60}”|"[^"\n]{2,60}"|[A-Z][\w&’'-]*(?: (?:of |the |and |for )?[A-Z][\w&’'-]*){0,5}|[А-ЯЁ]{2,8}(?: [А-ЯЁ][а-яё]+)?/uy

/** The words of the trailer and of the front matter, where the line itself is at fault. */
export interface Known {
  readonly text: string
  readonly range: Range
}

/**
 * What the text names as a possible source, best first, the same site or name once.
 *
 * @param seen the blocks that a reader sees
 * @param known what other places than the text say, best first
 */
export function findHints(seen: readonly Block[], book: Phrasebook, known: readonly Known[], outlet?: Outlet): Hint[] {
  const hints = new Map<string, Hint & {weight: number}>()
  const add = (text: string, key: string, range: Range, weight: number) => {
    const before = hints.get(key)
    if (before) before.weight = Math.max(before.weight, weight) + 1
    else hints.set(key, {text, range, weight})
  }
  for (const [i, {text, range}] of known.entries()) add(text, fold(text), range, 30 - i)
  const {stock, short, licence, aside, profile} = book.pack.hosts
  const idle = [...stock, ...short, ...licence, ...aside, ...profile, ...book.pack.placeholderHosts]
  const isUseful = (host: string) => !isUnder(host, idle) && !isOwn(host, outlet)
  let read = 0
  for (const block of seen) {
    if (read > READ) break
    read += block.text.length
    const text = block.text.slice(0, READ)
    // A picture's credit and a way to elsewhere name no source of the article.
    const first = openingsOf(fold(text.slice(0, 60)), book).next().value
    if (first && first.opening.label === null) continue
    const inCode = (at: number) => block.marks.some(({kind, start, end}) => kind === 'code' && start <= at && end > at)
    for (const {at, name, quoted} of namesIn(text)) {
      if (
        book.nobody.has(fold(name)) ||
        !isCited(text, at, book) ||
        inCode(at) ||
        !isOutlet(name, quoted, text.slice(Math.max(0, at - 20), at), book)
      )
        continue
      add(name, fold(name), rangeIn(block, at, at + name.length + (quoted ? 2 : 0)), 8)
    }
    for (const address of addressesIn(text, true)) {
      // A mail address is somebody's, not the text's.
      if (text[address.start - 1] === '@' || !isUseful(address.host) || inCode(address.start)) continue
      const shown = address.kind === 'domain' ? address.text : address.host
      add(shown, address.host, rangeIn(block, address.start, address.end), isCited(text, address.start, book) ? 12 : 6)
    }
    for (const mark of block.marks) {
      const host = mark.kind === 'link' && mark.url ? hostOf(mark.url) : null
      if (host === null || !host.includes('.') || !isUseful(host)) continue
      const cited = isCited(text, mark.start, book) || isCiting(text.slice(mark.start, mark.end), book)
      add(host, host, rangeIn(block, mark.start, mark.end), cited ? 10 : 1)
    }
  }
  return [...hints.values()]
    .sort((a, b) => b.weight - a.weight || a.range[0] - b.range[0])
    .slice(0, MOST)
    .map(({text, range}) => ({text, range}))
}

/** Where a name can begin is seen by two letters; so a paragraph costs one walk. */
function* namesIn(text: string): Generator<{at: number; name: string; quoted: boolean}> {
  for (let at = 1; at < text.length; at++) {
    const before = text.charCodeAt(at - 1)
    if (before !== 32 && before !== 160 && before !== 10) continue
    const code = text.charCodeAt(at)
    const latin = code >= 65 && code <= 90
    const quoted = code === 0xab || code === 0x201c || code === 34
    if (!latin && !quoted && !(isCyrillicCapital(code) && isCyrillicCapital(text.charCodeAt(at + 1)))) continue
    nameAt.lastIndex = at
    const found = nameAt.exec(text)?.[0]
    if (found === undefined) continue
    yield {at, name: quoted ? found.slice(1, -1).trim() : found, quoted}
    at += found.length - 1
  }
}

const isCyrillicCapital = (code: number) => (code >= 0x410 && code <= 0x42f) || code === 0x401

/** Whether a word of citing stands before: «сообщает …», «со ссылкой на газету …», `interviewed for …`. */
function isCited(text: string, at: number, book: Phrasebook): boolean {
  const words = fold(text.slice(Math.max(0, at - 60), at))
    .split(/[\s«“"]+/)
    .filter(Boolean)
  for (let kinds = 0; kinds < 2; kinds++) {
    const last = words.at(-1)
    if (last !== undefined && (last === 'the' || book.all.kinds.has(last)) && !book.cites.has(last)) words.pop()
  }
  for (let count = 1; count <= Math.min(5, words.length); count++)
    if (book.cites.has(words.slice(-count).join(' '))) return true
  return false
}

/** Whether a link's own words cite: «[пишет Вестник](…)». */
const isCiting = (text: string, book: Phrasebook) => {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return book.cites.has(words[0] ?? '') || book.cites.has(words.slice(0, 2).join(' '))
}

/** People are cited, too: an outlet is in quotes, in capitals, has a word that outlets have, or is a Latin name in a Cyrillic text. */
function isOutlet(name: string, quoted: boolean, before: string, book: Phrasebook): boolean {
  if (/^\p{Lu}{2,8}(?: \p{Lu}\p{L}+)?$/u.test(name)) return true
  if (!quoted && /\p{Script=Cyrillic}/u.test(before) && /^[A-Z]/.test(name)) return true
  return outletWord(book).test(fold(name)) || (quoted && /^\p{Lu}/u.test(name) && name.split(' ').length <= 5)
}
