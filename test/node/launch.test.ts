/** The launcher's cache of compiled code: best for those who run what filled it. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {fit, folder} from './command.ts'

/** A copy of the command that has no cache yet, beside some articles. */
function installed(files: Record<string, string>) {
  const cwd = folder(files)
  // Where no audit looks for articles.
  const place = path.join(cwd, 'node_modules')
  fs.mkdirSync(place)
  for (const name of ['cli.js', 'main.cjs', 'audit.cjs', 'audit-core.cjs', 'core.cjs', 'package.json'])
    fs.copyFileSync(path.resolve('dist/node', name), path.join(place, name))
  const run = (...args: string[]) => spawnSync(process.execPath, [path.join(place, 'cli.js'), ...args], {cwd}).status
  return {place, run}
}

const written = (place: string) =>
  fs.readdirSync(place).map((name) => [name, fs.statSync(path.join(place, name)).mtimeMs])

test('an audit in one thread, which optimizes at once, leaves caches that the next one can use', () => {
  const files = Object.fromEntries(Array.from({length: 70}, (_, i) => [`${i}.md`, fit]))
  const {place, run} = installed(files)
  expect(run('audit', '.', '--no-cache', '--jobs', '1')).toBe(0)
  const before = written(place)
  expect(before.length).toBeGreaterThan(6)
  expect([run('audit', '.', '--no-cache', '--jobs', '1'), written(place)]).toEqual([0, before])
})

test('an audit, whose threads judge, does not fill the cache that a check starts from', () => {
  const {place, run} = installed({'a.md': fit})
  const caches = () =>
    fs
      .readdirSync(place)
      .filter((name) => name.endsWith('.cache'))
      .map((name) => name.split('-v')[0])
      .sort()
  expect([run('--version'), caches()]).toEqual([0, []])
  const audit = () => run('audit', 'a.md', '--cache-dir', 'cache')
  expect([audit(), caches()]).toEqual([0, ['audit', 'core-few']])
  expect([run('check', 'a.md'), caches()]).toEqual([0, ['audit', 'core-few', 'main']])
  // What is there is used: nothing is written anew, but for a run that knew everything.
  const before = written(place)
  expect([run('check', 'a.md'), run('audit', 'a.md', '--no-cache'), written(place)]).toEqual([0, 0, before])
  expect([audit(), caches()]).toEqual([0, ['audit', 'audit-known', 'core-few', 'main']])
  const after = written(place)
  expect([audit(), run('audit', 'a.md', '--no-cache'), written(place)]).toEqual([0, 0, after])
  expect([run('audit', '--no-such-flag'), written(place)]).toEqual([2, after])
})
