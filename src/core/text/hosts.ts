/** Domains and web addresses as people write them in a text, and whether two of them are one site. */
import {letterIn} from './homoglyphs.ts'
import {cyrillicLetter, firstIsCapital, latinLetter} from './letters.ts'
import {Pattern} from './pattern.ts'

/** A web address in a text; `start` and `end` are indices in that text. */
export interface Address {
  readonly kind: 'url' | 'domain'
  /** As written. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** As a browser would open it. */
  readonly url: string
  /** Without `www.`; an international name in punycode. */
  readonly host: string
}

// Every ccTLD that is delegated (IANA root zone database), and the generic ones under which outlets publish.
const countries = new Set(
  (
    'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ' +
    'ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn ' +
    'gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb ' +
    'lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr ' +
    'nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv ' +
    'sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
  ).split(' '),
)
const generic = new Set(
  (
    'com org net edu gov mil int info biz name pro aero asia cat coop jobs mobi museum tel travel arpa press news media online site ' +
    'website blog today live world life app dev tech page wiki space club agency report reviews social network digital studio ' +
    'design art science center institute foundation international global group company ltd gmbh team works zone one top xyz link ' +
    'click cloud host store shop market finance money energy law legal capital fund tv fm radio video film movie photo photos ' +
    'pictures gallery games game run guru expert academy school university education africa berlin london paris moscow nyc tokyo ' +
    'wien amsterdam eus gal scot wales ist istanbul tatar moe ninja rocks fyi ink email chat community support tools systems ' +
    'solutions software technology engineering events city town earth green eco bio health care fit vip plus cool best fun ' +
    'watch show theater theatre music band dance fans football hockey cricket rugby golf tennis racing ski bike cars auto ' +
    'observer guide guardian times example'
  ).split(' '),
)
const cyrillic = new Set('рф рус бел укр срб мкд бг қаз мон ею москва онлайн сайт дети орг ком'.split(' '))
const cjk = new Set('中国 中國 香港 台湾 台灣 新加坡 网址 网站 中文网 公司 网络'.split(' '))
/** Domains that are no less often names of files. */
const fileLike = new Set('md py sh rs so ps pl cc mk app zip'.split(' '))

/** Whether a name can end a domain: `ru`, `com`, `рф`, `xn--p1ai`. */
export function isTld(name: string): boolean {
  const low = name.toLowerCase()
  return countries.has(low) || generic.has(low) || cyrillic.has(low) || cjk.has(low) || /^xn--[a-z\d-]{2,}$/.test(low)
}

const nearMisses = ['com', 'org', 'net', 'info', 'news', 'media']

/** Whether an unknown ending is most likely a slip of the finger: `orgg`, `ocm`, `con`. */
export function isMistypedTld(name: string): boolean {
  const low = name.toLowerCase()
  if (isTld(low) || !/^[a-z]+$/.test(low)) return false
  return low.length === 2 || nearMisses.some((right) => within1(low, right))
}

function within1(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const swapped = a.length === b.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
  return (
    swapped ||
    a.slice(i + 1) === b.slice(i + 1) ||
    (a.length > b.length && a.slice(i + 1) === b.slice(i)) ||
    (b.length > a.length && a.slice(i) === b.slice(i + 1))
  )
}

/** What ends a word with an address in it: blanks, quotes, brackets of Markdown and HTML, Chinese punctuation. */
const breaks = new Set(
  Array.from(
    '\t\n\r "<>\\^`|«»“”„\u00a0\u2002\u2003\u2009\u200b\u202f\u3000：，。、；！？（）「」『』《》【】',
    (letter) => letter.charCodeAt(0),
  ),
)

/** The longest host, and a stretch of it that may be one. */
const LONGEST = 253
const domain = new Pattern(String.raw`[\p{L}\p{N}][\p{L}\p{N}.-]*\.[\p{L}\p{N}-]*[\p{L}\p{N}]$`, 'u')

/**
 * The web addresses of a text, in reading order.
 *
 * @param text plain text; a sentence's full stop behind an address is not taken for a part of it
 * @param strict leave out what is as likely the name of a file (`readme.md`)
 */
export function addressesIn(text: string, strict = false): Address[] {
  const found: Address[] = []
  let from = 0
  // Every address has a dot: most lines cost one search.
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
    let start = dot
    while (start > from && !breaks.has(text.charCodeAt(start - 1))) start--
    let end = dot + 1
    while (end < text.length && !breaks.has(text.charCodeAt(end))) end++
    from = end
    if (end - start > 3 && end - start <= 4000) readWord(text.slice(start, end), start, strict, found)
  }
  return found
}

