import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {dayOf} from '../../../src/node/input/day.ts'
import {folder} from '../command.ts'
import {collect, noise} from './collect.ts'

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row) + '\n').join('')
const read = async (...rows: unknown[]) => collect(folder({'d.jsonl': lines(...rows)}), ['d.jsonl'])

describe('rows of a dump', () => {
  test('path, text and day', async () => {
    const {sources, troubles} = await read(
      {path: './a/1.md', text: 'Раз', date: '2024-05-06T23:30:00Z'},
      {id: 'x/2.md', body: 'Два'},
      {content: 'Три', published_at: 1_700_000_000},
    )
    expect(troubles).toEqual([])
    expect(sources).toEqual([
      {path: 'a/1.md', text: 'Раз', date: '2024-05-06'},
      {path: 'x/2.md', text: 'Два'},
      {path: 'd.jsonl#3', text: 'Три', date: '2023-11-14'},
    ])
  })

  test('names: an address stays, what says nothing alone is put under its dump', async () => {
    const {sources} = await read(
      {url: 'https://vesti.example/a', text: 'т'},
      {id: 7, text: 'т'},
      {id: 7, url: 'https://vesti.example/b', text: 'т'},
      {slug: 'novost', text: 'т'},
      {id: 'ab12', text: 'т'},
    )
    expect(sources.map((source) => source.path)).toEqual([
      'https://vesti.example/a',
      'd.jsonl/7',
      'https://vesti.example/b',
      'd.jsonl/novost',
      'd.jsonl/ab12',
    ])
  })

  test('how to read: by the field, by the format, by a look where an address misleads', async () => {
    const {sources} = await read(
      {html: '<p>т</p>'},
      {markdown: '# т'},
      {text: '<b>т</b>', format: 'text/html; charset=utf-8'},
      {url: 'https://vesti.example/a.html', text: 'Просто текст'},
      {url: 'https://vesti.example/b.html', text: '<p>Абзац</p>'},
      {url: 'https://vesti.example/c.html', text: '# Заголовок'},
      {path: 'd.html', text: 'как есть'},
      {content: {rendered: '<p>т</p>'}},
    )
    expect(sources.map((source) => source.input)).toEqual([
      'html',
      'markdown',
      'html',
      'text',
      'html',
      'markdown',
      undefined,
      'html',
    ])
  })

  test('title and author of an HTML row become the head of a page', async () => {
    const {sources} = await read({
      title: {rendered: 'Дождь &amp; «снег» <b>'},
      author: [{name: 'Анна Лунина'}, 'Пётр Вязов'],
      html: '<p>т</p>',
      lang: 'ru',
      date: '05.06.2024',
    })
    expect(sources[0]!.text).toBe(
      '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Дождь &amp; «снег» &lt;b&gt;</title>' +
        '<meta property="og:title" content="Дождь &amp; «снег» &lt;b&gt;"><meta name="author" content="Анна Лунина, Пётр Вязов">' +
        '<meta property="article:published_time" content="2024-06-05"></head><body><article>\n<p>т</p>\n</article></body></html>\n',
    )
  })

  test('a bad row is told by its line, the rest is read', async () => {
    const text = '\ufeff{"text":"раз"}\r\n\n{"text":\n[1]\n{"text":" "}\n{"text":5}\n"x"\n{"text":"два"}'
    const {texts, troubles} = await collect(folder({'d.ndjson': text}), ['d.ndjson'])
    expect(texts).toEqual({'d.ndjson#1': 'раз', 'd.ndjson#8': 'два'})
    expect(troubles).toEqual([
      'd.ndjson:3: the line is no JSON',
      'd.ndjson:4: the line is no JSON object',
      expect.stringMatching(/^d\.ndjson:5: no text in any/),
      expect.stringMatching(/^d\.ndjson:6: no text in any/),
      'd.ndjson:7: the line is no JSON object',
    ])
  })

  test('a part of an audit is no dump: it is told what puts parts together', async () => {
    const record = {path: 'а.md', ok: true, disclaimer: {status: 'exact'}, findings: []}
    const {texts, troubles} = await collect(folder({'part.ndjson': `${JSON.stringify(record)}\n`}), ['part.ndjson'])
    expect(texts).toEqual({})
    expect(troubles).toEqual([
      'part.ndjson:1: a record of an audit, not an article; to put parts of an audit together: plashka merge FILES',
    ])
    // An article may say the same of itself.
    expect((await read({...record, text: 'раз'})).texts).toEqual({'а.md': 'раз'})
  })

  test('bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xcf, 0xf0]),
      Buffer.from('"}\n{"text":"раз"}\n'),
    ])
    expect(await collect(folder({'d.jsonl': bytes}), ['d.jsonl'])).toMatchObject({
      texts: {'d.jsonl#2': 'раз'},
      troubles: ['d.jsonl:1: the line is not in UTF-8'],
    })
  })

  test('a line of NULs is no empty line', async () => {
    const text = `{"text":"раз"}\n\0\0\0\n \t\v\f\r\n{"text":"два"}\n${'\0'.repeat(4096)}`
    expect(await collect(folder({'d.jsonl': text}), ['d.jsonl'])).toMatchObject({
      texts: {'d.jsonl#1': 'раз', 'd.jsonl#4': 'два'},
      troubles: ['d.jsonl:2: the line is no JSON', 'd.jsonl:5: the line is no JSON'],
    })
  })

  test('days that are none are counted', async () => {
    const {sources, notes} = await read(
      {text: 'т', date: 'вчера'},
      {text: 'т', date: '2024-02-30'},
      {text: 'т', date: null},
    )
    expect(sources.every(({date}) => date === undefined)).toBe(true)
    expect(notes).toEqual(['d.jsonl: left out (rows with an unclear date: the text decides): 2, the first: d.jsonl#1'])
  })

  test('a line that is too long is refused and passed over', async () => {
    const root = folder()
    const file = path.join(root, 'd.jsonl')
    fs.writeFileSync(file, '{"text":"раз"}\n{"text":"')
    for (let i = 0; i < 9; i++) fs.appendFileSync(file, Buffer.alloc(2 ** 23, 'a'))
    fs.appendFileSync(file, '"}\n{"text":"два"}\n')
    const {texts, troubles} = await collect(root, ['d.jsonl'])
    expect(texts).toEqual({'d.jsonl#1': 'раз', 'd.jsonl#3': 'два'})
    expect(troubles).toEqual(['d.jsonl:2: larger than 64 MB, no article; not read'])
  })
})

