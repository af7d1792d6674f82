/** Moves what the header line of a scraped page tells into front matter, and completes the front matter that is there. */
import type {Root, Yaml} from 'mdast'
import {Document, isMap, parseDocument} from 'yaml'
import type {Attribution, Language, Metadata} from '../article.ts'
import {hasFields, isGiven} from '../text/fields.ts'
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
  const {tags, extra} = metadata
  const any = hasFields(metadata)
  if (any && language.code !== 'und') add('language', shortCode(language.code))
  if (any && attribution.status === 'present') add('source', attribution.url ?? attribution.source)
  add('tags', tags)
  for (const [key, value] of Object.entries(extra)) add(key, value)
  return fields
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
  const given = isGiven(metadata)
  const missing = known(metadata, attribution, language).filter(([key]) => !given(key))
  if (missing.length === 0) return true
  const document = yaml ? parseDocument(yaml.value, {logLevel: 'silent'}) : new Document({})
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never
  for (const [key, value] of missing) document.set(key, document.createNode(value))
  const value = document.toString({lineWidth: 0}).trimEnd()
  if (yaml) yaml.value = value
  else tree.children.unshift({type: 'yaml', value} satisfies Yaml)
  return true
}
