/** In what order to mend: what one command does first, then groups by weight. */
import {download, h, oneLine} from './dom.ts'
import type {Page} from './page-state.ts'
import type {Query} from './query.ts'
import {Slices} from './slices.ts'
import type {Store} from './store.ts'

const FIX = ['none', 'safe', 'unsafe'] as const

interface Group {
  readonly rule: number
  /** 0 error, 1 warning. */
  readonly severity: number
  articles: number
  /** Findings by kind of fix. */
  readonly none: number
  readonly safe: number
  readonly unsafe: number
}

/** What is left for a person, by rule and severity: errors first, within them what concerns the most articles. */
export async function groupsOf(store: Store): Promise<Group[]> {
  const slices = new Slices()
  const groups = new Map<number, {-readonly [K in keyof Group]: Group[K]} & {last: number}>()
  for (let row = 0; row < store.loaded; row++) {
    if ((row & 4095) === 0 && slices.due) await slices.rest()
    const [rule, severity, fix] = [store.rule[row]!, store.severity[row]!, FIX[store.fix[row]!]!]
    const key = rule * 2 + severity
    let group = groups.get(key)
    if (!group) groups.set(key, (group = {rule, severity, articles: 0, none: 0, safe: 0, unsafe: 0, last: -1}))
    group[fix]++
    if (fix === 'safe') continue
    if (group.last !== store.article[row]) group.articles++
    group.last = store.article[row]!
  }
  return [...groups.values()]
    .filter(({articles}) => articles > 0)
    .sort((a, b) => a.severity - b.severity || b.articles - a.articles || a.rule - b.rule)
}

export function plan(page: Page, groups: readonly Group[] | null) {
  const {words, data} = page
  const {counts} = data
  const steps: HTMLElement[] = []
  if (counts.safe > 0)
    steps.push(
      h(
        'li',
        {},
        h('h3', {}, words.planAuto),
        h('p', {class: 'numbers'}, words.planAutoAbout(counts.safe, counts.safeIn, counts.fitAfterFix)),
        h('p', {}, h('code', {class: 'command'}, 'plashka fix --files-from plashka-fix.txt'), ' ', words.planDiff),
        actions(page, words.planAuto, {fix: 'safe'}, 'plashka-fix.txt'),
      ),
    )
  for (const group of groups ?? []) {
    const {id, about} = data.rules[group.rule]!
    const severity = group.severity === 0 ? 'error' : 'warning'
    const name = oneLine(id)
    steps.push(
      h(
        'li',
        {},
        h('h3', {}, h('span', {class: `mark ${severity}`}, words.severity[severity]), ' ', name),
        h(
          'p',
          {class: 'numbers'},
          words.planCount(group.none + group.unsafe, group.articles),
          group.unsafe > 0 && `; ${words.planReview(group.unsafe)}`,
          group.none > 0 && `; ${words.planHand(group.none)}`,
          '.',
        ),
        h(
          'p',
          {class: 'note'},
          about[page.locale] && `${oneLine(about[page.locale])} `,
          h('code', {}, `plashka explain ${name}`),
        ),
        actions(
          page,
          `${name}, ${words.severity[severity]}`,
          {rule: id, severity, fix: 'person'},
          `plashka-${id.replace(/[^a-z0-9-]/gi, '_')}.txt`,
        ),
      ),
    )
  }
  if (counts.waived > 0)
    steps.push(
      h(
        'li',
        {},
        h('h3', {}, words.planWaived),
        h('p', {class: 'numbers'}, words.planWaivedAbout(counts.waived, counts.waivedIn)),
      ),
    )
  return h(
    'section',
    {id: 'plan', 'aria-labelledby': 'plan-title'},
    h('h2', {id: 'plan-title'}, words.plan),
    data.rows === 0 ? h('p', {class: 'lead'}, words.noFindings) : h('p', {class: 'lead'}, words.planLead),
    steps.length > 0 && h('ol', {class: 'steps'}, ...steps),
  )
}

function actions(page: Page, about: string, filters: Partial<Query>, file: string) {
  const {words} = page
  // The same word on many buttons: each needs a name of its own.
  const button = (text: string, click: () => void) =>
    h('button', {type: 'button', 'aria-label': `${text}: ${about}`, click}, text)
  return h(
    'p',
    {class: 'actions'},
    button(words.show, () => page.show(filters)),
    button(words.list, () => save(page, filters, file)),
  )
}

/** Paths one a line, newest article first, for `--files-from`. A path with a line end in it cannot stand there. */
function save({store, ruleIds}: Page, {rule, severity, fix}: Partial<Query>, file: string) {
  const articles = new Set<number>()
  for (let row = 0; row < store.loaded; row++) {
    if (rule !== undefined && ruleIds[store.rule[row]!] !== rule) continue
    if (severity !== undefined && store.severity[row] !== (severity === 'error' ? 0 : 1)) continue
    if (fix === 'safe' ? store.fix[row] !== 1 : store.fix[row] === 1) continue
    articles.add(store.article[row]!)
  }
  const paths = [...articles]
    .sort((a, b) => store.days[b]! - store.days[a]! || store.pathRank[a]! - store.pathRank[b]!)
    .map((article) => store.paths[article]!)
    .filter((path) => !/[\r\n\0]/.test(path))
  download(file, [paths.map((path) => path + '\n').join('')], 'text/plain;charset=utf-8')
}
