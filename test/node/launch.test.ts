/** The launcher's cache of compiled code: best for those who run what filled it. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {fit, folder} from './command.ts'

test('an audit, whose threads judge, does not fill the cache that a check starts from', () => {
  const cwd = folder({'a.md': fit})
  const place = path.join(cwd, 'node')
  fs.mkdirSync(place)
  for (const name of ['cli.js', 'main.cjs', 'audit.cjs', 'audit-core.cjs', 'core.cjs', 'package.json'])
    fs.copyFileSync(path.resolve('dist/node', name), path.join(place, name))
  const caches = () =>
    fs
      .readdirSync(place)
      .filter((name) => name.endsWith('.cache'))
      .map((name) => name.split('-v')[0])
      .sort()
  const run = (...args: string[]) => spawnSync(process.execPath, [path.join(place, 'cli.js'), ...args], {cwd}).status
  expect([run('--version'), caches()]).toEqual([0, []])
  const audit = () => run('audit', 'a.md', '--cache-dir', 'cache')
  expect([audit(), caches()]).toEqual([0, ['audit', 'core-few']])
  expect([run('check', 'a.md'), caches()]).toEqual([0, ['audit', 'core-few', 'main']])
  // What is there is used: nothing is written anew, but for a run that knew everything.
  const written = () => fs.readdirSync(place).map((name) => fs.statSync(path.join(place, name)).mtimeMs)
  const before = written()
  expect([run('check', 'a.md'), run('audit', 'a.md', '--no-cache'), written()]).toEqual([0, 0, before])
  expect([audit(), caches()]).toEqual([0, ['audit', 'audit-known', 'core-few', 'main']])
  const after = written()
  expect([audit(), run('audit', 'a.md', '--no-cache'), written()]).toEqual([0, 0, after])
  expect([run('audit', '--no-such-flag'), written()]).toEqual([2, after])
})
