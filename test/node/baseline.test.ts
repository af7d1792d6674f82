/** `--baseline` on the command line: what is known fails nothing, what is gone is told. */
import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {fit, folder, git, run, unfit} from './command.ts'

const slow = 60_000

test('is written, known, told from any folder, and tidied', {timeout: slow}, () => {
  const cwd = folder({'site/a.md': unfit, 'site/b.md': fit, 'site/gone.md': unfit})
  const flags = ['--baseline', 'known.json']
  expect(run(['check', 'site', ...flags], {cwd})).toMatchObject({
    code: 2,
    out: '',
    err: 'plashka: there is no baseline known.json; to make it: the same command with --update-baseline\n',
  })
  expect(run(['check', 'site', ...flags, '--update-baseline'], {cwd})).toMatchObject({
    code: 0,
    err: 'plashka: baseline written to known.json: 2 findings in 2 articles\n',
  })
  const written = fs.readFileSync(path.join(cwd, 'known.json'), 'utf8')
  expect(Object.keys(JSON.parse(written).articles)).toEqual(['site/a.md', 'site/gone.md'])
  expect(written).not.toContain(cwd)

  expect(run(['check', 'site', ...flags], {cwd})).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 known from the baseline'),
    err: '',
  })
  const inside = run(['check', 'a.md', '--baseline', '../known.json'], {cwd: path.join(cwd, 'site')})
  expect(inside).toMatchObject({code: 0, err: ''})

  // Moved lines are the same finding; one more problem is new.
  fs.writeFileSync(path.join(cwd, 'site/a.md'), unfit.replace('Городской', 'Вступление.\n\nГородской'))
  expect(run(['check', 'site', ...flags], {cwd}).code).toBe(0)
  fs.writeFileSync(path.join(cwd, 'site/a.md'), unfit.replace(/\nИсточник.*\n/, ''))
  const more = run(['check', 'site', ...flags, '--format', 'ndjson'], {cwd})
  const findings = more.out
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line).findings)
  expect(more.code).toBe(1)
  expect(findings.filter(({severity}) => severity === 'error').map(({rule}) => rule)).toEqual(['attribution-present'])

  fs.writeFileSync(path.join(cwd, 'site/a.md'), fit)
  fs.rmSync(path.join(cwd, 'site/gone.md'))
  const gone =
    'plashka: 2 entries of the baseline known.json no longer found: ' +
    'site/a.md (disclaimer-present), site/gone.md (disclaimer-present). To remove: --update-baseline\n'
  expect(run(['check', 'site', ...flags], {cwd})).toMatchObject({code: 0, err: gone})
  expect(run(['check', 'site', ...flags, '--quiet'], {cwd})).toMatchObject({code: 0, err: ''})
  expect(run(['check', 'site', ...flags, '--strict-baseline', '-q'], {cwd})).toMatchObject({code: 1, err: gone})
  expect(run(['check', 'site/b.md', ...flags, '--update-baseline'], {cwd}).err).toContain(
    'baseline written to known.json: 1 finding in 1 article, 1 old entry removed',
  )
  expect(run(['check', 'site', ...flags, '--update-baseline', '--locale', 'ru'], {cwd}).err).toBe(
    'plashka: база записана в known.json: замечаний 0, статей 0, устаревших убрано 1\n',
  )
  expect(run(['check', 'site', ...flags, '--strict-baseline'], {cwd})).toMatchObject({code: 0, err: ''})
})

test('keeps what could not be read this time', {timeout: slow}, () => {
  const cwd = folder({'a.md': unfit})
  const flags = ['check', 'a.md', '--baseline', 'known.json', '--update-baseline']
  run(flags, {cwd})
  fs.writeFileSync(path.join(cwd, 'a.md'), 'a\0b')
  expect(run(flags, {cwd})).toMatchObject({code: 2, err: expect.stringContaining('1 finding in 1 article')})
})

test('knows findings in their whole, whatever lines are asked for', {timeout: slow}, () => {
  const cwd = folder({'a.md': unfit})
  git(cwd, 'init', '-q')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'one')
  fs.appendFileSync(path.join(cwd, 'a.md'), '\nЕщё строка.\n')
  run(['check', '--baseline', 'known.json', '--update-baseline'], {cwd})
  const changed = ['check', '--since', 'HEAD', '--lines', 'changed']
  expect(run([...changed, '--baseline', 'known.json'], {cwd}).code).toBe(0)
  expect(run(changed, {cwd}).code).toBe(1)
})

