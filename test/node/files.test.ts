/** Which articles a command line means. */
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {check} from '../../src/core/index.ts'
import {findArticles, type Wanted} from '../../src/node/files.ts'
import {folder, git} from './command.ts'

const find = async (cwd: string, wanted: Partial<Wanted>) => {
  const {sources, troubles} = await findArticles({cwd, paths: [], ...wanted})
  return {
    paths: sources.map((source) => source.path),
    texts: sources.map((source) => source.read().toString()),
    troubles: troubles.map(({en}) => en),
  }
}

test('a record names its article without dots before it', () => {
  for (const name of ['a/b.md', './a/b.md', './/a/b.md', '././/a/b.md', '.\\a\\b.md'])
    expect(check({path: name, text: ''}).path).toBe('a/b.md')
})

describe('folders', () => {
  test('are walked for articles, in order, without what git ignores', async () => {
    const cwd = folder({
      'b.md': '',
      'a/x.TXT': '',
      'a/y.html': '',
      'a/z.jpg': '',
      'a/skip.md': '',
      'a/keep.md': '',
      'a/.gitignore': '!keep.md\n',
      '.gitignore': 'skip.md\nkeep.md\nout/\n',
      'out/o.md': '',
      'node_modules/p/readme.md': '',
      '.hidden/h.md': '',
    })
    git(cwd, 'init', '-q')
    expect((await find(cwd, {paths: ['.']})).paths).toEqual(['a/keep.md', 'a/x.TXT', 'a/y.html', 'b.md'])
    expect((await find(cwd, {paths: ['./a/']})).paths).toEqual(['a/keep.md', 'a/x.TXT', 'a/y.html'])
    expect((await find(cwd, {paths: ['.//a/keep.md', './/a/*.html']})).paths).toEqual(['a/keep.md', 'a/y.html'])
    expect((await find(cwd, {paths: []})).paths).toHaveLength(4)
  })

  test('that git ignores are walked when they are named', async () => {
    const cwd = folder({'.gitignore': 'out\n', 'out/o.md': ''})
    git(cwd, 'init', '-q')
    expect((await find(cwd, {paths: ['out']})).paths).toEqual(['out/o.md'])
  })

  test('do not lead in circles or out of themselves', async () => {
    const cwd = folder({'in/a.md': 'a', 'secret.md': 's'})
    fs.symlinkSync('..', path.join(cwd, 'in/loop'))
    fs.symlinkSync('../secret.md', path.join(cwd, 'in/link.md'))
    expect((await find(cwd, {paths: ['in']})).paths).toEqual(['in/a.md'])
    expect((await find(cwd, {paths: ['in/link.md']})).texts).toEqual(['s'])
  })

  test('with nothing in them are one line', async () => {
    const cwd = folder({'empty/picture.png': ''})
    expect((await find(cwd, {paths: ['empty']})).troubles).toEqual([
      'no articles (.md, .markdown, .txt, .html, .htm) in the folder: empty',
    ])
  })
})

describe('names', () => {
  test('with spaces, %, newlines and escapes are found, and said safely', async () => {
    const names = ['a b.md', '100%.md', 'new\nline.md', 'es\u001b[31mc.md', '[x].md', '-dash.md']
    const cwd = folder(Object.fromEntries(names.map((name) => [name, name])))
    expect((await find(cwd, {paths: names})).texts).toEqual(names)
    expect((await find(cwd, {paths: ['no\nsuch\u001b.md']})).troubles).toEqual([
      'no such file or folder: no\\nsuch\\u{1b}.md',
    ])
  })

  test('that do not exist are one line each, and the others go on', async () => {
    const cwd = folder({'a.md': ''})
    expect(await find(cwd, {paths: ['x.md', 'a.md', '']})).toMatchObject({
      paths: ['a.md'],
      troubles: ['no such file or folder: x.md', 'no such file or folder: '],
    })
  })

  test('given twice count once', async () => {
    const cwd = folder({'a/b.md': ''})
    expect((await find(cwd, {paths: ['a/b.md', './a', 'a/../a/b.md']})).paths).toEqual(['a/b.md'])
  })

  test('may be patterns', async () => {
    const cwd = folder({'a/b.md': '', 'a/c/d.txt': '', 'e.md': ''})
    expect((await find(cwd, {paths: ['a/**/*.{md,txt}']})).paths).toEqual(['a/b.md', 'a/c/d.txt'])
    expect((await find(cwd, {paths: ['x/*.md']})).troubles).toEqual(['no article matches: x/*.md'])
  })

  test('of a device are refused', async () => {
    expect((await find('/', {paths: ['/dev/zero']})).troubles).toEqual([
      'cannot read /dev/zero: it is no ordinary file',
    ])
  })
})

describe('lists', () => {
  test.each([
    ['lines', 'a.md\r\nb c.md\n\n'],
    ['NULs', 'a.md\0b c.md\0'],
  ])('divided by %s', async (_, list) => {
    const cwd = folder({'a.md': '1', 'b c.md': '2', 'x.list': list})
    expect((await find(cwd, {filesFrom: 'x.list'})).texts).toEqual(['1', '2'])
  })

  test('that are empty mean nothing, not everything', async () => {
    expect((await find(folder({'a.md': '', list: ''}), {filesFrom: 'list'})).paths).toEqual([])
  })

  test('that are missing stop the run', async () => {
    await expect(find(folder(), {filesFrom: 'none'})).rejects.toThrow(/none: no such file/)
  })
})

