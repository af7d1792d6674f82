/** A made-up archive: articles of many kinds, the same at every run. */
import {fit, unfit} from '../command.ts'

export interface Made {
  path: string
  text: string
  date?: string
}

const english = `The bridge over the Svetlusha opened on Saturday morning, and the first to cross it was the number four bus.

People on the right bank had waited for two years.
`

const page = `<!doctype html><html lang="ru"><head><title>Паром</title></head><body><h1>Паром</h1>
<p>Паром через Светлушу снова ходит по расписанию, сообщил причал.</p><p>Источник: gorny-sklon.example</p></body></html>`

const kinds: readonly ((number: number) => Made)[] = [
  (n) => ({path: `news/2021/${n}.md`, text: fit.replace('первых морозов', `морозов ${n}`)}),
  (n) => ({
    path: `news/2022/${n}.md`,
    text: unfit.replace('2021-03-02', '2022-04-05').replace('объезд', `объезд №${n}`),
  }),
  (n) => ({path: `letters/${n}.txt`, text: `Письмо ${n}\n\n${english}`}),
  (n) => ({path: `old-pages/${n}.html`, text: page.replace('Паром через', `Паром № ${n} через`)}),
  (n) => ({path: `dump/${n}.md`, text: `${english}\nSource: The Hill Courier, ${n}\n`, date: '2023-06-07'}),
  (n) => ({path: `a b/«${n}» 🙂.md`, text: `# Мост ${n}\n\nИсточник:\n`}),
]

export const archive = (count: number): Made[] => Array.from({length: count}, (_, i) => kinds[i % kinds.length]!(i))

export const filesOf = (articles: readonly Made[]) => Object.fromEntries(articles.map(({path, text}) => [path, text]))

export const linesOf = (articles: readonly Made[]) => articles.map((each) => JSON.stringify(each) + '\n').join('')

/** Lines in an order that does not depend on who wrote them. */
export const sorted = (ndjson: string) => ndjson.split('\n').sort().join('\n')
