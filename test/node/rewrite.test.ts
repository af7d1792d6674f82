/** The verbs that write: fix in the author's own bytes, publish to other files, both whole or not at all. */
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {describe, expect, test} from 'vitest'
import {decode, encode} from '../../src/node/bytes.ts'
import {unifiedDiff} from '../../src/node/diff.ts'
import {command, fit, folder, run, unfit} from './command.ts'

const config = 'outlet: {name: ООО "Ромашка"}\n'
/** Of a day on which form 1 is in force. */
const mendable = unfit.replace('2021', '2026')

describe('fix', () => {
  test('puts in the label, keeps encoding, mark and line ends, and a second run changes nothing', () => {
    const crlf = mendable.replaceAll('\n', '\r\n')
    const cwd = folder({
      'plashka.config.yaml': config,
      'plain.md': mendable,
      'utf16.md': encode(crlf, {encoding: 'utf-16be', bom: true}),
      'bom.md': encode(crlf, {encoding: 'utf-8', bom: true}),
      '1251.md': encode(mendable.replaceAll('é', 'e'), {encoding: 'windows-1251', bom: false}),
      'broken.md': Buffer.concat([Buffer.from(mendable), Buffer.from([0xff])]),
      'real/target.md': mendable,
    })
    fs.symlinkSync('real/target.md', path.join(cwd, 'link.md'))
    const names = ['plain.md', 'utf16.md', 'bom.md', '1251.md', 'broken.md', 'link.md']
    const read = () => names.map((name) => fs.readFileSync(path.join(cwd, name)))
    const before = read()
    const first = run(['fix', ...names, '--format', 'ndjson'], {cwd})
    expect(first.err).toContain('broken.md is not mended')
    expect(first.err).toContain('mended 5 articles')
    expect(first.code).toBe(1)
    const after = read()
    for (const [i, name] of names.entries()) {
      const [old, mended] = [decode(before[i]!)!, decode(after[i]!)!]
      if (name === 'broken.md') expect(after[i]).toEqual(before[i])
      else {
        expect(mended.text, name).toMatch(/иностранным агентом ООО "Ромашка"|иностранным агентом ООО «Ромашка»/i)
        expect([mended.encoding, mended.bom], name).toEqual([old.encoding, old.bom])
        if (old.text.includes('\r\n')) expect(mended.text, name).not.toMatch(/[^\r]\n/)
        else expect(mended.text, name).not.toContain('\r')
      }
    }
    expect(fs.lstatSync(path.join(cwd, 'link.md')).isSymbolicLink()).toBe(true)
    run(['fix', ...names], {cwd})
    expect(read()).toEqual(after)
    expect(fs.readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('--diff shows and writes nothing; stdin comes back on stdout', () => {
    const cwd = folder({'plashka.config.yaml': config, 'a.md': mendable})
    const diff = run(['fix', 'a.md', '--diff'], {cwd})
    expect(diff).toMatchObject({code: 1, err: ''})
    expect(diff.out).toMatch(/^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ .*\n[^]*\n\+.*иностранным агентом/)
    expect(fs.readFileSync(path.join(cwd, 'a.md'), 'utf8')).toBe(mendable)
    const piped = run(['fix', '--stdin-path', 'a.md'], {cwd, input: mendable})
    expect(piped.out).toContain('иностранным агентом')
    expect(piped.out.startsWith('---\ntitle:')).toBe(true)
  })
})

test('a diff says where the last line has no end, and quotes an odd name', () => {
  expect(unifiedDiff('a "b".md', 'one\ntwo', 'one\nthree')).toBe(
    '--- "a/a \\"b\\".md"\n+++ "b/a \\"b\\".md"\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n',
  )
})

describe('publish', () => {
  test('one article to stdout; one with errors is refused, unless it is a draft', () => {
    const cwd = folder({'fit.txt': fit, 'unfit.md': unfit})
    const published = run(['publish', 'fit.txt'], {cwd})
    expect(published.code).toBe(0)
    expect(published.out).toMatch(/^---\ntitle: Мост откроют к зиме\n/)
    const refused = run(['publish', 'unfit.md'], {cwd})
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('unfit.md is not published: 1 error'),
    })
    expect(refused.err).toContain('disclaimer-present')
    expect(run(['publish', 'unfit.md', '--draft'], {cwd})).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^---\n/),
    })
    expect(run(['publish', 'fit.txt', 'unfit.md'], {cwd})).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--out DIR'),
    })
  })

  test('what the program breaks off on is not published, as a draft neither, and that is told', () => {
    const deep = '>'.repeat(8000) + ' text\n'
    const cwd = folder({'plashka.config.yaml': 'input: markdown\n', 'deep.md': deep})
    for (const [locale, said] of [
      ['ru', 'deep.md не опубликована: на ней сбилась сама программа'],
      ['en', 'deep.md is not published: the program itself broke off on it'],
    ] as const) {
      const ended = run(['publish', 'deep.md', '--draft', '--locale', locale], {cwd})
      expect(ended).toMatchObject({code: 1, out: '', err: expect.stringContaining(said)})
      expect(ended.err).not.toContain('--draft')
    }
  })

  test('several below a folder, as Markdown, never outside of it', () => {
    const cwd = folder({
      'in/a.md': fit,
      'in/b/c.txt': fit,
      'in/bad.md': unfit,
      'in/same.md': fit,
      'in/SAME.html': fit,
      'in/b/esc.md': fit,
      'other/x.md': 'mine',
    })
    const first = run(['publish', 'in/a.md', 'in/b/c.txt', 'in/bad.md', '--out', 'in/out'], {cwd})
    expect(first).toMatchObject({code: 1, out: ''})
    const made = fs.readdirSync(path.join(cwd, 'in/out'), {recursive: true}).sort()
    expect(made).toEqual(['a.md', 'b', 'b/c.md'])
    fs.rmSync(path.join(cwd, 'in/bad.md'))
    // The folder walked holds the folder written: what was published is not published again.
    const second = run(['publish', 'in', '--out', 'in/out'], {cwd})
    expect(second.code).toBe(2)
    expect(second.err).toContain('would both become')
    expect(fs.readdirSync(path.join(cwd, 'in/out'), {recursive: true}).sort()).toEqual([...made, 'b/esc.md'])

    fs.mkdirSync(path.join(cwd, 'trap'))
    fs.symlinkSync('../other', path.join(cwd, 'trap/b'))
    fs.symlinkSync('../other/x.md', path.join(cwd, 'trap/a.md'))
    const third = run(['publish', 'in/a.md', 'in/b/c.txt', '--out', 'trap'], {cwd})
    expect(third.code).toBe(2)
    expect(third.err.match(/leads out of the --out folder/g)).toHaveLength(2)
    expect(fs.readdirSync(path.join(cwd, 'other'))).toEqual(['x.md'])
    expect(fs.readFileSync(path.join(cwd, 'other/x.md'), 'utf8')).toBe('mine')
    expect(run(['publish', 'in/a.md', '--out', 'in'], {cwd})).toMatchObject({
      code: 2,
      err: expect.stringContaining('source article'),
    })
  })
})

test('an interrupt while writing leaves whole files and no others', async () => {
  const many = Array.from({length: 400}, (_, i) => [`in/${i}.md`, mendable] as const)
  const cwd = folder(Object.fromEntries(many))
  const out = path.join(cwd, 'out')
  const child = spawn(process.execPath, [command, 'publish', 'in', '--out', 'out', '--draft'], {cwd, stdio: 'ignore'})
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  while (child.exitCode === null && (!fs.existsSync(out) || fs.readdirSync(out).length < 3)) await wait(2)
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  const names = fs.readdirSync(out)
  expect(names.length).toBeGreaterThan(2)
  expect(names.length).toBeLessThan(400)
  expect(names.filter((name) => !/^\d+\.md$/.test(name))).toEqual([])
  const texts = new Set(names.map((name) => fs.readFileSync(path.join(out, name), 'utf8')))
  expect(texts.size).toBe(1)
})