function readWord(word: string, at: number, strict: boolean, found: Address[]) {
  const scheme = word.search(/https?:\/\//i)
  if (scheme >= 0) {
    const raw = trimEnd(word.slice(scheme))
    const opened = open(raw)
    if (opened?.host.includes('.'))
      found.push({kind: 'url', text: raw, start: at + scheme, end: at + scheme + raw.length, ...opened})
    return
  }
  let from = 0
  for (const piece of word.split(/(?<=[,;(){}[\]*_])/)) {
    const start = at + from
    from += piece.length
    const raw = trimEnd(piece.replace(/[,;(){}[\]*_]$/, ''))
    const path = raw.search(/[/?#]/)
    const head = path < 0 ? raw : raw.slice(0, path)
    const match = head.length <= LONGEST ? domain.exec(head) : null
    // A mail address, a handle, a file name's tail.
    if (!match || /[@/\\]$/.test(head.slice(0, match.index)) || head.slice(0, match.index).includes('@')) continue
    const name = match[0]
    if (name.includes('..') || !isDomain(name)) continue
    if (strict && path < 0 && fileLike.has(name.slice(name.lastIndexOf('.') + 1))) continue
    const whole = raw.slice(match.index)
    const opened = open(whole)
    if (!opened?.host) continue
    const deep = /[/?#]./.test(whole)
    found.push({
      kind: deep ? 'url' : 'domain',
      text: whole,
      start: start + match.index,
      end: start + match.index + whole.length,
      ...opened,
    })
  }
}

const capitalised = new Pattern(String.raw`^\p{Lu}\p{Ll}`, 'u')
const besideCyrillic = new Pattern(String.raw`\p{Script=Cyrillic}|^[\p{N}-]+$|^www\.`, 'u')

/** Whether the whole of a text is a domain: `tass.ru`, `Lenta.Ru`, `вестник.рф`. Two sentences run together («end.It») are none. */
export function isDomain(text: string): boolean {
  const tld = text.slice(text.lastIndexOf('.') + 1)
  if (!isTld(tld)) return false
  if (capitalised.test(tld)) return /^(?:Ru|Com|Net|Org|Info)$/.test(tld)
  if (tld === tld.toUpperCase() && tld !== tld.toLowerCase() && text !== text.toUpperCase())
    return /^(?:RU|COM|NET|ORG|TV|РФ)$/.test(tld)
  const cyrillicTld = cyrillicLetter.test(tld)
  const first = text.slice(0, text.length - tld.length - 1)
  // A Cyrillic ending under a Latin name is not sold, a Cyrillic name under a Latin ending is (`.com`), never under `.ru`.
  if (cyrillicTld) return besideCyrillic.test(first)
  return !cyrillicLetter.test(first) || !/^(?:ru|su)$/i.test(tld) || firstIsCapital.test(first)
}

/** Whether letters of two scripts are mixed within one word of a domain: a Cyrillic «а» in a Latin name. */
export const isMixedScript = (text: string): boolean =>
  text.split(/[./-]/).some((part) => latinLetter.test(part) && cyrillicLetter.test(part))

const openers = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['）', '（'],
])

/** Punctuation behind an address belongs to the sentence; so does a closing bracket that has no opening one inside. */
function trimEnd(raw: string): string {
  const open = new Map<string, number>()
  for (const sign of raw) {
    const opener = openers.get(sign)
    if (opener !== undefined) open.set(opener, (open.get(opener) ?? 0) - 1)
    else if (/[([{（]/u.test(sign)) open.set(sign, (open.get(sign) ?? 0) + 1)
  }
  let end = raw.length
  for (; end > 0; end--) {
    const last = raw[end - 1]!
    const opener = openers.get(last)
    if (opener === undefined ? !/[.,;:!?'’*_~。，；：！？、…]/u.test(last) : (open.get(opener) ?? 0) >= 0) break
    if (opener !== undefined) open.set(opener, open.get(opener)! + 1)
  }
  return raw.slice(0, end)
}

/** What a browser opens for an address as written, or null: `tass.ru` gives `https://tass.ru/`. */
export function toUrl(written: string): string | null {
  return open(written)?.url ?? null
}

function open(written: string): {url: string; host: string} | null {
  try {
    const url = new URL(/^https?:\/\//i.test(written) ? written : `https://${written}`)
    return url.hostname === '' ? null : {url: url.href, host: bare(url.hostname)}
  } catch {
    return null
  }
}

/** A host without `www.` and without the full stop that may end it. */
const bare = (hostname: string) => hostname.replace(/^www\d?\./, '').replace(/\.$/, '')

/** Host of a web address without `www.`, or null where it is none (a path, `mailto:`, an anchor). */
export function hostOf(url: string): string | null {
  if (!/^(?:https?:)?\/\//i.test(url)) return null
  try {
    return bare(new URL(url.startsWith('//') ? `https:${url}` : url).hostname) || null
  } catch {
    return null
  }
}

const secondLevels = new Set('co com org net gov edu ac gob gouv or ne go mil msk spb in'.split(' '))

/** The part of a host that is bought: `news.bbc.co.uk` gives `bbc.co.uk`. */
export function siteOf(host: string): string {
  const parts = host.split('.')
  const deep = parts.length > 2 && parts.at(-1)!.length === 2 && secondLevels.has(parts.at(-2)!)
  return parts.slice(deep ? -3 : -2).join('.')
}

/** Whether two hosts belong to one site. */
export const sameSite = (a: string, b: string): boolean => siteOf(a) === siteOf(b)

/** Whether a host is one of `hosts` or below one of them. */
export const isUnder = (host: string, hosts: Iterable<string>): boolean => {
  for (const one of hosts) if (host === one || host.endsWith(`.${one}`)) return true
  return false
}

const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

const marks = new Pattern(String.raw`\p{M}+`, 'gu')
const everyCyrillic = new Pattern(String.raw`\p{Script=Cyrillic}`, 'gu')
const notWord = new Pattern(String.raw`[^\p{L}\p{N} ]+`, 'gu')
const doubled = new Pattern(String.raw`(\p{L})\1`, 'gu')

/** Letters as they would stand in a domain, with what transliterations differ in folded away. */
const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replace(everyCyrillic, (letter) => letters[letter] ?? '')
    .replace(/kh/g, 'h')
    .replace(/[cq]/g, 'k')
    .replace(/[jy]/g, 'i')
    .replace(/w/g, 'v')
    .replace(notWord, ' ')
    .replace(doubled, '$1')
    .trim()

const articles = new Set(
  'the a of and for in on at von der die das le la les el los de du des i na v ob'.split(' ').map(fold),
)

/** A name in the forms that a host can be made of. */
function formsOf(name: string) {
  const words = fold(name).split(/ +/).filter(Boolean)
  const own = words.filter((word) => !articles.has(word))
  return {words, own, whole: words.join(''), short: own.join(''), initials: own.map((word) => word[0]).join('')}
}

/**
 * Whether a text is plainly the name of the outlet at a host and nothing more: «ТАСС» and `tass.ru`. Strict: a «yes» must
 * be sure, for this is asked of links that nothing else calls a source.
 */
export function isNameOf(name: string, host: string): boolean {
  const {words, whole, short, initials} = formsOf(name)
  const site = siteOf(host)
  const flat = fold(site.slice(0, site.indexOf('.'))).replaceAll(' ', '')
  if (words.length > 5 || flat.length < 2 || short === '') return false
  const starts = (long: string, start: string) => start.length > 2 && long.startsWith(start)
  return (
    flat === short ||
    flat === whole ||
    (initials.length > 2 && flat === initials) ||
    starts(flat, short) ||
    starts(short, flat) ||
    starts(whole, flat)
  )
}

/**
 * Whether an outlet's name can be the name of a host's owner: «The National Interest» and `nationalinterest.org`,
 * «РИА Новости» and `ria.ru`, «Center for Applied Tea» and `cat.org`. Loose on purpose: a «no» must be sure.
 *
 * @param name as written in the text
 * @param host without `www.`
 */
export function agrees(name: string, host: string): boolean {
  if (name.toLowerCase().includes(siteOf(host))) return true
  const {own, whole, short, initials} = formsOf(name)
  const site = siteOf(host)
  const parts = [site.slice(0, site.indexOf('.')), ...host.slice(0, -site.length).split('.')].filter(Boolean)
  return parts.some((part) => {
    const flat = fold(part).replaceAll(' ', '')
    if (flat === '' || whole === '') return false
    return (
      flat === initials ||
      (flat.length > 1 && (short.startsWith(flat) || whole.startsWith(flat))) ||
      (flat.length > 3 && whole.includes(flat)) ||
      (short.length > 2 && flat.includes(short)) ||
      own.some((word) => word.length > 3 && flat.includes(word))
    )
  })
}

/**
 * What was most likely meant by a domain or an address that leads nowhere: `lenta,ru`, `http//lenta.ru`, `lenta.ocm`, or one
 * with a Cyrillic letter among Latin ones.
 *
 * @returns a domain or address that reads as one, or null where nothing is likely
 */
export function mendAddress(written: string): string | null {
  let text = written
    .trim()
    .replace(/\s*([.,])\s*/g, '.')
    .replace(/\.+$/, '')
  const scheme = /^[a-z]{2,6}(?::\/{0,2}|\/\/)\s*(?=[\p{L}\p{N}])/u.exec(text)?.[0] ?? ''
  text = text.slice(scheme.length)
  if (isMixedScript(text)) text = text.replace(/\p{Script=Cyrillic}/gu, (one) => letterIn('Latin', one))
  const [head = '', ...path] = text.split(/(?=[/?#])/)
  const tld = head.slice(head.lastIndexOf('.') + 1)
  const right = isTld(tld) ? tld : nearMisses.find((one) => within1(tld.toLowerCase(), one))
  if (right === undefined || !head.includes('.')) return null
  const domain = head.slice(0, head.length - tld.length) + right
  const whole = (scheme === '' ? '' : 'https://') + domain + path.join('')
  return whole !== written && !isMixedScript(domain) && addressesIn(whole)[0]?.text === whole ? whole : null
}
