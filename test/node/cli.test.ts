/** The command as people start it: exit codes, streams, and every kind of bad input. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {command, fit, folder, git, nobody, run, unfit} from './command.ts'

const records = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('exit codes', () => {
  test('0 fit, 1 an error, 2 the run failed; one bad article never stops the others', () => {
    const cwd = folder({'fit.md': fit, 'unfit.md': unfit})
    expect(run(['check', 'fit.md'], {cwd})).toMatchObject({code: 0, err: ''})
    expect(run(['check', 'unfit.md', 'fit.md', '--format', 'ndjson'], {cwd})).toMatchObject({code: 1, err: ''})
    const mixed = run(['check', 'none.md', 'fit.md', '--format', 'ndjson'], {cwd})
    expect(mixed).toMatchObject({code: 2, err: 'plashka: no such file or folder: none.md\n'})
    expect(records(mixed.out).map(({path, ok}) => [path, ok])).toEqual([['fit.md', true]])
  })

  test('--max-warnings', () => {
    const cwd = folder({'a.md': Buffer.from(fit, 'utf16le')})
    expect(run(['check', 'a.md', '--max-warnings', '9'], {cwd}).code).toBe(0)
    expect(run(['check', 'a.md', '--max-warnings', '0'], {cwd})).toMatchObject({
      code: 1,
      err: expect.stringContaining('0 are allowed'),
    })
  })

  test('help is for people, and mistakes are one line', () => {
    expect(run([])).toMatchObject({code: 2, out: '', err: expect.stringContaining('plashka check')})
    expect(run(['--help', '--locale', 'ru'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('можно ли публиковать'),
      err: '',
    })
    expect(run(['publish', '-h']).out).toContain('--out DIR')
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(run(['chek'], {env: {LANG: 'ru_RU.UTF-8'}})).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^plashka: нет команды «chek»\. Возможно, check\?.*\n$/),
    })
    expect(run(['check', '--format', 'jsn'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Did you mean json\?/),
    })
    expect(run(['audit', '--top', '0'])).toMatchObject({code: 2, err: expect.stringContaining('from 1 up')})
    expect(run(['audit', '--jobs', '0', '--locale', 'ru'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('от 1'),
    })
    expect(run(['check', '--max-warnings', '-1'])).toMatchObject({code: 2, err: expect.stringContaining('from 0 up')})
    expect(run(['check', '--date', '2026-02-30'])).toMatchObject({code: 2, err: expect.stringMatching(/no day.*\n$/)})
  })
})

describe.skipIf(process.platform === 'win32')('a reader who leaves stops the printing, and nothing else', () => {
  /** The exit code of a run, one of whose streams nobody reads from the start; and what the other one says. */
  async function without(stream: 'stdout' | 'stderr', args: readonly string[], cwd: string) {
    const child = spawn(process.execPath, [command, ...args], {
      cwd,
      env: {PATH: process.env['PATH'] ?? '', HOME: cwd, LANG: 'C.UTF-8'},
    })
    let said = ''
    child[stream === 'stdout' ? 'stderr' : 'stdout'].on('data', (chunk) => (said += chunk))
    child[stream].destroy()
    const [code] = (await once(child, 'close')) as [number]
    return {code, said}
  }

  test('of stderr: what would be told there is dropped', async () => {
    const cwd = folder({'bad.md': unfit})
    const audit = ['audit', 'none.md', 'bad.md', '--no-cache', '--report', 'r.html']
    const {code, said} = await without('stderr', audit, cwd)
    expect([code, fs.existsSync(path.join(cwd, 'r.html'))]).toEqual([2, true])
    expect(said).toMatch(/^All +1 +0 +1$/m)
    expect(await without('stderr', ['check', 'none.md'], cwd)).toEqual({code: 2, said: ''})
  })

  test('of stdout: reports are finished, and the exit code is that of the verdict', async () => {
    const cwd = folder({'bad.md': unfit})
    const audit = ['audit', 'bad.md', '--no-cache', '--report', 'r.html', '--report', 'part.ndjson.gz']
    expect(await without('stdout', audit, cwd)).toEqual({code: 1, said: ''})
    expect(['r.html', 'part.ndjson.gz'].filter((name) => !fs.existsSync(path.join(cwd, name)))).toEqual([])
    expect(await without('stdout', ['merge', 'part.ndjson.gz'], cwd)).toEqual({code: 1, said: ''})
    expect(await without('stdout', ['check', 'bad.md'], cwd)).toEqual({code: 1, said: ''})
    expect(await without('stdout', ['--help'], cwd)).toEqual({code: 0, said: ''})
  })
})

