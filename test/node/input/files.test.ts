import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {folder} from '../command.ts'
import {collect} from './collect.ts'

const tree = {
  'a/1.md': 'Раз',
  'a/2.txt': 'Два',
  'a/pic.png': 'no',
  'a/.hidden/3.md': 'no',
  'b/4.html': 'Четыре',
  'b/dump.jsonl': '{"text":"no"}\n',
}

describe('folders and patterns', () => {
  test('are walked; nothing is read on the way', async () => {
    const root = folder(tree)
    const {sources, troubles} = await collect(root, ['./a', 'b'])
    expect(troubles).toEqual([])
    expect(sources).toEqual([
      {path: 'a/1.md', file: path.join(root, 'a/1.md')},
      {path: 'a/2.txt', file: path.join(root, 'a/2.txt')},
      {path: 'b/4.html', file: path.join(root, 'b/4.html')},
    ])
  })

  test('are named with any number of dots and slashes before them', async () => {
    const root = folder(tree)
    for (const name of ['.//a', './/./a', './/a/*.*', './/a/1.md'])
      expect([name, Object.keys((await collect(root, [name])).texts)[0]]).toEqual([name, 'a/1.md'])
  })

  test('here, where nothing is named; or what the configuration names', async () => {
    const root = folder(tree)
    expect(Object.keys((await collect(root, [])).texts)).toEqual(['a/1.md', 'a/2.txt', 'b/4.html'])
    const include = {folder: root, globs: ['b/**/*.html']}
    expect(Object.keys((await collect(root, [], {include})).texts)).toEqual(['b/4.html'])
    expect(Object.keys((await collect(root, ['a'], {include})).texts)).toEqual(['a/1.md', 'a/2.txt'])
  })

  test('each article once, in the order asked for', async () => {
    const root = folder(tree)
    const {sources} = await collect(root, ['b/4.html', '**/*.md', '.', 'a/2.txt'])
    expect(sources.map((source) => source.path)).toEqual(['b/4.html', 'a/1.md', 'a/2.txt'])
  })

  test('what is not there is told, the rest is read', async () => {
    const root = folder({...tree, 'empty/x.png': ''})
    const {texts, troubles} = await collect(root, ['nothing.md', 'x*.md', 'empty', 'a/1.md'])
    expect(Object.keys(texts)).toEqual(['a/1.md'])
    expect(troubles).toHaveLength(3)
  })

  test('what is excluded is left out, unless it is named', async () => {
    const root = folder(tree)
    const excluded = (file: string) => file.endsWith('.txt')
    expect(Object.keys((await collect(root, ['a'], {excluded})).texts)).toEqual(['a/1.md'])
    expect(Object.keys((await collect(root, ['a/2.txt'], {excluded})).texts)).toEqual(['a/2.txt'])
  })
})

describe.skipIf(process.platform === 'win32')('pipes', () => {
  const pipe = (root: string, name: string) => execFileSync('mkfifo', [path.join(root, name)])

  test('what has to be read twice is refused, before anybody waits', async () => {
    const root = folder({'a.md': 'Раз'})
    for (const name of ['p.json', 'p.zip']) pipe(root, name)
    const {texts, troubles} = await collect(root, ['p.json', 'p.zip', 'a.md'])
    expect(Object.keys(texts)).toEqual(['a.md'])
    expect(troubles).toEqual(
      ['p.json', 'p.zip'].map(
        (name) => `${name}: a pipe can be read only once, and this format takes more; save it to a file first`,
      ),
    )
  })

  test('others are read as they come', async () => {
    const root = folder()
    pipe(root, 'p.jsonl')
    const written = fs.promises.writeFile(path.join(root, 'p.jsonl'), '{"text":"Раз"}\n')
    expect(await collect(root, ['p.jsonl'])).toMatchObject({texts: {'p.jsonl#1': 'Раз'}, troubles: []})
    await written
  })
})

describe('lists', () => {
  test.each([
    ['lines', '\ufeffa/1.md\r\n\r\nb\r\n'],
    ['NUL', 'a/1.md\0b\0'],
  ])('divided by %s', async (_, list) => {
    const root = folder({...tree, list})
    expect(Object.keys((await collect(root, [], {filesFrom: 'list'})).texts)).toEqual(['a/1.md', 'b/4.html'])
  })

  test('may name archives, too', async () => {
    const root = folder({...tree, list: 'b/dump.jsonl\na/1.md\n'})
    expect((await collect(root, [], {filesFrom: 'list'})).texts).toEqual({'b/dump.jsonl#1': 'no', 'a/1.md': 'Раз'})
  })

  test('that cannot be read stop the run', async () => {
    await expect(collect(folder(), [], {filesFrom: 'nothing'})).rejects.toThrow(/nothing/)
  })
})
