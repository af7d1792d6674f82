/** The cache is believed where it is whole, and dropped where it is not; whatever happens to it, the audit goes on. */
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {Cache, keyOf} from '../../../src/node/audit/cache.ts'
import {folder} from '../command.ts'

const answers = new Map(Array.from({length: 5}, (_, i) => [keyOf(`question ${i}`), `answer ${i} ответ`]))

/** A folder with one segment that holds all answers, and the segment's name. */
function kept(version = 'v1') {
  const root = folder()
  const cache = new Cache(root, version)
  for (const [key, value] of answers) cache.put(key, value)
  cache.close()
  const [name] = fs.readdirSync(root)
  return {root, file: path.join(root, name!)}
}

/** What a new process finds: how many answers, all of them right. */
function found(root: string, version = 'v1'): number {
  const cache = new Cache(root, version)
  let count = 0
  for (const [key, value] of answers) {
    const answer = cache.get(key)
    if (answer === null) continue
    expect(answer).toBe(value)
    count++
  }
  cache.close()
  return count
}

test('what was put in is there for the next process', () => {
  expect(found(kept().root)).toBe(answers.size)
})

test('no two questions share a key because their parts run together', () => {
  const keys = [
    ['a', 'b'],
    ['ab'],
    ['a', '', 'b'],
    ['a\0b'],
    ['a\0', 'b'],
    ['\ud800'],
    ['\udbff'],
    ['\ufffd'],
    ['7:a'],
    ['a'.repeat(5000), 'b'],
    ['a'.repeat(5000) + 's1:b'],
    ['b', 'a'.repeat(5000)],
  ].map((parts) => keyOf(...parts).toString('hex'))
  const bytes = keyOf(Buffer.from('a'), 'b').toString('hex')
  expect(new Set([...keys, bytes]).size).toBe(keys.length + 1)
})

describe('a damaged segment is dropped, never believed', () => {
  test('any byte of it flipped', () => {
    const {root, file} = kept()
    const whole = fs.readFileSync(file)
    const lost: number[] = []
    for (let at = 0; at < whole.length; at++) {
      const broken = Buffer.from(whole)
      broken[at]! ^= 0x20
      fs.writeFileSync(file, broken)
      lost.push(answers.size - found(root))
    }
    // A byte of an answer costs this answer, one of the index or the foot the segment.
    expect(Math.min(...lost)).toBe(1)
    expect(Math.max(...lost)).toBe(answers.size)
  })

  test('cut off anywhere', () => {
    const {root, file} = kept()
    const whole = fs.readFileSync(file)
    for (let length = 0; length < whole.length; length++) {
      fs.writeFileSync(file, whole.subarray(0, length))
      expect(found(root)).toBe(0)
      // It is no use to anybody: the next process need not look.
      expect(fs.existsSync(file)).toBe(false)
    }
  })

  test.each([
    ['empty', ''],
    ['text', 'not a segment, however long it may be, has eight bytes that say so'],
    ['another magic', Buffer.concat([Buffer.alloc(8), Buffer.from('plashka0')])],
    ['an index larger than the file', Buffer.concat([Buffer.from('ffffff7f00000000', 'hex'), Buffer.from('plashka1')])],
  ])('%s', (_, content) => {
    const {root, file} = kept()
    fs.writeFileSync(file, content)
    expect(found(root)).toBe(0)
  })
})

test('another version sees nothing of it, and leaves it alone', () => {
  const {root, file} = kept('v1')
  expect(found(root, 'v2')).toBe(0)
  expect(found(root, 'v')).toBe(0)
  expect(fs.existsSync(file)).toBe(true)
})

test('what a killed process left goes after a day, segments of other versions and old lists of files after a month', () => {
  const {root, file} = kept('v1')
  const others = [`${file}.tmp`, path.join(root, '0badcafe.seen'), path.join(root, '0badcafe.seen.4711.tmp')]
  for (const other of others) fs.writeFileSync(other, 'half')
  new Cache(root, 'v2').close()
  expect(fs.readdirSync(root)).toHaveLength(4)
  for (const old of [file, ...others]) fs.utimesSync(old, 0, 0)
  new Cache(root, 'v2').close()
  expect(fs.readdirSync(root)).toEqual([])
})

test('what is not plashka’s stays, however old and whatever it is called', () => {
  const {root, file} = kept('v1')
  const [own] = path.basename(file).split('.seg')
  const others = ['film.seg', 'a.seen', 'x.seg.tmp', `${own}0.seg`, `old ${own}.seg`, '0badcafe.seen.tmp', 'v1-my.seg']
  for (const other of others) {
    fs.writeFileSync(path.join(root, other), 'work')
    fs.utimesSync(path.join(root, other), 0, 0)
  }
  expect([found(root), fs.readdirSync(root).sort()]).toEqual([answers.size, [...others, path.basename(file)].sort()])
})

describe('compaction', () => {
  /** One answer a segment, forty segments. */
  function many() {
    const root = folder()
    const all = new Map(Array.from({length: 40}, (_, i) => [keyOf('many', String(i)), `answer ${i}`]))
    const cache = new Cache(root, 'v1')
    for (const [key, value] of all) {
      cache.put(key, value)
      cache.flush()
    }
    cache.close()
    expect(fs.readdirSync(root)).toHaveLength(40)
    const count = (open: Cache) => [...all].filter(([key, value]) => open.get(key) === value).length
    return {root, count}
  }

  test('makes one of many, while others read the old ones', () => {
    const {root, count} = many()
    const first = new Cache(root, 'v1')
    expect(fs.readdirSync(root)).toHaveLength(1)
    const second = new Cache(root, 'v1')
    expect([count(first), count(second)]).toEqual([40, 40])
    first.close()
    second.close()
  })

  test('takes over nothing that is damaged', () => {
    const {root, count} = many()
    const [name] = fs.readdirSync(root)
    const broken = fs.readFileSync(path.join(root, name!))
    broken[0]! ^= 1
    fs.writeFileSync(path.join(root, name!), broken)
    new Cache(root, 'v1').close()
    const cache = new Cache(root, 'v1')
    expect(count(cache)).toBe(39)
    cache.close()
  })
})

test('answers are found in any order, near to one another and far apart', () => {
  const root = folder()
  const many = Array.from({length: 40}, (_, i) => [keyOf(String(i)), `${i} `.repeat(10_000)] as const)
  const cache = new Cache(root, 'v1')
  for (const [key, answer] of many) cache.put(key, answer)
  cache.close()
  const again = new Cache(root, 'v1')
  for (const order of [many, many.toReversed(), many.filter((_, i) => i % 7 === 0), many])
    for (const [key, answer] of order) expect(again.get(key)).toBe(answer)
  again.close()
})

test('a folder that cannot be written to costs the cache only', () => {
  const root = path.join(folder(), 'cache')
  const cache = new Cache(root, 'v1')
  fs.rmSync(root, {recursive: true})
  cache.put(keyOf('question'), 'answer')
  cache.close()
  expect(cache.trouble).toMatchObject({code: 'ENOENT'})
})
