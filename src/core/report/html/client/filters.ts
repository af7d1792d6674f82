/** The filters over the table. */
import {h, oneLine} from './dom.ts'
import type {Page} from './page-state.ts'
import type {Order, Query} from './query.ts'
import {yearOf} from './store.ts'
import {languageName} from './words.ts'

type Option = readonly [value: string, name: string]

/** @param change called with what was chosen */
export function filters(page: Page, change: (query: Partial<Query>) => void) {
  const {words, data, query, locale} = page
  const {number} = words
  const rules = data.byRule
    .map(({id, errors, warnings}): [id: string, count: number] => [id, errors + warnings])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([id, count]): Option => [id, `${oneLine(id)} (${number(count)})`])
  const years = new Map<string, number>()
  for (const {month, rules: counts} of data.byMonth) {
    const count = Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (count > 0) years.set(yearOf(month) || 'none', (years.get(yearOf(month) || 'none') ?? 0) + count)
  }
  const yearOptions = [...years]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, count]): Option => [year, `${year === 'none' ? words.noDate : year} (${number(count)})`])
  const languages = data.languages
    .filter(({findings}) => findings > 0)
    .map(({name, findings}): Option => [name, `${oneLine(languageName(name, locale))} (${number(findings)})`])
  const sources = data.sources.map(({name, findings}): Option => [name, `${oneLine(name)} (${number(findings)})`])
  const severities: Option[] = [
    ['error', `${words.severities.error} (${number(data.counts.errors)})`],
    ['warning', `${words.severities.warning} (${number(data.counts.warnings)})`],
  ]
  const fixes = (['safe', 'person', 'unsafe', 'none'] as const).map((kind): Option => [kind, words.fixes[kind]])
  const folders = h(
    'datalist',
    {id: 'folder-names'},
    ...data.folders.slice(0, 100).map(({name}) => h('option', {value: name})),
  )

  const search = h('input', {
    type: 'search',
    placeholder: words.searchHint,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-keyshortcuts': '/',
    input: (event) => change({text: (event.target as HTMLInputElement).value}),
  })
  search.value = query.text
  const folder = h('input', {
    type: 'search',
    list: 'folder-names',
    placeholder: words.anyFolder,
    autocomplete: 'off',
    spellcheck: 'false',
    input: (event) => change({folder: (event.target as HTMLInputElement).value.trim()}),
  })
  folder.value = query.folder

  const field = (title: string, control: HTMLElement, name: string, kind = '') => {
    control.id = name
    return h('div', {class: `field ${kind}`}, h('label', {for: name}, title), control)
  }
  const select = (
    name: 'severity' | 'rule' | 'year' | 'language' | 'source' | 'fix',
    title: string,
    any: string,
    options: readonly Option[],
  ) => {
    const chosen = query[name]
    const known = chosen === '' || options.some(([value]) => value === chosen)
    const all: Option[] = [['', any], ...options, ...(known ? [] : [[chosen, oneLine(chosen)] as const])]
    return field(
      title,
      h(
        'select',
        {change: (event) => change({[name]: (event.target as HTMLSelectElement).value})},
        ...all.map(([value, text]) => h('option', {value, selected: value === chosen}, text)),
      ),
      name,
    )
  }
  const order = h(
    'select',
    {change: (event) => change({order: (event.target as HTMLSelectElement).value as Order, down: false})},
    ...Object.entries(words.orders).map(([value, text]) => h('option', {value, selected: value === query.order}, text)),
  )
  const down = h('input', {
    type: 'checkbox',
    checked: query.down,
    change: (event) => change({down: (event.target as HTMLInputElement).checked}),
  })
  return h(
    'form',
    {class: 'filters', 'aria-label': words.filters, role: 'search', submit: (event) => event.preventDefault()},
    field(words.search, search, 'search', 'long'),
    select('severity', words.columns.severity, words.anySeverity, severities),
    select('rule', words.columns.rule, words.anyRule, rules),
    select('year', words.year, words.anyYear, yearOptions),
    select('language', words.columns.language, words.anyLanguage, languages),
    sources.length > 0 || query.source ? select('source', words.source, words.anySource, sources) : null,
    select('fix', words.columns.fix, words.anyFix, fixes),
    field(words.folder, folder, 'folder', 'long'),
    field(words.order, order, 'order'),
    h('label', {class: 'check'}, down, h('span', {}, words.down)),
    folders,
  )
}

/** The filters that are set, in words, for the printed page. */
export function told({words, query, locale}: Page): string {
  const parts: string[] = []
  const tell = (name: string, value: string) => value && parts.push(`${name.toLowerCase()}: ${oneLine(value)}`)
  tell(words.search, query.text)
  tell(words.columns.severity, query.severity && words.severities[query.severity])
  tell(words.columns.rule, query.rule)
  tell(words.year, query.year === 'none' ? words.noDate : query.year)
  tell(words.columns.language, query.language && languageName(query.language, locale))
  tell(words.source, query.source)
  tell(words.columns.fix, query.fix && words.fixes[query.fix])
  tell(words.folder, query.folder)
  return parts.join('; ')
}
