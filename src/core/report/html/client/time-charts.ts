/** Two charts over time: violations stacked by rule, and the share of fit articles. */
import {h, oneLine, s} from './dom.ts'
import type {Page} from './page-state.ts'
import type {Period} from './periods.ts'
import {percent} from './words.ts'

const HEIGHT = 240
const TOP = 12
const BOTTOM = 24
const LEFT = 46
const RIGHT = 8
const BASE = HEIGHT - BOTTOM

interface Stack {
  readonly title: string
  /** What a period is called in the head of the table. */
  readonly period: string
  valuesOf(period: Period): number[]
  readonly note: string | null
  show(period: Period): void
}

export function stackChart(page: Page, list: readonly Period[], rules: readonly string[], rest: boolean, stack: Stack) {
  const {words} = page
  const {number} = words
  const names = [...rules.map(oneLine), ...(rest ? [words.otherRules] : [])]
  const colour = (i: number) => (i < rules.length ? `c${i}` : 'c-rest')
  const values = list.map((period) => stack.valuesOf(period))
  const totals = values.map(sum)
  const most = Math.max(...totals)
  const {top, step} = scale(most)
  const y = (value: number) => BASE - (value / top) * (BASE - TOP)
  const peak = totals.indexOf(most)
  const draw = (width: number) => {
    const slot = (width - LEFT - RIGHT) / list.length
    const bar = Math.min(44, slot * 0.72)
    return [
      ...gridlines(width, top, step, y, (value) => number(value)),
      ...list.flatMap((period, i) => {
        let low = 0
        const x = LEFT + i * slot + (slot - bar) / 2
        return values[i]!.map((value, part) => {
          if (value === 0) return null
          const from = y(low)
          low += value
          const height = from - y(low)
          return s(
            'rect',
            // A hair of paper between the parts, where there is room for one.
            {x, y: y(low), width: bar, height: height > 3 ? height - 1 : height, class: colour(part)},
            s('title', {}, `${period.name}, ${names[part]}: ${number(value)}`),
          )
        })
      }),
      ...ticks(list, slot),
    ]
  }
  return figure(page, {
    title: stack.title,
    summary: words.byTimeSummary(list[0]!.name, list.at(-1)!.name, sum(totals), list[peak]!.name, most),
    draw,
    legend: h('ul', {class: 'legend'}, ...names.map((name, i) => h('li', {}, h('i', {class: colour(i)}), name))),
    head: [stack.period, ...names, words.all],
    rows: list.map((period, i) => ({
      name: period.name,
      open: /^\d{4}/.test(period.name) && totals[i]! > 0 ? () => stack.show(period) : null,
      cells: [...values[i]!, totals[i]!].map(number),
    })),
    note: stack.note,
  })
}

export function shareChart(page: Page, list: readonly Period[], head: string) {
  const {words, locale} = page
  const y = (share: number) => BASE - share * (BASE - TOP)
  const told = list.filter(({articles}) => articles > 0)
  const shareOf = ({fit, articles}: Period) => percent(fit, articles, locale)
  const draw = (width: number) => {
    const slot = (width - LEFT - RIGHT) / list.length
    const points = list.map(({articles, fit}, i) =>
      articles > 0 ? {x: LEFT + (i + 0.5) * slot, y: y(fit / articles)} : null,
    )
    let path = ''
    points.forEach((point, i) => {
      if (point) path += `${points[i - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`
    })
    const labelled = new Set(slot > 52 ? list.keys() : [list.lastIndexOf(told.at(-1)!)])
    return [
      ...gridlines(width, 1, 0.25, y, (share) => `${Math.round(share * 100)}${locale === 'ru' ? '\u00a0%' : '%'}`),
      s('path', {d: path, class: 'line'}),
      ...points.flatMap((point, i) => {
        if (!point) return []
        const under = point.y < TOP + 14
        return [
          s(
            'circle',
            {cx: point.x, cy: point.y, r: 3.5, class: 'dot'},
            s('title', {}, `${list[i]!.name}: ${shareOf(list[i]!)}`),
          ),
          labelled.has(i) &&
            s(
              'text',
              {
                x: Math.min(point.x, width - 26),
                y: under ? point.y + 18 : point.y - 9,
                class: 'value',
                'text-anchor': 'middle',
              },
              shareOf(list[i]!),
            ),
        ]
      }),
      ...ticks(list, slot),
    ]
  }
  const [first, last] = [told[0]!, told.at(-1)!]
  return figure(page, {
    title: words.shareFit,
    summary: words.shareSummary(first.name, shareOf(first), last.name, shareOf(last)),
    draw,
    legend: null,
    head: [head, words.articles, words.fit, words.share],
    rows: list.map((period) => ({
      name: period.name,
      open: null,
      cells: [words.number(period.articles), words.number(period.fit), shareOf(period)],
    })),
    note: null,
  })
}

