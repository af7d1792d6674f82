import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {folder, git} from '../command.ts'
import {collect} from './collect.ts'

function repository(files: Record<string, string | Buffer> = {}): string {
  const root = folder({
    'a.md': 'Раз',
    'news/b.txt': 'Два',
    'news/глава 1.md': 'Три',
    'news/.x/c.md': 'no',
    'news/pic.png': 'no',
    ...files,
  })
  fs.symlinkSync('a.md', path.join(root, 'link.md'))
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'x')
  git(root, 'tag', 'v1')
  return root
}

describe('a tree of git', () => {
  test('the articles of a commit, not those of the disk', async () => {
    const root = repository()
    fs.writeFileSync(path.join(root, 'a.md'), 'Другое')
    fs.writeFileSync(path.join(root, 'new.md'), 'Новое')
    const {texts, troubles} = await collect(root, [], {tree: 'v1'})
    expect(troubles).toEqual([])
    expect(texts).toEqual({'a.md': 'Раз', 'news/b.txt': 'Два', 'news/глава 1.md': 'Три'})
  })

  test('narrowed by folders, files and patterns; from a folder inside', async () => {
    const root = repository()
    const of = async (cwd: string, ...paths: string[]) => Object.keys((await collect(cwd, paths, {tree: 'HEAD'})).texts)
    expect(await of(root, 'news/')).toEqual(['news/b.txt', 'news/глава 1.md'])
    expect(await of(root, './a.md')).toEqual(['a.md'])
    expect(await of(root, 'news/*.md', 'a.md')).toEqual(['a.md', 'news/глава 1.md'])
    expect(await of(root, '**/*.txt')).toEqual(['news/b.txt'])
    expect(await of(path.join(root, 'news'))).toEqual(['b.txt', 'глава 1.md'])
    expect(await of(path.join(root, 'news'), '../a.md')).toEqual(['../a.md'])
    const excluded = (file: string) => file === path.join(root, 'news/b.txt')
    const include = {folder: root, globs: ['news']}
    expect(Object.keys((await collect(root, [], {tree: 'HEAD', excluded, include})).texts)).toEqual(['news/глава 1.md'])
  })

  test('in a bare repository', async () => {
    const root = repository()
    const bare = folder()
    git(root, 'clone', '-q', '--bare', root, bare)
    expect(Object.keys((await collect(bare, ['news'], {tree: 'main'})).texts)).toEqual([
      'news/b.txt',
      'news/глава 1.md',
    ])
  })

  test('many and large articles, and a reader that stops early', async () => {
    const files = Object.fromEntries(Array.from({length: 700}, (_, i) => [`n/${1000 + i}.md`, `${i} `.repeat(i * 20)]))
    const root = repository({
      ...files,
      'big.md': Buffer.alloc(65 * 2 ** 20, 'a'),
      'binary.md': Buffer.from([0, 10, 0, 10]),
    })
    const {texts, sources, troubles} = await collect(root, [], {tree: 'HEAD'})
    expect(troubles).toEqual(['big.md: larger than 64 MB, no article; not read'])
    for (const [name, text] of Object.entries(files)) expect(texts[name]).toBe(text)
    expect(sources.find(({path: at}) => at === 'binary.md')!.bytes).toEqual(Buffer.from([0, 10, 0, 10]))

    const {sources: read} = await import('../../../src/node/input/index.ts')
    const each = read([], {cwd: root, tree: 'HEAD', onTrouble: () => {}})
    await each.next()
    await each.return(undefined)
  })

  test('a subtree, and what is not there', async () => {
    const root = repository()
    expect(Object.keys((await collect(root, [], {tree: 'v1:news'})).texts)).toEqual(['b.txt', 'глава 1.md'])
    const {texts, troubles} = await collect(root, ['nothing', 'a.md', ':(top)a.md'], {tree: 'v1'})
    expect(Object.keys(texts)).toEqual(['a.md'])
    expect(troubles).toEqual([
      'v1 has no such file, nor a folder with articles: nothing',
      'v1 has no such file, nor a folder with articles: :(top)a.md',
    ])
  })

  test.each(['nothing', '--output=x', 'v1^{tree}:zzz'])('the ref %s', async (tree) => {
    await expect(collect(repository(), [], {tree})).rejects.toThrow()
  })

  test('where there is no repository', async () => {
    await expect(collect(folder(), [], {tree: 'HEAD'})).rejects.toThrow(/repository/)
  })

  test('contents that are missing are told', async () => {
    const root = repository()
    const id = git(root, 'rev-parse', 'HEAD:a.md').trim()
    fs.rmSync(path.join(root, '.git/objects', id.slice(0, 2), id.slice(2)))
    const {texts, troubles} = await collect(root, [], {tree: 'HEAD'})
    expect(Object.keys(texts)).toEqual(['news/b.txt', 'news/глава 1.md'])
    expect(troubles).toEqual(['a.md: the repository lacks the contents (a partial clone?)'])
  })
})
