/** The section with the filters, the table and the panel, and what happens between them. */
import {csv} from './csv.ts'
import {download, h} from './dom.ts'
import {filters} from './filters.ts'
import {Grid} from './grid.ts'
import type {Page} from './page-state.ts'
import {panelContent} from './panel.ts'
import {ask, everything, filterNames, type Order, type Query} from './query.ts'
import {Overtaken} from './slices.ts'

export class Findings {
  readonly element: HTMLElement
  private readonly page: Page
  private readonly grid: Grid
  private readonly status: HTMLElement
  private readonly form: HTMLElement
  private readonly empty: HTMLElement
  private readonly panel: HTMLDialogElement
  private readonly content: HTMLElement
  private readonly buttons: {
    reset: HTMLButtonElement
    csv: HTMLButtonElement
    previous: HTMLButtonElement
    next: HTMLButtonElement
  }
  private asked = 0
  /** The row of the store in the panel. */
  private shown = -1

  constructor(page: Page) {
    this.page = page
    const {words} = page
    this.grid = new Grid(page, {
      open: (place) => this.open(place),
      moved: (place) => this.panel.open && this.open(place),
      order: (order) => this.order(order),
    })
    this.status = h('p', {class: 'status', role: 'status'})
    this.empty = h('p', {class: 'empty', hidden: true}, words.none)
    this.form = h('div')
    const button = (text: string, click: () => void) => h('button', {type: 'button', click}, text)
    this.buttons = {
      reset: button(words.reset, () => this.show({})),
      csv: button(words.csv, () => this.save()),
      previous: button(words.previous, () => this.step(-1)),
      next: button(words.next, () => this.step(1)),
    }
    this.content = h('div', {class: 'content'})
    this.panel = h(
      'dialog',
      {class: 'panel', 'aria-label': words.details},
      h(
        'div',
        {class: 'bar'},
        this.buttons.previous,
        this.buttons.next,
        button(words.close, () => this.close()),
      ),
      this.content,
    )
    this.panel.addEventListener('close', () => this.closed())
    this.element = h(
      'section',
      {id: 'findings', 'aria-labelledby': 'findings-title'},
      h('h2', {id: 'findings-title'}, words.findings),
      this.form,
      h('div', {class: 'over'}, this.status, h('div', {class: 'actions'}, this.buttons.reset, this.buttons.csv)),
      h('div', {class: 'split'}, h('div', {class: 'left'}, this.grid.element, this.empty), this.panel),
      h('p', {class: 'note keys'}, words.keys),
    )
    this.fill()
    this.tell()
    this.grid.refresh()
    if (page.ready) void this.run()
  }

  /** Sets these filters and no others. */
  show(chosen: Partial<Query>) {
    const {order, down} = this.page.query
    this.page.query = {...everything(), order, down, ...chosen}
    this.fill()
    void this.run()
  }

  /** Asks anew; a later question overtakes an earlier one. */
  async run() {
    const {page} = this
    if (!page.ready) return this.tell()
    const asked = ++this.asked
    try {
      page.rows = await ask(page.store, page.query, page.ruleIds, page.ruleRank, () => asked !== this.asked)
    } catch (error) {
      if (error instanceof Overtaken) return
      throw error
    }
    this.close()
    this.grid.refresh()
    this.tell()
  }

  /** How much is loaded, or how many rows the filters leave. */
  tell() {
    const {words, ready, failed, progress, rows, store, query} = this.page
    this.status.textContent = failed
      ? words.broken
      : ready
        ? words.shown(rows.length, store.rows)
        : words.loading(progress)
    this.element.setAttribute('aria-busy', String(!ready && !failed))
    this.empty.hidden = !ready || rows.length > 0
    this.grid.element.hidden = ready && rows.length === 0
    this.buttons.reset.disabled = filterNames.every((name) => query[name] === '')
    this.buttons.csv.disabled = !ready || rows.length === 0
  }

  focusSearch() {
    const search = this.form.querySelector<HTMLInputElement>('#search')
    search?.focus()
    search?.select()
  }

  /** @returns whether there was something to close */
  close(): boolean {
    if (!this.panel.open) return false
    this.panel.close()
    return true
  }

  private fill() {
    this.form.replaceChildren(
      filters(this.page, (chosen) => {
        Object.assign(this.page.query, chosen)
        void this.run()
      }),
    )
  }

  private order(order: Order) {
    const {query} = this.page
    query.down = query.order === order && !query.down
    query.order = order
    this.fill()
    void this.run()
  }

  private open(place: number) {
    this.grid.mark(place)
    this.tellAbout(this.page.rows[place]!)
    const {previous, next} = this.buttons
    previous.disabled = place === 0
    next.disabled = place === this.page.rows.length - 1
    if (this.panel.open) return
    if (matchMedia('(min-width: 1100px)').matches) {
      this.panel.show()
      this.element.classList.add('opened')
      // Beside the table it follows the row, and the row keeps the focus.
      this.grid.focus(place)
    } else {
      this.panel.showModal()
      this.content.querySelector<HTMLElement>('h2')?.focus()
    }
  }

  private tellAbout(row: number) {
    this.shown = row
    this.content.replaceChildren(
      ...panelContent(this.page, row, (other) => {
        const place = this.page.rows.indexOf(other)
        if (place >= 0) {
          this.grid.activate(place)
          this.open(place)
        } else this.tellAbout(other)
        this.content.querySelector<HTMLElement>('h2')?.focus()
      }),
    )
    this.content.scrollTop = 0
  }

  private step(by: number) {
    const place = this.grid.active + by
    if (place < 0 || place >= this.page.rows.length) return
    this.grid.activate(place)
    this.open(place)
  }

  private closed() {
    this.element.classList.remove('opened')
    this.grid.mark(-1)
    if (this.shown >= 0 && (document.activeElement === document.body || this.panel.contains(document.activeElement)))
      this.grid.focus(this.grid.active)
    this.shown = -1
  }

  private async save() {
    const {csv: button} = this.buttons
    button.disabled = true
    download(`plashka-${this.page.data.day}.csv`, await csv(this.page), 'text/csv;charset=utf-8')
    button.disabled = false
  }
}
