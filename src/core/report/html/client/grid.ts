/** The table of findings: only the rows in sight exist, whatever their number. */
import {h, oneLine} from './dom.ts'
import type {Page} from './page-state.ts'
import type {Order} from './query.ts'

const COLUMNS = ['severity', 'rule', 'date', 'path', 'reason', 'language', 'fix'] as const
type Column = (typeof COLUMNS)[number]

/** Browsers give up on elements that are taller: beyond it one pixel of scrolling is more than one pixel of rows. */
const TALLEST = 8_000_000
const OVERSCAN = 6
const FIX = ['none', 'safe', 'unsafe'] as const

export class Grid {
  readonly element: HTMLElement
  /** Place in `page.rows` of the row that has the focus, or would get it. */
  active = 0
  private readonly page: Page
  private readonly scroller: HTMLElement
  private readonly body: HTMLElement
  private readonly head: HTMLElement
  private readonly shown = new Map<number, HTMLElement>()
  private rowHeight = 36
  private open = -1
  private readonly on: {open(place: number): void; order(order: Order): void; moved(place: number): void}

  constructor(page: Page, on: Grid['on']) {
    this.page = page
    this.on = on
    this.head = h('div', {role: 'row', class: 'row head', 'aria-rowindex': 1})
    this.body = h('div', {role: 'rowgroup', class: 'body', click: (event) => this.click(event)})
    this.scroller = h('div', {class: 'scroller', scroll: () => this.draw()}, this.body)
    this.element = h(
      'div',
      {
        role: 'grid',
        class: 'grid',
        'aria-label': page.words.table,
        'aria-colcount': COLUMNS.length,
        'aria-readonly': 'true',
        keydown: (event) => this.key(event as KeyboardEvent),
      },
      h('div', {role: 'rowgroup'}, this.head),
      this.scroller,
    )
    new ResizeObserver(() => this.resize()).observe(this.scroller)
  }

  /** To be called when the query has other rows. */
  refresh() {
    const {rows, query, words} = this.page
    this.active = 0
    this.open = -1
    this.element.setAttribute('aria-rowcount', String(rows.length + 1))
    this.head.replaceChildren(
      ...COLUMNS.map((name, i) => {
        const sortable = name !== 'reason'
        const sorted = sortable && query.order === name
        return h(
          'div',
          {
            role: 'columnheader',
            class: `cell ${name}`,
            'aria-colindex': i + 1,
            'aria-sort': sortable ? (sorted ? (query.down ? 'descending' : 'ascending') : 'none') : null,
          },
          sortable
            ? h(
                'button',
                {type: 'button', click: () => this.on.order(name)},
                words.columns[name],
                sorted && h('span', {'aria-hidden': 'true'}, query.down ? ' ↓' : ' ↑'),
              )
            : words.columns[name],
        )
      }),
    )
    this.clear()
    this.scroller.scrollTop = 0
    this.resize()
  }

  /** Shows which row the panel tells about; -1 is none. */
  mark(place: number) {
    this.open = place
    for (const [at, row] of this.shown) row.setAttribute('aria-selected', String(at === place))
  }

  focus(place: number) {
    const {rows} = this.page
    if (rows.length === 0) return
    this.activate(Math.min(Math.max(place, 0), rows.length - 1))
    this.shown.get(this.active)?.focus({preventScroll: true})
  }

  /** Makes a row the active one and brings it into sight. */
  activate(place: number) {
    const before = this.active
    this.active = place
    const top = place * this.rowHeight
    const height = this.scroller.clientHeight
    const at = this.offset()
    if (top < at) this.scroll(top)
    else if (top + this.rowHeight > at + height) this.scroll(top + this.rowHeight - height)
    this.draw()
    this.shown.get(before)?.setAttribute('tabindex', '-1')
    this.shown.get(place)?.setAttribute('tabindex', '0')
  }

  private clear() {
    this.body.replaceChildren()
    this.shown.clear()
  }

  private get whole() {
    return this.page.rows.length * this.rowHeight
  }

  /** Pixels of rows for a pixel of scrolling. */
  private get scale() {
    const height = this.scroller.clientHeight
    return this.whole > TALLEST ? (this.whole - height) / (TALLEST - height) : 1
  }

