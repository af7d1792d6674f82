/** Makes the phrases of a clutter pack into matchers. They read folded text: small letters and digits, one space between words. */
import type {ChromePack, Phrases} from '../law/chrome-pack.ts'
import {ready} from '../ready.ts'
import {Pattern} from '../text/pattern.ts'
import {FirstWords} from './first-words.ts'

/** A web address in running text, with or without its scheme; a bare domain counts only with a path. */
const address = new Pattern(
  String.raw`(?:https?:\/\/|www\.)[^\s()[\]]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}\/[^\s()[\]]*`,
  'giu',
)
const mayBeAddress = /\/|www\./i
const handle = new Pattern(String.raw`(?<![\p{L}\p{N}.@/])@[a-z][\w.]{2,}`, 'giu')
const pictures = new Pattern(
  String.raw`[\p{Extended_Pictographic}\u200b-\u200f\u2060\ufe0f\u20e3\u00ad\ufeff™©®]`,
  'gu',
)
const notWord = new Pattern(String.raw`[^\p{L}\p{M}\p{N}@]+`, 'gu')
const word = new Pattern(String.raw`[\p{L}\p{M}\p{N}]+`, 'u')
const number = new Pattern(String.raw`^\p{N}`, 'u')
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
export const leadsSomewhere = (text: string) =>
  (mayBeAddress.test(text) && text.search(address) >= 0) || (text.includes('@') && text.search(handle) >= 0)

