/** Reads one line of an article: does it name the source, and how. */
import type {Attribution, Outlet} from '../article.ts'
import {addressesIn, isDomain, isMixedScript, isNameOf, isUnder, siteOf} from '../text/hosts.ts'
import {letter, letterOrDigit} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import {isBroken, isPath, isPlaceholder} from './attribution-faults.ts'
import {
  best,
  bestAddress,
  coveredByLink,
  fromLink,
  inside,
  isLittle,
  isNoSource,
  isOnName,
  isOwn,
  isPlaceholderHost,
  linksIn,
  outside,
} from './attribution-links.ts'
import {isNamed, isSentence, soleQuote} from './attribution-names.ts'
import {fold, type Opening, type Phrasebook} from './attribution-phrases.ts'
import {
  colon,
  cut,
  firstLetter,
  hasLetters,
  type Line,
  LONGEST,
  OPENING,
  openingsOf,
  strip,
} from './attribution-text.ts'

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
  /** The next line, where the source was read from that. */
  readonly next?: Line
}

/**
 * What a line with a label or a sentence of republication says.
 *
 * @returns null where the line is none of these
 */
export function readLine(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  return line.isLong ? null : (readLabel(line, book, outlet) ?? readSentence(line, book, outlet))
}

function readLabel(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  if (!book.starts.has(line.first)) return null
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

const sentenceEnd = new Pattern(String.raw`(?<=[\p{L}\p{N}»"”)]{2})[.。;]\s+(?=\p{Lu}|$)`, 'u')

/** The name in a value: up to the next sentence; null where it is a report, a picture agency or no name at all. */
function readName(value: string, opening: Opening, book: Phrasebook): string | null {
  let name = value
  const stop = sentenceEnd.exec(name)
  if (stop) {
    const rest = name.slice(stop.index + 1).trim()
    const first = [...openingsOf(fold(rest), book)][0]
    // «Источник: ТАСС. Фото: …» goes on with another credit; «Источник: Пожар потушен. Пострадавших нет» reports.
    if (first === undefined && isSentence(rest, {...book.all, small: null}) && rest.length > 40) return null
    name = name.slice(0, stop.index)
  }
  name = strip(name)
  const low = fold(name)
  if (!letter.test(name) || name.length > 160 || isSentence(name, opening.phrases)) return null
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
  if (line.text.length > 450 || !book.openers.has(line.first)) return null
  const {low} = line
  const at = firstLetter(low)
  const opener = book.openers
    .get(low[at] ?? '')
    ?.find((word) => low.startsWith(word, at) && !letterOrDigit.test(low[at + word.length] ?? ''))
  if (opener === undefined) return null
  const phrase = book.sentences.find((words) => low.includes(words, at))
  if (phrase === undefined) return null
  const from = low.indexOf(phrase, at) + phrase.length
  if (letterOrDigit.test(low[from] ?? '')) return null
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
  if (!nameBegin.test(name) || !twoLetters.test(name) || isDate(name) || name.split(/\s+/).length > 16) return null
  return make({form: 'name', source: name, url: null})
}

const nameBegin = new Pattern(String.raw`^[\p{Lu}\p{N}«"“[]`, 'u')
const twoLetters = new Pattern(String.raw`\p{L}{2}`, 'u')

const isDate = (name: string) =>
  /^(?:\d{1,4}(?:st|nd|rd|th)?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d*,?\s*\d*$|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/i.test(
    name,
  )

const trailerEnd = new Pattern(String.raw`(?<=[\p{L}\p{N}»"”)]{2})\s*[.。]\s+(?=\p{Lu}|\[|$)`, 'u')

/** «The post X appeared first on Y.» and its like: what a feed adds at the end. */
export function readTrailer(line: Line, book: Phrasebook, outlet?: Outlet): Found | null {
  const {low} = line
  if (line.isLong) return null
  const at = /^[\s*_>"“(]{0,6}/u.exec(low)![0].length
  for (const {start, between, middle, after} of book.trailers(low[at] ?? '')) {
    if (between === '' || !low.startsWith(start, at)) continue
    // The longer of the two is there only where the shorter is.
    const found = low.indexOf(middle, at + start.length)
    if (found < 0) continue
    const gap = low.indexOf(between, found)
    const from = gap >= 0 ? gap + between.length : found + middle.length
    let to = line.text.length
    if (after !== '') {
      to = low.lastIndexOf(after)
      if (to < from) continue
    }
    const value = line.text.slice(from, to)
    const stop = trailerEnd.exec(value)
    const name = strip(stop ? value.slice(0, stop.index) : value).replace(/\s+[.。]$/u, '')
    if (!hasLetters(name) || name.split(/\s+/).length > 12) continue
    // «… first appeared on X and is republished with permission» is no feed's: editors write it, and it stays.
    if (/permission|republish|reprint|licen[cs]e/.test(low)) return null
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

const sentenceBegin = new Pattern(String.raw`(?<=[.!?…»”")\]]\s{1,3}|[([（])\p{L}`, 'gu')

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
  for (const match of sentenceBegin.matchAll(low)) {
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
