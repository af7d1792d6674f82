/** The panel beside the table: everything about one finding. */
import {shellPath} from './command.ts'
import {h, oneLine, visible} from './dom.ts'
import {lawView, link} from './law-view.ts'
import type {Page} from './page-state.ts'
import {languageName, longDay} from './words.ts'

const FIX = ['none', 'safe', 'unsafe'] as const
/** Other findings that are listed; an article with more is a case for the table. */
const OTHERS = 50

/**
 * @param row of the store
 * @param go shows another finding of the same article
 */
export function panelContent(page: Page, row: number, go: (row: number) => void): HTMLElement[] {
  const {store, words, locale, data} = page
  const article = store.article[row]!
  const rule = data.rules[store.rule[row]!]!
  const severity = store.severity[row] === 0 ? 'error' : 'warning'
  const fix = FIX[store.fix[row]!]!
  const path = store.path(row)
  const command = fix === 'safe' ? shellPath(path) : null
  const part = (title: string, ...children: (Node | string | null | false)[]) =>
    h('section', {}, h('h3', {}, title), ...children)
  return [
    h('p', {class: `mark ${severity}`}, words.severityLong[severity]),
    h('h2', {id: 'panel-title', tabindex: -1}, oneLine(rule.id)),
    h('p', {class: 'about'}, oneLine(rule.about[locale])),
    part(
      words.where,
      h('p', {class: 'where'}, oneLine(path), `, ${words.line(store.line[row]!)}`),
      facts(page, article),
    ),
    part(words.reason, h('p', {}, visible(store.reason(row)))),
    excerpt(page, row),
    expected(page, row),
    part(
      words.mend,
      h('p', {}, words.fixLong[fix]),
      command === null ? null : h('p', {}, h('code', {class: 'command'}, `plashka fix ${command}`)),
    ),
    part(
      words.law,
      lawView(rule.law[locale]),
      /^https?:/i.test(rule.url) && h('p', {}, link(words.rulePage, rule.url)),
    ),
    others(page, row, go),
  ].filter((element) => element !== null)
}

function facts({store, words, locale}: Page, article: number) {
  const source = store.source[article]!
  const mandate = store.mandate[article]!
  const status = store.labels.all[store.label[article]!]!
  const label = [words.labelStatus[status] ?? oneLine(status)]
  if (mandate >= 0) label.push(oneLine(store.mandates.all[mandate]!))
  if (status !== 'absent') label.push(store.inForce[article] ? words.inForce : words.notInForce)
  const fact = (name: string, value: string) => [h('dt', {}, name), h('dd', {}, value)]
  return h(
    'dl',
    {class: 'facts'},
    ...fact(words.columns.date, store.dates[article] ? oneLine(longDay(store.dates[article]!, locale)) : words.noDate),
    ...fact(words.columns.language, oneLine(languageName(store.languages.all[store.language[article]!]!, locale))),
    ...(source < 0 ? [] : fact(words.source, oneLine(store.sources.all[source]!))),
    ...fact(words.label, label.join(', ')),
  )
}

function excerpt({store, words}: Page, row: number) {
  const text = store.excerpt(row)
  if (text.trim() === '') return null
  const [from, to] = [store.markFrom[row]!, store.markTo[row]!]
  return h(
    'section',
    {},
    h('h3', {}, words.excerpt),
    h(
      'blockquote',
      {class: 'excerpt'},
      visible(text.slice(0, from)),
      to > from ? h('mark', {}, visible(text.slice(from, to))) : null,
      visible(text.slice(to)),
    ),
  )
}

function expected({store, words}: Page, row: number) {
  const all = store.expected(row)
  if (all === '') return null
  return h(
    'section',
    {},
    h('h3', {}, words.expected),
    ...all
      .split('\n')
      .flatMap((text, i) => [
        i > 0 && h('p', {class: 'or'}, words.or),
        h('blockquote', {class: 'expected'}, visible(text)),
      ])
      .filter((element) => element !== false),
  )
}

function others({store, words, ruleIds}: Page, row: number, go: (row: number) => void) {
  const article = store.article[row]!
  const [from, to] = store.rowsOf(article)
  const rows = Array.from({length: to - from}, (_, i) => from + i).filter((other) => other !== row)
  const waived = store.waived[article]!
  return h(
    'section',
    {},
    h('h3', {}, words.others),
    rows.length === 0
      ? h('p', {}, words.onlyOne)
      : h(
          'ul',
          {class: 'others'},
          ...rows
            .slice(0, OTHERS)
            .map((other) =>
              h(
                'li',
                {},
                h(
                  'button',
                  {type: 'button', class: 'link', click: () => go(other)},
                  `${words.line(store.line[other]!)}: ${oneLine(ruleIds[store.rule[other]!]!)}`,
                ),
                h('span', {}, oneLine(store.reason(other))),
              ),
            ),
          rows.length > OTHERS && h('li', {}, words.andMore(rows.length - OTHERS)),
        ),
    waived > 0 && h('p', {class: 'note'}, words.waivedHere(waived)),
  )
}
