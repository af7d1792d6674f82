/** An audit says the same whoever does it, in how many pieces, and however often it was stopped. */
import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {gunzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {isInShard, parseShard} from '../../../src/node/audit/shard.ts'
import {Sums} from '../../../src/node/audit/sums.ts'
import {command, fit, folder, type Ran, run, unfit} from '../command.ts'
import {archive, linesOf, sorted} from './archive.ts'

const articles = archive(200)
const ndjson = ['--format', 'ndjson', '--date', '2026-11-22']

describe('the same records, byte for byte after sorting', () => {
  let cwd = ''
  let plain: Ran
  beforeAll(() => {
    cwd = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plashka-test-')))
    fs.writeFileSync(path.join(cwd, 'dump.jsonl'), linesOf(articles))
    plain = run(['audit', 'dump.jsonl', ...ndjson, '--no-cache', '--jobs', '1'], {cwd})
  })
  afterAll(() => fs.rmSync(cwd, {recursive: true, force: true}))

  test('from one thread, in the order of the dump', () => {
    expect([plain.code, plain.err]).toEqual([1, ''])
    expect(
      plain.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).path),
    ).toEqual(articles.map((each) => each.path))
  })

  test('from many threads, with a cache, and from the cache alone', () => {
    const cached = ['audit', 'dump.jsonl', ...ndjson, '--cache-dir', path.join(cwd, 'cache')]
    expect(run([...cached, '--jobs', '3'], {cwd})).toEqual(plain)
    expect(run([...cached, '--jobs', '3', '--resume'], {cwd})).toEqual(plain)
    for (const name of fs.readdirSync(path.join(cwd, 'cache'))) {
      const file = path.join(cwd, 'cache', name)
      const bytes = fs.readFileSync(file)
      for (let at = 0; at < bytes.length / 2; at += 500) bytes[at]! ^= 1
      fs.writeFileSync(file, bytes)
    }
    expect(run([...cached, '--jobs', '1'], {cwd})).toEqual(plain)
  })

  test('from files, whose bytes share one piece of memory', () => {
    for (const [i, {text}] of articles.entries()) {
      fs.mkdirSync(path.join(cwd, 'files'), {recursive: true})
      fs.writeFileSync(path.join(cwd, 'files', `${String(i).padStart(4, '0')}.md`), text)
    }
    const each = ['audit', 'files', ...ndjson]
    const one = run([...each, '--no-cache', '--jobs', '1'], {cwd})
    expect(one.out.trimEnd().split('\n')).toHaveLength(articles.length)
    expect(run([...each, '--cache-dir', path.join(cwd, 'of-files'), '--jobs', '3'], {cwd})).toEqual(one)
    expect(run([...each, '--cache-dir', path.join(cwd, 'of-files'), '--jobs', '3'], {cwd})).toEqual(one)
  })

  test('from the stream', () => {
    const {out} = run(['stream', '--date', '2026-11-22'], {input: linesOf(articles)})
    expect(sorted(out)).toBe(sorted(plain.out))
  })

  test('from shards that are merged', () => {
    const parts = [1, 2, 3].map((part) => `${part}.ndjson`)
    for (const [i, part] of parts.entries()) {
      const {out} = run(['audit', 'dump.jsonl', ...ndjson, '--no-cache', '--shard', `${i + 1}/3`], {cwd})
      fs.writeFileSync(path.join(cwd, part), out)
    }
    const merged = run(['merge', ...parts.toReversed(), '--format', 'ndjson'], {cwd})
    expect([merged.code, merged.err]).toEqual([1, ''])
    expect(sorted(merged.out)).toBe(sorted(plain.out))
  })

  test.skipIf(process.platform === 'win32')('from several processes on one cache', async () => {
    const args = ['audit', 'dump.jsonl', ...ndjson, '--cache-dir', path.join(cwd, 'shared'), '--jobs', '1']
    const all = await Promise.all([1, 2, 3].map(() => outputOf(start(args, cwd))))
    for (const out of all) expect(out).toBe(plain.out)
    expect(run([...args, '--resume'], {cwd})).toEqual(plain)
  })
})

const start = (args: readonly string[], cwd: string): ChildProcess =>
  spawn(process.execPath, [command, ...args], {
    cwd,
    env: {PATH: process.env['PATH'] ?? '', HOME: os.tmpdir(), LANG: 'C.UTF-8'},
  })

