/** Makes the phrases of a clutter pack into matchers. They read folded text: small letters and digits, one space between words. */
import type {ChromePack, Phrases} from '../law/chrome-pack.ts'

/** A web address in running text, with or without its scheme; a bare domain counts only with a path. */
const address =
  /(?:https?:\/\/|www\.)[^\s()[\]]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}\/[^\s()[\]]*/giu
const handle = /(?<![\p{L}\p{N}.@/])@[a-z][\w.]{2,}/giu
const pictures = /[\p{Extended_Pictographic}\u200b-\u200f\u2060\ufe0f\u20e3\u00ad\ufeff™©®]/gu
const notWord = /[^\p{L}\p{M}\p{N}@]+/gu
/** Letters that need no normalization: the most of Russian and English. */
const everyday = /^[\x00-\x7f\u0400-\u045f\u00a0\u00ab\u00bb\u2010-\u2026№]*$/
const notEverydayWord = /[^a-z\d\u0430-\u045f@]+/g

/**
 * @param text one line, or a stretch of it
 * @returns its words in small letters with one space between, ё as е; addresses, emoji and punctuation are gone, a handle is `@`
 */
export function fold(text: string): string {
  let rest = text
  if (rest.includes('/') || rest.includes('www.')) rest = rest.replace(address, ' ')
  if (rest.includes('@')) rest = rest.replace(handle, ' @ ')
  const small = everyday.test(rest)
    ? rest.toLowerCase().replaceAll('ё', 'е').replace(notEverydayWord, ' ')
    : rest.replace(pictures, ' ').normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(notWord, ' ')
  return small.trim()
}

/** Whether a text names an address or a handle. */
export const leadsSomewhere = (text: string) => text.search(address) >= 0 || text.search(handle) >= 0