describe('bad input', () => {
  test('odd bytes: each a finding or one line', () => {
    const cwd = folder({
      'bom.md': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(fit)]),
      'broken.md': Buffer.concat([Buffer.from(fit), Buffer.from([0xff, 0x0a])]),
      'crlf.md': fit.replaceAll('\n', '\r\n'),
      'nul.md': 'text\0text',
      'utf16.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fit, 'utf16le')]),
    })
    const {code, out, err} = run(['check', '--format', 'ndjson'], {cwd})
    expect([code, err]).toEqual([2, 'plashka: nul.md: binary (it has NUL bytes), not an article\n'])
    const seen = records(out).map(({path, ok, disclaimer, findings}) => [
      path,
      ok,
      disclaimer.status,
      findings
        .filter((each: {rule: string}) => each.rule === 'encoding')
        .map((each: {severity: string}) => each.severity)
        .join(),
    ])
    expect(seen).toEqual([
      ['bom.md', true, 'exact', ''],
      ['broken.md', false, 'exact', 'error'],
      ['crlf.md', true, 'exact', ''],
      ['utf16.md', true, 'exact', 'warning'],
    ])
  })

  test('odd articles: every one has its record', () => {
    const bomb = [
      'a: &a [x, x, x]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
    ]
    const names = ['a b.md', '100%.md', 'new\nline.md', 'esc\u001b[31m.md', '-dash.md']
    const cwd = folder({
      'empty.md': '',
      'front.md': '---\ntitle: Only this\n---\n',
      'yaml.md': '---\ntitle: "open\n  - x: [\n---\n\nText.\n',
      'bomb.md': `---\n${bomb.join('\n')}\n---\n\nText.\n`,
      'quotes.md': `${'> '.repeat(10_000)}deep\n`,
      'hostile.html': `${'<div>'.repeat(5_000)}<script>alert(1)</script><p onclick=x>text<!-- <![CDATA[ <style>`,
      ...Object.fromEntries(names.map((name) => [name, unfit])),
    })
    const {code, out, err} = run(['check', '--format', 'ndjson', '.'], {cwd})
    expect([code, err]).toEqual([1, ''])
    const all = records(out)
    expect(all.map((record) => record.path).sort()).toEqual([...fs.readdirSync(cwd)].sort())
    expect(all.flatMap(({findings}) => findings).filter(({rule}) => rule === 'crash')).toEqual([])
    const shown = run(['check', '.'], {cwd})
    expect(shown.out).not.toContain('\u001b')
    expect(shown.out).not.toMatch(/^line\.md/m)
  }, 60_000)

  test('a line of 50 MB', () => {
    const cwd = folder({'long.txt': 'слово за словом '.repeat(1_850_000)})
    const {code, out, err} = run(['check', 'long.txt', '--format', 'ndjson'], {cwd})
    expect([code, err]).toEqual([1, ''])
    expect(records(out)[0]).toMatchObject({path: 'long.txt', ok: false})
  }, 120_000)

  test('no right to read or to write: a line, the others go on, nothing changes', ({skip}) => {
    const user = nobody()
    if (!user) skip('there is no user here whom the system refuses anything')
    const cwd = folder({
      'a.md': fit,
      'locked.md': fit,
      'out/x': '',
      'plashka.config.yaml': 'outlet: {name: ООО "Ромашка"}\n',
      'unfit.md': unfit,
    })
    fs.chmodSync(cwd, 0o755)
    fs.chmodSync(path.join(cwd, 'locked.md'), 0)
    fs.chmodSync(path.join(cwd, 'out'), 0o555)
    const read = run(['check', 'locked.md', 'a.md', '--format', 'ndjson'], {cwd, ...user})
    expect(read).toMatchObject({code: 2, err: 'plashka: cannot read locked.md: permission denied\n'})
    expect(records(read.out)).toHaveLength(1)
    expect(run(['publish', 'a.md', '--out', 'out'], {cwd, ...user})).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot write out/a.md: permission denied'),
    })
    expect(fs.readdirSync(path.join(cwd, 'out'))).toEqual(['x'])
    fs.chmodSync(path.join(cwd, 'unfit.md'), 0o444)
    expect(run(['fix', 'unfit.md'], {cwd, ...user})).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot write unfit.md: permission denied'),
    })
    expect(fs.readFileSync(path.join(cwd, 'unfit.md'), 'utf8')).toBe(unfit)
  })

  test('a broken configuration stops the run in one line', () => {
    const cwd = folder({'plashka.config.yaml': 'locale: ru\nexlude: []\n', 'a.md': fit})
    expect(run(['check', 'a.md'], {cwd})).toMatchObject({
      code: 2,
      out: '',
      err: 'plashka: configuration, plashka.config.yaml:2:1: unknown key exlude. Did you mean exclude?\n',
    })
  })
})

