/** Reads the posts of a WordPress export (WXR) as it is, and of any RSS feed with whole texts. */
import {Parser} from 'htmlparser2'
import {Trouble} from '../trouble.ts'
import {dayOf} from './day.ts'
import {Decoding} from './decoding.ts'
import {contents} from './inflate.ts'
import type {Ledger} from './ledger.ts'
import {page} from './page.ts'
import {type Asked, LARGEST, type Source} from './source.ts'
import {contentOf} from './wordpress-content.ts'
import {inputWords} from './words.ts'

/** No export nests deeper than six. */
const DEEPEST = 1000
/** Where one of these ends, nothing inside may still be open. Within others it may: some feeds have bare HTML there. */
const frames = new Set(['item', 'channel', 'rss', 'rdf:RDF'])
/** What the site itself shows to everybody. */
const published = new Set(['publish', ''])
/** What else lies in an export: media, menus, revisions, styles. Types of its own (news, reviews) are articles. */
const furniture =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-.*|wpcf7_.*|elementor_.*|shop_.*|product(?:_variation)?|scheduled-action|feedback)$/

const texts = new Set([
  'title',
  'link',
  'guid',
  'pubDate',
  'description',
  'dc:creator',
  'author',
  'content:encoded',
  'wp:post_id',
  'wp:post_date',
  'wp:post_name',
  'wp:post_type',
  'wp:status',
])

/**
 * @throws Trouble where the file breaks off or is no export
 */
export async function* fromWordpress(file: string, ledger: Ledger, asked: Asked): AsyncGenerator<Source> {
  const {where} = ledger
  const reader = new Reader(ledger, asked)
  let decoding: Decoding | null = null
  for await (const chunk of contents(file, where, ledger.count)) {
    decoding ??= new Decoding(encodingOf(chunk))
    const {text, broken} = decoding.decode(chunk)
    if (broken < 0) yield* reader.read(text)
    else {
      yield* reader.read(text.slice(0, broken))
      ledger.trouble(inputWords.badBytes(where, decoding.encoding, reader.last))
      yield* reader.read(text.slice(broken))
    }
  }
  yield* reader.end()
}

/** As the XML declaration has it; UTF-8 where it is silent or odd. */
function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  const [, name] = /^\s*<\?xml[^>]{0,200}?encoding=["']([\w-]{1,40})["']/.exec(first.toString('latin1', 0, 400)) ?? []
  try {
    return new TextDecoder(name ?? 'utf-8').encoding
  } catch {
    return 'utf-8'
  }
}

type Item = Map<string, string>

class Reader {
  private readonly ledger: Ledger
  private readonly asked: Asked
  private parser: Parser
  private ready: Source[] = []
  /** Since the parser last told anything: it keeps a section whole. */
  private silent = 0
  /** A section that is too long is passed over to the end of its item; null where all is well. */
  private skipped: string | null = null
  /** For every open element the article before it; null where what it leaves open has been told. */
  private opened: (string | null)[] = []
  private itemDepth = 0
  /** The article before the first element that its own end tag did not close; null where there is none. */
  private unclosed: string | null = null
  /** The article that ended last. */
  last = ''
  /** Where damage was told last: the same stretch shows in several ways. */
  private told: string | null = null
  private item: Item | null = null
  /** Bytes of the item, nearly. */
  private size = 0
  private field = ''
  private fieldDepth = 0
  private items = 0
  private sawRoot = false
  private closed = false
  /** Login to the name that is shown. */
  private readonly authors = new Map<string, string>()
  private author: Map<string, string> | null = null

  constructor(ledger: Ledger, asked: Asked) {
    this.ledger = ledger
    this.asked = asked
    this.parser = this.fresh()
  }

  read(text: string): Source[] {
    let from = 0
    // XML has no NUL. A disk leaves them where it lost something.
    for (const {index} of text.matchAll(/\0+/g)) {
      this.write(text.slice(from, index))
      this.damage(this.last)
      from = index
    }
    this.write(text.slice(from))
    return this.taken()
  }

  private write(text: string) {
    let rest = text
    if (this.skipped !== null) {
      const all = this.skipped + rest
      const at = all.indexOf('</item>')
      if (at < 0) {
        this.skipped = all.slice(-6)
        return
      }
      this.skipped = null
      this.opened = []
      this.parser = this.fresh()
      this.parser.write('<rss><channel>')
      rest = all.slice(at + 7)
    }
    this.silent += rest.length
    this.parser.write(rest)
    if (this.silent > LARGEST) {
      this.tooLarge()
      this.skipped = ''
      this.silent = 0
      this.item = null
      this.field = ''
    }
  }

  end(): Source[] {
    const {where} = this.ledger
    if (!this.sawRoot) throw new Trouble(inputWords.notFeed(where))
    if (!this.closed) throw new Trouble(inputWords.truncated(where))
    if (this.items === 0) throw new Trouble(inputWords.notFeed(where))
    return this.taken()
  }

