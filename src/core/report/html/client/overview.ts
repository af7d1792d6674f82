/** The six numbers that sum up an audit. */
import {h} from './dom.ts'
import type {Page} from './page-state.ts'
import {percent} from './words.ts'

export function overview({data: {counts}, words, locale}: Page) {
  const {articles, fit, errors, warnings, infos, waived, waivedIn, affected, safeErrors, fitAfterFix} = counts
  const tile = (value: string, name: string, note: string | null, kind = '') =>
    h('div', {class: `tile ${kind}`}, h('dt', {}, name), h('dd', {}, h('b', {}, value), note && h('span', {}, note)))
  const {tiles, number} = words
  return h(
    'section',
    {id: 'overview', 'aria-labelledby': 'overview-title'},
    h('h2', {id: 'overview-title'}, words.overview),
    h(
      'dl',
      {class: 'tiles'},
      tile(number(articles), tiles.articles, words.affected(affected)),
      tile(number(fit), tiles.fit, words.unfit(articles - fit)),
      tile(
        percent(fit, articles, locale),
        tiles.share,
        fitAfterFix > 0 ? words.afterFix(percent(fit + fitAfterFix, articles, locale)) : null,
      ),
      tile(number(errors), tiles.errors, safeErrors > 0 ? words.mendable(safeErrors) : null, errors > 0 ? 'error' : ''),
      tile(number(warnings), tiles.warnings, infos > 0 ? words.infos(infos) : null, warnings > 0 ? 'warning' : ''),
      tile(number(waived), tiles.waived, words.waivedIn(waivedIn)),
    ),
    h('p', {class: 'labels'}, words.labels(counts.exact, counts.inForce, counts.altered, counts.absent)),
  )
}
