/** A table in which every row has a bar: the chart and its accessible alternative in one. */
import {h, s} from './dom.ts'
import type {Words} from './words.ts'

interface Bar {
  readonly name: string
  /** Lengths of the parts, one after the other. */
  readonly parts: readonly number[]
  readonly cells: readonly string[]
  /** What a click on the name does. */
  readonly open: (() => void) | null
}

export function barTable(
  words: Words,
  {
    title,
    head,
    columns,
    rows,
    more,
    kinds,
  }: {
    title: string
    head: string
    columns: readonly string[]
    rows: readonly Bar[]
    /** Rows left out. */
    more: number
    /** Class of each part. */
    kinds: readonly string[]
  },
) {
  const longest = Math.max(1, ...rows.map(({parts}) => total(parts)))
  return h(
    'div',
    {class: 'bars'},
    h(
      'table',
      {},
      h('caption', {}, h('h3', {}, title)),
      h(
        'thead',
        {},
        h('tr', {}, h('th', {scope: 'col'}, head), ...columns.map((name) => h('th', {scope: 'col', class: 'n'}, name))),
      ),
      h(
        'tbody',
        {},
        ...rows.map(({name, parts, cells, open}) =>
          h(
            'tr',
            {},
            h(
              'th',
              {scope: 'row'},
              open
                ? h('button', {type: 'button', class: 'link', click: open, title: name}, name)
                : h('span', {title: name}, name),
              bar(parts, longest, kinds),
            ),
            ...cells.map((cell) => h('td', {class: 'n'}, cell)),
          ),
        ),
      ),
    ),
    more > 0 && h('p', {class: 'note'}, words.andMore(more)),
  )
}

function bar(parts: readonly number[], longest: number, kinds: readonly string[]) {
  let x = 0
  const rects = parts.map((part, i) => {
    const width = (part / longest) * 100
    const rect = width > 0 && s('rect', {x, width: Math.max(width, 0.4), height: 5, class: `bar-${kinds[i]}`})
    x += width
    return rect
  })
  return s(
    'svg',
    {viewBox: '0 0 100 5', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false'},
    ...rects,
  )
}

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)