describe('where articles come from', () => {
  test('stdin, under a name or a dash', () => {
    expect(
      records(run(['check', '--stdin-path', './a\\b.md', '--format', 'ndjson'], {input: fit}).out)[0],
    ).toMatchObject({path: 'a/b.md', ok: true})
    expect(run(['check', '-'], {input: fit}).code).toBe(0)
    expect(run(['check', 'a.md', '--stdin-path', 'b.md'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('do not go together'),
    })
  })

  test('the staged text, in a hook', () => {
    const cwd = folder({'a.md': unfit})
    git(cwd, 'init', '-q')
    git(cwd, 'add', 'a.md')
    fs.writeFileSync(path.join(cwd, 'a.md'), fit)
    expect(run(['check', '--staged'], {cwd}).code).toBe(1)
    git(cwd, 'add', 'a.md')
    expect(run(['check', '--staged'], {cwd}).code).toBe(0)
    git(cwd, 'commit', '-qm', 'one')
    expect(run(['check', '--staged'], {cwd})).toMatchObject({
      code: 0,
      out: '',
      err: 'plashka: no articles are staged\n',
    })
  })

  test('a pull request: the base’s settings, the lines that changed, a second report', () => {
    const old = fit.replace('Подрядчик', 'Под\u00adрядчик')
    const cwd = folder({'plashka.config.yaml': 'rules: {metadata-complete: error}\n', 'a.md': old, 'b.md': fit})
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-qm', 'base')
    git(cwd, 'checkout', '-qb', 'branch')
    fs.writeFileSync(path.join(cwd, 'plashka.config.yaml'), 'rules: {metadata-complete: off}\n')
    fs.writeFileSync(path.join(cwd, 'b.md'), fit.replace(/^author.*\n/m, ''))
    fs.writeFileSync(path.join(cwd, 'c.md'), unfit)
    const flags = ['check', '--format', 'ndjson', '--since', 'main']
    expect(records(run(flags, {cwd}).out).map(({path, ok}) => [path, ok])).toEqual([
      ['b.md', true],
      ['c.md', false],
    ])
    const strict = run([...flags, '--config-from', 'main', '--lines', 'changed', '--write', 'csv=out.csv', '--', '.'], {
      cwd,
    })
    expect(strict).toMatchObject({code: 1, err: ''})
    expect(records(strict.out).map(({path, ok, findings}) => [path, ok, findings[0].rule])).toEqual([
      ['b.md', false, 'metadata-complete'],
      ['c.md', false, 'disclaimer-present'],
    ])
    expect(fs.readFileSync(path.join(cwd, 'out.csv'), 'utf8')).toContain('metadata-complete')
    expect(run(['check', '--config-from', 'nowhere'], {cwd})).toMatchObject({
      code: 2,
      err: expect.stringContaining('--config-from: git does not know "nowhere"'),
    })
  })

  test('a list on stdin', () => {
    const cwd = folder({'a b.md': fit, 'c.md': unfit})
    expect(
      records(run(['check', '--files-from', '-', '--format', 'ndjson'], {cwd, input: 'a b.md\0c.md\0'}).out),
    ).toHaveLength(2)
  })

  test('a configuration written in JavaScript, whether or not the code came from a cache', () => {
    const cwd = folder({
      'plashka.config.mjs': 'export default {exclude: ["drafts"], locale: "ru"}',
      'a.md': fit,
      'drafts/d.md': unfit,
    })
    for (const _ of [1, 2]) expect(run(['check'], {cwd})).toMatchObject({code: 0, err: ''})
  })
})

test('reports: colours only where they are wanted; json is one document', () => {
  const cwd = folder({'a.md': unfit})
  expect(run(['check', 'a.md'], {cwd}).out).not.toContain('\u001b')
  expect(run(['check', 'a.md'], {cwd, env: {FORCE_COLOR: '1'}}).out).toContain('\u001b')
  expect(run(['check', 'a.md', '--no-color'], {cwd, env: {FORCE_COLOR: '1'}}).out).not.toContain('\u001b')
  expect(JSON.parse(run(['check', 'a.md', '--format', 'json'], {cwd}).out).results).toHaveLength(1)
  expect(run(['check', 'a.md', '--locale', 'ru'], {cwd}).out).toMatch(/[а-яё]{4}/)
})

test('what is to be mended is never more than what was checked', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => `in/${name}.md`)
  const label = fit.replace('Данное', 'Дaнное')
  const cwd = folder({...Object.fromEntries(names.map((name) => [name, label])), list: names.join('\n')})
  git(cwd, 'init', '-q')
  git(cwd, 'add', 'in')
  const mend = (...args: string[]) => /^Mend: (.*)$/m.exec(run(['check', ...args], {cwd}).out)?.[1]
  expect(mend('in/')).toBe('plashka fix in/')
  expect(mend()).toBe('plashka fix')
  expect(mend('--files-from', 'list')).toBe('plashka fix <the same paths>')
  expect(mend('--staged')).toBe('plashka fix <the same paths>')
  expect(mend('in/d.md')).toBe('plashka fix in/d.md')
})

