/** The fields of front matter: by which names they are read, and whether publish writes them. */
import type {Metadata} from '../article.ts'

export type FieldName = 'title' | 'author' | 'date' | 'language' | 'source' | 'tags'

/** The names of each, the one that publish writes first; letter case does not matter. */
export const fieldNames: Readonly<Record<FieldName, readonly string[]>> = {
  title: ['title', 'headline', 'заголовок'],
  author: ['author', 'authors', 'by', 'byline', 'автор', 'авторы'],
  date: [
    'date',
    'published',
    'pubdate',
    'publishdate',
    'publish_date',
    'published_at',
    'datepublished',
    'created',
    'дата',
  ],
  language: ['language', 'lang', 'locale', 'язык'],
  source: ['source', 'source_url', 'sourceurl', 'original', 'original_url', 'canonical', 'canonical_url', 'источник'],
  tags: ['tags', 'tag', 'keywords', 'теги'],
}

/** Whether something is known that is worth a front matter: a language or a source alone is no reason to make one. */
export const hasFields = ({title, author, date, tags, extra, frontmatter}: Metadata): boolean =>
  !!(title ?? author ?? date ?? frontmatter) || tags.length > 0 || Object.keys(extra).length > 0

/**
 * @returns whether the front matter that is there has a field, under one of its names and with whatever value: it is not written
 *   a second time
 */
export function isGiven({frontmatter}: Metadata): (field: string) => boolean {
  const present = new Set(Object.keys(frontmatter ?? {}).map((key) => key.toLowerCase()))
  return (field) => (fieldNames[field as FieldName] ?? [field]).some((name) => present.has(name))
}