interface Figure {
  readonly title: string
  readonly summary: string
  draw(width: number): (Node | string | null | false)[]
  readonly legend: HTMLElement | null
  readonly head: readonly string[]
  readonly rows: readonly {name: string; open: (() => void) | null; cells: readonly string[]}[]
  readonly note: string | null
}

function figure({words}: Page, {title, summary, draw, legend, head, rows, note}: Figure) {
  const svg = s('svg', {role: 'img', 'aria-label': summary, class: 'chart', height: HEIGHT})
  let drawn = 0
  // The width decides how many labels there is room for, so it is drawn for the width that it gets.
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width)
    if (width < 120 || width === drawn) return
    drawn = width
    svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`)
    svg.replaceChildren(...draw(width).filter((node) => node !== null && node !== false))
  }).observe(svg)
  return h(
    'figure',
    {},
    h('figcaption', {}, h('h3', {}, title), h('p', {class: 'note'}, summary)),
    svg,
    legend,
    note === null ? null : h('p', {class: 'note'}, note),
    h(
      'details',
      {},
      h('summary', {'aria-label': `${words.fold.show}: ${title}`}, words.fold.show),
      h(
        'div',
        {class: 'wide', tabindex: 0, role: 'region', 'aria-label': title},
        h(
          'table',
          {},
          h('thead', {}, h('tr', {}, ...head.map((name, i) => h('th', {scope: 'col', class: i > 0 && 'n'}, name)))),
          h(
            'tbody',
            {},
            ...rows.map(({name, open, cells}) =>
              h(
                'tr',
                {},
                h('th', {scope: 'row'}, open ? h('button', {type: 'button', class: 'link', click: open}, name) : name),
                ...cells.map((cell) => h('td', {class: 'n'}, cell)),
              ),
            ),
          ),
        ),
      ),
    ),
  )
}

function gridlines(
  width: number,
  top: number,
  step: number,
  y: (value: number) => number,
  say: (value: number) => string,
) {
  const lines: Node[] = []
  for (let value = 0; value <= top + step / 2; value += step) {
    lines.push(
      s('line', {x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: value === 0 ? 'base' : 'gridline'}),
      s('text', {x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end'}, say(value)),
    )
  }
  return lines
}

/** Names under the axis, as many as there is room for; the last one always. */
function ticks(list: readonly Period[], slot: number) {
  const longest = Math.max(...list.map(({name}) => name.length))
  const every = Math.max(1, Math.ceil((longest * 7.5 + 10) / slot))
  return list.map(({name}, i) =>
    (list.length - 1 - i) % every === 0
      ? s('text', {x: LEFT + (i + 0.5) * slot, y: HEIGHT - 6, 'text-anchor': 'middle'}, name)
      : null,
  )
}

/** A round number at the top of the axis, and three to five steps to it. */
function scale(most: number): {top: number; step: number} {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10)
  return {top: Math.ceil(Math.max(1, most) / step) * step, step}
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