test('audit: a table of what there is', () => {
  const cwd = folder({'a.md': fit, 'b.md': unfit, 'c.txt': unfit.replace('2021', '2022')})
  const {code, out, err} = run(['audit', '.'], {cwd})
  expect([code, err]).toEqual([1, ''])
  expect(out).toMatch(/^All +3 +1 +2$/m)
  expect(out).toMatch(/^2022 +1 +0 +1$/m)
  expect(out).toMatch(/^rus +3 +1 +2$/m)
  expect(out).toMatch(/^disclaimer-present +2 +0 +2$/m)
  expect(run(['audit', '.', '--locale', 'ru'], {cwd}).out).toMatch(/^Всего +3 +1 +2$/m)
})

test('explain: a rule’s page, a mandate, a pack, the list', () => {
  expect(run(['explain', 'waiver-sound', '--locale', 'ru']).out).toMatch(/^# waiver-sound\n[^]*[а-яё]/)
  expect(run(['explain', 'waiver-sound', '--locale', 'en']).out).not.toContain('In English')
  expect(run(['explain', 'encoding', '--locale', 'en']).out).toMatch(/^# encoding\n\nThe article is saved as UTF-8/)
  expect(run(['explain', 'ru-rkn-124']).out).toMatch(/иностранным средством\s+массовой информации/)
  expect(run(['explain', '--pack', 'ru', '--locale', 'ru']).out).toMatch(/ru-2108-form1[^]*ru-rkn-124/)
  expect(run(['explain', 'disclaimer-presnt'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean disclaimer-present?'),
  })
  expect(run(['explain']).out).toMatch(/^Rules:[^]*disclaimer-present/)
})

test('init: writes three files, says so, and never over one', () => {
  const cwd = folder({'articles/a.md': fit})
  git(cwd, 'init', '-q')
  const first = run(['init', '--yes'], {cwd})
  expect(first).toMatchObject({code: 0, err: ''})
  const files = ['plashka.config.yaml', '.github/workflows/articles.yml', '.git/hooks/pre-commit']
  for (const file of files) expect(first.out).toContain(`wrote ${file}: `)
  expect(fs.statSync(path.join(cwd, files[2]!)).mode & 0o111).toBe(0o111)
  expect(run(['check'], {cwd}).code).toBe(0)
  fs.writeFileSync(path.join(cwd, files[0]!), 'locale: en\n')
  const second = run(['init'], {cwd})
  expect(second.code).toBe(2)
  for (const file of files) expect(second.err).toContain(`${file} exists`)
  expect(fs.readFileSync(path.join(cwd, files[0]!), 'utf8')).toBe('locale: en\n')
  expect(run(['init', '--force'], {cwd}).code).toBe(0)
  expect(run(['init', '-y'], {cwd: folder()}).err).toContain('not a git repository')
})
