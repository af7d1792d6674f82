/** Folders are made with all that is missing on the way, or the system says why not. */
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {makeFolder} from '../../src/node/make-folder.ts'
import {folder, run} from './command.ts'

test('with all that are missing, once and again', () => {
  const root = folder({'here/a.md': ''})
  const deep = path.join(root, 'here/and/there')
  makeFolder(deep, 0o700)
  makeFolder(deep)
  expect(fs.statSync(deep).mode & 0o777).toBe(0o700)
})

test('a link to a folder is one', () => {
  const root = folder({'in/a.md': ''})
  fs.symlinkSync('in', path.join(root, 'link'))
  makeFolder(path.join(root, 'link/new'))
  expect(fs.readdirSync(path.join(root, 'in'))).toEqual(['a.md', 'new'])
})

test('where a file or a link to nowhere stands in the way, the system says so', () => {
  const root = folder({file: ''})
  fs.symlinkSync('none', path.join(root, 'dangling'))
  for (const name of ['file', 'dangling']) {
    expect(() => makeFolder(path.join(root, name))).toThrow('EEXIST')
    expect(() => makeFolder(path.join(root, name, 'in'))).toThrow(/EEXIST|ENOTDIR/)
  }
})

test.skipIf(!fs.existsSync('/proc/self'))('where there can be none, an audit goes on without a cache', () => {
  expect(() => makeFolder('/proc/none/in')).toThrow('ENOENT')
  const cwd = folder({'a.md': 'Мост открыли.'})
  const {code, err} = run(['audit', 'a.md', '--cache-dir', '/proc/none'], {cwd})
  expect([code, err]).toEqual([
    1,
    'plashka: there is no cache (no such file or folder): the audit goes on without one\n',
  ])
})
