/** Looks for what the text itself names as a possible source, where no line does. */
import type {Attribution, Outlet, Range} from '../article.ts'
import {addressesIn, hostOf, isUnder} from '../text/hosts.ts'
import type {Block, View} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import {isOwn, openingsOf} from './attribution-line.ts'
import {fold, type Phrasebook} from './attribution-phrases.ts'

type Hint = Attribution['hints'][number]

/** How many are worth showing. */
const MOST = 3
/** Letters in which to look: an article's first 100,000 and no more. */
const READ = 100_000

const citing = new WeakMap<Phrasebook, {cite: RegExp; outlet: RegExp; before: RegExp}>()

/** «сообщает «Вестник склона»», `interviewed for hill.example`: a word of citing, perhaps a kind of outlet, and the name. */
function patterns(book: Phrasebook) {
  let made = citing.get(book)
  if (!made) {
    const all = Object.values(book.pack.languages)
    const list = (words: Iterable<string>) =>
      [...new Set(words)]
        .sort((a, b) => b.length - a.length)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|')
    // A sentence may begin with one.
    const cites = list(all.flatMap(({cites}) => cites.flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1)])))
    const kinds = list(all.flatMap(({kinds}) => kinds))
    const name =
      '«[^»\\n]{2,60}»|“[^”\\n]{2,60}”|"[^"\\n]{2,60}"|(?:https?://)?(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,12}|[A-Z][\\w&’\'-]*(?: (?:of |the |and |for |on )?[A-Z][\\w&’\'-]*){0,5}|[А-ЯЁ]{2,8}(?: [А-ЯЁ][а-яё]+)?'
    made = {
      cite: new RegExp(`(?<![\\p{L}])(?:${cites})[ \\u00a0]+(?:(?:the|${kinds})[ \\u00a0]+){0,2}(${name})`, 'gu'),
      outlet: new RegExp(`(?<![\\p{L}])(?:${list(all.flatMap(({outlets}) => outlets))})(?![\\p{L}])`, 'iu'),
    }
    citing.set(book, made)
  }
  return made
}

/**
 * What the text names as a possible source, best first, the same site or name once.
 *
 * @param seen the blocks that a reader sees
 * @param front what the front matter says; it counts where the line itself is at fault
 */
export function findHints(
  view: View,
  seen: readonly Block[],
  book: Phrasebook,
  trailer: Attribution['trailer'],
  front: {source: string | null} | null,
  place: Range | undefined,
  outlet?: Outlet,
): Hint[] {
  const hints = new Map<string, Hint & {weight: number}>()
  const add = (text: string, key: string, range: Range, weight: number) => {
    const known = hints.get(key)
    if (known) known.weight += 1
    else hints.set(key, {text, range, weight})
  }
  if (trailer) add(trailer.name, fold(trailer.name), trailer.range, 20)
  if (front?.source && place) add(front.source, fold(front.source), place, 25)
  const {cite, outlet: outletWord} = patterns(book)
  const {stock, short, licence, aside, profile} = book.pack.hosts
  const idle = [...stock, ...short, ...licence, ...aside, ...profile, ...book.pack.placeholderHosts]
  const useful = (host: string) => !isUnder(host, idle) && !isOwn(host, outlet)
  let read = 0
  for (const block of seen) {
    if (read > READ) break
    read += block.text.length
    const text = block.text.slice(0, READ)
    // A picture's credit and a way to elsewhere name no source of the article.
    const opening = openingsOf(fold(text.slice(0, 60)), book).next().value
    if (opening && opening.opening.label === null) continue
    const inCode = (at: number) => block.marks.some((mark) => mark.kind === 'code' && mark.start <= at && mark.end > at)
    for (const match of text.matchAll(cite)) {
      const raw = match[1]!
      const name = raw.replace(/^[«“"]|[»”"]$/gu, '').trim()
      const at = match.index + match[0].length - raw.length
      const address = addressesIn(name, true)[0]
      if (inCode(at)) continue
      if (address) {
        if (useful(address.host))
          add(
            address.text.replace(/^https?:\/\/(?:www\.)?|\/.*$/g, ''),
            address.host,
            rangeIn(block, at, at + raw.length),
            12,
          )
      } else if (isOutlet(raw, name, outletWord, match[0]))
        add(name, fold(name), rangeIn(block, at, at + raw.length), 8)
    }
    for (const address of addressesIn(text, true)) {
      if (!useful(address.host) || inCode(address.start)) continue
      // A mail address is somebody's, not the text's.
      if (text[address.start - 1] === '@') continue
      const shown = address.kind === 'domain' ? address.text : address.host
      add(shown, address.host, rangeIn(block, address.start, address.end), 6)
    }
    for (const mark of block.marks) {
      if (mark.kind !== 'link' || !mark.url) continue
      const host = hostOf(mark.url)
      if (host?.includes('.') && useful(host)) add(host, host, rangeIn(block, mark.start, mark.end), 1)
    }
  }
  return [...hints.values()]
    .sort((a, b) => b.weight - a.weight || a.range[0] - b.range[0])
    .slice(0, MOST)
    .filter(({range}) => range[0] <= view.source.length)
    .map(({text, range}) => ({text, range}))
}

/** People are cited, too: an outlet is in quotes, in capitals, has a word that outlets have, or is a Latin name in a Cyrillic text. */
function isOutlet(raw: string, name: string, outletWord: RegExp, phrase: string): boolean {
  const capitals = /^\p{Lu}{2,8}(?: \p{Lu}\p{L}+)?$/u.test(name)
  const latinInCyrillic = /^\p{Script=Cyrillic}/u.test(phrase) && /^[A-Z]/.test(raw)
  return (
    capitals ||
    latinInCyrillic ||
    outletWord.test(name) ||
    (/^[«]/u.test(raw) && /^\p{Lu}/u.test(name) && name.split(' ').length <= 5)
  )
}