async function outputOf(child: ChildProcess): Promise<string> {
  let out = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
  await once(child, 'close')
  return out
}

/** Sends a signal after so many lines of output. */
async function stoppedAfter(lines: number, signal: NodeJS.Signals, args: readonly string[], cwd: string) {
  const child = start(args, cwd)
  let [out, err] = ['', '']
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    out += text
    // A second signal would not be waited for.
    if (!child.killed && out.split('\n').length > lines) child.kill(signal)
  })
  const [code, by] = await once(child, 'close')
  return {code, by, out, err}
}

describe.skipIf(process.platform === 'win32')('a run that is stopped', () => {
  const count = 400
  const args = ['audit', 'dump.jsonl', ...ndjson, '--jobs', '1', '--report', 'r.html', '--report', 'r.ndjson']
  const resumed = [...args, '--cache-dir', 'cache', '--resume']
  const read = (cwd: string, name: string) => fs.readFileSync(path.join(cwd, name), 'utf8')

  test('by SIGKILL goes on with --resume to the same end', async () => {
    const cwd = folder({'dump.jsonl': linesOf(archive(count))})
    const whole = run([...args, '--no-cache'], {cwd})
    const page = read(cwd, 'r.html')
    for (const lines of [1, 170, 290]) {
      for (const name of ['r.html', 'r.ndjson']) fs.rmSync(path.join(cwd, name))
      const {by, out} = await stoppedAfter(lines, 'SIGKILL', resumed, cwd)
      expect([by, fs.existsSync(path.join(cwd, 'r.html'))]).toEqual(['SIGKILL', false])
      expect(whole.out.startsWith(out.slice(0, out.lastIndexOf('\n') + 1))).toBe(true)
      expect(run(resumed, {cwd})).toEqual(whole)
      expect(read(cwd, 'r.html') === page).toBe(true)
      // What was known before the kill is not what is tested next.
      fs.rmSync(path.join(cwd, 'cache'), {recursive: true})
    }
  })

  test('by SIGKILL has kept what it found out', async () => {
    const cwd = folder({'dump.jsonl': linesOf(archive(count))})
    await stoppedAfter(300, 'SIGKILL', resumed, cwd)
    expect(fs.readdirSync(path.join(cwd, 'cache')).filter((name) => name.endsWith('.seg')).length).toBeGreaterThan(0)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s writes what is done, but no part that looks whole, ends with 2 and says how to go on',
    async (signal) => {
      const cwd = folder({'dump.jsonl': linesOf(archive(2 * count)), 'r.jsonl.gz': 'of an earlier run'})
      const asked = [...resumed, '--report', 'r.csv', '--report', 'r.jsonl.gz']
      const {code, out, err} = await stoppedAfter(100, signal, asked, cwd)
      const done = out.trimEnd().split('\n').length
      expect(done).toBeLessThan(2 * count)
      const said = `plashka: stopped after ${done} articles. To go on: the same command with --resume\n`
      expect([code, err]).toEqual([2, said])
      expect(fs.readdirSync(cwd).sort()).toEqual(['cache', 'dump.jsonl', 'r.csv', 'r.html', 'r.jsonl.gz'])
      expect(read(cwd, 'r.jsonl.gz')).toBe('of an earlier run')
      expect(read(cwd, 'r.html').includes(`${done} articles,`)).toBe(true)
      const rest = run(resumed, {cwd})
      expect([rest.code, rest.err, rest.out.trimEnd().split('\n').length]).toEqual([1, '', 2 * count])
      expect(rest.out.startsWith(out)).toBe(true)
    },
  )
})

describe('shards', () => {
  const names = Array.from({length: 10_000}, (_, i) => `news/${2000 + (i % 20)}/article-${i}.md`)

  test('are balanced, and every article is in one of them', () => {
    for (const of of [2, 3, 7, 16]) {
      const sizes = Array.from({length: of}, () => 0)
      for (const name of names) {
        const parts = sizes.flatMap((_, i) => (isInShard(name, {part: i + 1, of}) ? [i] : []))
        if (parts.length !== 1) throw new Error(`${name} is in ${parts.length} shards`)
        sizes[parts[0]!]!++
      }
      for (const size of sizes) expect(Math.abs(size * of - names.length) / names.length).toBeLessThan(0.15)
    }
  })

  test('are the same in every version: a matrix may run two of them', () => {
    const part = (name: string) => [1, 2, 3, 4].find((one) => isInShard(name, {part: one, of: 4}))
    expect(
      ['', 'a.md', 'b.md', 'новости/мост.md', 'dump.tar.gz/x/1.txt', 'dump.jsonl#12'].map(part),
    ).toMatchInlineSnapshot(`
      [
        2,
        1,
        3,
        2,
        1,
        1,
      ]
    `)
  })

  test.each(['0/3', '4/3', '1', '1/0', 'x/3', '-1/3', '1/3/3', '1.5/3'])('%s is none', (value) => {
    expect(() => parseShard(value)).toThrow('--shard')
  })
})

test('no cache can be had: the audit goes on without one, and says so', () => {
  const cwd = folder({'a.md': fit, file: ''})
  const {code, out, err} = run(['audit', 'a.md', '--format', 'ndjson', '--cache-dir', 'file/cache'], {cwd})
  expect([code, out.split('\n').length]).toEqual([0, 2])
  expect(err).toBe(
    'plashka: there is no cache (a part of its path is a file, not a folder): the audit goes on without one\n',
  )
})

test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')('a full disk costs the cache only', () => {
  const cwd = folder({'dump.jsonl': linesOf(articles)})
  const cache = path.join(cwd, 'cache')
  fs.mkdirSync(cache)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', cache]).status !== 0) return
  try {
    const {code, out, err} = run(['audit', 'dump.jsonl', ...ndjson, '--cache-dir', cache], {cwd})
    expect([code, out.trimEnd().split('\n').length]).toEqual([1, articles.length])
    expect(err).toBe(
      'plashka: not everything could be remembered (no space left on the disk): the next run will take longer\n',
    )
    expect(fs.readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([])
  } finally {
    spawnSync('umount', [cache])
  }
})