test('an audit and a check share it', {timeout: slow}, () => {
  const cwd = folder({'site/a.md': unfit, 'site/b.md': fit})
  const flags = ['--baseline', 'known.json']
  const audit = (...more: string[]) =>
    run(['audit', 'site', '--no-cache', '--format', 'ndjson', ...flags, ...more], {cwd})
  expect(audit('--update-baseline')).toMatchObject({code: 0, err: expect.stringContaining('1 finding in 1 article')})
  expect(run(['check', 'site', ...flags], {cwd})).toMatchObject({code: 0, err: ''})
  expect(audit()).toMatchObject({code: 0, err: ''})
  fs.writeFileSync(path.join(cwd, 'site/a.md'), fit)
  fs.writeFileSync(path.join(cwd, 'site/b.md'), unfit)
  const {code, out, err} = audit()
  expect([code, err]).toEqual([1, expect.stringContaining('site/a.md (disclaimer-present)')])
  expect(
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).ok),
  ).toEqual([true, false])
})

test('what a failed run or another dump has not met is not gone', {timeout: slow}, () => {
  const row = (name: string) => `${JSON.stringify({path: name, text: unfit})}\n`
  const cwd = folder({'one.jsonl': row('site/1'), 'two.jsonl': row('https://vesti.example/2'), 'site.md': unfit})
  const audit = (name: string) =>
    run(['audit', name, '--no-cache', '--quiet', '--baseline', 'known.json', '--update-baseline'], {cwd}).code
  const known = () => Object.keys(JSON.parse(fs.readFileSync(path.join(cwd, 'known.json'), 'utf8')).articles)
  expect(audit('one.jsonl')).toBe(0)
  expect(audit('site.md')).toBe(0)
  expect(known()).toEqual(['site.md', 'site/1'])
  fs.rmSync(path.join(cwd, 'site.md'))
  expect(audit('none.jsonl')).toBe(2)
  expect(known()).toEqual(['site.md', 'site/1'])
  expect(audit('two.jsonl')).toBe(0)
  expect(known()).toEqual(['https:/vesti.example/2', 'site/1'])
})

test('knows articles deep in an archive', {timeout: slow}, () => {
  const cwd = folder({'d/e/a.md': unfit})
  execFileSync('tar', ['cf', 'x.tar', 'd'], {cwd})
  const flags = ['audit', 'x.tar', '--no-cache', '--baseline', 'known.json']
  expect(run([...flags, '--update-baseline'], {cwd})).toMatchObject({
    code: 0,
    err: expect.stringContaining('1 finding in 1 article'),
  })
  expect(run(flags, {cwd})).toMatchObject({code: 0, err: ''})
  fs.rmSync(path.join(cwd, 'd'), {recursive: true})
  fs.mkdirSync(path.join(cwd, 'd'))
  fs.writeFileSync(path.join(cwd, 'd/b.md'), fit)
  execFileSync('tar', ['cf', 'x.tar', 'd'], {cwd})
  expect(run(flags, {cwd}).err).toContain('x.tar/d/e/a.md (disclaimer-present)')
})

test('says what is wrong', {timeout: slow}, () => {
  const cwd = folder({'a.md': fit, 'bad.json': '{"version": 9}'})
  git(cwd, 'init', '-q')
  git(cwd, 'commit', '-qm', 'one', '--allow-empty')
  const said = (...flags: string[]) => run(['check', 'a.md', ...flags], {cwd})
  expect(said('--update-baseline')).toMatchObject({
    code: 2,
    err: 'plashka: --update-baseline: name the baseline, --baseline FILE\n',
  })
  expect(said('--strict-baseline').err).toContain('--strict-baseline: name')
  expect(said('--baseline', 'bad.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('bad.json: The baseline'),
  })
  expect(said('--baseline', 'bad.json', '--locale', 'ru').err).toContain('bad.json: База версии 9')
  for (const flag of ['--update-baseline', '--strict-baseline'])
    expect(said('--baseline', 'x.json', '--config-from', 'HEAD', flag).err).toContain(
      `${flag} and --config-from do not go together`,
    )
  expect(said('--baseline', 'none/x.json', '--update-baseline')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot write none/x.json: no such file or folder'),
  })
})

test('several reports at once, each to its file', {timeout: slow}, () => {
  const cwd = folder({'a.md': unfit})
  const copies = ['--write', 'sarif=a.sarif', '--write', 'gitlab=a.json', '--write=junit=a.xml']
  expect(run(['check', 'a.md', ...copies], {cwd}).code).toBe(1)
  for (const file of ['a.sarif', 'a.json']) JSON.parse(fs.readFileSync(path.join(cwd, file), 'utf8'))
  expect(fs.readFileSync(path.join(cwd, 'a.xml'), 'utf8')).toContain('<testsuites')
  expect(run(['check', 'a.md', '--write', 'csv=x', '--write', 'json=./x'], {cwd})).toMatchObject({
    code: 2,
    err: 'plashka: --write csv=x and --write json=./x do not go together\n',
  })
  expect(run(['check', 'a.md', '--write', 'x'], {cwd}).err).toContain('is not FORMAT=FILE')
})