/** The addresses and handles that a text spells out, handles as addresses of a messenger's channel. */
export function spelledOut(text: string): string[] {
  const found: string[] = []
  for (const [url] of text.matchAll(address)) found.push(url.replace(/[.,;:!?*_~»”"'…]+$/u, ''))
  for (const [name] of text.matchAll(handle)) found.push(`t.me/${name.slice(1).replace(/[._]+$/, '')}`)
  return found
}

export interface Matchers {
  /** Given an unfolded line without links, handles, addresses and separators: whether any phrase begins with its first word. */
  readonly mayBegin: (text: string) => boolean
  /** Each is given a folded line. */
  readonly button: (line: string) => boolean
  readonly call: (line: string) => boolean
  /** The whole line is a call and nothing else. */
  readonly invite: (line: string) => boolean
  readonly closer: (line: string) => boolean
  readonly notice: (line: string) => boolean
  readonly related: (line: string) => boolean
  readonly aside: (line: string) => boolean
  readonly tags: (line: string) => boolean
  /** The line is nothing but names of networks and what stands between them. */
  readonly networks: (line: string) => boolean
  /** How many networks the line names. */
  readonly countNetworks: (line: string) => number
  readonly keep: (line: string) => boolean
  /** Given the unfolded line: it has a sign of a credit. */
  readonly keepSign: (text: string) => boolean
  /** Given an address. */
  readonly channel: (url: string) => boolean
  readonly page: (url: string) => boolean
}

const compiled = new WeakMap<ChromePack, Matchers>()

/** The matchers of a pack, made when first asked for. */
export function matchersOf(pack: ChromePack): Matchers {
  let matchers = compiled.get(pack)
  if (!matchers) compiled.set(pack, (matchers = compile(pack)))
  return matchers
}

function compile(pack: ChromePack): Matchers {
  const firsts = new Set<string>()
  const begins = (phrases: readonly string[], network: Parsed | null) => {
    const parsed = phrases.map((phrase) => parse(phrase, network))
    for (const one of parsed) for (const word of one.firsts) firsts.add(word)
    return parsed.length > 0 ? `(?:${parsed.map(({source}) => source).join('|')})` : '(?!)'
  }
  const network: Parsed = {source: begins(pack.networks, null), firsts, isOptional: false}
  const list = (phrases: Phrases) => begins(Object.values(phrases).flat(), network)
  const tester = (source: string) => {
    let pattern: RegExp | undefined
    return (line: string) => (pattern ??= new RegExp(source, 'u')).test(`${line} `)
  }
  const names = new RegExp(`(?<= |^)${network.source}`, 'gu')
  const channel = addresses(pack.channels)
  const page = addresses([...pack.channels, ...pack.pages])
  const signs = new Set(pack.keep.signs)
  signs.delete('\ufe0f')
  const matchers = {
    button: tester(`^${list(pack.buttons)}$`),
    call: tester(`^${list(pack.calls)}`),
    invite: tester(`^${list(pack.invites)}`),
    closer: tester(`(?:^| )${list(pack.closers)}(?:@ )*$`),
    notice: tester(`^${list(pack.notices)}`),
    related: tester(`^${list(pack.related)}$`),
    aside: tester(`^${list(pack.asides)}$`),
    tags: tester(`^${list(pack.tags)}$`),
    networks: tester(`^(?:${network.source}|${begins(pack.fillers, null)}|@ )+$`),
    countNetworks: (line: string) => `${line} `.match(names)?.length ?? 0,
    keep: tester(`^${begins(pack.keep.words, null)}|(?:^| )${begins(pack.keep.anywhere, null)}`),
    keepSign: (text: string) => {
      for (const letter of text) if (signs.has(letter)) return true
      return false
    },
    channel: (url: string) => channel.test(bare(url)),
    page: (url: string) => page.test(bare(url)),
  }
  const prefixes = [...firsts].filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
  const mayBegin = (text: string) => {
    const first = /[\p{L}\p{M}\p{N}]+/u.exec(text.slice(0, 200))?.[0]
    if (first === undefined) return true
    const word = (everyday.test(first) ? first : first.normalize('NFKC')).toLowerCase().replaceAll('ё', 'е')
    return firsts.has(word) || /^\p{N}/u.test(word) || prefixes.some((prefix) => word.startsWith(prefix))
  }
  return {...matchers, mayBegin}
}

const bare = (url: string) => url.replace(/^https?:\/\//i, '').replace(/^(?:www|m|mobile)\./i, '')

/** One regular expression for all address templates. A trailing slash and a tracking query are no difference. */
function addresses(templates: readonly string[]): RegExp {
  const sources = templates.map((template) =>
    template
      .split(/(\{(?:name|any|rest)\})/)
      .map((piece) => {
        if (piece === '{name}') return '[\\w.%]+'
        if (piece === '{any}') return '[^/?#]+'
        if (piece === '{rest}') return '.*'
        return escaped(piece)
      })
      .join(''),
  )
  return new RegExp(
    `^(?:${sources.join('|')})/?(?:\\?(?:utm_|from=|igsh|si=|feature=|sub_confirmation|lang=)[^#]*)?$`,
    'iu',
  )
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

interface Parsed {
  /** Of a regular expression; every word brings the space behind it. */
  readonly source: string
  /** The words with which it can begin; `word*` with any ending. */
  readonly firsts: ReadonlySet<string>
  /** Whether it can be empty. */
  readonly isOptional: boolean
}

/**
 * Reads a phrase. What begins with `…` has no first word of its own: it is looked for beside a link only.
 *
 * @param network what `{network}` stands for
 */
function parse(phrase: string, network: Parsed | null): Parsed {
  const tokens = phrase.match(/\{network\}|[()[\]|…#@]|[^\s()[\]|…#@{}]+/gu) ?? []
  let at = 0
  const alternatives = (close: string | undefined): Parsed => {
    const options = [sequence(close)]
    while (tokens[at] === '|') {
      at++
      options.push(sequence(close))
    }
    at++
    const firsts = new Set(options.flatMap((option) => [...option.firsts]))
    const source = options.map((option) => option.source).join('|')
    return {
      source: options.length > 1 ? `(?:${source})` : source,
      firsts,
      isOptional: options.some((option) => option.isOptional),
    }
  }
  const sequence = (close: string | undefined): Parsed => {
    let source = ''
    let isOpen = true
    const firsts = new Set<string>()
    while (at < tokens.length && tokens[at] !== close && tokens[at] !== '|') {
      const one = piece(tokens[at++]!)
      source += one.source
      if (isOpen) for (const word of one.firsts) firsts.add(word)
      isOpen &&= one.isOptional
    }
    return {source, firsts, isOptional: isOpen}
  }
  const piece = (token: string): Parsed => {
    if (token === '(') return alternatives(')')
    if (token === '[') {
      const inner = alternatives(']')
      return {...inner, source: `(?:${inner.source})?`, isOptional: true}
    }
    if (token === '…') return {source: '(?:[^ ]+ ){0,8}?', firsts: new Set(), isOptional: true}
    if (token === '#') return {source: '\\p{N}+ ', firsts: new Set(), isOptional: false}
    if (token === '@') return {source: '@ ', firsts: new Set(), isOptional: false}
    if (token === '{network}') return network ?? {source: '(?!)', firsts: new Set(), isOptional: false}
    const word = token.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
    const source = word.endsWith('*') ? `${escaped(word.slice(0, -1))}[\\p{L}\\p{M}]* ` : `${escaped(word)} `
    return {source, firsts: new Set([word]), isOptional: false}
  }
  return alternatives(undefined)
}
