/** Every word of the page in Russian and English, and how it writes numbers and days. */
import type {Locale} from '../../../article.ts'
import {type Forms, plural} from '../../plural.ts'

const formats = {ru: new Intl.NumberFormat('ru'), en: new Intl.NumberFormat('en')}

const ru = {
  number: (value: number) => (value < 10_000 ? String(value) : formats.ru.format(value)),
  count: (value: number, forms: Forms) => `${ru.number(value)} ${plural(value, forms)}`,
  title: 'Проверка архива',
  notAdvice: 'Это техническая проверка, а не юридическая консультация: решает юрист.',
  judged: (day: string) => `Статьи без даты проверены на ${day}; остальные — каждая на свой день.`,
  started: 'Запуск',
  packs: 'Нормы',
  reviewed: (day: string) => `сверено ${day}`,
  language: 'Язык страницы',
  theme: 'Вид',
  themes: {auto: 'как в системе', light: 'светлый', dark: 'тёмный'},
  print: 'Печать',
  contents: 'Разделы',
  overview: 'Сводка',
  charts: 'Картина',
  plan: 'Порядок правки',
  findings: 'Находки',
  fold: {show: 'Показать таблицей'},
  tiles: {
    articles: 'статей проверено',
    fit: 'пригодно к публикации',
    share: 'доля пригодных',
    errors: 'ошибок',
    warnings: 'предупреждений',
    waived: 'снято с причиной',
  },
  waivedIn: (count: number) =>
    count ? `в ${ru.number(count)} ${plural(count, ['статье', 'статьях', 'статьях'])}` : 'ничего',
  affected: (count: number) => `с замечаниями: ${ru.number(count)}`,
  unfit: (count: number) => `непригодно: ${ru.number(count)}`,
  mendable: (count: number) => `исправит plashka fix: ${ru.number(count)}`,
  infos: (count: number) => `и ${ru.count(count, ['заметка', 'заметки', 'заметок'])}`,
  afterFix: (share: string) => `после plashka fix: ${share}`,
  labels: (exact: number, inForce: number, altered: number, absent: number) =>
    `Плашки: дословных ${ru.number(exact)}, из них действующих на дату статьи ${ru.number(inForce)}; искажённых ${ru.number(altered)}; без плашки ${ru.number(absent)}.`,
  byTime: 'Нарушения по времени',
  byYear: 'Нарушения по годам',
  byMonth: 'Нарушения по месяцам',
  byRule: 'По правилам',
  shareFit: 'Доля пригодных статей',
  languages: 'Языки статей',
  sources: 'Источники, откуда чаще всего непригодное',
  folders: 'Папки, где непригодного больше всего',
  rule: 'Правило',
  year: 'Год',
  month: 'Месяц',
  articles: 'Статьи',
  fit: 'Пригодно',
  unfitHead: 'Непригодно',
  all: 'Всего',
  share: 'Доля',
  errors: 'Ошибки',
  warnings: 'Предупр.',
  total: 'Находки',
  language1: 'Язык',
  source: 'Источник',
  folder: 'Папка',
  topFolder: '(верхний уровень)',
  otherRules: 'остальные правила',
  earlier: 'ранее',
  undated: (articles: number, findings: number) =>
    `Без даты: ${ru.count(articles, ['статья', 'статьи', 'статей'])}, ${ru.count(findings, ['находка', 'находки', 'находок'])}.`,
  noDate: 'без даты',
  byTimeSummary: (from: string, to: string, total: number, peak: string, most: number) =>
    `Нарушения, ${from === to ? from : `${from}–${to}`}: всего ${ru.number(total)}; больше всего за ${peak}: ${ru.number(most)}.`,
  shareSummary: (from: string, first: string, to: string, last: string) =>
    from === to ? `Доля пригодных, ${from}: ${first}.` : `Доля пригодных: ${from} — ${first}, ${to} — ${last}.`,
  nothing: 'Ничего.',
  andMore: (count: number) => `и ещё ${ru.number(count)}`,
  noFindings: 'Нарушений нет: все статьи пригодны к публикации.',
  planLead:
    'Сверху — то, что дешевле и важнее: одна команда исправляет то, что правится без риска; дальше ошибки, потом предупреждения, по числу статей. В каждой группе первыми идут самые новые статьи: к ним относится действующий закон.',
  planAuto: 'Исправить одной командой',
  planAutoAbout: (findings: number, articles: number, fit: number) =>
    `${ru.count(findings, ['находка', 'находки', 'находок'])} в ${ru.number(articles)} ${plural(articles, ['статье', 'статьях', 'статьях'])}. ` +
    (fit
      ? `Сразу ${plural(fit, ['станет пригодной', 'станут пригодны', 'станут пригодны'])}: ${ru.count(fit, ['статья', 'статьи', 'статей'])}.`
      : 'Ошибки других видов в этих статьях останутся.'),
  planDiff: 'Сначала посмотреть, ничего не меняя: добавьте --diff.',
  planReview: (count: number) => `правка готова, её нужно проверить: ${ru.number(count)}`,
  planHand: (count: number) => `вручную: ${ru.number(count)}`,
  planWaived: 'Перечитать снятые замечания',
  planWaivedAbout: (count: number, articles: number) =>
    `${ru.count(count, ['замечание снято', 'замечания сняты', 'замечаний снято'])} в ${ru.number(articles)} ${plural(articles, ['статье', 'статьях', 'статьях'])}: причины должен знать юрист.`,
  planCount: (findings: number, articles: number) =>
    `${ru.count(findings, ['находка', 'находки', 'находок'])}, ${ru.count(articles, ['статья', 'статьи', 'статей'])}`,
  show: 'Показать',
  list: 'Список файлов',
  severity: {error: 'ошибка', warning: 'предупр.'},
  severityLong: {error: 'Ошибка', warning: 'Предупреждение'},
  severities: {error: 'ошибки', warning: 'предупреждения'},
  fixes: {safe: 'сама', unsafe: 'с проверкой', none: 'вручную', person: 'не сама'},
  fixLong: {
    safe: 'Исправит plashka fix: правка без риска.',
    unsafe: 'Правка есть, но её нужно проверить: примените её в редакторе.',
    none: 'Готовой правки нет: исправляет человек.',
  },
  columns: {
    severity: 'Важность',
    rule: 'Правило',
    date: 'Дата',
    path: 'Статья',
    reason: 'Что не так',
    language: 'Язык',
    fix: 'Правка',
  },
  filters: 'Отбор',
  search: 'Поиск',
  searchHint: 'путь, слова, источник',
  anySeverity: 'любая',
  anyRule: 'все правила',
  anyYear: 'все годы',
  anyLanguage: 'все языки',
  anySource: 'все источники',
  anyFix: 'любая',
  anyFolder: 'все папки',
  order: 'Порядок',
  orders: {
    priority: 'сначала важное',
    severity: 'по важности',
    rule: 'по правилу',
    date: 'по дате',
    path: 'по пути',
    language: 'по языку',
    fix: 'по виду правки',
  },
  down: 'в обратном порядке',
  reset: 'Сбросить',
  csv: 'Скачать CSV',
  shown: (count: number, all: number) =>
    count === all
      ? ru.count(all, ['находка', 'находки', 'находок'])
      : `${ru.number(count)} из ${ru.count(all, ['находки', 'находок', 'находок'])}`,
  loading: (percent: number) => `Таблица открывается… ${percent} %`,
  broken: 'Таблицу не удалось открыть. Нужен браузер не старше 2023 года.',
  none: 'Под такой отбор ничего не подходит.',
  keys: 'Клавиши: / — поиск; ↑ ↓ PgUp PgDn Home End — по строкам; Enter — подробности; Esc — закрыть.',
  table: 'Находки',
  line: (line: number) => `строка ${line}`,
  close: 'Закрыть',
  previous: 'Предыдущая',
  next: 'Следующая',
  details: 'Подробности',
  where: 'Где',
  label: 'Плашка',
  labelStatus: {exact: 'дословная', altered: 'искажена', absent: 'нет'} as Readonly<Record<string, string>>,
  inForce: 'действует на дату статьи',
  notInForce: 'на дату статьи не действует',
  reason: 'Что не так',
  excerpt: 'В статье',
  expected: 'Нужно',
  or: 'или',
  mend: 'Как исправить',
  law: 'Закон и правило',
  rulePage: 'Страница правила',
  others: 'Другие находки в этой статье',
  onlyOne: 'Других нет.',
  waivedHere: (count: number) => `Снято с причиной: ${ru.count(count, ['замечание', 'замечания', 'замечаний'])}.`,
  printed: (count: number, all: number) =>
    count === all
      ? `Напечатаны все находки: ${ru.number(all)}.`
      : `Напечатаны первые ${ru.number(count)} из ${ru.number(all)}; остальные — в файле отчёта и в CSV.`,
  filtered: 'Отбор',
  newTab: 'откроется в новой вкладке',
}

