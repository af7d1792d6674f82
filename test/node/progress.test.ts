/** How far an audit is, and how long it will take. */
import fs from 'node:fs'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {Progress} from '../../src/node/cli/progress.ts'
import {sources} from '../../src/node/input/index.ts'
import {sizeOf} from '../../src/node/input/size.ts'
import {folder} from './command.ts'

const at = (seconds: number, share: number | null, done = 1000) => {
  const progress = new Progress('en', 0)
  progress.total = share === null ? null : 1_000_000
  progress.read = (share ?? 0) * 1_000_000
  return progress.line(done, seconds * 1000)
}

test('rate, and the time left once it can be known', () => {
  expect(at(10, null)).toBe('1000 checked, 100 a second')
  expect(at(10, 0.25)).toBe('1000 checked, 100 a second, 30 s left')
  expect(at(100, 0.25)).toBe('1000 checked, 10 a second, 5 min left')
  expect(at(3600, 0.3)).toBe('1000 checked, 0 a second, 2 h 20 min left')
  // Too early to tell; and more was read than there was.
  expect(at(1, 0.25)).toBe('1000 checked, 1000 a second')
  expect(at(100, 0.001)).toBe('1000 checked, 10 a second')
  expect(at(100, 1.5)).toBe('1000 checked, 10 a second, 0 s left')
  expect(new Progress('ru', 0).line(5, 1000)).toBe('проверено 5, 5 в секунду')
})

const articles = {
  'in/a.md': '# Мост\n',
  'in/deep/b.html': '<p>Река</p>',
  'in/c.jpg': 'x'.repeat(1000),
  'in/left.md': 'x',
}
const asked = (cwd: string) => ({
  cwd,
  excluded: (file: string) => path.basename(file) === 'left.md',
  onTrouble: () => {},
})

test('what there is to read is what is read', async () => {
  const dump = gzipSync(['{"text":"a"}', '{"text":"b"}'].join('\n'))
  const cwd = folder(articles)
  fs.writeFileSync(path.join(cwd, 'dump.jsonl.gz'), dump)
  let read = 0
  const all = {...asked(cwd), onRead: (bytes: number) => (read += bytes)}
  for await (const lot of sources(['in', 'dump.jsonl.gz'], all))
    for (const {file} of lot) if (file) read += fs.statSync(file).size
  expect(read).toBe(Buffer.byteLength('# Мост\n<p>Река</p>') + dump.length)
  expect(await sizeOf(['in', 'dump.jsonl.gz'], asked(cwd), () => false)).toBe(read)
})

test('where it cannot be known beforehand nothing is said', async () => {
  const cwd = folder(articles)
  const tell = (paths: string[], more = {}) => sizeOf(paths, {...asked(cwd), ...more}, () => false)
  expect(await tell(['in/*.md'])).toBeNull()
  expect(await tell(['nowhere'])).toBeNull()
  expect(await tell([], {tree: 'HEAD'})).toBeNull()
  expect(await tell([], {filesFrom: '-'})).toBeNull()
  expect(await tell([])).toBe(Buffer.byteLength('# Мост\n<p>Река</p>'))
})
