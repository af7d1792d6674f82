import type {Rule} from '../rule.ts'

/**
 * Title, author and date of the article are known, and its front matter can be read.
 *
 * What for, advice and examples: `rules/metadata-complete.md`.
 */
export const metadataComplete: Rule = {
  id: 'metadata-complete',
  severity: 'info',
  kind: 'house',
  scope: 'article',
  about: {
    en: 'Title, author and date are known, and the front matter can be read.',
    ru: 'Заголовок, автор и дата известны, шапка (front matter) читается.',
  },

  *check({data: {metadata, inForce}, text}) {
    const {frontmatterError, title, author, date, places} = metadata
    if (frontmatterError) yield {reason: frontmatterError.reason, range: frontmatterError.range, severity: 'error'}

    const day = inForce.day ?? ''
    const written = !date && places['date'] ? text.slice(...places['date']).trim() : ''
    if (written !== '')
      yield {
        reason: {
          en: `Unexpected date “${written}”, expected one like 2026-01-23; without it the article is judged by ${day || 'no day'}`,
          ru: `Дата «${written}» непонятна, ожидается вида 2026-01-23. Пока статья проверяется на ${day || 'неизвестный день'}`,
        },
        range: places['date']!,
        severity: 'warning',
      }
    const missing = [!title && names.title, !author && names.author, !date && written === '' && names.date].filter(
      (name) => name !== false,
    )
    if (missing.length === 0) return
    const [en, ru] = [missing.map((name) => name.en), missing.map((name) => name.ru)]
    const isJudgedByAnother = missing.includes(names.date)
    yield {
      reason: {
        en: `Missing ${list(en, 'and')}, expected in the front matter${isJudgedByAnother ? `; without a date the article is judged by ${day || 'no day'}` : ''}`,
        ru: `Нет данных: ${list(ru, 'и')}; место им в шапке статьи${isJudgedByAnother ? `. Без даты статья проверяется на ${day || 'неизвестный день'}` : ''}`,
      },
      range: [0, 0],
    }
  },
}

const names = {
  title: {en: 'title', ru: 'заголовок'},
  author: {en: 'author', ru: 'автор'},
  date: {en: 'date', ru: 'дата'},
} as const

const list = (words: readonly string[], and: string) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}` : (words[0] ?? '')
