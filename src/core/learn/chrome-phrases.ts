/** Makes the phrases of a clutter pack into matchers. They read folded text: small letters and digits, one space between words. */
import type {ChromePack, Phrases} from '../law/chrome-pack.ts'

/** A web address in running text, with or without its scheme; a bare domain counts only with a path. */
const address = /(?:https?:\/\/|www\.)[^\s()[\]]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}\/[^\s()[\]]*/giu
const handle = /(?<![\p{L}\p{N}.@/])@[a-z][\w.]{2,}/giu
const pictures = /[\p{Extended_Pictographic}\u200b-\u200f\u2060\ufe0f\u20e3\u00ad\ufeff™©®]/gu
const notWord = /[^\p{L}\p{M}\p{N}@]+/gu

/**
 * @param text one line, or a stretch of it
 * @returns its words in small letters with one space between, ё as е; addresses, emoji and punctuation are gone, a handle is `@`
 */
export function fold(text: string): string {
  return text
    .replace(address, ' ')
    .replace(handle, ' @ ')
    .replace(pictures, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(notWord, ' ')
    .trim()
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
  const network = `(?:${pack.networks.map((name) => sequence(name, '')).join('|')})`
  const any = (phrases: Phrases | readonly string[]) => {
    const list: readonly string[] = Array.isArray(phrases) ? phrases : Object.values(phrases).flat()
    return list.length > 0 ? `(?:${list.map((phrase) => sequence(phrase, network)).join('|')})` : '(?!)'
  }
  const tester = (source: string) => {
    let pattern: RegExp | undefined
    return (line: string) => (pattern ??= new RegExp(source, 'u')).test(`${line} `)
  }
  const names = new RegExp(`(?<= |^)${network}`, 'gu')
  const channel = addresses(pack.channels)
  const page = addresses([...pack.channels, ...pack.pages])
  const signs = new Set(pack.keep.signs)
  signs.delete('\ufe0f')
  return {
    button: tester(`^${any(pack.buttons)}$`),
    call: tester(`^${any(pack.calls)}`),
    invite: tester(`^${any(pack.invites)}`),
    closer: tester(`(?<= |^)${any(pack.closers)}$`),
    notice: tester(`^${any(pack.notices)}`),
    related: tester(`^${any(pack.related)}$`),
    aside: tester(`^${any(pack.asides)}$`),
    tags: tester(`^${any(pack.tags)}$`),
    networks: tester(`^(?:${network}|${any(pack.fillers)}|@ )+$`),
    countNetworks: (line) => `${line} `.match(names)?.length ?? 0,
    keep: tester(`^${any(pack.keep.words)}|(?<= |^)${any(pack.keep.anywhere)}`),
    keepSign: (text) => {
      for (const letter of text) if (signs.has(letter)) return true
      return false
    },
    channel: (url) => channel.test(bare(url)),
    page: (url) => page.test(bare(url)),
  }
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
        return escape(piece)
      })
      .join(''),
  )
  return new RegExp(`^(?:${sources.join('|')})/?(?:\\?(?:utm_|from=|igsh|si=|feature=|sub_confirmation|lang=)[^#]*)?$`, 'iu')
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** A phrase as the source of a regular expression; every word brings the space behind it. */
function sequence(phrase: string, network: string): string {
  const tokens = phrase.match(/\{network\}|[()[\]|…#@]|[^\s()[\]|…#@{}]+/gu) ?? []
  return tokens
    .map((token) => {
      if (token === '(') return '(?:'
      if (token === ')') return ')'
      if (token === '[') return '(?:'
      if (token === ']') return ')?'
      if (token === '|') return '|'
      if (token === '…') return '(?:[^ ]+ ){0,8}?'
      if (token === '#') return '\\p{N}+ '
      if (token === '@') return '@ '
      if (token === '{network}') return network
      const word = token.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
      return word.endsWith('*') ? `${escape(word.slice(0, -1))}[\\p{L}\\p{M}]* ` : `${escape(word)} `
    })
    .join('')
}
