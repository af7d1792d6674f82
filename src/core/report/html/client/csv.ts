/** The chosen rows as CSV: RFC 4180, and no cell is a formula. */
import type {Page} from './page-state.ts'
import {Slices} from './slices.ts'

const FIX = ['', 'safe', 'unsafe']

/** @returns pieces of the file, with a byte order mark: Excel takes it for anything but UTF-8 otherwise */
export async function csv({store, rows, ruleIds, data, locale}: Page): Promise<string[]> {
  const slices = new Slices()
  // Excel splits at the list separator of its language.
  const separator = locale === 'ru' ? ';' : ','
  const parts = ['\ufeff']
  const head = [
    'path',
    'line',
    'date',
    'language',
    'source',
    'severity',
    'rule',
    'reason',
    'excerpt',
    'expected',
    'fix',
    'url',
  ]
  parts.push(head.join(separator) + '\r\n')
  for (const row of rows) {
    const article = store.article[row]!
    const source = store.source[article]!
    const cells = [
      store.path(row),
      store.line[row]!,
      store.date(row),
      store.languages.all[store.language[article]!]!,
      source < 0 ? '' : store.sources.all[source]!,
      store.severity[row] === 0 ? 'error' : 'warning',
      ruleIds[store.rule[row]!]!,
      store.reason(row),
      store.excerpt(row),
      store.expected(row),
      FIX[store.fix[row]!]!,
      data.rules[store.rule[row]!]!.url,
    ]
    parts.push(cells.map(cell).join(separator) + '\r\n')
    if (slices.due) await slices.rest()
  }
  return parts
}

/**
 * A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@` (also in full width), a tab or a line end for a formula,
 * also behind blanks; an apostrophe before it makes it text (OWASP, CSV injection).
 */
export function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.replace(/\0/g, '')
  const safe = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
