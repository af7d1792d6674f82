/** Learns title, author, date and the like: from the front matter, the header line of a scraped page, the byline, the date line. */
import type {Root, Yaml} from 'mdast'
import {type Document, LineCounter, parseDocument, visit} from 'yaml'
import type {Metadata, Range, Said} from '../article.ts'
import {dayLine, toDate} from '../text/dates.ts'
import {type FieldName, fieldNames} from '../text/fields.ts'
import {Pattern} from '../text/pattern.ts'
import type {Block, View} from '../text/view.ts'
import {rangeIn} from '../text/view-build.ts'
import {isHeaderLine, readHeaderLine} from './header-line.ts'

/** What a page's head tells; the HTML reader finds it. */
export interface PageHead {
  title?: string | null
  author?: string | null
  date?: string | null
  language?: string | null
  source?: string | null
  tags?: string[]
}

export const noMetadata = (): Metadata => ({
  title: null,
  author: null,
  date: null,
  language: null,
  source: null,
  tags: [],
  extra: {},
  places: {},
  frontmatter: null,
  frontmatterError: null,
  blocks: [],
})

/** How far down the head of an article reaches, in blocks that are seen. */
const HEAD = 8
/** Longer blocks are no bylines, nor dates. */
const LONGEST_FACTS = 500

/**
 * @param tree whose first node may be the front matter
 * @param view of the same article
 * @param head of the page, where it is one
 */
export function learnMetadata(tree: Root, view: View, head?: PageHead): Metadata {
  const metadata = noMetadata()
  const first = tree.children[0]
  if (first?.type === 'yaml') readFrontmatter(first, view.source, metadata)
  metadata.title ??= head?.title ?? null
  metadata.author ??= head?.author ?? null
  metadata.date ??= toDate(head?.date)
  metadata.language ??= head?.language ?? null
  metadata.source ??= head?.source ?? null
  if (metadata.tags.length === 0) metadata.tags = head?.tags ?? []
  readHead(view, metadata)
  return metadata
}