  private taken(): Source[] {
    const {ready} = this
    this.ready = []
    return ready
  }

  private tooLarge() {
    this.ledger.trouble(inputWords.tooLarge(`${this.ledger.where}#${this.items + 1}`, LARGEST))
  }

  private damage(after: string) {
    if (after !== this.told) this.ledger.trouble(inputWords.damagedStretch(this.ledger.where, after))
    this.told = after
  }

  /** Entities of a DTD are not known to this parser: there is nothing to blow up. */
  private fresh(): Parser {
    const parser = new Parser(
      {
        onopentagname: (name) => this.open(name),
        onclosetag: (name, isImplied) => this.close(name, isImplied),
        ontext: (text) => this.text(text),
      },
      {xmlMode: true},
    )
    // It passes over an end tag that has no start without a word. Outside of an item the start of one was lost.
    const close = parser.onclosetag.bind(parser)
    parser.onclosetag = (start, end) => {
      const before = this.opened.length
      close(start, end)
      if (this.opened.length === before && !this.item) this.damage(this.last)
    }
    return parser
  }

  private open(name: string) {
    this.silent = 0
    if (this.opened.push(this.last) > DEEPEST) throw new Trouble(inputWords.tooDeep(this.ledger.where))
    if (name === 'rss' || name === 'rdf:RDF') this.sawRoot = true
    else if (name === 'item') {
      if (this.item) this.breakOff(this.item)
      this.item = new Map()
      this.itemDepth = this.opened.length
      this.size = 0
      this.field = ''
    } else if (name === 'wp:author') this.author = new Map()
    else if (this.field === '' && this.keeps(name)) {
      this.field = name
      this.fieldDepth = this.opened.length
      if (this.item && !this.item.has(name)) this.item.set(name, '')
    } else if (this.field === '' && name === 'wp:post_id' && this.item) this.damage(this.last)
  }

  /** The end of an item was lost, and perhaps more; what there is of it is read. */
  private breakOff(item: Item) {
    this.finish(item)
    this.damage(this.last)
    this.opened.fill(null, this.itemDepth - 1, -1)
  }

  private keeps(name: string): boolean {
    if (this.item) return texts.has(name) && !this.item.has(name)
    return this.author !== null && name.startsWith('wp:author_')
  }

  private text(text: string) {
    this.silent = 0
    const {field, item, author} = this
    if (field === '') return
    if (item) {
      this.size += text.length
      if (this.size <= LARGEST) item.set(field, item.get(field)! + text)
      else item.set(field, '')
    } else if (author) author.set(field, ((author.get(field) ?? '') + text).slice(0, 500))
  }

  private close(name: string, isImplied: boolean) {
    this.silent = 0
    if (this.opened.length === this.fieldDepth) {
      this.field = ''
      this.fieldDepth = 0
    }
    const after = this.opened.pop() ?? null
    if (name === 'rss' || name === 'rdf:RDF') this.closed = true
    else if (name === 'wp:author' && this.author) {
      const login = this.author.get('wp:author_login')?.trim()
      const shown = this.author.get('wp:author_display_name')?.trim()
      if (login && shown) this.authors.set(login, shown)
      this.author = null
    } else if (name === 'item' && this.item) this.finish(this.item)
    if (isImplied) this.unclosed ??= after !== null && frames.has(name) ? this.last : after
    else {
      if (this.unclosed !== null && frames.has(name)) this.damage(this.unclosed)
      this.unclosed = null
    }
  }

  private finish(item: Item) {
    this.item = null
    this.items++
    if (this.size > LARGEST) this.tooLarge()
    else this.take(item)
  }

  private take(item: Item) {
    const {ledger, asked} = this
    const get = (name: string) => item.get(name)?.trim() ?? ''
    const link = get('link') || get('guid')
    const path = /^https?:\/\/\S+$/i.test(link)
      ? link.slice(0, 1000)
      : `${ledger.where}#${get('wp:post_id') || this.items}`
    this.last = path
    if (furniture.test(get('wp:post_type'))) return
    if (!published.has(get('wp:status')) && !asked.drafts) return ledger.leave('draft', path)
    const html = (item.get('content:encoded') ?? '').trim()
      ? item.get('content:encoded')!
      : (item.get('description') ?? '')
    if (html.trim() === '') return ledger.leave('empty', path)
    const login = get('dc:creator') || get('author')
    const date = dayOf(get('wp:post_date')) ?? dayOf(get('pubDate'))
    const head = {title: get('title'), author: this.authors.get(login) ?? login, date}
    this.ready.push({path, text: page(head, contentOf(html)), input: 'html', ...(date && {date})})
  }
}
