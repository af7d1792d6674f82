/** Moves what the header line of a scraped page tells into front matter, and completes the front matter that is there. */
import type {Root, Yaml} from 'mdast'
import {Document, isMap, parseDocument} from 'yaml'
import type {Attribution, Language, Metadata} from '../article.ts'
import {shortCode} from '../text/language-list.ts'

type Field = [key: string, value: string | string[]]

/** The fields that the article's own facts give, in the order in which front matter is read. */
function known(metadata: Metadata, attribution: Attribution, language: Language): Field[] {
  const fields: Field[] = []
  const add = (key: string, value: string | string[] | null) => {
    if (value !== null && value.length > 0) fields.push([key, value])
  }
  add('title', metadata.title)
  add('author', metadata.author)
  add('date', metadata.date)
  const {title, author, date, tags, extra} = metadata
  const any = title ?? author ?? date ?? (tags.length > 0 || Object.keys(extra).length > 0 || metadata.frontmatter)
  // A language alone is no reason to give front matter to a text that has none.
  if (any && language.code !== 'und') add('language', shortCode(language.code))
  if (any && attribution.status === 'present') add('source', attribution.url ?? attribution.source)
  add('tags', tags)
  for (const [key, value] of Object.entries(extra)) add(key, value)
  return fields
}

const aliases: Record<string, readonly string[]> = {
  title: ['headline', 'заголовок'],
  author: ['authors', 'by', 'byline', 'автор', 'авторы'],
  date: ['published', 'pubdate', 'publishdate', 'publish_date', 'published_at', 'datepublished', 'created', 'дата'],
  language: ['lang', 'locale', 'язык'],
  source: ['source_url', 'sourceurl', 'original', 'original_url', 'canonical', 'canonical_url', 'источник'],
  tags: ['tag', 'keywords', 'теги'],
}

/**
 * @param tree whose first node is or becomes the front matter
 * @returns whether all that the metadata knows now stands there, so that the header line may go
 */
export function completeFrontMatter(
  tree: Root,
  metadata: Metadata,
  attribution: Attribution,
  language: Language,
): boolean {
  if (metadata.frontmatterError) return false
  const first = tree.children[0]
  const yaml = first?.type === 'yaml' ? first : null
  const present = new Set(Object.keys(metadata.frontmatter ?? {}).map((key) => key.toLowerCase()))
  const missing = known(metadata, attribution, language).filter(
    ([key]) => ![key, ...(aliases[key] ?? [])].some((name) => present.has(name)),
  )
  if (missing.length === 0) return true
  const document = yaml ? parseDocument(yaml.value, {logLevel: 'silent'}) : new Document({})
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never
  for (const [key, value] of missing) document.set(key, document.createNode(value))
  const value = document.toString({lineWidth: 0}).trimEnd()
  if (yaml) yaml.value = value
  else tree.children.unshift({type: 'yaml', value} satisfies Yaml)
  return true
}