describe('reports', () => {
  test.each([
    ['ru', 'та же команда с --report audit.html'],
    ['en', 'the same command with --report audit.html'],
  ])('are what a summary leads to, where there is something to mend (%s)', (locale, words) => {
    const cwd = folder({'fit.md': fit, 'unfit.md': unfit})
    const last = (...args: string[]) =>
      run(['audit', ...args, '--no-cache', '--locale', locale], {cwd})
        .out.trimEnd()
        .split('\n')
        .at(-1)
    expect(last('unfit.md')).toContain(words)
    expect(last('fit.md')).not.toContain('--report')
    expect(last('unfit.md', '--report', 'audit.html')).not.toContain('--report')
    expect(last('unfit.md', '--format', 'ndjson')).not.toContain('--report')
  })

  test('of several kinds in one run, by the ends of their names', () => {
    const cwd = folder({'a.md': unfit, 'b/c.md': fit})
    const names = ['r.html', 'r.xlsx', 'r.csv', 'r.ndjson', 'r.ndjson.gz']
    const {code, err} = run(['audit', '.', '--no-cache', ...names.flatMap((name) => ['--report', name])], {cwd})
    expect([code, err]).toEqual([1, ''])
    const read = (name: string) => fs.readFileSync(path.join(cwd, name))
    const page = read('r.html').toString()
    const title = `<title>${path.basename(cwd)}</title>`
    expect(['rules/disclaimer-present.md', title].filter((part) => !page.includes(part))).toEqual([])
    expect(read('r.xlsx').subarray(0, 2).toString()).toBe('PK')
    expect(read('r.csv').toString().split('\r\n')[1]).toMatch(/^a\.md,2021-03-02,rus,disclaimer-present,error,/)
    expect(
      read('r.ndjson')
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line)).includes('excerpts')),
    ).toEqual([true, false])
    expect(read('r.ndjson.gz').subarray(0, 2).toString('hex')).toBe('1f8b')
    expect(fs.readdirSync(cwd).sort()).toEqual(['a.md', 'b', ...names].sort())
    // The report of the last run is no article of the next.
    expect(run(['audit', '.', '--no-cache', '--report', 'r.html'], {cwd}).out).toMatch(/^All +2 /m)
  })

  test('without a finding have a head all the same', () => {
    const cwd = folder({'a.md': fit})
    const {out} = run(['audit', 'a.md', '--no-cache', '--format', 'csv'], {cwd})
    expect(out).toMatch(/^\ufeffpath,date,/)
  })

  test.skipIf(process.platform === 'win32')('are written through a link, and keep the rights of the old ones', () => {
    const cwd = folder({'a.md': unfit, 'kept/secret': 'old', 'old.html': 'old'})
    fs.symlinkSync('kept/secret', path.join(cwd, 'link.csv.gz'))
    for (const name of ['kept/secret', 'old.html']) fs.chmodSync(path.join(cwd, name), 0o600)
    const audit = (...names: string[]) =>
      run(['audit', 'a.md', '--no-cache', ...names.flatMap((name) => ['--report', name])], {cwd})
    expect(audit('link.csv.gz', 'old.html')).toMatchObject({code: 1, err: ''})
    expect(fs.lstatSync(path.join(cwd, 'link.csv.gz')).isSymbolicLink()).toBe(true)
    const written = gunzipSync(fs.readFileSync(path.join(cwd, 'kept/secret'))).toString()
    expect(written).toContain('a.md,2021-03-02,rus,disclaimer-present')
    const modeOf = (name: string) => fs.statSync(path.join(cwd, name)).mode & 0o777
    expect([modeOf('kept/secret'), modeOf('old.html')]).toEqual([0o600, 0o600])
    fs.symlinkSync('old.html', path.join(cwd, 'same.html'))
    expect(audit('old.html', 'same.html')).toMatchObject({code: 2, err: expect.stringContaining('named twice')})
  })

  test('are refused at once where they could not be written', () => {
    const cwd = folder({'a.md': fit, 'dir.html/b.md': fit})
    const refused = (...names: string[]) => {
      const {code, out, err} = run(['audit', 'a.md', '--no-cache', ...names.flatMap((name) => ['-r', name])], {cwd})
      expect([code, out]).toEqual([2, ''])
      return err.replaceAll(cwd, '')
    }
    expect(refused('r.pdf')).toMatch(/^plashka: --report r\.pdf: .+ expected \.html, \.xlsx, \.csv, \.ndjson/)
    expect(refused('r.html', './r.html')).toBe('plashka: --report ./r.html is named twice\n')
    expect(refused('no/r.html')).toMatch(/no such file or folder/)
    expect(refused('r.csv', 'dir.html')).toMatch(/it is a folder/)
    expect(fs.readdirSync(cwd).sort()).toEqual(['a.md', 'dir.html'])
  })
})