  private offset() {
    return this.scroller.scrollTop * this.scale
  }

  private scroll(top: number) {
    this.scroller.scrollTop = top / this.scale
  }

  private resize() {
    const cards = this.scroller.clientWidth < 560
    const rowHeight = cards ? 84 : 36
    if (rowHeight !== this.rowHeight) {
      const first = this.offset() / this.rowHeight
      this.rowHeight = rowHeight
      this.clear()
      this.element.classList.toggle('cards', cards)
      this.body.style.height = `${Math.min(this.whole, TALLEST)}px`
      this.scroll(first * rowHeight)
    }
    this.body.style.height = `${Math.min(this.whole, TALLEST)}px`
    this.draw()
  }

  private draw() {
    const {rows} = this.page
    const top = this.offset()
    const first = Math.max(0, Math.floor(top / this.rowHeight) - OVERSCAN)
    const last = Math.min(rows.length - 1, Math.ceil((top + this.scroller.clientHeight) / this.rowHeight) + OVERSCAN)
    // The active row stays although it is out of sight: the focus would be lost with it.
    const kept = (place: number) => (place >= first && place <= last) || place === this.active
    for (const [place, row] of this.shown) {
      if (kept(place)) continue
      row.remove()
      this.shown.delete(place)
    }
    const shift = this.scroller.scrollTop - top
    let after: Element | null = null
    const put = (place: number) => {
      let row = this.shown.get(place)
      if (!row) this.shown.set(place, (row = this.row(place)))
      // Where it must keep its focus, it stays where it is in the document.
      if (row.parentNode !== this.body || (row.previousElementSibling !== after && row !== document.activeElement))
        this.body.insertBefore(row, after ? after.nextSibling : this.body.firstChild)
      row.style.transform = `translateY(${place * this.rowHeight + shift}px)`
      after = row
    }
    if (rows.length === 0) return
    if (this.active < first) put(this.active)
    for (let place = first; place <= last; place++) put(place)
    if (this.active > last) put(this.active)
  }

  private row(place: number): HTMLElement {
    const row = h('div', {
      role: 'row',
      class: 'row',
      'aria-rowindex': place + 2,
      'aria-selected': String(place === this.open),
      tabindex: place === this.active ? 0 : -1,
      'data-place': place,
    })
    COLUMNS.forEach((name, i) => {
      row.append(
        h(
          'div',
          {role: 'gridcell', class: `cell ${name}`, 'aria-colindex': i + 1},
          ...this.cell(name, this.page.rows[place]!),
        ),
      )
    })
    return row
  }

  private cell(name: Column, at: number): (Node | string)[] {
    const {store, words, ruleIds} = this.page
    switch (name) {
      case 'severity': {
        const severity = store.severity[at] === 0 ? 'error' : 'warning'
        return [h('span', {class: `mark ${severity}`}, words.severity[severity])]
      }
      case 'rule':
        return [oneLine(ruleIds[store.rule[at]!]!)]
      case 'date':
        return [oneLine(store.date(at)) || '–']
      case 'path': {
        const path = oneLine(store.path(at))
        const cut = path.lastIndexOf('/') + 1
        return [
          h('span', {class: 'file'}, path.slice(cut), h('span', {class: 'line'}, `:${store.line[at]}`)),
          ' ',
          h('span', {class: 'folder'}, path.slice(0, cut)),
        ]
      }
      case 'reason':
        return [oneLine(store.reason(at))]
      case 'language':
        return [oneLine(store.languages.all[store.language[store.article[at]!]!]!)]
      case 'fix':
        return [words.fixes[FIX[store.fix[at]!]!]]
    }
  }

  private click(event: Event) {
    const row = (event.target as Element).closest('[data-place]')
    if (!row) return
    const place = Number(row.getAttribute('data-place'))
    this.focus(place)
    this.on.open(place)
  }

  private key(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target as Element).matches('[data-place]')) return
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.page.rows.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) {
      this.focus(step)
      this.on.moved(this.active)
    } else if (event.key === 'Enter' || event.key === ' ') this.on.open(this.active)
    else return
    event.preventDefault()
  }
}
