/** The links of a line: which are there, what stands around them, which of several is the source. */
import type {Outlet} from '../article.ts'
import {type Address, addressesIn, agrees, hostOf, isUnder, toUrl} from '../text/hosts.ts'
import type {Mark} from '../text/view.ts'
import {soleQuote} from './attribution-names.ts'
import type {Found} from './attribution-line.ts'
import {fold, type Opening, type Phrasebook} from './attribution-phrases.ts'
import {colon, hasLetters, type Line, openingsOf, strip} from './attribution-text.ts'

/** A link of a line. */
export interface Link {
  /** Indices in the line's text. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly url: string
  /** Null where it leads nowhere outside: a path, an anchor, a mail address. */
  readonly host: string | null
}

/** The links that touch a stretch of a line, in reading order. */
export function linksIn(line: Line, from: number, to: number): Link[] {
  const links: Link[] = []
  for (const mark of line.block.marks) {
    if (mark.kind !== 'link' || mark.url === undefined) continue
    const start = Math.max(0, mark.start - line.start)
    const end = Math.min(line.text.length, mark.end - line.start)
    if (end <= start || start >= to || end <= from) continue
    const host = hostOf(mark.url)
    links.push({
      start,
      end,
      text: line.text.slice(start, end).trim(),
      url: mark.url,
      host: host?.includes('.') ? host : null,
    })
  }
  return links.sort((a, b) => a.start - b.start)
}

/** Whether markup of a kind covers an index of a line. */
export const inside = (line: Line, kind: Mark['kind'], at: number) =>
  line.block.marks.some((mark) => mark.kind === kind && mark.start <= line.start + at && mark.end > line.start + at)

/** Whether a label is a link, or stands within one. */
export const coveredByLink = (line: Line, at: number, end: number) =>
  line.block.marks.some(
    (mark) => mark.kind === 'link' && mark.start <= line.start + at + 4 && mark.end >= line.start + end,
  )

/** The text of a line from an index on, links cut out. */
export function outside(line: Line, links: readonly Link[], from: number, to: number): string {
  let text = ''
  let at = from
  for (const link of links) {
    if (link.start > at) text += line.text.slice(at, Math.min(link.start, to))
    at = Math.max(at, link.end)
    if (at >= to) return text
  }
  return text + (at < to ? line.text.slice(at, to) : '')
}

/** Names, quotes and words such as «на сайте» may stand between a label and its link; a clause may not. */
export function isLittle(text: string, {phrases, label}: Opening, book: Phrasebook): boolean {
  const bare = text.replace(/«[^»]*»|"[^"]*"|“[^”]*”/gu, ' ')
  const words = bare.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
  if (label?.of === 'source' && /,\s*\p{Ll}/u.test(bare)) return false
  if (words.length > (label?.of === 'article' ? 16 : 3)) return false
  return words.every(
    (word) =>
      /^[\p{Lu}\p{N}]/u.test(word) ||
      word.length <= 3 ||
      phrases.kinds.has(fold(word)) ||
      phrases.small?.has(fold(word)) ||
      book.here.has(fold(word)) ||
      /^авто|^блог|^публи|^сайт|^журнал|^author/u.test(fold(word)),
  )
}

/** Which of several links is the source: the article rather than its author's page, the first of equals. */
export function best(links: readonly Link[], line: Line, book: Phrasebook): Link {
  let winner = links[0]!
  let most = Number.NEGATIVE_INFINITY
  for (const link of links) {
    const before = fold(line.text.slice(Math.max(0, link.start - 24), link.start))
    const aside =
      /(?:автор\p{L}*|переводчик\p{L}*|редактор\p{L}*|лицензи\p{L}*|разрешени\p{L}*|\bby|author|translat\p{L}*|licen[cs]e\p{L}*|permission\p{L}*)[\s:]*$/u.test(
        before,
      )
    const score = depth(link.url, link.host!, book) - (aside ? 2 : 0)
    if (score > most) {
      most = score
      winner = link
    }
  }
  return winner
}

/** The same for addresses that are no links. */
export function bestAddress(addresses: readonly Address[], book: Phrasebook): Address {
  const scored = addresses.map((address) => ({address, score: depth(address.url, address.host, book)}))
  return scored.reduce((a, b) => (b.score > a.score ? b : a)).address
}

/** How much an address looks like that of one article: 3 and more does, below 0 is somebody's page. */
function depth(url: string, host: string, book: Phrasebook): number {
  let path: string[]
  try {
    path = new URL(url).pathname.split('/').filter(Boolean)
  } catch {
    return 0
  }
  const last = path.at(-1) ?? ''
  const profile = isUnder(host, book.pack.hosts.profile)
  if (path.length <= 1 && last.startsWith('@')) return -3
  const long = path.length >= 2 || last.length > 20 || /\d{4,}|\.(?:s?html?|php|aspx?)$|[-_][^-_]+[-_]/.test(last)
  if (profile) return path.length >= 2 && long ? (/^medium\.com$|habr|dev\.to/.test(host) ? 3 : 2) : -3
  return long ? 3 : path.length === 1 ? 1 : 0
}

/** How a link names the source: by the domain or the name that it shows, or by its host where it says only «здесь». */
export function fromLink(link: Link, article: boolean, book: Phrasebook): Pick<Found, 'form' | 'source' | 'url'> {
  const text = strip(link.text).replace(/^[^\p{L}\p{N}«"“@]+/u, '')
  const low = fold(text)
  const address = addressesIn(text)[0]
  if (address && address.start === 0 && address.end >= text.length - 1)
    return {
      form: address.kind,
      source: address.text,
      url: link.url === `http://${address.text}` ? address.url : link.url,
    }
  const labelled = [...openingsOf(low, book)].find(({opening, at}) => opening.label !== null && at === 0)
  const says = labelled ? strip(text.slice(labelled.opening.word.length).replace(colon, '')) : text
  const source = !hasLetters(says) || book.here.has(fold(says)) || (labelled && says.length > 120) ? link.host! : says
  const author = article && depth(link.url, link.host!, book) < 0
  return {form: author ? 'author' : 'link', source: soleQuote(source) ?? source, url: link.url}
}

/** Whether a link shows the domain or the name of whom it leads to. */
export const isOnName = (link: Link) =>
  link.host !== null && (addressesIn(link.text).length > 0 || agrees(link.text, link.host))

/** Whether a host is the outlet's own. */
export const isOwn = (host: string, outlet?: Outlet) =>
  outlet?.domains !== undefined &&
  outlet.domains.length > 0 &&
  isUnder(
    host,
    outlet.domains.map((domain) => hostOf(toUrl(domain) ?? '') ?? domain),
  )

/** Pages of networks, films, shops and shortened addresses under a text lead elsewhere. */
export function isNoSource(host: string, url: string, book: Phrasebook): boolean {
  const {short, aside, stock, profile} = book.pack.hosts
  return (
    isUnder(host, short) ||
    isUnder(host, aside) ||
    isUnder(host, stock) ||
    (isUnder(host, profile) && depth(url, host, book) < 2) ||
    // The mark of an advertisement (Russian law on advertising, art. 18.1).
    /[?&]erid=/i.test(url) ||
    /\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|webm)(?:$|[?#])/i.test(url) ||
    isPlaceholderHost(host, book)
  )
}

/** `example.com` and its like. */
export const isPlaceholderHost = (host: string, book: Phrasebook) => book.placeholderHosts.has(host)
