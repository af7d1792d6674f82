/** What front matter publish writes: asked where it is written, and where a line may go because it says the same. */
import type {Metadata} from '../article.ts'

const aliases: Record<string, readonly string[]> = {
  title: ['headline', 'заголовок'],
  author: ['authors', 'by', 'byline', 'автор', 'авторы'],
  date: ['published', 'pubdate', 'publishdate', 'publish_date', 'published_at', 'datepublished', 'created', 'дата'],
  language: ['lang', 'locale', 'язык'],
  source: ['source_url', 'sourceurl', 'original', 'original_url', 'canonical', 'canonical_url', 'источник'],
  tags: ['tag', 'keywords', 'теги'],
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
  return (field) => [field, ...(aliases[field] ?? [])].some((name) => present.has(name))
}
