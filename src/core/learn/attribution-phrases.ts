/** The attribution pack made ready for looking up: words folded, sorted and indexed, once a pack. */
import type {AttributionPack, AttributionPhrases, SourceLabel} from '../law/attribution-pack.ts'
import {hostOf} from '../text/hosts.ts'

export interface Opening {
  /** Folded. */
  readonly word: string
  /** Null for the opening of a line that is no source: «Фото», «Read more». */
  readonly label: SourceLabel | null
  readonly phrases: Indexed
}

export interface Trailer {
  /** Folded stretches around the slots: before the title, between the slots, behind the source. */
  readonly before: string
  readonly between: string
  readonly after: string
  /** The first two without the space at their ends: a title or a name may be missing. */
  readonly start: string
  readonly middle: string
}

/** Lists of one language as sets. */
export interface Indexed {
  readonly language: string
  readonly kinds: ReadonlySet<string>
  readonly small: ReadonlySet<string> | null
  readonly reports: ReadonlySet<string>
}

export interface Phrasebook {
  readonly pack: AttributionPack
  /** First letters of openings: most lines are done with when theirs is none. */
  readonly starts: ReadonlySet<string>
  /** Those that a line may have that begins with two letters, longest first. */
  readonly openings: (begin: string) => readonly Opening[]
  readonly openers: ReadonlyMap<string, readonly string[]>
  /** Longest first. */
  readonly sentences: readonly string[]
  /** Those that can begin with a letter, the ones with the longest opening first. */
  readonly trailers: (first: string) => readonly Trailer[]
  readonly headings: ReadonlySet<string>
  /** Their first letters. */
  readonly headingStarts: ReadonlySet<string>
  readonly here: ReadonlySet<string>
  readonly nobody: ReadonlySet<string>
  /** Hosts that only hold the place of one, in letters and in punycode. */
  readonly placeholderHosts: ReadonlySet<string>
  readonly stock: readonly string[]
  readonly cites: ReadonlySet<string>
  /** Of all languages: for lines whose language nobody knows. */
  readonly all: Indexed
}

const books = new WeakMap<AttributionPack, Phrasebook>()

/** The phrasebook of a pack, made once. */
export function phrasebook(pack: AttributionPack): Phrasebook {
  let book = books.get(pack)
  if (!book) books.set(pack, (book = make(pack)))
  return book
}

const odd = /[ё\u00a0\u2009\u202f\t’‘ʼ]/
const even = (letter: string) => (letter === 'ё' ? 'е' : letter === '’' || letter === '‘' || letter === 'ʼ' ? "'" : ' ')

/** Small letters, ё as е, one kind of apostrophe and blank; as long as the text, so that indices hold. */
export function fold(text: string): string {
  const low = text.toLowerCase()
  const same = low.length === text.length ? low : Array.from(text, lower).join('')
  return odd.test(same) ? same.replace(/[ё\u00a0\u2009\u202f\t’‘ʼ]/g, even) : same
}

/** A letter whose small form is two (Turkish İ) stays as it is. */
const lower = (letter: string) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)

const longestFirst = (a: string, b: string) => b.length - a.length

function make(pack: AttributionPack): Phrasebook {
  const languages = Object.entries(pack.languages)
  const openings = new Map<string, Opening[]>()
  const openers = new Map<string, string[]>()
  const everyKind = new Set<string>()
  const everyReport = new Set<string>()
  const starts = new Set<string>()
  const pushOpening = (opening: Opening) => {
    const begin = opening.word.slice(0, 2)
    starts.add(begin[0]!)
    const list = openings.get(begin)
    if (list) list.push(opening)
    else openings.set(begin, [opening])
  }
  const push = <T>(map: Map<string, T[]>, word: string, value: T) => {
    const list = map.get(word[0]!)
    if (list) list.push(value)
    else map.set(word[0]!, [value])
  }
  const collect = (list: keyof AttributionPhrases) =>
    languages.flatMap(([, phrases]) => (phrases[list] as readonly string[]).map(fold))
  for (const [language, phrases] of languages) {
    const indexed: Indexed = {
      language,
      kinds: new Set(phrases.kinds.map(fold)),
      small: phrases.small ? new Set(phrases.small.map(fold)) : null,
      reports: new Set(phrases.reports.map(fold)),
    }
    for (const kind of indexed.kinds) everyKind.add(kind)
    for (const report of indexed.reports) everyReport.add(report)
    for (const label of phrases.labels)
      for (const word of label.words.map(fold)) pushOpening({word, label, phrases: indexed})
    for (const word of phrases.notSource.map(fold)) pushOpening({word, label: null, phrases: indexed})
    for (const word of phrases.openers.map(fold)) push(openers, word, word)
    for (const word of phrases.sentences.map(fold)) push(openers, word, word)
  }
  // Words of one letter (原 …) come last of all that begin with it.
  for (const [begin, list] of openings) if (begin.length === 2) list.push(...(openings.get(begin[0]!) ?? []))
  for (const list of openings.values()) list.sort((a, b) => longestFirst(a.word, b.word))
  for (const list of openers.values()) list.sort(longestFirst)
  const trailers = new Map<string, Trailer[]>()
  const open: Trailer[] = []
  for (const trailer of languages.flatMap(([, phrases]) => phrases.trailers.map(toTrailer))) {
    if (trailer.before === '') open.push(trailer)
    else push(trailers, trailer.before, trailer)
  }
  // `{title} appeared first on {source}` would swallow the opening of the others.
  for (const list of trailers.values()) {
    list.sort((a, b) => b.before.length - a.before.length)
    list.push(...open)
  }
  const headings = new Set(collect('headings'))
  return {
    pack,
    starts,
    openings: (begin) => openings.get(begin) ?? openings.get(begin[0] ?? '') ?? none,
    openers,
    sentences: collect('sentences').sort(longestFirst),
    trailers: (first) => trailers.get(first) ?? open,
    headings,
    headingStarts: new Set(Array.from(headings, (heading) => heading[0]!)),
    here: new Set(collect('here')),
    nobody: new Set([...collect('nobody'), ...pack.placeholders.map(fold)]),
    placeholderHosts: new Set(pack.placeholderHosts.flatMap((host) => [host, hostOf(`https://${host}`) ?? host])),
    stock: pack.stock.map(fold),
    cites: new Set(collect('cites')),
    all: {language: '', kinds: everyKind, small: null, reports: everyReport},
  }
}

const none: readonly Opening[] = []

function toTrailer(pattern: string): Trailer {
  const [before = '', rest = ''] = fold(pattern).split('{title}')
  const [between = '', after = ''] = rest.split('{source}')
  return {before, between, after: after.trim(), start: before.trimEnd(), middle: between.trimEnd()}
}
