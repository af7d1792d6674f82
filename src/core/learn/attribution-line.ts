/** Reads one line of an article: does it name the source, and how. */
import type {Attribution, Outlet} from '../article.ts'
import {
  type Address,
  addressesIn,
  agrees,
  hostOf,
  isDomain,
  isMistypedTld,
  isNameOf,
  isMixedScript,
  isTld,
  isUnder,
  siteOf,
  toUrl,
} from '../text/hosts.ts'
import type {Block, Mark} from '../text/view.ts'
import {isNamed, isSentence, soleQuote} from './attribution-names.ts'
import {fold, type Opening, type Phrasebook} from './attribution-phrases.ts'

/** A line of a block: indices into the block's text, white space at its ends left out. */
export interface Line {
  readonly block: Block
  readonly start: number
  readonly end: number
  readonly text: string
  /** The text folded; empty where the line is too long to be one that names a source. */
  readonly low: string
}

/** The line of a block from one index to another. */
export function lineOf(block: Block, start: number, end: number): Line {
  const text = block.text.slice(start, end)
  return {block, start, end, text, low: text.length > LONGEST ? '' : fold(text)}
}

/** What a line says of the source. */
export interface Found {
  readonly by: 'article' | 'source' | 'trailer' | 'lone'
  readonly form: NonNullable<Attribution['form']>
  readonly source: string
  readonly url: string | null
  readonly fault: Exclude<Attribution['fault'], 'contradiction'>
  /** The line ends behind the label: the next line may hold the source. */
  readonly open: boolean
  readonly line: Line
}

/** Longer lines are paragraphs: they name no source. */
export const LONGEST = 600

/** Emoji, list and quote marks, brackets, emphasis that does not close may stand before the first letter, so many. */
const DECORATION = 40
const letter = /[\p{L}\p{N}]/u

