/** A file that is as it was is not read again; one that is not, is. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Options} from '../../../src/core/index.ts'
import {Answers} from '../../../src/node/audit/answers.ts'
import type {Brief} from '../../../src/node/audit/brief.ts'
import {run} from '../../../src/node/audit/run.ts'
import type {Pending} from '../../../src/node/audit/runner.ts'
import {isSettled, Seen, type Trace, type Way} from '../../../src/node/audit/seen.ts'
import {command, folder} from '../command.ts'

const about = {request: '["/news",["."]]', build: 'b1', today: '2026-11-27'}
const way: Way = {kind: '.md', options: '{}'}
const traceOf = (i: number): Trace => ({
  dev: 7,
  ino: 1000 + i * 3,
  size: 500 + i,
  mtimeMs: 1e12 + i / 7,
  ctimeMs: 1.5e12 + i,
})
const briefOf = (i: number): Brief => ({ok: i % 2 === 0, date: i % 3 ? '2026-01-05' : null, language: 'rus', rules: []})
const keyOf = (i: number) => Buffer.alloc(16, i + 1)

/** Puts down so many files; those without a date are good for the day only. */
function put(root: string, count: number, own = about) {
  const seen = new Seen(root, own)
  for (let i = 0; i < count; i++) seen.add(traceOf(i), way, keyOf(i), briefOf(i), briefOf(i).date !== null)
  seen.close()
}

const file = (root: string) => path.join(root, fs.readdirSync(root)[0]!)

describe('what was seen', () => {
  test('is found in any order, with its key', () => {
    const root = folder()
    put(root, 10)
    const seen = new Seen(root, about)
    for (const i of [0, 1, 2, 9, 3, 4, 0, 8]) {
      const sight = seen.find(traceOf(i), way)!
      expect([sight.brief, sight.key()]).toEqual([briefOf(i), keyOf(i)])
    }
    expect(seen.find(traceOf(10), way)).toBe(null)
  })

  test.each(['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const)('is not found where its %s is another', (name) => {
    const root = folder()
    put(root, 3)
    const seen = new Seen(root, about)
    expect(seen.find({...traceOf(1), [name]: traceOf(1)[name] + 1}, way)).toBe(null)
    expect(seen.find(traceOf(1), way)).not.toBe(null)
  })

  test('is not found by another ending or other options', () => {
    const root = folder()
    put(root, 1)
    const seen = new Seen(root, about)
    expect(seen.find(traceOf(0), {...way, kind: '.html'})).toBe(null)
    expect(seen.find(traceOf(0), {...way, options: '{"strict":true}'})).toBe(null)
    expect(seen.find(traceOf(0), {...way})).not.toBe(null)
  })

  test('is nothing to another build, or for other paths', () => {
    const root = folder()
    put(root, 1)
    expect(new Seen(root, {...about, build: 'b2'}).isEmpty).toBe(true)
    expect(new Seen(root, {...about, request: '["/other",["."]]'}).isEmpty).toBe(true)
    expect(new Seen(root, about).isEmpty).toBe(false)
  })

  test('without a date is judged again on another day; the key is good for any', () => {
    const root = folder()
    put(root, 2)
    const seen = new Seen(root, {...about, today: '2026-11-28'})
    const [undated, dated] = [seen.find(traceOf(0), way)!, seen.find(traceOf(1), way)!]
    expect([undated.brief, undated.key(), dated.brief]).toEqual([null, keyOf(0), briefOf(1)])
  })
})

describe('the file', () => {
  test('stays as it is where nothing has changed', () => {
    const root = folder()
    put(root, 5)
    const before = fs.statSync(file(root)).ino
    const seen = new Seen(root, about)
    for (let i = 0; i < 5; i++) expect(seen.stays(seen.find(traceOf(i), way))).toBe(true)
    seen.close()
    expect(fs.statSync(file(root)).ino).toBe(before)
  })

  /** Every article that is known, and every other, as a run would tell it. */
  function again(root: string, order: readonly number[]) {
    const seen = new Seen(root, about)
    for (const i of order) {
      const sight = seen.find(traceOf(i), way)
      if (!seen.stays(sight)) seen.add(traceOf(i), way, sight?.key() ?? keyOf(i), briefOf(i), true)
    }
    seen.close()
    const after = new Seen(root, about)
    return Array.from({length: 12}, (_, i) => i).filter((i) => {
      const sight = after.find(traceOf(i), way)
      if (sight) expect([sight.brief, sight.key()]).toEqual([briefOf(i), keyOf(i)])
      return sight !== null
    })
  }

  test.each([
    ['new at the end', [0, 1, 2, 3, 4, 7]],
    ['new in between', [0, 1, 7, 2, 3, 4]],
    ['gone at the end', [0, 1, 2]],
    ['gone at the start', [3, 4]],
    ['in another order', [4, 2, 0, 1, 3]],
    ['all gone', []],
  ])('is written anew for a file that is %s', (_, order) => {
    const root = folder()
    put(root, 5)
    expect(again(root, order)).toEqual(order.toSorted((a, b) => a - b))
  })

  test('of a run that was stopped is not written', () => {
    const root = folder()
    put(root, 5)
    const seen = new Seen(root, about)
    seen.add(traceOf(9), way, keyOf(9), briefOf(9), true)
    seen.drop()
    expect(fs.readdirSync(root)).toHaveLength(1)
    expect(new Seen(root, about).find(traceOf(4), way)).not.toBe(null)
  })

  test('is of many pieces where there are many files', () => {
    const root = folder()
    put(root, 10_000)
    const seen = new Seen(root, about)
    for (const i of [0, 4095, 4096, 9999]) expect(seen.find(traceOf(i), way)?.brief).toEqual(briefOf(i))
  })

  test('that is damaged says nothing wrong, whichever byte it is', () => {
    const root = folder()
    put(root, 4)
    const whole = fs.readFileSync(file(root))
    let lost = 0
    for (let at = 0; at < whole.length; at++) {
      const broken = Buffer.from(whole)
      broken[at]! ^= 0x01
      fs.writeFileSync(file(root), broken)
      const seen = new Seen(root, about)
      for (let i = 0; i < 4; i++) {
        const sight = seen.find(traceOf(i), way)
        if (sight) expect(sight.brief).toEqual(briefOf(i))
        else lost++
      }
    }
    expect(lost).toBeGreaterThan(0)
  })

  test('that is cut off is none', () => {
    const root = folder()
    put(root, 4)
    const whole = fs.readFileSync(file(root))
    for (let length = 0; length < whole.length; length++) {
      fs.writeFileSync(file(root), whole.subarray(0, length))
      expect(new Seen(root, about).isEmpty).toBe(true)
    }
  })

  test('cannot be written where a file stands in the place of the folder: nothing is thrown', () => {
    const root = path.join(folder({none: ''}), 'none')
    expect(() => put(root, 3)).not.toThrow()
    expect(fs.readFileSync(root, 'utf8')).toBe('')
  })
})

