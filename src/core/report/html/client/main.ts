/** The script of the report: reads the data, builds the page, answers. */
import {charts} from './charts.ts'
import {h} from './dom.ts'
import {Findings} from './findings.ts'
import {masthead} from './masthead.ts'
import {overview} from './overview.ts'
import type {Page} from './page-state.ts'
import {groupsOf, plan} from './plan.ts'
import {printRows} from './print-rows.ts'
import {everything} from './query.ts'
import {load, readData, Store} from './store.ts'
import {words} from './words.ts'

const root = document.getElementById('page')!
const data = readData()
const page: Page = {
  data,
  store: new Store(data.rows),
  ruleIds: data.rules.map(({id}) => id),
  ruleRank: ranks(data.byRule.map(({articles}) => articles)),
  locale: data.locale,
  words: words[data.locale],
  theme: 'auto',
  query: everything(),
  rows: new Uint32Array(0),
  ready: false,
  failed: false,
  progress: 0,
  show(filters) {
    findings.show(filters)
    findings.element.scrollIntoView()
    findings.element.querySelector<HTMLElement>('h2')?.focus()
  },
}
let groups: Awaited<ReturnType<typeof groupsOf>> | null = null
let findings: Findings
const paper = h('div', {class: 'paper'})

build()
void start()

function build() {
  const {words} = page
  document.documentElement.lang = page.locale
  findings = new Findings(page)
  root.replaceChildren(
    masthead(page, {
      locale(locale) {
        page.locale = locale
        page.words = wordsOf(locale)
        build()
        root.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
      },
      theme(theme) {
        page.theme = theme
        document.documentElement.dataset['theme'] = theme
      },
    }),
    h('main', {}, overview(page), charts(page), plan(page, groups), findings.element, paper),
    h('footer', {}, h('p', {}, words.notAdvice)),
  )
}

async function start() {
  try {
    await load(page.store, () => {
      const progress = Math.floor((page.store.loaded / Math.max(1, data.rows)) * 100)
      if (progress === page.progress) return
      page.progress = progress
      findings.tell()
    })
    groups = await groupsOf(page.store)
  } catch {
    page.failed = true
    findings.tell()
    return
  }
  page.ready = true
  document.getElementById('plan')!.replaceWith(plan(page, groups))
  await findings.run()
  document.documentElement.dataset['ready'] = 'true'
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
  const typing = event.target instanceof Element && event.target.matches('input, select, textarea')
  if (event.key === '/' && !typing) {
    event.preventDefault()
    findings.focusSearch()
  } else if (event.key === 'Escape' && !typing && findings.close()) event.preventDefault()
})
addEventListener('beforeprint', () => paper.replaceChildren(...printRows(page)))
addEventListener('afterprint', () => paper.replaceChildren())

function wordsOf(locale: 'ru' | 'en') {
  return words[locale]
}

/** The place of each in the order of falling counts. */
function ranks(counts: readonly number[]): number[] {
  const order = counts.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]! || a - b)
  const rank: number[] = []
  order.forEach((index, place) => {
    rank[index] = place
  })
  return rank
}