test('what is excluded stays out of folders, not of what is named', async () => {
  const cwd = folder({'a.md': '', 'drafts/d.md': ''})
  const excluded = (file: string) => file.includes('drafts')
  expect((await find(cwd, {excluded})).paths).toEqual(['a.md'])
  expect((await find(cwd, {excluded, paths: ['drafts/d.md']})).paths).toEqual(['drafts/d.md'])
})

test('include says what to look for where nothing is named', async () => {
  const cwd = folder({'a.md': '', 'news/n.md': '', 'sub/x': ''})
  const include = {folder: cwd, globs: ['news/**/*.md']}
  expect((await find(cwd, {include})).paths).toEqual(['news/n.md'])
  expect((await find(path.join(cwd, 'sub'), {include})).paths).toEqual(['../news/n.md'])
  expect((await find(cwd, {include, paths: ['a.md']})).paths).toEqual(['a.md'])
})

describe('git', () => {
  test('gives the staged text, not that of the disk', async () => {
    const cwd = folder({
      'a.md': 'staged\n',
      'b\n"c".txt': 'odd',
      'gone.md': '',
      'picture.png': '',
      'node_modules/x.md': '',
    })
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    fs.symlinkSync('/etc/passwd', path.join(cwd, 'link.md'))
    git(cwd, 'add', 'link.md')
    fs.writeFileSync(path.join(cwd, 'a.md'), 'on the disk\n')
    fs.rmSync(path.join(cwd, 'gone.md'))
    const staged = await find(cwd, {staged: true})
    const away = 'link.md: a link, and it leads to no article of the repository; not checked'
    expect(staged).toEqual({paths: ['a.md', 'b\n"c".txt', 'gone.md'], texts: ['staged\n', 'odd', ''], troubles: [away]})
    expect((await find(cwd, {staged: true, paths: ['a.md']})).paths).toEqual(['a.md'])
    git(cwd, 'commit', '-qm', 'one')
    git(cwd, 'rm', '-q', '--cached', 'gone.md')
    expect((await find(cwd, {staged: true})).paths).toEqual([])
  })

  test('gives what has changed since a branch began', async () => {
    const cwd = folder({
      'same.md': 'same',
      'old.md': 'a text long enough to be found again',
      'gone.md': 'x',
      'sub/s.md': '1',
    })
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-qm', 'one')
    git(cwd, 'checkout', '-qb', 'branch')
    git(cwd, 'mv', 'old.md', 'new name.md')
    git(cwd, 'rm', '-q', 'gone.md')
    fs.writeFileSync(path.join(cwd, 'sub/s.md'), '2')
    git(cwd, 'commit', '-qam', 'two')
    git(cwd, '-c', 'advice.addEmbeddedRepo=false', 'submodule', 'add', '-q', cwd, 'module.md')
    fs.writeFileSync(path.join(cwd, 'fresh.md'), 'not yet added')
    git(cwd, 'checkout', '-q', 'main')
    fs.writeFileSync(path.join(cwd, 'main-only.md'), 'later on main')
    git(cwd, 'add', 'main-only.md')
    git(cwd, 'commit', '-qm', 'three', '--', 'main-only.md')
    git(cwd, 'checkout', '-q', 'branch')
    expect((await find(cwd, {since: 'main'})).paths).toEqual(['fresh.md', 'new name.md', 'sub/s.md'])
    expect((await find(path.join(cwd, 'sub'), {since: 'main'})).paths).toEqual([
      '../fresh.md',
      '../new name.md',
      's.md',
    ])
    expect((await find(cwd, {since: 'main', paths: ['sub']})).paths).toEqual(['sub/s.md'])
    await expect(find(cwd, {since: 'nowhere'})).rejects.toThrow(/does not know "nowhere"/)
    await expect(find(cwd, {since: '--output=x'})).rejects.toThrow(/does not know/)
  })

  test('knows the lines that changed, and where lines are gone', async () => {
    const cwd = folder({'a.md': '1\n2\n3\n4\n5\n6\n'})
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-qm', 'one')
    fs.writeFileSync(path.join(cwd, 'a.md'), '1\ntwo\n3\n5\n6\nseven\neight\n')
    fs.writeFileSync(path.join(cwd, 'new.md'), 'x')
    const {sources} = await findArticles({cwd, paths: [], since: 'HEAD'})
    expect(sources.map((source) => source.changed?.())).toEqual([
      [
        [2, 2],
        [3, 4],
        [6, 7],
      ],
      null,
    ])
  })

  test('says that a clone is too shallow', async () => {
    const origin = folder({'a.md': '1'})
    git(origin, 'init', '-q')
    git(origin, 'add', '-A')
    git(origin, 'commit', '-qm', 'one')
    git(origin, 'commit', '-qm', 'two', '--allow-empty')
    const cwd = folder()
    git(cwd, 'clone', '-q', '--depth', '1', `file://${origin}`, 'clone')
    await expect(find(path.join(cwd, 'clone'), {since: 'HEAD~1'})).rejects.toThrow(
      /shallow \(depth 1\).*fetch-depth: 0/,
    )
  })

  test('is needed only where it is asked for', async () => {
    const cwd = folder()
    await expect(find(cwd, {staged: true})).rejects.toThrow('not a git repository')
  })
})
