/** Files are written whole or not at all. */
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {openNew, uninterrupted, writeWhole} from '../../src/node/write.ts'
import {folder} from './command.ts'

const bytes = Buffer.from('new')

test('mode is kept, nothing is left behind', () => {
  const root = folder({'a.md': 'old'})
  fs.chmodSync(path.join(root, 'a.md'), 0o640)
  writeWhole(path.join(root, 'a.md'), bytes)
  expect(fs.readFileSync(path.join(root, 'a.md'), 'utf8')).toBe('new')
  expect(fs.statSync(path.join(root, 'a.md')).mode & 0o777).toBe(0o640)
  expect(fs.readdirSync(root)).toEqual(['a.md'])
})

test('a link is written through, not replaced', () => {
  const root = folder({'in/a.md': 'old'})
  fs.symlinkSync('in/a.md', path.join(root, 'link.md'))
  fs.symlinkSync('in/none.md', path.join(root, 'dangling.md'))
  writeWhole(path.join(root, 'link.md'), bytes)
  writeWhole(path.join(root, 'dangling.md'), bytes)
  expect(fs.lstatSync(path.join(root, 'link.md')).isSymbolicLink()).toBe(true)
  expect(fs.readFileSync(path.join(root, 'in/a.md'), 'utf8')).toBe('new')
  expect(fs.readdirSync(path.join(root, 'in'))).toEqual(['a.md', 'none.md'])
})

test('a failure leaves the old file and no other', () => {
  const root = folder({'a.md/x': ''})
  expect(() => writeWhole(path.join(root, 'a.md'), bytes)).toThrow()
  expect(fs.readdirSync(root)).toEqual(['a.md'])
  expect(() => writeWhole(path.join(root, 'none/a.md'), bytes)).toThrow(/ENOENT/)
})

test('a temporary file of another stays, and is in nobody’s way', () => {
  const root = folder({'a.md': 'old'})
  const first = openNew(root, '.tmp', 'wx', 0o666)
  fs.closeSync(first.fd)
  fs.rmSync(first.name)
  const next = Number(/-(\d+)\.tmp$/.exec(first.name)![1]) + 1
  const others = [next, next + 1].map((number) => `.plashka-${process.pid}-${number}.tmp`)
  for (const other of others) fs.writeFileSync(path.join(root, other), 'theirs')
  writeWhole(path.join(root, 'a.md'), bytes)
  expect(fs.readFileSync(path.join(root, 'a.md'), 'utf8')).toBe('new')
  expect(fs.readdirSync(root).sort()).toEqual([...others, 'a.md'].sort())
  for (const other of others) expect(fs.readFileSync(path.join(root, other), 'utf8')).toBe('theirs')
})

test('signals are listened to only while there is work', async () => {
  const before = process.listenerCount('SIGINT')
  const seen: number[] = []
  await uninterrupted([1, 2], (item) => {
    seen.push(item, process.listenerCount('SIGINT') - before)
  })
  expect(seen).toEqual([1, 1, 2, 1])
  expect(process.listenerCount('SIGINT')).toBe(before)
})