test('a list of paths does not go with a tree', () => {
  const cwd = folder({'list.txt': 'a.md\n'})
  expect(run(['audit', '--tree', 'HEAD', '--files-from', 'list.txt', '--no-cache'], {cwd})).toEqual({
    code: 2,
    out: '',
    err: 'plashka: --tree and --files-from do not go together\n',
  })
})

test('a name in the summary can neither command the terminal nor forge a row', () => {
  const sums = new Sums()
  const brief = {ok: false, date: null, language: 'r\u001b[2J', rules: [{rule: 'x\ty', errors: 1, warnings: 0}]}
  for (const name of ['a\u001b[31m', 'b\nAll  9  9  0', 'c\u202e']) sums.add(`${name}/1.md`, brief)
  const table = sums.table('en', 10)
  expect(table).not.toMatch(/[^\n\P{C}]/u)
  expect(table.match(/^All .*$/gm)).toHaveLength(1)
  expect(table).toMatch(/^a\\u\{1b\}\[31m +1 +0 +1$/m)
  // Columns are as wide as what is shown.
  expect(
    new Set(
      table
        .split('\n\n')[4]!
        .trimEnd()
        .split('\n')
        .map((line) => line.length),
    ).size,
  ).toBe(1)
})

test('an archive where every article has a folder of its own does not fill the memory', () => {
  const sums = new Sums()
  const brief = {ok: false, date: null, language: 'rus', rules: [{rule: 'disclaimer-present', errors: 1, warnings: 0}]}
  for (let i = 0; i < 30_000; i++) sums.add(`${i % 3}/${i}/index.md`, brief)
  const folders = (Reflect.get(sums, 'folders') as {counts: Map<string, unknown>}).counts
  expect(folders.size).toBeLessThan(5000)
  expect(sums.table('en', 10)).toContain('\n0          10000    0        10000\n')
})
