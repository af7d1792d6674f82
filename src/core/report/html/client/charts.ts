/** The charts: over time as SVG with a table beside it, everything else as tables that carry their own bars. */
import type {GroupCounts} from '../page-data.ts'
import {barTable} from './bar-table.ts'
import {h, oneLine} from './dom.ts'
import type {Page} from './page-state.ts'
import {type Period, periods} from './periods.ts'
import {shareChart, stackChart} from './time-charts.ts'
import {languageName, percent} from './words.ts'

/** Rules that get a colour of their own. */
const COLOURS = 6
const SHOWN = 10

export function charts(page: Page) {
  const {data, words, locale, ruleIds} = page
  const {number} = words
  const total = data.counts.errors + data.counts.warnings
  const {list, byMonth, undated} = periods(data.byMonth, words.earlier)
  const ranked = data.byRule
    .map((rule, index) => ({...rule, index, findings: rule.errors + rule.warnings}))
    .filter(({findings}) => findings > 0)
    .sort((a, b) => b.findings - a.findings || a.index - b.index)
  const coloured = ranked.slice(0, COLOURS).map(({index}) => index)
  const rest = ranked.length > COLOURS
  const show = (period: Period) => page.show({year: period.name.slice(0, 4)})

  const figures: HTMLElement[] = []
  if (total > 0 && list.length > 0) {
    figures.push(
      stackChart(
        page,
        list,
        coloured.map((index) => ruleIds[index]!),
        rest,
        {
          title: byMonth ? words.byMonth : words.byYear,
          period: byMonth ? words.month : words.year,
          valuesOf: (period) => {
            const own = coloured.map((index) => period.rules[index] ?? 0)
            const all = Object.values(period.rules).reduce((sum, count) => sum + count, 0)
            return rest ? [...own, all - own.reduce((sum, count) => sum + count, 0)] : own
          },
          note: undated ? words.undated(undated.articles, sum(undated.rules)) : null,
          show,
        },
      ),
    )
  }
  if (list.length > 0) figures.push(shareChart(page, list, byMonth ? words.month : words.year))

  const tables: HTMLElement[] = []
  if (ranked.length > 0) {
    tables.push(
      barTable(words, {
        title: words.byRule,
        head: words.rule,
        columns: [words.errors, words.warnings, words.articles],
        rows: ranked.map(({id, errors, warnings, articles}) => ({
          name: oneLine(id),
          parts: [errors, warnings],
          cells: [number(errors), number(warnings), number(articles)],
          open: () => page.show({rule: id}),
        })),
        more: 0,
        kinds: ['error', 'warning'],
      }),
    )
  }
  const groups = (
    title: string,
    head: string,
    all: readonly GroupCounts[],
    nameOf: (name: string) => string,
    open: (name: string) => (() => void) | null,
  ) =>
    barTable(words, {
      title,
      head,
      columns: [words.unfitHead, words.articles, words.share],
      rows: all.slice(0, SHOWN).map(({name, articles, unfit}) => ({
        name: nameOf(name),
        parts: [unfit, articles - unfit],
        cells: [number(unfit), number(articles), percent(unfit, articles, locale)],
        open: open(name),
      })),
      more: Math.max(0, all.length - SHOWN),
      kinds: ['error', 'fit'],
    })
  const found = new Set(data.languages.filter(({findings}) => findings > 0).map(({name}) => name))
  tables.push(
    groups(
      words.languages,
      words.language1,
      data.languages,
      (name) => languageName(name, locale),
      (name) => (found.has(name) ? () => page.show({language: name}) : null),
    ),
  )
  if (data.sources.length > 0)
    tables.push(groups(words.sources, words.source, data.sources, oneLine, (name) => () => page.show({source: name})))
  if (data.folders.length > 0)
    tables.push(
      groups(
        words.folders,
        words.folder,
        data.folders,
        (name) => (name ? oneLine(name) : words.topFolder),
        (name) => (name ? () => page.show({folder: name}) : null),
      ),
    )
  return h(
    'section',
    {id: 'charts', 'aria-labelledby': 'charts-title'},
    h('h2', {id: 'charts-title'}, words.charts),
    h('div', {class: 'figures'}, ...figures),
    h('div', {class: 'tables'}, ...tables),
  )
}

const sum = (counts: Readonly<Record<number, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
