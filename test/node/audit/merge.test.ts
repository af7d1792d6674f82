/** Parts become one, whatever order they are in and whatever is wrong with one of them. */
import {gunzipSync, gzipSync} from 'node:zlib'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isRecord} from '../../../src/node/audit/is-record.ts'
import {comparePaths, type Row, Sorter} from '../../../src/node/audit/order.ts'
import {isInShard, parseShard} from '../../../src/node/audit/shard.ts'
import {fit, folder, run} from '../command.ts'
import {archive, filesOf} from './archive.ts'

const day = ['--date', '2026-11-22']

test('the shards of a folder are, byte for byte, the audit of the folder: records and reports', () => {
  const cwd = folder(filesOf(archive(60)))
  const out = folder()
  const whole = ['audit', '.', ...day, '--no-cache']
  const merge = ['merge', '2.ndjson.gz', '1.ndjson.gz'].map((name) => (name === 'merge' ? name : path.join(out, name)))
  const told = (name: string) => [
    ...['--format', 'ndjson', '--title', 'x', ...day],
    ...['html', 'csv', 'xlsx'].flatMap((end) => ['--report', path.join(out, `${name}.${end}`)]),
  ]
  const plain = run([...whole, ...told('whole')], {cwd})
  for (const part of [1, 2])
    run([...whole, '--shard', `${part}/2`, '--report', path.join(out, `${part}.ndjson.gz`)], {cwd})
  expect(run([...merge, ...told('merged')], {cwd})).toEqual(plain)
  const read = (name: string) => fs.readFileSync(path.join(out, name))
  for (const end of ['html', 'csv', 'xlsx']) expect(read(`merged.${end}`).equals(read(`whole.${end}`))).toBe(true)
})

const record = (name: string, errors = 0) => ({
  path: name,
  ok: errors === 0,
  language: {code: 'rus', declared: null, parts: []},
  date: '2021-03-02',
  disclaimer: {status: 'exact', mandate: null, similarity: 1, inForce: true, placement: 'start', line: 1},
  attribution: {status: 'absent', form: null, source: null, url: null, line: null},
  mentions: [],
  findings: Array.from({length: errors}, () => ({
    rule: 'attribution-present',
    severity: 'error',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    reason: 'Missing',
    expected: [],
    fix: null,
    url: '',
  })),
  waived: [],
  removed: [],
})

/** A record that is about to be spoilt. */
interface Odd {
  ok: unknown
  attribution: {source: unknown}
  findings: {[key: string]: unknown}[]
  excerpts: unknown
}

const lines = (...names: string[]) => names.map((name) => JSON.stringify(record(name)) + '\n').join('')
const pathsOf = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).path)

