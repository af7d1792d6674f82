/** Answers of earlier audits hold for the same question only. */
import {expect, test} from 'vitest'
import type {Options} from '../../../src/core/index.ts'
import {Answers} from '../../../src/node/audit/answers.ts'
import type {Cache} from '../../../src/node/audit/cache.ts'
import {run} from '../../../src/node/audit/run.ts'
import type {AuditSettings, Pending} from '../../../src/node/audit/runner.ts'
import {folder} from '../command.ts'

const label =
  'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента.'
const inMemory = (path: string, content: string): Pending => ({
  path,
  stats: () => null,
  read: () => ({content, stats: null}),
})
const undated = inMemory('undated.md', `${label}\n\nМост открыли.\n\nИсточник: gorny-sklon.example\n`)
const dated = {...undated, path: 'dated.md', date: '2021-03-02'}

const settingsOf = (answers: Answers | null, options: Options): AuditSettings => ({
  optionsFor: () => options,
  today: options.today!,
  answers: async () => answers,
  seen: null,
  isBrief: false,
  jobs: 1,
})

async function records(articles: readonly Pending[], answers: Answers | null, today: string) {
  const all = []
  for await (const batch of run([articles], settingsOf(answers, {today})))
    for (const {answer} of batch) all.push({result: answer?.result, excerpts: answer?.excerpts})
  return all
}

const hitsOf = (answers: Answers): number => (Reflect.get(answers, 'cache') as Cache).hits

test('an answer about an article without a date is good for its day only', async () => {
  const root = folder()
  const at = async (today: string) => {
    const answers = new Answers(root, 'v1', today)
    const told = await records([undated, dated], answers, today)
    expect(told).toEqual(await records([undated, dated], null, today))
    answers.close()
    return hitsOf(answers)
  }
  expect(await at('2021-05-06')).toBe(0)
  expect(await at('2021-05-06')).toBe(2)
  // The law of another day: the article with a date is known all the same.
  expect(await at('2026-05-06')).toBe(1)
  expect(await at('2026-05-06')).toBe(2)
  const [then, now] = [await records([undated], null, '2021-05-06'), await records([undated], null, '2026-05-06')]
  expect(then).not.toEqual(now)
})

test('the answer knows its own path, its own options and its own reader', async () => {
  const root = folder()
  const first = new Answers(root, 'v1', '2021-05-06')
  const same = [undated, {...undated, path: 'folder/other.md'}, {...undated, path: 'page.html'}]
  await records(same, first, '2021-05-06')
  first.close()
  const again = new Answers(root, 'v1', '2021-05-06')
  expect(await records(same, again, '2021-05-06')).toEqual(await records(same, null, '2021-05-06'))
  expect(hitsOf(again)).toBe(3)
  for await (const _ of run([[undated]], settingsOf(again, {today: '2021-05-06', strict: true})))
    expect(hitsOf(again)).toBe(3)
  again.close()
})

test('a run reads no further ahead than its threads can eat', async () => {
  let count = 0
  function* endless(): Generator<Pending> {
    for (;;) {
      const read = () => ({content: `Мост номер ${count++} открыли.`, stats: null})
      yield {path: `${count}.txt`, stats: () => null, read}
    }
  }
  let answered = 0
  let ahead = 0
  for await (const batch of run([endless()], settingsOf(null, {today: '2021-05-06'}))) {
    answered += batch.length
    ahead = Math.max(ahead, count - answered)
    if (answered >= 600) break
  }
  expect(ahead).toBeLessThanOrEqual(6 * 32)
})