/** Index of the first letter or figure of a line, or of the first of `stops`, or as far as decoration may go. */
function firstLetter(text: string, stops = ''): number {
  const most = Math.min(text.length, DECORATION)
  let at = 0
  while (at < most) {
    const code = text.codePointAt(at)!
    const sign = String.fromCodePoint(code)
    if (letter.test(sign) || stops.includes(sign)) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

const colon = /^\s*(?:[(（[][^()（）[\]]{1,20}[)）\]])?\s*(?:[:：﹕∶]|\s[-–—―]+(?=\s)|[-–—―]+\s|→|➡️?|➜|\||👉|⬇️?|>)\s*/u
/** Signs that begin a value; others between a label and its value are decoration. */
const OPENING = '«»"“„[({<（【《「『.?…'

const hasLetters = (text: string) => /[\p{L}\p{N}]/u.test(text)

/**
 * What a line with a label or a sentence of republication says.
 *
 * @returns null where the line is none of these
 */
export function readLine(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  return line.low === '' ? null : (readLabel(line, book, outlet) ?? readSentence(line, book, outlet))
}

/** The openings that a line begins with, longest first, and where they begin. */
export function* openingsOf(low: string, book: Phrasebook): Generator<{opening: Opening; at: number}> {
  const at = firstLetter(low)
  // A picture whose Markdown does not close is still a picture.
  if (low.slice(0, at).includes('![')) return
  for (const opening of book.openings.get(low[at] ?? '') ?? []) {
    if (!low.startsWith(opening.word, at)) continue
    const next = low[at + opening.word.length] ?? ''
    const last = opening.word.at(-1)!
    if (/[\p{L}\p{N}_]/u.test(next) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(last)) continue
    yield {opening, at}
  }
}

function readLabel(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  for (const {opening, at} of openingsOf(line.low, book)) {
    // «Источник фото: …» is longer than «Источник».
    if (opening.label === null) return null
    const labelled = {line, at, end: at + opening.word.length, opening, label: opening.label}
    if (inside(line, 'code', at)) return null
    const found = readValue(labelled, book, outlet)
    if (found) return found
  }
  return null
}

type Labelled = {
  line: Line
  at: number
  end: number
  opening: Opening
  label: NonNullable<Opening['label']>
}

function readValue({line, at, end, opening, label}: Labelled, book: Phrasebook, outlet?: Outlet): Found | null {
  const {text} = line
  const wrapped = /[（(]/u.test(text.slice(0, at))
  let from = end
  const separator = colon.exec(text.slice(from, from + 60))
  const quotedColon = separator ? null : /^["»”*_\])]{1,4}\s*[:：]\s*/u.exec(text.slice(from, from + 10))
  const separated = separator ?? quotedColon
  if (separated) from += separated[0].length
  else from += /^["»”*_\])]*\s*/u.exec(text.slice(from, from + 20))![0].length
  if (label.colon === 'needed' && !separated && !coveredByLink(line, at, end)) return null
  from += firstLetter(text.slice(from, from + 12), OPENING)
  const value = text.slice(from)
  const links = linksIn(line, at, text.length)
  const outer = links.filter(
    (link) => link.host !== null && !isUnder(link.host, book.pack.hosts.licence) && !isOwn(link.host, outlet),
  )
  const make = (fields: Partial<Found>): Found => ({
    by: label.of,
    form: 'name',
    source: '',
    url: null,
    fault: null,
    open: false,
    line,
    ...fields,
  })

  if (outer.length > 0) {
    // A link in round brackets under a figure is the figure's, in Chinese typography.
    if (wrapped && text.includes('（') && label.of === 'source') return null
    // The words of a link that begins with the label count: «[Источники вдохновения: 50 ресурсов](…)» is a title.
    const behind = links.filter((link) => link.start >= from)
    const before = outside(line, behind, from, behind[0]?.start ?? text.length)
    const all = outside(line, behind, from, text.length)
    if (label.of === 'source' ? isSentence(all, opening.phrases) : isSentence(before, opening.phrases)) return null
    // Without a colon there is little between the label and its link: «Источник, знакомый с …, [утверждает](…)» is prose.
    if (!separated && !isLittle(before, opening, book)) return null
    if (!separated && label.of === 'source' && !isLittle(all, opening, book)) return null
    if (label.needs === 'domain' && !outer.some((link) => isOnName(link))) return null
    const link = best(outer, line, book)
    if (isPlaceholderHost(link.host!, book))
      return make({form: 'url', source: link.text, url: link.url, fault: 'placeholder'})
    if (isMixedScript(link.text) && isDomain(link.text))
      return make({form: 'domain', source: link.text, url: link.url, fault: 'broken-domain'})
    return make(fromLink(link, label.of === 'article', book))
  }
  // A link that was to be filled in later.
  const hollow = links.find((link) => /^#?$/.test(link.url))
  if (separated && hollow) return make({form: 'link', source: strip(hollow.text), fault: 'broken-domain'})
  // The outlet's own pages are no source, nor are files of the repository.
  if (links.length > 0) return null

  const bare = strip(value)
  const addresses = addressesIn(value).filter((one) => !isOwn(one.host, outlet))
  if (addresses.length > 0) {
    const rest = addresses.reduceRight((left, one) => left.slice(0, one.start) + ' ' + left.slice(one.end), value)
    if (isSentence(rest, opening.phrases) && label.of === 'source') return null
    if (!separated && !isLittle(value.slice(0, addresses[0]!.start), opening, book)) return null
    const address = bestAddress(addresses, book)
    if (isPlaceholderHost(address.host, book))
      return make({form: address.kind, source: address.text, url: address.url, fault: 'placeholder'})
    if (isMixedScript(address.text.replace(/^https?:\/\/|[/?#].*$/giu, '')))
      return make({form: address.kind, source: address.text, url: address.url, fault: 'broken-domain'})
    // «Иван Петров, lenta.example» names a person besides: the domain is what can be followed.
    return make({form: address.kind, source: address.text, url: address.url})
  }
  if (addressesIn(value).length > 0) return null

  if (!hasLetters(bare)) {
    // In a table the source stands in the cell beside.
    if (!separated && line.block.kind === 'cell') return make({fault: 'empty', open: true})
    if (!separated) return null
    return bare === '' ? make({fault: 'empty', open: true}) : make({source: bare, fault: 'placeholder'})
  }
  if (separated && isPlaceholder(bare, book)) return make({source: bare, fault: 'placeholder'})
  if (separated && isBroken(bare))
    return make({form: /^[a-z]{2,6}:?\/|^www\./i.test(bare) ? 'url' : 'domain', source: bare, fault: 'broken-domain'})
  if (label.needs === 'link' || label.needs === 'domain') return null
  if (isPath(bare)) return null
  const name = readName(value, opening, book)
  if (name === null) return null
  if (!separated && label.needs === 'any') {
    const sole = soleQuote(value)
    return sole === null ? null : make({source: sole})
  }
  if (label.needs === 'name' && !separated && !isNamed(name, opening.phrases)) return null
  return make({source: soleQuote(name) ?? name})
}

/** The name in a value: up to the next sentence; null where it is a report, a picture agency or no name at all. */
function readName(value: string, opening: Opening, book: Phrasebook): string | null {
  let name = value
  const stop = /(?<=[\p{L}\p{N}»"”)]{2})[.。;]\s+(?=\p{Lu}|$)/u.exec(name)
  if (stop) {
    const rest = name.slice(stop.index + 1).trim()
    const first = [...openingsOf(fold(rest), book)][0]
    // «Источник: ТАСС. Фото: …» goes on with another credit; «Источник: Пожар потушен. Пострадавших нет» reports.
    if (first === undefined && isSentence(rest, {...book.all, small: null}) && rest.length > 40) return null
    name = name.slice(0, stop.index)
  }
  name = strip(name)
  const low = fold(name)
  if (!/\p{L}/u.test(name) || name.length > 160 || isSentence(name, opening.phrases)) return null
  if (
    book.stock.some(
      (agency) =>
        low === agency || low.endsWith(` ${agency}`) || low.endsWith(`/${agency}`) || low.startsWith(`${agency} `),
    )
  )
    return null
  return name
}

/** Sentences such as «This article was originally published on X and is republished with permission». */
function readSentence(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  const {low} = line
  if (low.length > 450) return null
  const at = firstLetter(low)
  const opener = book.openers
    .get(low[at] ?? '')
    ?.find((word) => low.startsWith(word, at) && !/[\p{L}\p{N}]/u.test(low[at + word.length] ?? ''))
  if (opener === undefined) return null
  const phrase = book.sentences.find((words) => low.includes(words, at))
  if (phrase === undefined) return null
  const from = low.indexOf(phrase, at) + phrase.length
  if (/[\p{L}\p{N}]/u.test(low[from] ?? '')) return null
  const make = (fields: Pick<Found, 'form' | 'source' | 'url'>): Found => ({
    by: 'article',
    fault: null,
    open: false,
    line,
    ...fields,
  })
  const links = linksIn(line, from, line.text.length).filter(
    (link) => link.host !== null && !isUnder(link.host, book.pack.hosts.licence) && !isOwn(link.host, outlet),
  )
  if (links.length > 0) return make(fromLink(best(links, line, book), true, book))
  const rest = line.text.slice(from)
  const address = addressesIn(rest).find((one) => !isOwn(one.host, outlet))
  if (address) return make({form: address.kind, source: address.text, url: address.url})
  const raw = /^[\s:"“«'([_*]*(?:the\s+)?/iu.exec(rest)![0].length
  const stop =
    /\]\[|\s+(?:and|with|under|by permission|here)\s|,\s|[.;()]\s|[.;()\]_*"”»]*$|\s+[-–—]\s|\s+(?:on|in)\s+(?:\d|\p{Lu}\p{L}+\s+\d)/u.exec(
      rest.slice(raw),
    )
  const name = strip(rest.slice(raw, raw + (stop?.index ?? rest.length)))
  if (!/^[\p{Lu}\p{N}«"“[]/u.test(name) || !/\p{L}{2}/u.test(name) || isDate(name) || name.split(/\s+/).length > 16)
    return null
  return make({form: 'name', source: name, url: null})
}

const isDate = (name: string) =>
  /^(?:\d{1,4}(?:st|nd|rd|th)?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d*,?\s*\d*$|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/i.test(
    name,
  )

/** «The post X appeared first on Y.» and its like: what a feed adds at the end. */
export function readTrailer(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  const {low} = line
  // «… first appeared on X and is republished with permission» is no feed's: editors write it, and it stays.
  if (low === '' || /permission|republish|reprint|licen[cs]e/.test(low)) return null
  const at = /^[\s*_>"“(]{0,6}/u.exec(low)![0].length
  for (const {before, between, after} of book.trailers(low[at] ?? '')) {
    const start = before.trimEnd()
    if (!low.startsWith(start, at)) continue
    const gap = between === '' ? -1 : low.indexOf(between, at + start.length)
    const middle = gap >= 0 ? gap : low.indexOf(between.trimEnd(), at + start.length)
    if (between === '' || middle < 0) continue
    const from = middle + (gap >= 0 ? between.length : between.trimEnd().length)
    let to = line.text.length
    if (after !== '') {
      to = low.lastIndexOf(after)
      if (to < from) continue
    }
    const value = line.text.slice(from, to)
    const stop = /(?<=[\p{L}\p{N}»"”)]{2})\s*[.。]\s+(?=\p{Lu}|\[|$)/u.exec(value)
    const name = strip(stop ? value.slice(0, stop.index) : value).replace(/\s+[.。]$/u, '')
    if (!hasLetters(name) || name.split(/\s+/).length > 12) continue
    // `{title} appeared first on …` is loose: there, only a name will do.
    if (start === '' && !isNamed(name, {...book.all, small: null})) continue
    const links = linksIn(line, from, line.text.length)
      .concat(linksIn(line, 0, from).slice(0, 1))
      .filter((link) => link.host !== null && !isOwn(link.host, outlet))
    const address = addressesIn(name)[0]
    const link = links[0]
    return {
      by: 'trailer',
      form: link ? 'link' : address ? address.kind : 'name',
      source: name.replace(/^["«“]|["»”]$/gu, ''),
      url: link?.url ?? address?.url ?? null,
      fault: null,
      open: false,
      line,
    }
  }
  return null
}

/**
 * A line that is only a way to another site: a domain, an address, or a link on a domain or on the name of its owner.
 *
 * @param after a label that stood alone on the line before: then any link will do
 */
export function readLone(line: Line, book: Phrasebook, outlet?: Outlet, after = false): Found | null {
  const {text} = line
  if (text.length > LONGEST) return null
  const by = after ? 'source' : 'lone'
  const links = linksIn(line, 0, text.length)
  if (links.length > 1 && !after) return null
  const link = links[0]
  if (link) {
    if (link.host === null || isOwn(link.host, outlet) || isUnder(link.host, book.pack.hosts.licence)) return null
    const around = text.slice(0, link.start) + text.slice(link.end)
    if (hasLetters(around) && !after) return null
    if (after) return {by, ...fromLink(link, false, book), fault: null, open: false, line}
    if (isNoSource(link.host, link.url, book)) return null
    const shown = strip(link.text)
    const address = addressesIn(shown)[0]
    const domain = address !== undefined && address.text.length >= shown.length - 1
    if (!domain && (isUnder(link.host, book.pack.hosts.profile) || !isNameOf(soleQuote(shown) ?? shown, link.host)))
      return null
    if (domain && address.kind === 'url' && siteOf(address.host) !== siteOf(link.host)) return null
    return {by, ...fromLink(link, false, book), fault: null, open: false, line}
  }
  const bare = strip(text.slice(firstLetter(text)))
  const address = addressesIn(bare)[0]
  if (!address || address.start > 0 || address.end < bare.length || isOwn(address.host, outlet)) return null
  if (!after && (isNoSource(address.host, address.url, book) || /@/.test(bare.slice(0, address.start)))) return null
  return {by, form: address.kind, source: address.text, url: address.url, fault: null, open: false, line}
}

/** A paragraph's tail: «… сказал он. Источник: lenta.example», «… [Источник](https://…)». Only with a way to follow. */
export function readTail(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  const {text, block} = line
  const from = Math.max(0, text.length - 200)
  const closing = block.marks.find(
    (mark) =>
      mark.kind === 'link' &&
      mark.start > line.start &&
      mark.end <= line.end &&
      !hasLetters(block.text.slice(mark.end, line.end)),
  )
  if (closing) {
    const word = fold(strip(block.text.slice(closing.start, closing.end)))
    const exact = [...openingsOf(word, book)].find(
      ({opening}) => opening.label !== null && opening.word.length === word.length,
    )
    if (exact) return readLabel(cut(line, closing.start - line.start), book, outlet)
  }
  const low = fold(text.slice(from))
  for (const match of low.matchAll(/(?<=[.!?…»”")\]]\s{1,3}|[([（])\p{L}/gu)) {
    const part = low.slice(match.index)
    const opening = [...openingsOf(part, book)][0]
    if (!opening?.opening.label || opening.at > 0 || !hasLetters(low.slice(0, match.index))) continue
    if (
      !colon.test(part.slice(opening.opening.word.length)) &&
      !coveredByLink(line, from + match.index, from + match.index + opening.opening.word.length)
    )
      continue
    const found = readLabel(cut(line, from + match.index), book, outlet)
    if (found?.url && !found.fault) return found
  }
  return null
}

const cut = ({block, start, end}: Line, at: number): Line => lineOf(block, start + at, end)

interface Link {
  /** Indices in the line's text. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly url: string
  /** Null where it leads nowhere outside: a path, an anchor, a mail address. */
  readonly host: string | null
}

function linksIn(line: Line, from: number, to: number): Link[] {
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

const inside = (line: Line, kind: Mark['kind'], at: number) =>
  line.block.marks.some((mark) => mark.kind === kind && mark.start <= line.start + at && mark.end > line.start + at)

const coveredByLink = (line: Line, at: number, end: number) =>
  line.block.marks.some(
    (mark) => mark.kind === 'link' && mark.start <= line.start + at + 4 && mark.end >= line.start + end,
  )

/** The text of a line from an index on, links cut out. */
function outside(line: Line, links: readonly Link[], from: number, to: number): string {
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
function isLittle(text: string, {phrases, label}: Opening, book: Phrasebook): boolean {
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
function best(links: readonly Link[], line: Line, book: Phrasebook): Link {
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

function bestAddress(addresses: readonly Address[], book: Phrasebook): Address {
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

function fromLink(link: Link, article: boolean, book: Phrasebook): Pick<Found, 'form' | 'source' | 'url'> {
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

const isOnName = (link: Link) =>
  link.host !== null && (addressesIn(link.text).length > 0 || agrees(link.text, link.host))

export const isOwn = (host: string, outlet?: Outlet) =>
  outlet?.domains !== undefined &&
  outlet.domains.length > 0 &&
  isUnder(
    host,
    outlet.domains.map((domain) => hostOf(toUrl(domain) ?? '') ?? domain),
  )

/** Pages of networks, films, shops and shortened addresses under a text lead elsewhere. */
function isNoSource(host: string, url: string, book: Phrasebook): boolean {
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

const isPlaceholderHost = (host: string, book: Phrasebook) =>
  book.pack.placeholderHosts.some((one) => host === one || hostOf(`https://${one}`) === host)

function isPlaceholder(bare: string, book: Phrasebook): boolean {
  const low = fold(bare).replace(/^[\s[({<«"“]+|[\s\])}>»"”.!]+$/gu, '')
  if (book.nobody.has(low)) return true
  // `{source}`, `[…]`, `<ссылка>`, `___`, `???`
  if (/^[[{<][^\]}>]*[\]}>]$/u.test(bare.trim()) || /^(?:[x*_.?…~#-]\s*)+$/iu.test(bare)) return true
  return (
    /^(?:todo|fixme|tbd|укажите|указать|вставить|вставьте|добавить|добавьте|insert|add)(?:[\s:—–-]|$)/u.test(low) &&
    low.length < 60
  )
}

/** An attempt at a domain or an address that leads nowhere: `lenta,ru`, `lenta .ru`, `http//lenta.ru`, `lenta.ocm`. */
function isBroken(bare: string): boolean {
  const text = bare.replace(/[.…]+$/u, '')
  // A reference link whose definition is missing.
  if (/^\[[^\]\n]*\]\s?\[[^\]\n]*\]$/u.test(bare)) return true
  if (
    /^(?:h?t?tps?|https?|http|htpps?|htttps?|ttps?)(?::\/(?!\/)|:(?!\/)|\/\/|:\/\/|\s*:\s*\/\/)/iu.test(text) ||
    /^www\./iu.test(text)
  )
    return !/\s\p{L}+\s/u.test(text)
  const match = /^([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)(\s*[.,]\s*)(\p{L}{2,24})$/u.exec(text)
  if (!match) return false
  const [, name = '', gap = '', tld = ''] = match
  if (isMixedScript(text)) return true
  if (gap === '.') return /^[a-z\d.-]+$/.test(name) && /^[a-z]+$/.test(tld) && isMistypedTld(tld)
  // «Reuters, AP» are two names: a slip has small letters and a known ending.
  return (
    /^[\p{Ll}\p{N}.-]+$/u.test(name) &&
    /^(?:ru|com|org|net|info|рф|su|by|ua|kz|uk|de|fr|io|news|media)$/.test(tld) &&
    isTld(tld)
  )
}

/** A file of the repository. */
const isPath = (bare: string) =>
  /^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+$|`/.test(bare) ||
  /^[\w./-]+\.(?:md|txt|rpm|tar|gz|json|ya?ml|pdf|docx?|py|js|ts|c|h|cpp)(?:$|[\s\])`])/.test(bare)

/** A value without the punctuation and the left-over markup at its end. */
function strip(text: string): string {
  let bare = text.trim().replace(/^[*_~]+/u, '')
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(/[\s*_~|\\]+$/u, '').replace(/(?<=[^.])[.。,;:]$/u, '')
    if (/[)）]$/u.test(bare) && !/[(（]/u.test(bare)) bare = bare.slice(0, -1)
    if (/\]$/.test(bare) && !bare.includes('[')) bare = bare.slice(0, -1)
  }
  if (/^<[^<>\s]+>$/.test(bare) && bare.includes('.')) bare = bare.slice(1, -1)
  return bare.trim()
}
