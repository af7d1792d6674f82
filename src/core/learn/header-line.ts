/**
 * The header line of a scraped page: everything that stood above the article, run together. For example
 * `Topic: Cities Tags: Bridges, Rivers, and Town Hall Who Pays for the Bridge? May 3, 2024 By: Ann Lee`.
 */
import {findDay} from '../text/dates.ts'
import {Pattern} from '../text/pattern.ts'

export interface Header {
  title: string | null
  author: string | null
  /** `YYYY-MM-DD` */
  date: string | null
  tags: string[]
  /** The other fields, by lower-case name. */
  extra: Record<string, string>
}

const labels =
  'Topics?|Brand|Region|Tags?|Categor(?:y|ies)|Section|Rubric|Series|Country|Program|Filed under|Published|Posted|Date|By|Authors?|Title|Тем[аы]|Рубрик[аи]|Раздел|Регион|Теги?|Метки|Дата|Опубликовано|Авторы?|Заголовок|Бренд|Страна|Сюжет'
const field = new Pattern(String.raw`(?<![\p{L}\p{N}])(${labels}):\s*`, 'giu')
const kinds: [RegExp, string][] = [
  [/^(?:tags?|теги?|метки)$/i, 'tags'],
  [/^(?:by|authors?|авторы?)$/i, 'author'],
  [/^(?:published|posted|date|дата|опубликовано)$/i, 'date'],
  [/^(?:title|заголовок)$/i, 'title'],
  [/^(?:topics?|тем[аы])$/i, 'topic'],
  [/^(?:region|регион)$/i, 'region'],
  [/^(?:brand|бренд)$/i, 'brand'],
]

/** Whether a block's text is such a line: it opens with a label, and two labels or more stand in it. */
export function isHeaderLine(text: string): boolean {
  if (text.length > 2000 || !text.includes(':')) return false
  const found = [...field.matchAll(text)]
  return found.length >= 2 && found[0]!.index <= 2 && new Set(found.map((match) => kindOf(match[1]!))).size >= 2
}

/**
 * Takes a header line apart.
 *
 * @param text of the line
 * @param rest gives the rest of the article: the end of the last tag and the beginning of the title are told by what the
 *   article itself says elsewhere
 */
export function readHeaderLine(text: string, rest: () => string): Header {
  const header: Header = {title: null, author: null, date: null, tags: [], extra: {}}
  const found = [...field.matchAll(text)]
  for (const [i, match] of found.entries()) {
    const kind = kindOf(match[1]!)
    let value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length).trim()
    if (kind === 'date') {
      header.date ??= findDay(value)?.day ?? null
      continue
    }
    const day = findDay(value)
    if (day) {
      // Title and date run into the value of the label before them.
      header.date ??= day.day
      value = value.slice(0, day.start).trim()
      if (kind !== 'author') {
        const [own, title] = split(value, kind, rest())
        header.title ??= title
        value = own
      }
    }
    if (kind === 'tags') header.tags = tagsOf(value)
    else if (kind === 'author') header.author ??= value || null
    else if (kind === 'title') header.title ??= value || null
    else if (value) header.extra[kind] = value
  }
  return header
}

const kindOf = (label: string) => kinds.find(([pattern]) => pattern.test(label))?.[1] ?? label.toLowerCase()

const tagsOf = (value: string) =>
  value
    .split(/\s*[,;]\s*/)
    .map((tag) => tag.replace(/^(?:and|и)\s+/i, '').trim())
    .filter(Boolean)

/** Splits `last tag + title`: a title that the article repeats tells, else the longest last tag that the article names. */
function split(value: string, kind: string, rest: string): [own: string, title: string | null] {
  const words = [...value.matchAll(/\S+/g)]
  const starts = words.map(({index}) => index)
  const low = rest.toLowerCase()
  for (const start of starts.slice(1)) {
    const title = value.slice(start)
    if (title.split(/\s+/).length >= 3 && low.includes(title.toLowerCase()))
      return [value.slice(0, start).trim(), title]
  }
  const comma = kind === 'tags' ? Math.max(value.lastIndexOf(', ') + 2, value.search(/\S/)) : 0
  const from = comma + (/^(?:and|и)\s+/i.exec(value.slice(comma))?.[0].length ?? 0)
  const inner = starts.filter((start) => start > from)
  for (const start of inner.toReversed()) {
    const tag = value.slice(from, start).trim().toLowerCase()
    if (tag !== '' && low.includes(tag)) return [value.slice(0, start).trim(), value.slice(start) || null]
  }
  const second = inner[0]
  return second === undefined ? [value, null] : [value.slice(0, second).trim(), value.slice(second)]
}
