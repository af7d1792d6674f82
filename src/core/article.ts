/**
 * The words every part of the core shares: what goes in, what is learned on the way, and where it is kept.
 */
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Pack} from './law/pack.ts'
import type {PhrasePacks} from './law/phrases.ts'
import type {View} from './text/view.ts'

export type Locale = 'ru' | 'en'
export type Severity = 'error' | 'warning' | 'info'
export type InputKind = 'markdown' | 'text' | 'html'

/** A stretch of the text as it was given: UTF-16 offsets, `end` is outside. */
export type Range = readonly [start: number, end: number]

/** One sentence in every language that the tool speaks. */
export type Said = Readonly<Record<Locale, string>>

/** The outlet that publishes, as it stands in the register. */
export interface Outlet {
  /** Name as in the register, nominative: «Иванов Иван Иванович» or «ООО "Ромашка"». */
  readonly name: string
  /** Forms that the declension gets wrong; by default they are made from `name`. */
  readonly instrumental?: string
  readonly genitive?: string
  /** Other spellings under which the label counts as the outlet's own. */
  readonly aliases?: readonly string[]
  /** Hosts of the outlet itself: a link to them is no attribution to somebody else. */
  readonly domains?: readonly string[]
}

/** Everything that the core is told from outside. It has no clock, no network and no files. */
export interface Options {
  /** The law, as data. The shipped packs by default. */
  readonly packs?: readonly Pack[]
  /** The phrases by which attribution lines and site clutter are known. The shipped ones by default. */
  readonly phrases?: PhrasePacks
  readonly outlet?: Outlet
  /** The day of the run, `YYYY-MM-DD`: the day to judge by where an article has none. */
  readonly today?: string
  /** Judge every article by this day, whatever day it has: the rehearsal of a coming law. */
  readonly date?: string
  readonly locale?: Locale
  /** Warnings about the law are errors. */
  readonly strict?: boolean
  /** House rules set to another severity, or off. Rules that state the law do not listen. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  /** How to read, where neither the extension nor a look should decide. */
  readonly input?: InputKind
  /**
   * A faster Markdown parser that makes remark-parse's tree, for an audit; null where it would rather not.
   * It is held to the reference by a differential test: any difference in a result record is a bug.
   */
  readonly parseMarkdown?: (text: string) => Root | null
  /** Which mandates a fix may write, best first; by default those in force on the article's day. */
  readonly emit?: string
  /** Publish although errors stand. */
  readonly draft?: boolean
}

/** One article as it comes in. */
export interface Article {
  /** As given; it chooses the reader and stands in the record. */
  readonly path?: string
  readonly text: string
  /** The article's own day where its surroundings know it better than its text, `YYYY-MM-DD`. */
  readonly date?: string
}

export interface Metadata {
  title: string | null
  author: string | null
  /** `YYYY-MM-DD` */
  date: string | null
  /** As declared in the front matter (`en`, `ru-RU`, `eng`), not as detected. */
  language: string | null
  source: string | null
  tags: string[]
  /** Further fields of a scraped header line, by lower-case name: topic, brand, region … */
  extra: Record<string, string>
  /** Where each value was read. */
  places: Partial<Record<string, Range>>
  /** The front matter as data; null where there is none or it is broken. */
  frontmatter: Record<string, unknown> | null
  /** What is wrong with the front matter, if something is. */
  frontmatterError: {reason: Said; range: Range} | null
  /** Blocks (by index in the view) that are nothing but metadata: title, header line, byline, date. */
  blocks: {index: number; is: 'title' | 'header' | 'byline' | 'date'}[]
}

export type Placement = 'start' | 'late' | 'hidden'

/** One place where the article differs from the mandated words. */
export interface Difference {
  readonly kind: 'missing' | 'added' | 'changed' | 'homoglyph' | 'blank' | 'translated'
  /** What stands in the article; empty where words are missing. */
  readonly found: string
  /** What the mandate has there; empty where words were added. */
  readonly expected: string
  /** In the article; an empty range is the point where words are missing. */
  readonly range: Range
  /** For a homoglyph: each wrong letter with the right one. */
  readonly letters?: readonly {readonly found: string; readonly expected: string; readonly range: Range}[]
}

/** A name that stands in a slot of the mandate. */
export interface SlotFill {
  readonly slot: string
  readonly case: string | null
  readonly text: string
  readonly range: Range
}

export interface Disclaimer {
  status: 'exact' | 'altered' | 'absent'
  mandate: string | null
  /** 0..1, word by word. */
  similarity: number
  placement: Placement | null
  /** What hides it, where it is hidden. */
  hiddenBy: 'comment' | 'code' | 'alt' | 'title' | 'element' | 'delete' | null
  range: Range | null
  line: number | null
  differences: Difference[]
  slots: SlotFill[]
  /** Where the age mark beside the label or anywhere in the article stands. */
  ageMark: Range | null
  /** Further whole labels after the first. */
  doubles: Range[]
  /** Blocks of the view (indices) which the label takes up whole; those must not vote on the language. */
  blocks: number[]
  /** The first block of the view (index) that is text of the article: a label below it is late. */
  body: number
}

export interface Attribution {
  status: 'present' | 'invalid' | 'absent'
  form: 'name' | 'domain' | 'url' | 'link' | 'author' | null
  source: string | null
  url: string | null
  line: number | null
  range: Range | null
  /** Why it is invalid. */
  fault: 'empty' | 'placeholder' | 'broken-domain' | 'contradiction' | null
  /** The host that contradicts it, and where that is said. */
  other: {host: string; range: Range} | null
  /** Where the text itself names a possible source, best first. */
  hints: {text: string; range: Range}[]
  /** The block of the view that is the attribution. */
  block: number | null
  /** "The post … appeared first on …" and the like: clutter that tells the source; `sole` where nothing else in the article does. */
  trailer: {name: string; url: string | null; range: Range; block: number; sole: boolean} | null
}

export interface LanguagePart {
  readonly code: string
  /** 0..1 of the letters of the body. */
  readonly share: number
}

export interface Language {
  /** ISO 639-3 of the body; `und` when there is too little to tell. */
  code: string
  declared: string | null
  parts: LanguagePart[]
}

/** What publish leaves out or changes, learned before anything is judged. */
export interface Removal {
  readonly range: Range
  readonly line: number
  readonly text: string
  readonly cleaner: string
}

export interface Waiver {
  readonly rule: string
  readonly reason: string
  readonly range: Range
  used: boolean
}

/** The mandate that is in force on the article's day. */
export interface InForce {
  /** The day judged by, `YYYY-MM-DD`, or null where there is no day at all. */
  day: string | null
  /** Ids in force on that day, the one to write first. */
  ids: readonly string[]
  /** Whether the mandate found is among them. */
  found: boolean
}

declare module 'vfile' {
  interface DataMap {
    article: Article
    input: InputKind
    view: View
    metadata: Metadata
    disclaimer: Disclaimer
    attribution: Attribution
    language: Language
    inForce: InForce
    chrome: Removal[]
    waivers: Waiver[]
    removed: Removal[]
  }
}

export type {Root, VFile}
