/** The reporters' own words, in Russian and English. */
import type {Locale, Severity} from '../article.ts'
import {counted, type Forms, plural} from './plural.ts'
import type {Tally} from './tally.ts'

export interface Words {
  readonly severity: Readonly<Record<Severity, string>>
  readonly expected: string
  readonly or: string
  readonly fixed: string
  readonly unsafe: string
  readonly waived: string
  readonly because: string
  readonly noName: string
  readonly more: (count: number) => string
  readonly moreLines: (count: number) => string
  readonly mend: (count: number, all: boolean) => string
  /** Where the paths are that cannot be named. */
  readonly samePaths: string
  readonly explain: string
  readonly counts: (tally: Tally) => string
  readonly closing: (tally: Tally) => string
  readonly withheld: (count: number, limit: number) => string
  readonly withheldRows: (count: number) => string
  readonly fit: (count: number) => string
  readonly columns: readonly [place: string, severity: string, rule: string, reason: string, expected: string]
  readonly title: string
  readonly waivedTitle: string
}

const ru = {
  error: ['ошибка', 'ошибки', 'ошибок'],
  warning: ['предупреждение', 'предупреждения', 'предупреждений'],
  info: ['заметка', 'заметки', 'заметок'],
  article: ['статья', 'статьи', 'статей'],
  /** «в одной статье, в двух статьях»: the prepositional case has two forms only. */
  inArticle: ['статье', 'статьях', 'статьях'],
  line: ['строка', 'строки', 'строк'],
} as const satisfies Record<string, Forms>

const en = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
  article: ['article', 'articles'],
  line: ['line', 'lines'],
} as const satisfies Record<string, Forms>

function problems({errors, warnings}: Tally, error: Forms, warning: Forms): string {
  const parts = []
  if (errors > 0) parts.push(counted(errors, error))
  if (warnings > 0) parts.push(counted(warnings, warning))
  return parts.join(', ')
}

const russian: Words = {
  severity: {error: 'ошибка', warning: 'предупреждение', info: 'заметка'},
  expected: 'Нужно',
  or: 'или',
  fixed: 'исправит `plashka fix`',
  unsafe: 'есть правка, её нужно проверить',
  waived: 'снято',
  because: 'причина',
  noName: '(без имени)',
  more: (count) => `и ещё ${count}`,
  moreLines: (count) => `и ещё ${counted(count, ru.line)}`,
  mend: (count, all) => (all ? 'Исправить:' : `Исправить ${count} из них:`),
  samePaths: 'те же пути',
  explain: 'О правиле:',
  counts(tally) {
    const {affected, articles, known} = tally
    const found = problems(tally, ru.error, ru.warning)
    const where = `в ${affected} ${plural(affected, ru.inArticle)}`
    const seen = affected < articles ? `; проверено: ${counted(articles, ru.article)}` : ''
    const old = known ? `; по базе известно: ${known}` : ''
    return `${found} ${where}${seen}${old}${tally.errors ? '' : '; ошибок нет, публиковать можно'}.`
  },
  closing({articles, known}) {
    if (articles === 0) return 'Статей нет.'
    if (known) return `Готово: ${counted(articles, ru.article)}, ничего нового; по базе известно: ${known}.`
    if (articles === 1) return 'Готово: статья пригодна к публикации.'
    return `Готово: ${counted(articles, ru.article)}, все пригодны к публикации.`
  },
  withheld: (count, limit) =>
    `Не показано пометок: ${count}. GitHub показывает по ${limit} каждого вида на шаг; остальные — в журнале шага.`,
  withheldRows: (count) => `Не показано находок: ${count}.`,
  fit: (count) => `Без замечаний: ${counted(count, ru.article)}.`,
  columns: ['Место', 'Важность', 'Правило', 'Что не так', 'Нужно'],
  title: 'Проверка статей',
  waivedTitle: 'Снято с указанием причины',
}

const english: Words = {
  severity: {error: 'error', warning: 'warning', info: 'note'},
  expected: 'Expected',
  or: 'or',
  fixed: '`plashka fix` mends it',
  unsafe: 'has a fix that needs your eye',
  waived: 'waived',
  because: 'reason',
  noName: '(no name)',
  more: (count) => `and ${count} more`,
  moreLines: (count) => `and ${count} more ${plural(count, en.line)}`,
  mend: (count, all) => (all ? 'Mend:' : `Mend ${count} of them:`),
  samePaths: 'the same paths',
  explain: 'About the rule:',
  counts(tally) {
    const {affected, articles, known} = tally
    const found = problems(tally, en.error, en.warning)
    const seen = affected < articles ? `; ${counted(articles, en.article)} checked` : ''
    const old = known ? `; ${known} known from the baseline` : ''
    return `${found} in ${counted(affected, en.article)}${seen}${old}${tally.errors ? '' : '; no errors, fit to publish'}.`
  },
  closing({articles, known}) {
    if (articles === 0) return 'No articles.'
    if (known) return `Done: ${counted(articles, en.article)}, nothing new; ${known} known from the baseline.`
    if (articles === 1) return 'Done: the article is fit to publish.'
    return `Done: ${counted(articles, en.article)}, all fit to publish.`
  },
  withheld: (count, limit) =>
    `${count} more ${plural(count, ['annotation was', 'annotations were'])} withheld: GitHub shows ${limit} of a kind and step. All are in the log of the step.`,
  withheldRows: (count) => `${counted(count, ['more finding is', 'more findings are'])} not shown.`,
  fit: (count) => `Nothing to remark: ${counted(count, en.article)}.`,
  columns: ['Place', 'Severity', 'Rule', 'What is wrong', 'Expected'],
  title: 'Articles checked',
  waivedTitle: 'Waived with a reason',
}

export const words: Readonly<Record<Locale, Words>> = {ru: russian, en: english}

/** The one line that sums up a run. */
export const summed = (tally: Tally, locale: Locale) =>
  tally.affected > 0 ? words[locale].counts(tally) : words[locale].closing(tally)
