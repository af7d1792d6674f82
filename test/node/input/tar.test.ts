import path from 'node:path'
import zlib from 'node:zlib'
import {Header, type HeaderData, Pax} from 'tar'
import {describe, expect, test} from 'vitest'
import {folder} from '../command.ts'
import {collect, noise} from './collect.ts'

type Member = HeaderData & {content?: string | Buffer}

/** A tar by hand: tools that make archives refuse to make bad ones. */
function tar(...members: (Member | Buffer)[]): Buffer {
  const blocks = members.map((member) => {
    if (Buffer.isBuffer(member)) return member
    const content = Buffer.from(member.content ?? '')
    const data = {mode: 0o644, mtime: new Date(0), type: 'File' as const, size: content.length, ...member}
    const pax = Buffer.byteLength(data.path ?? '') > 100 ? new Pax(data).encode() : Buffer.alloc(0)
    const header = Buffer.alloc(512)
    new Header({...data, ...(pax.length > 0 && {path: 'short.md'})}).encode(header)
    return Buffer.concat([pax, header, content, Buffer.alloc(-content.length & 511)])
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

const article = (name: string, content = `Текст ${name}`): Member => ({path: name, content})

describe('tar', () => {
  test('articles by their names, nothing else', async () => {
    const root = folder({
      'old/d.tar': tar(
        {path: 'd/', type: 'Directory'},
        article('d/a.md'),
        article('./d/b.HTML'),
        article('d/c.png'),
        article('d/.git/x.md'),
        article('__MACOSX/d/._a.md'),
        article('d/inner.tar.gz'),
        article('d/e.txt', ''),
      ),
    })
    const {texts, sources, troubles, notes} = await collect(root, ['./old/d.tar'])
    expect(texts).toEqual({
      'old/d.tar/d/a.md': 'Текст d/a.md',
      'old/d.tar/d/b.HTML': 'Текст ./d/b.HTML',
      'old/d.tar/d/e.txt': '',
    })
    expect(sources.every(({bytes}) => Buffer.isBuffer(bytes))).toBe(true)
    expect(troubles).toEqual([])
    expect(notes).toEqual([
      'old/d.tar: left out (archives inside the archive are not opened): 1, the first: d/inner.tar.gz',
    ])
  })

  test('packed, whatever the name says', async () => {
    const bytes = tar(article('a.md'), article('b.md'))
    const packed = zlib.gzipSync(bytes)
    const root = folder({'a.tar.gz': packed, 'b.tgz': packed, 'c.tar': packed, 'd.tar.gz': bytes})
    for (const name of ['a.tar.gz', 'b.tgz', 'c.tar', 'd.tar.gz'])
      expect((await collect(root, [name])).texts).toEqual({
        [`${name}/a.md`]: 'Текст a.md',
        [`${name}/b.md`]: 'Текст b.md',
      })
  })

  test('members that are excluded are left out', async () => {
    const root = folder({'a.tar': tar(article('drafts/a.md'), article('b.md'))})
    const excluded = (file: string) => file === path.join(root, 'a.tar/drafts/a.md')
    expect(Object.keys((await collect(root, ['a.tar'], {excluded})).texts)).toEqual(['a.tar/b.md'])
  })

  test('long names: PAX and GNU, Cyrillic', async () => {
    const long = 'папка/'.repeat(20) + 'статья.md'
    const gnu = Buffer.from('глава/'.repeat(30) + 'конец.md\0')
    const root = folder({
      'a.tar': tar(
        article(long, 'раз'),
        {path: '././@LongLink', type: 'NextFileHasLongPath', content: gnu},
        article('глава.md', 'два'),
      ),
    })
    expect((await collect(root, ['a.tar'])).texts).toEqual({
      [`a.tar/${long}`]: 'раз',
      [`a.tar/${gnu.toString().replace('\0', '')}`]: 'два',
    })
  })

  test('the same at every size of pieces: many members over many chunks', async () => {
    const members = Array.from({length: 600}, (_, i) => article(`n/${i}.md`, `№${i} `.repeat(300 + i)))
    const root = folder({'a.tar.gz': zlib.gzipSync(tar(...members))})
    const {texts} = await collect(root, ['a.tar.gz'])
    expect(Object.keys(texts)).toHaveLength(600)
    expect(texts['a.tar.gz/n/599.md']).toBe(members[599]!.content)
  })
})

describe('a hostile tar', () => {
  test('names that climb out are told; absolute ones lose their root', async () => {
    const root = folder({
      'a.tar': tar(
        article('../../etc/a.md'),
        article('x/../../b.md'),
        article('x/../c.md'),
        article('/var/d.md'),
        article('C:\\e.md'),
      ),
    })
    const {texts, troubles} = await collect(root, ['a.tar'])
    expect(Object.keys(texts).slice(0, 2)).toEqual(['a.tar/c.md', 'a.tar/var/d.md'])
    expect(Object.keys(texts)[2]).toMatch(/^a\.tar\/(C:\\)?e\.md$/)
    expect(troubles).toEqual([
      'a.tar: a name leads out of the archive, not read: ../../etc/a.md',
      'a.tar: a name leads out of the archive, not read: x/../../b.md',
    ])
  })

  test('links, devices and pipes are not read', async () => {
    const root = folder({
      'a.tar': tar(
        {path: 'a.md', type: 'SymbolicLink', linkpath: '/etc/passwd'},
        {path: 'b.md', type: 'Link', linkpath: '../secret.md'},
        {path: 'c.md', type: 'CharacterDevice'},
        {path: 'd.md', type: 'FIFO'},
        article('e.md'),
      ),
    })
    const {texts, troubles, notes} = await collect(root, ['a.tar'])
    expect(Object.keys(texts)).toEqual(['a.tar/e.md'])
    expect(troubles).toEqual([])
    expect(notes).toEqual([
      'a.tar: left out (links (symbolic and hard) are not followed): 2, the first: a.md',
      'a.tar: left out (devices and pipes): 2, the first: c.md',
    ])
  })

  test('one that says it is enormous is told, and what follows it is read', async () => {
    const size = 65 * 2 ** 20
    const root = folder({
      'a.tar.gz': zlib.gzipSync(tar({path: 'a.md', content: Buffer.alloc(size, 'ы')}, article('b.md'))),
    })
    const {texts, troubles} = await collect(root, ['a.tar.gz'])
    expect(Object.keys(texts)).toEqual(['a.tar.gz/b.md'])
    expect(troubles).toEqual(['a.tar.gz/a.md: larger than 64 MB, no article; not read'])
  })

  test('a damaged header loses its member only', async () => {
    const bytes = tar(article('a.md'), article('b.md', 'б'.repeat(3000)), article('c.md'))
    bytes.fill(0xff, 1024, 1024 + 200)
    const {texts, troubles} = await collect(folder({'a.tar': bytes}), ['a.tar'])
    expect(Object.keys(texts)).toEqual(['a.tar/a.md', 'a.tar/c.md'])
    expect(troubles).toEqual(['a.tar: a damaged stretch after a.md; what stood there is unknown'])
  })

  test.each([
    ['in a member', 1024 + 512 + 700],
    ['in a header', 1024 + 100],
    ['between members', 1024],
  ])('one that breaks off %s gives what stands before', async (_, length) => {
    const bytes = tar(article('a.md'), article('b.md', 'б'.repeat(3000))).subarray(0, length)
    const {texts, troubles} = await collect(folder({'a.tar': bytes}), ['a.tar'])
    expect(Object.keys(texts)).toEqual(['a.tar/a.md'])
    expect(troubles).toEqual(['a.tar: the file breaks off; read is what stands before'])
  })

  describe('what stands after the end mark', () => {
    const one = tar(article('a.md'))
    const two = tar(article('b.md', 'б'.repeat(3000)))
    const more = 'after the end mark there is more, which is not read; where archives were joined, name each by itself'

    test.each([
      ['the padding of ten kilobytes', Buffer.alloc(10_240)],
      ['much padding', Buffer.alloc(2 ** 20)],
      ['padding that is no whole block', Buffer.alloc(100)],
    ])('%s is fine', async (_, padding) => {
      const bytes = Buffer.concat([one, padding])
      const root = folder({'a.tar': bytes, 'b.tar.gz': zlib.gzipSync(bytes)})
      const {texts, troubles} = await collect(root, ['a.tar', 'b.tar.gz'])
      expect(Object.keys(texts)).toEqual(['a.tar/a.md', 'b.tar.gz/a.md'])
      expect(troubles).toEqual([])
    })

    test.each([
      ['another tar', Buffer.concat([one, two])],
      ['another tar after padding', Buffer.concat([one, Buffer.alloc(9000 * 512), two])],
      ['a byte', Buffer.concat([one, Buffer.from('!')])],
      ['a hole in the middle', Buffer.concat([one.subarray(0, 1024), Buffer.alloc(1024), two.subarray(512)])],
    ])('%s is told', async (_, bytes) => {
      const root = folder({'a.tar': bytes, 'b.tar.gz': zlib.gzipSync(bytes)})
      const {texts, troubles} = await collect(root, ['a.tar', 'b.tar.gz'])
      expect(Object.keys(texts)).toEqual(['a.tar/a.md', 'b.tar.gz/a.md'])
      expect(troubles).toEqual([`a.tar: ${more}`, `b.tar.gz: ${more}`])
    })

    test('wherever a piece of the file ends', async () => {
      for (let blocks = 509; blocks < 516; blocks++) {
        const first = tar({path: 'x.png', content: Buffer.alloc((blocks - 4) * 512, 1)})
        const {troubles} = await collect(folder({'a.tar': Buffer.concat([first, two])}), ['a.tar'])
        expect(troubles).toEqual([`a.tar: ${more}`])
      }
    })

    test('a packed one is unpacked to its end', async () => {
      const packed = zlib.gzipSync(Buffer.concat([one, Buffer.alloc(2 ** 20)]))
      const root = folder({'a.tar.gz': packed.fill(0, packed.length - 8)})
      const {texts, troubles} = await collect(root, ['a.tar.gz'])
      expect(Object.keys(texts)).toEqual(['a.tar.gz/a.md'])
      expect(troubles).toEqual([expect.stringMatching(/^a\.tar\.gz: damaged/)])
    })
  })

  test('packed and broken off, always at the same place', async () => {
    const letters = noise(800_000).toString('hex')
    const members = Array.from({length: 40}, (_, i) => article(`${i}.md`, letters.slice(i * 40_000, (i + 1) * 40_000)))
    const packed = zlib.gzipSync(tar(...members))
    const root = folder({'a.tar.gz': packed.subarray(0, packed.length / 2)})
    const runs = await Promise.all([1, 2, 3].map(() => collect(root, ['a.tar.gz'])))
    for (const {texts, troubles} of runs) {
      expect(Object.keys(texts)).toEqual(Object.keys(runs[0]!.texts))
      expect(Object.keys(texts).length).toBeGreaterThan(15)
      expect(troubles).toEqual(['a.tar.gz: the file breaks off; read is what stands before'])
    }
  })

  test('no tar at all; nothing in it; packed twice; packed by something else', async () => {
    const root = folder({
      'a.tar': noise(100_000),
      'b.tar': tar(article('x.png')),
      'c.tar.gz': zlib.gzipSync(zlib.gzipSync(tar(article('a.md')))),
      'd.tar.bz2': Buffer.from('BZh91AY&SY'),
      'e.tar': '',
    })
    const {texts, troubles} = await collect(root, ['a.tar', 'b.tar', 'c.tar.gz', 'd.tar.bz2', 'e.tar'])
    expect(texts).toEqual({})
    expect(troubles).toEqual([
      'a.tar: not a tar archive',
      'no articles (.md, .markdown, .txt, .html, .htm) inside: b.tar',
      'c.tar.gz: not a tar archive',
      'd.tar.bz2: bzip2 is not read; recompress with gzip or zstd',
      'no articles (.md, .markdown, .txt, .html, .htm) inside: e.tar',
    ])
  })

  test('a bomb is put out', async () => {
    // Parts of gzip may follow one another.
    const zeros = zlib.gzipSync(Buffer.alloc(2 ** 23))
    const head = zlib.gzipSync(tar({path: 'a.png', size: 2 ** 30}).subarray(0, 512))
    const root = folder({'a.tar.gz': Buffer.concat([head, ...Array<Buffer>(40).fill(zeros)])})
    const {troubles} = await collect(root, ['a.tar.gz'])
    expect(troubles).toEqual([expect.stringMatching(/grows more than 300 times/)])
  })

  test('troubles are told twenty times, then counted', async () => {
    const root = folder({'a.tar': tar(...Array.from({length: 50}, (_, i) => article(`../${i}.md`)), article('z.md'))})
    const {texts, troubles} = await collect(root, ['a.tar'])
    expect(Object.keys(texts)).toEqual(['a.tar/z.md'])
    expect(troubles).toHaveLength(21)
    expect(troubles.at(-1)).toBe('a.tar: and 30 more troubles')
  })
})