describe('merge', () => {
  test('sorts what is not in order; documents, packed files and stdin are read too', () => {
    const cwd = folder({
      '1.ndjson': lines('b.md', 'a/z.md', 'a.md'),
      '2.json': JSON.stringify({version: 'x', results: [record('a-b.md'), record('a/b.md')], summary: {}}),
      '3.out': gzipSync(lines('c.md')),
      '4.ndjson': '',
    })
    const all = ['merge', '1.ndjson', '2.json', '3.out', '4.ndjson']
    const {code, out, err} = run([...all, '-', '--format', 'ndjson'], {cwd, input: lines('0.md')})
    expect([code, err]).toEqual([0, ''])
    // A folder's articles stand together.
    expect(pathsOf(out)).toEqual(['0.md', 'a/b.md', 'a/z.md', 'a-b.md', 'a.md', 'b.md', 'c.md'])
  })

  test('keeps a record as it is', () => {
    const odd = JSON.stringify(record('a.md'))
    const cwd = folder({
      '1.ndjson': odd.replace('"removed":[]', '"removed":[],"published":"«\\u2028»","more":1e2') + '\r\n',
    })
    const {out} = run(['merge', '1.ndjson', '--format', 'ndjson'], {cwd})
    expect(JSON.parse(out)).toEqual({...record('a.md'), published: '«\u2028»', more: 100})
  })

  test('counts an article once, and has the exit code of an audit', () => {
    const once = JSON.stringify(record('a.md', 2)) + '\n'
    const cwd = folder({'1.ndjson': once + lines('b.md'), '2.ndjson': once + lines('c.md', 'c.md')})
    const {code, out, err} = run(['merge', '1.ndjson', '2.ndjson'], {cwd})
    expect(code).toBe(1)
    expect(out).toMatch(/^All +4 +3 +1$/m)
    expect(err).toBe('plashka: articles stand in several files, those of the first count: 1, the first is a.md\n')
    expect(run(['merge', '2.ndjson', '--quiet', '--format', 'csv'], {cwd}).out.split('\r\n')).toHaveLength(4)
  })

  test('tells a packed part that is not whole: cut off between two members, or of no bytes', () => {
    const cwd = folder({'a.md': fit, 'none.ndjson.gz': ''})
    const long = {...record('b.md'), removed: [{line: 1, text: 'x'.repeat(2 ** 20), cleaner: 'x'}]}
    fs.writeFileSync(path.join(cwd, 'in.ndjson'), `${JSON.stringify(long)}\n${JSON.stringify(record('c.md'))}\n`)
    run(['merge', 'in.ndjson', '--report', 'part.ndjson.gz'], {cwd})
    const whole = fs.readFileSync(path.join(cwd, 'part.ndjson.gz'))
    // Whatever knows gzip reads it as before.
    expect(gunzipSync(whole).equals(fs.readFileSync(path.join(cwd, 'in.ndjson')))).toBe(true)
    const second = whole.indexOf(gzipSync('').subarray(0, 9), 24)
    fs.writeFileSync(path.join(cwd, 'cut.ndjson.gz'), whole.subarray(0, second))
    fs.writeFileSync(path.join(cwd, 'two.ndjson.gz'), Buffer.concat([whole, gzipSync(lines('d.md'))]))
    const merge = (...names: string[]) => {
      const {code, out, err} = run(['merge', ...names, '--format', 'ndjson'], {cwd})
      return {code, paths: pathsOf(out), err}
    }
    const breaksOff = (name: string) => `plashka: ${name}: the file breaks off; read is what stands before\n`
    expect(merge('part.ndjson.gz')).toEqual({code: 0, paths: ['b.md', 'c.md'], err: ''})
    expect(merge('two.ndjson.gz')).toEqual({code: 0, paths: ['b.md', 'c.md', 'd.md'], err: ''})
    expect(merge('cut.ndjson.gz')).toEqual({code: 2, paths: ['b.md'], err: breaksOff('cut.ndjson.gz')})
    expect(merge('none.ndjson.gz')).toEqual({code: 2, paths: [], err: breaksOff('none.ndjson.gz')})
    const shard = ['1/2', '2/2'].find((part) => !isInShard('a.md', parseShard(part)))!
    run(['audit', 'a.md', '--no-cache', '--shard', shard, '--report', 'empty.ndjson.gz'], {cwd})
    expect(merge('empty.ndjson.gz')).toEqual({code: 0, paths: [], err: ''})
  })

  test('tells what is no record, and goes on', () => {
    const cwd = folder({
      'cut.ndjson': lines('a.md') + lines('b.md').slice(0, 100),
      'other.jsonl': '{"path":"x.md","text":"Мост"}\n[1]\n\n',
      'cut.ndjson.gz': gzipSync(lines('c.md', 'd.md')).subarray(0, -9),
      'many.txt': 'x\n'.repeat(20),
      'nul.ndjson': lines('n.md') + '\0'.repeat(512),
    })
    const {code, out, err} = run(['merge', ...fs.readdirSync(cwd).sort(), 'none.ndjson', '--format', 'ndjson'], {cwd})
    expect(code).toBe(2)
    expect(pathsOf(out).slice(0, 1)).toEqual(['a.md'])
    expect(err.split('\n')).toEqual([
      'plashka: cut.ndjson:2: the record breaks off, this part of the audit did not end',
      'plashka: cut.ndjson.gz: the file breaks off; read is what stands before',
      ...[1, 2, 3, 4, 5].map(
        (n) => `plashka: many.txt:${n}: the record breaks off, this part of the audit did not end`,
      ),
      'plashka: many.txt: and 15 more that are no records',
      'plashka: nul.ndjson:2: the record breaks off, this part of the audit did not end',
      ...[1, 2].map(
        (n) =>
          `plashka: other.jsonl:${n}: no record of plashka's; expected the output of audit --format ndjson or json`,
      ),
      'plashka: cannot read none.ndjson: no such file or folder',
      '',
    ])
    expect(run(['merge'], {cwd})).toMatchObject({code: 2, out: ''})
  })

  test.each([
    ['a finding without a line', (bad) => delete bad.findings[0]!.line],
    ['a finding without a url', (bad) => delete bad.findings[0]!.url],
    ['a column that is no place', (bad) => (bad.findings[0]!.column = '1')],
    ['an expected text that is none', (bad) => (bad.findings[0]!.expected = [null])],
    ['a mending that there is not', (bad) => (bad.findings[0]!.fix = 'maybe')],
    ['excerpts that are no list', (bad) => (bad.excerpts = {})],
    ['an excerpt without words', (bad) => (bad.excerpts = [{excerpt: 1}])],
    ['no excerpt in a list of them', (bad) => (bad.excerpts = [null])],
    ['a mark that is no place', (bad) => (bad.excerpts = [{excerpt: 'Мост', mark: 3}])],
    ['a source that is no name', (bad) => (bad.attribution.source = 1)],
    ['an error in a fit article', (bad) => (bad.ok = true)],
  ] satisfies [string, (bad: Odd) => unknown][])('takes nothing for a record that has %s', (_, spoil) => {
    const whole = {...record('a.md', 1), excerpts: [{excerpt: 'Мост', mark: [0, 4]}]}
    expect(isRecord(whole)).toBe(true)
    const bad = structuredClone(whole) as unknown as Odd
    spoil(bad)
    expect(isRecord(bad)).toBe(false)
  })

  test('loses no report to a record that is none', () => {
    const cwd = folder({'1.ndjson': lines('a.md') + JSON.stringify(record('b.md', 1)).replace('"column":1,', '')})
    fs.appendFileSync(path.join(cwd, '1.ndjson'), '\n' + JSON.stringify(record('c.md', 1)))
    const reports = ['csv', 'html', 'xlsx'].flatMap((end) => ['--report', `r.${end}`])
    const {code, out, err} = run(['merge', '1.ndjson', ...reports], {cwd})
    expect([code, err]).toEqual([2, expect.stringMatching(/^plashka: 1\.ndjson:2: no record of plashka's; .*\n$/)])
    expect(out).toMatch(/^All +2 +1 +1$/m)
    expect(fs.readFileSync(path.join(cwd, 'r.csv'), 'utf8').split('\r\n')).toHaveLength(3)
  })

  test('makes a report without excerpts where the records have none', () => {
    const cwd = folder({'1.ndjson': JSON.stringify(record('a.md', 1)) + '\n'})
    expect(run(['merge', '1.ndjson', '--report', 'r.csv', '--report', 'r.html'], {cwd}).code).toBe(1)
    expect(fs.readFileSync(path.join(cwd, 'r.csv'), 'utf8')).toContain(
      'a.md,2021-03-02,rus,attribution-present,error,1',
    )
  })
})

test('paths are in the order in which a folder is walked', () => {
  const names = ['a', 'a/b', 'a/b/c', 'a-b', 'a.md', 'a/🙂', 'a/\uffff', 'ab', 'b']
  expect([...names].sort(comparePaths)).toEqual(['a', 'a/b', 'a/b/c', 'a/🙂', 'a/\uffff', 'a-b', 'a.md', 'ab', 'b'])
})

test('any number of inputs of any size come out in order, those of one path in theirs', async () => {
  const rows = fc.array(fc.array(fc.constantFrom('a', 'b/c', 'b', 'c d', 'б/г'), {maxLength: 12}), {maxLength: 150})
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({min: 1, max: 200}), async (inputs, units) => {
      const sorter = new Sorter(units)
      const all: Row[] = []
      try {
        for (const [input, paths] of inputs.entries()) {
          const own = paths.map((name, i) => ({path: name, input, line: `{"n":"${input}\t${i}"}`}))
          all.push(...own)
          const each = async function* () {
            yield* own
          }
          const isSorted = own.every((row, i) => i === 0 || comparePaths(own[i - 1]!.path, row.path) <= 0)
          if (isSorted) sorter.addSorted(each)
          else await sorter.addUnsorted(each())
        }
        const got: Row[] = []
        for await (const row of sorter.sorted()) got.push(row)
        expect(got).toEqual(all.sort((a, b) => comparePaths(a.path, b.path) || a.input - b.input))
      } finally {
        sorter.close()
      }
    }),
    {numRuns: 30, seed: 4},
  )
})