function readFrontmatter(node: Yaml, source: string, metadata: Metadata) {
  const start = source.indexOf(node.value, node.position?.start.offset ?? 0)
  const counter = new LineCounter()
  let fields: Record<string, unknown>
  const whole: Range = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  try {
    const document = parseDocument(node.value, {lineCounter: counter, prettyErrors: false, logLevel: 'silent'})
    const error = document.errors[0]
    if (error) {
      const at = start + Math.min(error.pos[0], node.value.length)
      metadata.frontmatterError = {
        reason: {
          en: `Unexpected YAML in the front matter (${error.message}), expected valid YAML`,
          ru: `Лишнее в YAML шапки статьи (${error.message}), ожидается правильный YAML`,
        },
        range: [at, Math.max(at, Math.min(start + error.pos[1], whole[1]))],
      }
      return
    }
    if (holdsItself(document)) {
      metadata.frontmatterError = {reason: unexpected(loop), range: whole}
      return
    }
    // The library expands a hundred aliases at most and throws beyond: a bomb is an error like another.
    const data: unknown = document.toJS({maxAliasCount: 100})
    if (data === null || data === undefined) {
      metadata.frontmatter = {}
      return
    }
    if (typeof data !== 'object' || Array.isArray(data)) throw new Error('not a mapping of keys to values')
    fields = data as Record<string, unknown>
    visit(document, {
      Pair(_, pair, path) {
        if (path.length > 2) return visit.SKIP
        const range = (pair.value as {range?: [number, number, number]} | null)?.range
        const key = String((pair.key as {value?: unknown} | null)?.value ?? '').toLowerCase()
        const field = Object.entries(fieldNames).find(([, list]) => list.includes(key))?.[0] ?? key
        if (range) metadata.places[field] ??= [start + range[0], start + range[1]]
        return visit.SKIP
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    metadata.frontmatterError = {reason: unexpected({en: message, ru: message}), range: whole}
    return
  }
  metadata.frontmatter = fields
  const lower = new Map(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]))
  const pick = (field: FieldName) =>
    fieldNames[field]
      .map((name) => lower.get(name))
      .find((value) => value !== undefined && value !== null && value !== '')
  metadata.title = asText(pick('title'))
  metadata.author = asText(pick('author'))
  metadata.date = toDate(pick('date'))
  metadata.language = asText(pick('language'))
  metadata.source = asText(pick('source'))
  metadata.tags = asList(pick('tags'))
}

const unexpected = (why: Said): Said => ({
  en: `Unexpected front matter (${why.en}), expected plain keys and values`,
  ru: `Лишнее в шапке статьи (${why.ru}), ожидаются простые ключи и значения`,
})

const loop: Said = {en: 'an alias that contains itself', ru: 'ссылка, которая содержит саму себя'}

/** Whether an alias stands within the value that it names: as data that would have no end, and the library allows it. */
function holdsItself(document: Document): boolean {
  let found = false
  visit(document, {
    Alias(_, alias, path) {
      // To resolve an alias is to walk the document: only where it could matter.
      if (!path.some((node) => 'anchor' in node && node.anchor === alias.source)) return
      const named = alias.resolve(document)
      found = named !== undefined && path.includes(named)
      return found ? visit.BREAK : undefined
    },
  })
  return found
}

/** A scalar, a list, or a mapping with a name as one line; null where there is nothing to read. */
function asText(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ') || null
  if (typeof value === 'object' && value !== null) {
    const {name, title, url} = value as Record<string, unknown>
    return asText(url ?? name ?? title ?? null)
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? null : text
}

const asList = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(asText) : (asText(value)?.split(/\s*[,;]\s*/) ?? [])).filter(
    (tag): tag is string => !!tag,
  )

const byline = new Pattern(
  String.raw`^(?:[Bb]y|BY|[Аа]вторы?|[Тт]екст|[Aa]uthors?|(?:[Ww]ritten|[Ss]tory|[Rr]eporting) [Bb]y)(?:\s*[:—–]\s*|\s+)(\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:and|и|de|van|von|der|bin|al)\s+)?\p{Lu}[\p{L}.'’-]*){0,5}(?:,\s*\p{Lu}[\p{L}.'’ -]+)*)$`,
  'u',
)

function readHead(view: View, metadata: Metadata) {
  const seen = view.blocks.filter((block) => block.hidden === null && !block.listed).slice(0, HEAD)
  let titled = false
  // The head ends where the text begins: a heading further down names a part, and is nothing to stand above the label.
  let begun = false
  for (const [position, block] of seen.entries()) {
    if (block.kind === 'heading') {
      if (titled || block.depth > 2 || block.quoted || looksLikeLabel(block.text)) continue
      titled = true
      if (block.depth === 1 || position <= 1) {
        metadata.title ??= oneLine(block.text)
        metadata.places['title'] ??= rangeIn(block, 0, block.text.length)
        if (!begun) metadata.blocks.push({index: block.index, is: 'title'})
      }
      continue
    }
    if (block.kind !== 'paragraph') continue
    if (isHeaderLine(block.text)) {
      readHeader(view, block, metadata)
      continue
    }
    const facts = headFacts(block.text)
    if (!facts) {
      begun ||= !looksLikeLabel(block.text)
      continue
    }
    for (const fact of facts) {
      if (fact.is === 'date') metadata.date ??= fact.value
      else metadata.author ??= fact.value
      metadata.places[fact.is === 'date' ? 'date' : 'author'] ??= rangeIn(block, 0, block.text.length)
    }
    if (!begun) metadata.blocks.push({index: block.index, is: facts[0]!.is})
  }
  plainTitle(seen, metadata)
}

/** What a block of the head says, if it says nothing but bylines and dates. */
function headFacts(text: string): HeadFact[] | null {
  if (text.length > LONGEST_FACTS) return null
  let lines = text.split(/\n|\s[|·•]\s/).map((line) => line.trim())
  if (lines.length > 4) return null
  if (/\d/.test(text)) lines = lines.flatMap(pairOf)
  const facts = lines.map(headFact)
  // A name by itself may be anything; beside a date it is the author.
  if (facts.some((fact) => fact?.is === 'date'))
    for (const [i, line] of lines.entries()) if (!facts[i] && isName(line)) facts[i] = {is: 'byline', value: line}
  return facts.every((fact) => fact !== null) ? facts : null
}

/** `Ann Lee, May 3, 2024`: the name and the date. */
function pairOf(line: string): string[] {
  const comma = line.indexOf(',')
  const rest = line.slice(comma + 1).trim()
  return comma > 0 && !dayLine(line) && dayLine(rest) ? [line.slice(0, comma).trim(), rest] : [line]
}

const name = new Pattern(String.raw`^\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,2}$`, 'u')
const isName = (line: string) => line.length <= 60 && name.test(line)

interface HeadFact {
  is: 'byline' | 'date'
  value: string
}

/** The label is found later, with the head's help; here it is enough that it does not end the head. */
const looksLikeLabel = (text: string) => agent.test(text)
const agent = new Pattern(String.raw`иностранн\p{L}+\s+агент|foreign agent`, 'iu')

/** A line of the head, or one side of `By Ann Lee | May 3, 2024`, that is nothing but a byline or a date. */
function headFact(line: string): HeadFact | null {
  const day = dayLine(line)
  if (day) return {is: 'date', value: day}
  const match = line.length <= 120 ? byline.exec(line) : null
  return match ? {is: 'byline', value: match[1]!} : null
}

/** A scraped page names its title in a first line of its own: short, no full stop, before the paragraphs. */
function plainTitle(seen: readonly Block[], metadata: Metadata) {
  if (metadata.blocks.some(({is}) => is === 'title')) return
  const taken = new Set(metadata.blocks.map(({index}) => index))
  for (const block of seen.slice(0, 3)) {
    if (taken.has(block.index)) continue
    if (block.kind !== 'paragraph' || block.quoted || block.text.includes('\n')) return
    const text = oneLine(block.text)
    const bold = block.marks.some(
      ({kind, start, end}) => kind === 'strong' && start === 0 && end >= block.text.trimEnd().length,
    )
    const same = metadata.title !== null && fold(text) === fold(metadata.title)
    if (same || (bold && text.length <= 200 && !/иностранн|агент/iu.test(text))) {
      metadata.title ??= text
      metadata.blocks.push({index: block.index, is: 'title'})
      return
    }
    // The label may stand above the title.
    if (!looksLikeLabel(text)) return
  }
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(notWord, ' ').trim()
const notWord = new Pattern(String.raw`[^\p{L}\p{N}]+`, 'gu')
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function readHeader(view: View, block: Block, metadata: Metadata) {
  const rest = () =>
    view.blocks
      .filter((other) => other !== block && other.hidden === null)
      .map(({text}) => text)
      .join('\n')
  const header = readHeaderLine(block.text, rest)
  const range = rangeIn(block, 0, block.text.length)
  metadata.title ??= header.title
  metadata.author ??= header.author
  metadata.date ??= header.date
  if (metadata.tags.length === 0) metadata.tags = header.tags
  for (const [name, value] of Object.entries(header.extra)) metadata.extra[name] ??= value
  for (const field of ['title', 'author', 'date'] as const) if (header[field]) metadata.places[field] ??= range
  metadata.blocks.push({index: block.index, is: 'header'})
}