const en: typeof ru = {
  number: (value) => formats.en.format(value),
  count: (value, forms) => `${en.number(value)} ${plural(value, forms)}`,
  title: 'Archive audit',
  notAdvice: 'This is a technical check, not legal advice: a lawyer decides.',
  judged: (day) => `Articles without a date are judged by ${day}; every other by its own day.`,
  started: 'Run',
  packs: 'Law packs',
  reviewed: (day) => `reviewed ${day}`,
  language: 'Language of the page',
  theme: 'Theme',
  themes: {auto: 'as the system', light: 'light', dark: 'dark'},
  print: 'Print',
  contents: 'Sections',
  overview: 'Summary',
  charts: 'The picture',
  plan: 'Order of mending',
  findings: 'Findings',
  fold: {show: 'Show as a table'},
  tiles: {
    articles: 'articles checked',
    fit: 'fit to publish',
    share: 'share fit',
    errors: 'errors',
    warnings: 'warnings',
    waived: 'waived with a reason',
  },
  waivedIn: (count) => (count ? `in ${en.count(count, ['article', 'articles'])}` : 'nothing'),
  affected: (count) => `with findings: ${en.number(count)}`,
  unfit: (count) => `unfit: ${en.number(count)}`,
  mendable: (count) => `plashka fix mends: ${en.number(count)}`,
  infos: (count) => `and ${en.count(count, ['note', 'notes'])}`,
  afterFix: (share) => `after plashka fix: ${share}`,
  labels: (exact, inForce, altered, absent) =>
    `Labels: ${en.number(exact)} verbatim, ${en.number(inForce)} of them in force on the article's day; ${en.number(altered)} altered; ${en.number(absent)} without a label.`,
  byTime: 'Violations over time',
  byYear: 'Violations by year',
  byMonth: 'Violations by month',
  byRule: 'By rule',
  shareFit: 'Share of fit articles',
  languages: 'Languages of the articles',
  sources: 'Sources of most unfit articles',
  folders: 'Folders with most unfit articles',
  rule: 'Rule',
  year: 'Year',
  month: 'Month',
  articles: 'Articles',
  fit: 'Fit',
  unfitHead: 'Unfit',
  all: 'All',
  share: 'Share',
  errors: 'Errors',
  warnings: 'Warnings',
  total: 'Findings',
  language1: 'Language',
  source: 'Source',
  folder: 'Folder',
  topFolder: '(top level)',
  otherRules: 'other rules',
  earlier: 'earlier',
  undated: (articles, findings) =>
    `Without a date: ${en.count(articles, ['article', 'articles'])}, ${en.count(findings, ['finding', 'findings'])}.`,
  noDate: 'no date',
  byTimeSummary: (from, to, total, peak, most) =>
    `Violations, ${from === to ? from : `${from}–${to}`}: ${en.number(total)} in all; most in ${peak}: ${en.number(most)}.`,
  shareSummary: (from, first, to, last) =>
    from === to ? `Share fit, ${from}: ${first}.` : `Share fit: ${first} in ${from}, ${last} in ${to}.`,
  nothing: 'Nothing.',
  andMore: (count) => `and ${en.number(count)} more`,
  noFindings: 'No violations: every article is fit to publish.',
  planLead:
    'What is cheap and weighty stands first: one command mends what can be mended without risk; then errors, then warnings, by the number of articles. Within a group the newest articles come first: the law in force concerns them.',
  planAuto: 'Mend with one command',
  planAutoAbout: (findings, articles, fit) =>
    `${en.count(findings, ['finding', 'findings'])} in ${en.count(articles, ['article', 'articles'])}. ` +
    (fit
      ? `${en.count(fit, ['article becomes', 'articles become'])} fit at once.`
      : 'Errors of other kinds in them remain.'),
  planDiff: 'To look first and change nothing, add --diff.',
  planReview: (count) => `${en.number(count)} with a fix that needs your eye`,
  planHand: (count) => `${en.number(count)} by hand`,
  planWaived: 'Read the waivers again',
  planWaivedAbout: (count, articles) =>
    `${en.count(count, ['finding is waived', 'findings are waived'])} in ${en.count(articles, ['article', 'articles'])}: a lawyer should know the reasons.`,
  planCount: (findings, articles) =>
    `${en.count(findings, ['finding', 'findings'])}, ${en.count(articles, ['article', 'articles'])}`,
  show: 'Show',
  list: 'List of files',
  severity: {error: 'error', warning: 'warning'},
  severityLong: {error: 'Error', warning: 'Warning'},
  severities: {error: 'errors', warning: 'warnings'},
  fixes: {safe: 'by itself', unsafe: 'to review', none: 'by hand', person: 'not by itself'},
  fixLong: {
    safe: 'plashka fix mends it, without risk.',
    unsafe: 'There is a fix that needs your eye: apply it in the editor.',
    none: 'There is no ready fix: a person mends it.',
  },
  columns: {
    severity: 'Severity',
    rule: 'Rule',
    date: 'Date',
    path: 'Article',
    reason: 'What is wrong',
    language: 'Language',
    fix: 'Fix',
  },
  filters: 'Filters',
  search: 'Search',
  searchHint: 'path, words, source',
  anySeverity: 'any',
  anyRule: 'all rules',
  anyYear: 'all years',
  anyLanguage: 'all languages',
  anySource: 'all sources',
  anyFix: 'any',
  anyFolder: 'all folders',
  order: 'Order',
  orders: {
    priority: 'weightiest first',
    severity: 'by severity',
    rule: 'by rule',
    date: 'by date',
    path: 'by path',
    language: 'by language',
    fix: 'by kind of fix',
  },
  down: 'reversed',
  reset: 'Reset',
  csv: 'Download CSV',
  shown: (count, all) =>
    count === all
      ? en.count(all, ['finding', 'findings'])
      : `${en.number(count)} of ${en.count(all, ['finding', 'findings'])}`,
  loading: (percent) => `The table is opening… ${percent}%`,
  broken: 'The table could not be opened. It takes a browser from 2023 or later.',
  none: 'Nothing matches these filters.',
  keys: 'Keys: / searches; ↑ ↓ PgUp PgDn Home End move by rows; Enter shows details; Esc closes.',
  table: 'Findings',
  line: (line) => `line ${line}`,
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  details: 'Details',
  where: 'Where',
  label: 'Label',
  labelStatus: {exact: 'verbatim', altered: 'altered', absent: 'none'},
  inForce: "in force on the article's day",
  notInForce: "not in force on the article's day",
  reason: 'What is wrong',
  excerpt: 'In the article',
  expected: 'Expected',
  or: 'or',
  mend: 'How to mend it',
  law: 'The law and the rule',
  rulePage: 'Page of the rule',
  others: 'Other findings in this article',
  onlyOne: 'No others.',
  waivedHere: (count) => `Waived with a reason: ${en.count(count, ['finding', 'findings'])}.`,
  printed: (count, all) =>
    count === all
      ? `All findings are printed: ${en.number(all)}.`
      : `The first ${en.number(count)} of ${en.number(all)} are printed; the rest is in the report file and in the CSV.`,
  filtered: 'Filters',
  newTab: 'opens in a new tab',
}

export type Words = typeof ru
export const words: Readonly<Record<Locale, Words>> = {ru, en}

/** `12,5 %` */
export function percent(part: number, whole: number, locale: Locale): string {
  if (whole === 0) return '–'
  // A whole that lacks something must not read as 100 %, and something must not read as nothing.
  const exact = (part / whole) * 100
  const value = part === whole ? 100 : Math.min(99.9, part > 0 ? Math.max(0.1, exact) : 0)
  const text = value === 100 || value === 0 ? String(value) : value.toFixed(1)
  return locale === 'ru' ? `${text.replace('.', ',')}\u00a0%` : `${text}%`
}

/** A day in words; what is no day stays as it is. */
export function longDay(day: string, locale: Locale): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const text = new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', {dateStyle: 'long', timeZone: 'UTC'}).format(
    date,
  )
  return text.replaceAll(' ', '\u00a0')
}

/** A language by its ISO code: its name, or the code where nobody knows one. */
export function languageName(code: string, locale: Locale): string {
  if (code === 'und' || code === '') return locale === 'ru' ? 'не определён' : 'undetermined'
  try {
    const name = new Intl.DisplayNames(locale, {type: 'language', fallback: 'none'}).of(code)
    return name ?? code
  } catch {
    return code
  }
}
