/** The head of the page: what was audited, by which law, and the switches. */
import {h, oneLine} from './dom.ts'
import type {Page, Theme} from './page-state.ts'
import {longDay} from './words.ts'

export function masthead(page: Page, change: {locale(locale: 'ru' | 'en'): void; theme(theme: Theme): void}) {
  const {data, words, locale} = page
  const packs = data.packs.map(({id, reviewed}) => `${oneLine(id)} (${words.reviewed(longDay(reviewed, locale))})`)
  const switchTo = (to: 'ru' | 'en', name: string) =>
    h('button', {type: 'button', 'aria-pressed': String(locale === to), lang: to, click: () => change.locale(to)}, name)
  const theme = h(
    'select',
    {id: 'theme', change: (event) => change.theme((event.target as HTMLSelectElement).value as Theme)},
    ...(['auto', 'light', 'dark'] as const).map((name) =>
      h('option', {value: name, selected: page.theme === name}, words.themes[name]),
    ),
  )
  return h(
    'header',
    {class: 'masthead'},
    h(
      'div',
      {class: 'switches'},
      h(
        'div',
        {class: 'pair', role: 'group', 'aria-label': words.language},
        switchTo('ru', 'Русский'),
        switchTo('en', 'English'),
      ),
      h('div', {class: 'theme'}, h('label', {for: 'theme'}, words.theme), theme),
      h('button', {type: 'button', click: () => print()}, words.print),
    ),
    h('p', {class: 'kicker'}, `plashka ${oneLine(data.version)}`),
    h('h1', {}, data.title === null ? words.title : oneLine(data.title)),
    h('p', {class: 'dateline'}, longDay(data.day, locale)),
    h(
      'div',
      {class: 'fineprint'},
      h(
        'p',
        {},
        words.judged(longDay(data.day, locale)),
        data.started === null ? null : ` ${words.started}: ${oneLine(data.started)}.`,
        packs.length > 0 && ` ${words.packs}: ${packs.join(', ')}.`,
      ),
      h('p', {}, h('strong', {}, words.notAdvice)),
    ),
    h(
      'nav',
      {'aria-label': words.contents},
      ...(['overview', 'charts', 'plan', 'findings'] as const).map((id) => h('a', {href: `#${id}`}, words[id])),
    ),
  )
}