describe('packed dumps', () => {
  const many = lines(...Array.from({length: 3000}, (_, i) => ({path: `${i}.md`, text: noise(200).toString('hex') + i})))

  test('gzip, in several parts too', async () => {
    const packed = Buffer.concat([zlib.gzipSync(many.slice(0, 100_000)), zlib.gzipSync(many.slice(100_000))])
    const {sources, troubles} = await collect(folder({'d.jsonl.gz': packed}), ['d.jsonl.gz'])
    expect(troubles).toEqual([])
    expect(sources.map((source) => JSON.stringify({path: source.path, text: source.text}) + '\n').join('')).toBe(many)
  })

  test('gzip with a damaged place gives what stands before', async () => {
    const packed = zlib.gzipSync(
      Buffer.from(lines(...Array.from({length: 200}, (_, i) => ({text: noise(9000).toString('hex') + i})))),
      {level: 1},
    )
    packed.fill(0, packed.length - 2000, packed.length - 1000)
    const {sources, troubles} = await collect(folder({'d.jsonl.gz': packed}), ['d.jsonl.gz'])
    expect(sources.length).toBeGreaterThan(0)
    expect(troubles.at(-1)).toMatch(/^d\.jsonl\.gz: damaged \(/)
  })

  const hasZstd = spawnSync('zstd', ['--version']).status === 0
  const zstd = (input: string | Buffer, ...flags: string[]) =>
    execFileSync('zstd', ['-c', '-q', ...flags], {input, maxBuffer: 2 ** 28})

  test.skipIf(!hasZstd)('zstd: frames, skippable frames, checksums, a known size', async () => {
    const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
    const parts = [zstd(many.slice(0, 50_000)), skippable, zstd(many.slice(50_000), '-19', '--check')]
    const root = folder({
      'd.jsonl.zst': Buffer.concat(parts),
      'e.jsonl.zst': Buffer.concat([skippable, zstd(many, '--no-check')]),
    })
    for (const name of ['d.jsonl.zst', 'e.jsonl.zst']) {
      const {sources, troubles} = await collect(root, [name])
      expect(troubles).toEqual([])
      expect(sources.map((source) => JSON.stringify({path: source.path, text: source.text}) + '\n').join('')).toBe(many)
    }
  })

  test.skipIf(!hasZstd)('zstd that breaks off, is a bomb, or wants too much memory', async () => {
    const packed = zstd(many)
    const root = folder({
      'a.jsonl.zst': packed.subarray(0, packed.length - 100),
      'b.jsonl.zst': Buffer.concat(Array<Buffer>(40).fill(zstd(Buffer.alloc(2 ** 23)))),
      // A frame that asks for a window of a gigabyte, then one raw block.
      'c.jsonl.zst': Buffer.from([
        0x28,
        0xb5,
        0x2f,
        0xfd,
        0,
        20 << 3,
        0x11,
        0,
        0,
        10,
        10,
        ...Array<number>(20).fill(0),
      ]),
      'd.jsonl.zst': Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]),
    })
    const of = async (name: string) => (await collect(root, [name])).troubles.at(-1)
    expect(await of('a.jsonl.zst')).toBe('a.jsonl.zst: the file breaks off; read is what stands before')
    expect(await of('b.jsonl.zst')).toMatch(/grows more than 300 times/)
    expect(await of('c.jsonl.zst')).toMatch(
      /^c\.jsonl\.zst: unpacking this zstd needs 1024 MB|^c\.jsonl\.zst: damaged \(Frame requires too much memory/,
    )
    expect(await of('d.jsonl.zst')).toMatch(/^d\.jsonl\.zst: damaged \(/)
  })
})

test.each([
  ['2024-05-06', '2024-05-06'],
  ['2024-05-06 07:08:09', '2024-05-06'],
  ['2024/5/6', '2024-05-06'],
  ['06.05.2024', '2024-05-06'],
  ['Mon, 06 May 2024 23:59:59 +0300', '2024-05-06'],
  ['6 May 2024', '2024-05-06'],
  ['20240506T070809Z', '2024-05-06'],
  [1_714_950_000, '2024-05-05'],
  ['1714950000000', '2024-05-05'],
  ['0000-00-00 00:00:00', null],
  ['2024-13-01', null],
  ['06 Mai 2024', null],
  [-5, null],
  [{}, null],
])('the day of %j', (value, day) => {
  expect(dayOf(value)).toBe(day)
})