/** NTFS may number a file beyond what a number of JavaScript tells apart: such a file is read. */
const isTold = process.platform !== 'win32'

test.skipIf(!isTold)('a file that changed just now is not told by its trace: it might change again unseen', () => {
  const stats = fs.statSync(new URL(import.meta.url))
  expect(isSettled(stats, stats.ctimeMs + 2001)).toBe(true)
  expect(isSettled(stats, stats.ctimeMs + 1999)).toBe(false)
  expect(isSettled(Object.assign(Object.create(stats), {ino: 2 ** 60}), stats.ctimeMs + 9999)).toBe(false)
  expect(isSettled(fs.statSync('/'), Number.MAX_SAFE_INTEGER)).toBe(false)
})

describe('a run', () => {
  const label =
    'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента.'
  const texts = [
    `${label}\n\nМост открыли.\n`,
    '---\ndate: 2026-01-05\n---\n\nМост закрыли.\n',
    'The bridge is open.\n',
  ]

  /** @returns the briefs, and how many files were read */
  async function audit(root: string, {today = '2026-11-27', isBrief = true, edited = -1} = {}) {
    let reads = 0
    const pending = (text: string, i: number): Pending => {
      const stats = Object.assign(Object.create(fs.statSync('package.json')), traceOf(i), {isFile: () => true})
      if (i === edited) stats.ctimeMs++
      const read = () => {
        reads++
        return {content: i === edited ? `${label}\n\n${text}` : text, stats}
      }
      return {path: `${i}.md`, stats: () => stats, read}
    }
    const options: Options = {today}
    const answers = new Answers(root, 'b1', today)
    const seen = new Seen(root, {...about, today})
    const all = []
    const settings = {optionsFor: () => options, today, answers: async () => answers, seen, isBrief, jobs: 1}
    for await (const batch of run([texts.map(pending)], settings)) all.push(...batch)
    answers.close()
    seen.close()
    return {reads, briefs: all.map(({brief}) => brief), results: all.map(({answer}) => answer?.result)}
  }

  test('over files that are as they were reads none of them', async () => {
    const root = folder()
    const first = await audit(root)
    const list = () => fs.statSync(path.join(root, fs.readdirSync(root).find((name) => name.endsWith('.seen'))!)).ino
    const before = list()
    const second = await audit(root)
    expect([first.reads, second.reads, second.briefs]).toEqual([3, 0, first.briefs])
    expect(list()).toBe(before)
    // Where all of the answer is wanted, it comes from the cache.
    const full = await audit(root, {isBrief: false})
    expect([full.reads, full.results]).toEqual([0, first.results])
  })

  test('reads the one that was edited, and says what is true of it now', async () => {
    const root = folder()
    const first = await audit(root)
    const second = await audit(root, {edited: 2})
    expect([second.reads, second.briefs.slice(0, 2)]).toEqual([1, first.briefs.slice(0, 2)])
    expect(second.briefs[2]).not.toEqual(first.briefs[2])
    expect(await audit(root, {edited: 2})).toEqual({...second, reads: 0, results: [undefined, undefined, undefined]})
  })

  test('on another day reads those without a date, and only once', async () => {
    const root = folder()
    const [then, now] = [await audit(root, {today: '2021-05-06'}), await audit(folder())]
    expect(then.briefs).not.toEqual(now.briefs)
    const next = await audit(root)
    expect([next.reads, next.briefs]).toEqual([2, now.briefs])
    expect(await audit(root)).toMatchObject({reads: 0, briefs: now.briefs})
  })
})

test.skipIf(!isTold)('the command says the same from what it saw as from the articles', () => {
  const cache = folder()
  const audit = (...more: string[]) => {
    const args = [command, 'audit', 'articles', '--date', '2026-11-22', '--cache-dir', cache, ...more]
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'})
    return {status, stdout, stderr}
  }
  const first = audit()
  const records = audit('--format', 'ndjson')
  expect(fs.readdirSync(cache).filter((name) => name.endsWith('.seen'))).toHaveLength(1)
  // Without an answer left, the sums are known all the same, and nothing is judged.
  for (const name of fs.readdirSync(cache)) if (name.endsWith('.seg')) fs.rmSync(path.join(cache, name))
  expect(audit()).toEqual(first)
  expect(fs.readdirSync(cache).filter((name) => name.endsWith('.seg'))).toEqual([])
  // Records are more than sums: they are judged again.
  expect(audit('--format', 'ndjson')).toEqual(records)
})