/** The addresses and handles that a text spells out, handles as addresses of a messenger's channel. */
export function spelledOut(text: string): string[] {
  const found: string[] = []
  if (mayBeAddress.test(text))
    for (const [url] of address.matchAll(text)) found.push(url.replace(/[.,;:!?*_~»”"'…]+$/u, ''))
  if (text.includes('@'))
    for (const [name] of handle.matchAll(text)) found.push(`t.me/${name.slice(1).replace(/[._]+$/, '')}`)
  return found
}

export interface Matchers {
  /** Given a line of an unfolded text: whether any phrase may begin with its first word. */
  readonly mayBegin: (text: string, from: number, to: number) => boolean
  /** The same of the phrases that count wherever they stand. */
  readonly mayBeginInside: (text: string, from: number, to: number) => boolean
  /** Whether a phrase that counts wherever it stands may begin with any word at all. */
  readonly isOpen: boolean
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
  const network = `(?:${pack.networks.map((name) => sourceOf(name, '')).join('|')})`
  const firsts = new Set<string>()
  const index = (phrases: Phrases, end: string) => indexOf(all(phrases), network, end, firsts)
  const all = (phrases: Phrases) => Object.values(phrases).flat()
  const lazy = (source: () => string) => {
    let pattern: RegExp | undefined
    return (line: string) => (pattern ??= new RegExp(source())).test(`${line} `)
  }
  const either = (phrases: readonly string[]) => phrases.map((phrase) => sourceOf(phrase, network)).join('|') || '(?!)'
  const names = new RegExp(`(?<= |^)${network}`, 'g')
  const channel = addresses(pack.channels)
  const page = addresses([...pack.channels, ...pack.pages])
  const signs = [...pack.keep.signs]
    .filter((sign) => sign !== '\ufe0f')
    .map((sign) => (sign === '-' ? '\\-' : escaped(sign)))
  const sign = new RegExp(signs.length > 0 ? `[${signs.join('')}]` : '(?!)', 'u')
  const {buttons, notices, related, asides, tags} = pack
  // These first: of the middle of an article only they are asked.
  const anywhere = {
    button: index(buttons, '$'),
    notice: index(notices, ''),
    related: index(related, '$'),
    aside: index(asides, '$'),
    tags: index(tags, '$'),
  }
  const mayBeginInside = beginnersOf(firsts)
  const keepsAtBegin = index({keep: pack.keep.words}, '')
  const keepsAnywhere = lazy(() => `(?:^| )(?:${either(pack.keep.anywhere)})`)
  const matchers = {
    ...anywhere,
    call: index(pack.calls, ''),
    invite: index(pack.invites, ''),
    closer: lazy(() => `(?:^| )(?:${either(all(pack.closers))})(?:@ )*$`),
    networks: lazy(() => `^(?:${network}|${either(pack.fillers)}|@ )+$`),
    countNetworks: (line: string) => `${line} `.match(names)?.length ?? 0,
    keep: (line: string) => keepsAtBegin(line) || keepsAnywhere(line),
    keepSign: (text: string) => sign.test(text),
    channel: (url: string) => channel.test(bare(url)),
    page: (url: string) => page.test(bare(url)),
  }
  const isOpen = [buttons, notices, related, asides, tags].some((phrases) =>
    all(phrases).some((phrase) => [...firstsOf(phrase)].includes('')),
  )
  for (const phrase of [...pack.networks, ...pack.fillers, ...all(pack.closers)])
    for (const first of firstsOf(phrase)) firsts.add(first)
  return {...matchers, mayBegin: beginnersOf(firsts), mayBeginInside, isOpen}
}

/** The test of a line's first word; what is added to `firsts` later does not count. */
function beginnersOf(firsts: ReadonlySet<string>): Matchers['mayBegin'] {
  const words = new Set(firsts)
  const prefixes = [...words].filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
  const known = new FirstWords(words)
  return (whole, from, to) => {
    if (known.excludes(whole, from, to)) return false
    const text = whole.slice(from, to).trim()
    const match = word.exec(text.slice(0, 200))
    if (!match) return true
    const [first] = match
    const behind = match.index + first.length
    // An address or a handle is no word: what comes behind it would be the first.
    if ('.-/@_'.includes(text[behind] ?? ' ') || text.startsWith('://', behind) || text[match.index - 1] === '@')
      return true
    const key = small(first)
    return words.has(key) || number.test(key) || prefixes.some((prefix) => key.startsWith(prefix))
  }
}

/**
 * A test of a line against many phrases, all of which begin with the line. Only those whose first word it has are compiled.
 *
 * @param end what follows the phrase in the regular expression: `$` where it must be the whole line
 * @param firsts takes up the first words
 */
function indexOf(
  phrases: readonly string[],
  network: string,
  end: string,
  firsts: Set<string>,
): (line: string) => boolean {
  const byFirst = new Map<string, string[]>()
  const byPrefix: [prefix: string, phrase: string][] = []
  for (const phrase of phrases) {
    for (const first of firstsOf(phrase)) {
      if (first.endsWith('*')) byPrefix.push([first.slice(0, -1), phrase])
      else byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
      firsts.add(first)
    }
  }
  const patterns = new Map<string, RegExp>()
  const matches = (phrase: string, line: string) => {
    let pattern = patterns.get(phrase)
    if (!pattern) patterns.set(phrase, (pattern = new RegExp(`^(?:${sourceOf(phrase, network)})${end}`)))
    return pattern.test(line)
  }
  return (folded) => {
    const line = `${folded} `
    const first = line.slice(0, line.indexOf(' '))
    const any = (key: string) => byFirst.get(key)?.some((phrase) => matches(phrase, line)) ?? false
    return (
      any(first) ||
      (/^\d/.test(first) && any('#')) ||
      any('') ||
      byPrefix.some(([prefix, phrase]) => first.startsWith(prefix) && matches(phrase, line))
    )
  }
}

const small = (text: string) => (everyday.test(text) ? text : text.normalize('NFKC')).toLowerCase().replaceAll('ё', 'е')

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

/** The source of a regular expression for a phrase; every word brings the space behind it. */
function sourceOf(phrase: string, network: string): string {
  const tokens =
    small(phrase.replaceAll('…', '\u0001')).match(/\{network\}|[()[\]|\u0001#@]|[^\s()[\]|\u0001#@{}]+/g) ?? []
  return tokens
    .map((token) => {
      if (token === '(' || token === '[') return '(?:'
      if (token === ')' || token === '|') return token
      if (token === ']') return ')?'
      if (token === '\u0001') return '(?:[^ ]+ ){0,8}?'
      if (token === '#') return '\\d+ '
      if (token === '@') return '@ '
      if (token === '{network}') return network
      return token.endsWith('*') ? `${escaped(token.slice(0, -1))}[^ ]* ` : `${escaped(token)} `
    })
    .join('')
}

/**
 * The words with which a phrase can begin: `word*` with any ending, `#` for a number, `''` for anything at all
 * (`…`, `{network}`). Nothing behind the first word is read.
 */
export function firstsOf(written: string): Iterable<string> {
  const known = ready.firsts?.[written]
  if (known !== undefined) return known.split('\n')
  const phrase = small(written)
  const firsts = new Set<string>()
  let at = 0
  /** Reads alternatives up to a closing bracket; says whether one of them can be empty. */
  const alternatives = (close: string): boolean => {
    let isOptional = false
    for (;;) {
      if (sequence(close)) isOptional = true
      if (phrase[at] !== '|') break
      at++
    }
    at++
    return isOptional
  }
  const sequence = (close: string): boolean => {
    let isOpen = true
    while (at < phrase.length && phrase[at] !== '|' && phrase[at] !== close) {
      const letter = phrase[at]!
      if (letter === ' ') at++
      else if (letter === '(' || letter === '[') {
        at++
        const before = isOpen ? null : new Set(firsts)
        const inner = alternatives(letter === '(' ? ')' : ']')
        if (before) {
          firsts.clear()
          for (const word of before) firsts.add(word)
        } else isOpen = letter === '[' || inner
      } else {
        const start = at++
        if (letter !== '…' && letter !== '#' && letter !== '@')
          while (at < phrase.length && !' ()[]|…#@'.includes(phrase[at]!)) at++
        const word = phrase.slice(start, at)
        if (isOpen) firsts.add(word === '…' || word === '...' || word === '{network}' ? '' : word)
        isOpen &&= word === '…'
      }
    }
    return isOpen
  }
  alternatives('')
  return firsts
}
