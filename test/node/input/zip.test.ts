import path from 'node:path'
import {buffer} from 'node:stream/consumers'
import {Readable} from 'node:stream'
import {strToU8, zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {ZipFile} from 'yazl'
import {folder} from '../command.ts'
import {collect} from './collect.ts'

const zip = (files: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))

/** Writes other bytes of the same length over every place where these stand. */
function patched(bytes: Buffer, from: string | Buffer, to: string | Buffer): Buffer {
  const [old, fresh] = [Buffer.from(from as string), Buffer.from(to as string)]
  expect(fresh.length).toBe(old.length)
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(old); at >= 0; at = copy.indexOf(old, at + old.length)) fresh.copy(copy, at)
  return copy
}

/** Sets fields in the directory entry of a member: offset to value. */
function withEntry(bytes: Buffer, name: string, change: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    if (copy.toString('utf8', at + 46, at + 46 + copy.readUInt16LE(at + 28)) === name) change(copy.subarray(at))
  return copy
}

describe('zip', () => {
  test('articles by their names, nothing else', async () => {
    const root = folder({
      'a.zip': zip({
        'd/1.md': 'Раз',
        'd/2.txt': 'Два',
        'd/3.png': '',
        '__MACOSX/d/._1.md': '',
        'd/.cache/4.md': '',
        'inner.zip': '',
        'пусто.md': '',
      }),
    })
    const excluded = (file: string) => file === path.join(root, 'a.zip/d/2.txt')
    expect(await collect(root, ['a.zip'], {excluded})).toMatchObject({
      texts: {'a.zip/d/1.md': 'Раз', 'a.zip/пусто.md': ''},
      troubles: [],
      notes: ['a.zip: left out (archives inside the archive are not opened): 1, the first: inner.zip'],
    })
  })

  test('zip64, data descriptors, stored members', async () => {
    const made = new ZipFile()
    made.addBuffer(Buffer.from('Раз'), '1.md', {forceZip64Format: true})
    made.addBuffer(Buffer.from('Два'), '2.md', {compress: false})
    made.addReadStream(Readable.from([Buffer.from('Т'), Buffer.from('ри')]), '3.md')
    made.end({forceZip64Format: true})
    const root = folder({'a.zip': await buffer(made.outputStream as unknown as Readable)})
    expect(await collect(root, ['a.zip'])).toMatchObject({
      texts: {'a.zip/1.md': 'Раз', 'a.zip/2.md': 'Два', 'a.zip/3.md': 'Три'},
      troubles: [],
    })
  })

  test('names in the code page of Russian DOS, and with the strokes of Windows', async () => {
    // «Да.md» in CP866.
    const bytes = patched(zip({'XX.md': 'раз', 'd/z.md': 'два'}), 'XX.md', Buffer.from([0x84, 0xa0, 0x2e, 0x6d, 0x64]))
    const root = folder({'a.zip': patched(bytes, 'd/z.md', 'd\\z.md')})
    expect((await collect(root, ['a.zip'])).texts).toEqual({'a.zip/Да.md': 'раз', 'a.zip/d/z.md': 'два'})
  })
})

describe('a hostile zip', () => {
  test('names that climb out are told; absolute ones lose their root', async () => {
    const root = folder({'a.zip': zip({'../../a.md': '', 'x/../b.md': '', '/c.md': '', 'D:/e.md': '', 'z.md': ''})})
    const {texts, troubles} = await collect(root, ['a.zip'])
    expect(Object.keys(texts)).toEqual(['a.zip/b.md', 'a.zip/c.md', 'a.zip/e.md', 'a.zip/z.md'])
    expect(troubles).toEqual(['a.zip: a name leads out of the archive, not read: ../../a.md'])
  })

  test('encrypted, damaged, oddly packed, lying and linked members are passed over', async () => {
    let bytes = zip({
      '1.md': 'a'.repeat(99),
      '2.md': 'b'.repeat(99),
      '3.md': 'c',
      '4.md': 'd',
      '5.md': 'e'.repeat(99),
      '6.md': 'f',
    })
    bytes = withEntry(bytes, '1.md', (entry) => entry.writeUInt16LE(1, 8))
    bytes = withEntry(bytes, '2.md', (entry) => entry.writeUInt32LE(1, 16))
    bytes = withEntry(bytes, '3.md', (entry) => entry.writeUInt16LE(99, 10))
    bytes = withEntry(bytes, '4.md', (entry) => {
      entry.writeUInt16LE(0x314, 4)
      entry.writeUInt32LE(0xa1ff0000, 38)
    })
    bytes = withEntry(bytes, '5.md', (entry) => entry.writeUInt32LE(7, 24))
    const {texts, troubles, notes} = await collect(folder({'a.zip': bytes}), ['a.zip'])
    expect(texts).toEqual({'a.zip/6.md': 'f'})
    expect(troubles).toEqual([
      'a.zip/1.md: encrypted with a password; not read',
      'a.zip/2.md: the checksum is wrong; not read',
      'a.zip/3.md: compression method 99 is not known; not read',
      expect.stringMatching(/^a\.zip\/5\.md: damaged \(too many bytes/),
    ])
    expect(notes).toEqual(['a.zip: left out (links (symbolic and hard) are not followed): 1, the first: 4.md'])
  })

  test('a member that is too large is told, the rest is read', async () => {
    const root = folder({'a.zip': zip({'1.md': 'a'.repeat(65 * 2 ** 20), '2.md': 'b'})})
    const {texts, troubles} = await collect(root, ['a.zip'])
    expect(texts).toEqual({'a.zip/2.md': 'b'})
    expect(troubles).toEqual(['a.zip/1.md: larger than 64 MB, no article; not read'])
  })

  test('members on top of one another are a bomb', async () => {
    // One member of 60 MB, and a directory that names it ten times.
    const bytes = zip({'1.md': 'a'.repeat(60 * 2 ** 20)})
    const at = bytes.indexOf('PK\x01\x02')
    const end = bytes.indexOf('PK\x05\x06')
    const entry = bytes.subarray(at, end)
    const tail = Buffer.from(bytes.subarray(end))
    tail.writeUInt16LE(10, 8)
    tail.writeUInt16LE(10, 10)
    tail.writeUInt32LE(entry.length * 10, 12)
    const bomb = Buffer.concat([bytes.subarray(0, at), ...Array(10).fill(entry), tail])
    const {sources, troubles} = await collect(folder({'a.zip': bomb}), ['a.zip'])
    expect(sources.length).toBeLessThan(6)
    expect(troubles).toEqual([expect.stringMatching(/zip bomb/)])
  })

  test('one that is cut off or no zip is one clear line', async () => {
    const bytes = zip({'1.md': 'раз'})
    const {troubles} = await collect(folder({'a.zip': bytes.subarray(0, -30), 'b.zip': 'no zip', 'c.zip': ''}), [
      'a.zip',
      'b.zip',
      'c.zip',
    ])
    expect(troubles).toHaveLength(3)
    for (const line of troubles) expect(line).toMatch(/^[abc]\.zip: damaged zip: [^\n]*$/)
  })
})
