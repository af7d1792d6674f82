/** The rows for paper: a plain table of what the filters chose, as far as a folder holds it. */
import {h, oneLine} from './dom.ts'
import {told} from './filters.ts'
import type {Page} from './page-state.ts'

/** About a hundred pages. */
const MOST = 3000

export function printRows(page: Page): HTMLElement[] {
  const {store, rows, words, ruleIds} = page
  const {columns} = words
  const shown = rows.subarray(0, MOST)
  const filters = told(page)
  return [
    h('p', {}, words.printed(shown.length, rows.length), filters ? ` ${words.filtered}: ${filters}.` : null),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...[columns.severity, columns.rule, columns.date, columns.path, columns.reason].map((name) =>
            h('th', {scope: 'col'}, name),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        ...Array.from(shown, (row) =>
          h(
            'tr',
            {},
            h('td', {}, words.severity[store.severity[row] === 0 ? 'error' : 'warning']),
            h('td', {}, oneLine(ruleIds[store.rule[row]!]!)),
            h('td', {}, oneLine(store.date(row)) || '–'),
            h('td', {}, `${oneLine(store.path(row))}:${store.line[row]}`),
            h('td', {}, oneLine(store.reason(row))),
          ),
        ),
      ),
    ),
  ]
}
