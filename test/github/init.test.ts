/** What `plashka init` leaves in a newsroom's repository works there, at its top and below it. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {command, fit, folder, git, run, unfit} from '../node/command.ts'

const slow = 60_000
const posix = process.platform !== 'win32'

/** A folder with `plashka` in it, for a PATH. */
function tools(): string {
  const at = folder({plashka: `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(command)} "$@"\n`})
  fs.chmodSync(path.join(at, 'plashka'), 0o755)
  return at
}

function commit(cwd: string, PATH: string) {
  const own = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-m', 'one']
  const {status, stderr, stdout} = spawnSync('git', own, {cwd, env: {PATH, HOME: cwd, LANG: 'C.UTF-8'}})
  return {code: status, said: stdout.toString('utf8') + stderr.toString('utf8')}
}

describe.skipIf(!posix)('the hook', () => {
  test.each(['', 'it\'s "news"'])('checks what is staged, from the folder "%s"', {timeout: slow}, (below) => {
    const top = folder({[path.join(below, 'articles/a.md')]: unfit, 'README.md': 'No article.\n'})
    const cwd = path.join(top, below)
    git(top, 'init', '-q')
    expect(run(['init', '--yes'], {cwd})).toMatchObject({code: 0, err: ''})
    git(top, 'add', '-A')
    const PATH = `${tools()}:${process.env['PATH']}`
    expect(commit(top, PATH)).toMatchObject({code: 1, said: expect.stringContaining('articles/a.md')})
    fs.writeFileSync(path.join(cwd, 'articles/a.md'), fit)
    expect(commit(top, PATH).code).toBe(1)
    git(top, 'add', '-A')
    expect(commit(top, PATH).code).toBe(0)
  })

  test('without plashka says how to get it', {timeout: slow}, () => {
    const cwd = folder({'articles/a.md': fit})
    git(cwd, 'init', '-q')
    run(['init', '--yes', '--locale', 'ru'], {cwd})
    git(cwd, 'add', '-A')
    expect(commit(cwd, '/usr/bin:/bin')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Поставить: npm install'),
    })
  })

  test.each([
    ['.husky/pre-commit', />> \.husky\/pre-commit/],
    ['lefthook.yml', /run: npx plashka check --staged/],
    ['.pre-commit-config.yaml', /entry: npx plashka check\n/],
  ])('is left to the program of %s', {timeout: slow}, (file, recipe) => {
    const cwd = folder({[file]: '', 'articles/a.md': fit})
    git(cwd, 'init', '-q')
    const {code, out} = run(['init', '--yes'], {cwd})
    expect(code).toBe(0)
    expect(out).toMatch(recipe)
    expect(fs.existsSync(path.join(cwd, '.git/hooks/pre-commit'))).toBe(false)
  })

  test('is not put among the hooks of all repositories', {timeout: slow}, () => {
    const [cwd, shared] = [folder({'articles/a.md': fit}), folder()]
    git(cwd, 'init', '-q')
    git(cwd, 'config', 'core.hooksPath', shared)
    expect(run(['init', '--yes'], {cwd}).out).toContain(`core.hooksPath=${shared}`)
    expect(fs.readdirSync(shared)).toEqual([])
  })
})

test('the workflow’s own command judges a pull request', {timeout: slow}, ({skip}) => {
  if (!posix) skip('its steps are for a shell')
  const cwd = folder({'articles/a.md': fit, 'README.md': 'No article.\n'})
  git(cwd, 'init', '-q')
  run(['init', '--yes'], {cwd})
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-q', '--no-verify', '-m', 'base')
  fs.writeFileSync(path.join(cwd, 'README.md'), 'Still no article.\n')
  fs.writeFileSync(path.join(cwd, 'articles/b.md'), unfit)
  fs.writeFileSync(path.join(cwd, 'plashka.config.yaml'), 'exclude: ["**"]\n')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-q', '--no-verify', '-m', 'head')
  const {jobs} = parse(fs.readFileSync(path.join(cwd, '.github/workflows/articles.yml'), 'utf8'))
  const step = jobs.plashka.steps.at(-1)
  const runner = folder({'plashka/node_modules/plashka/dist/node/cli.js': `require(${JSON.stringify(command)})\n`})
  const {status, stdout} = spawnSync('bash', ['-e', '-c', step.run], {
    cwd,
    env: {...process.env, ...step.env, BASE: git(cwd, 'rev-parse', 'HEAD~1'), RUNNER_TEMP: runner},
  })
  expect(status).toBe(1)
  expect(stdout.toString('utf8')).toMatch(/^::error file=articles\/b\.md,/m)
  expect(stdout.toString('utf8')).not.toContain('README')
})

test('a folder that is not there yet is named', {timeout: slow}, () => {
  const {code, out} = run(['init', '--yes', '--locale', 'ru'], {cwd: folder()})
  expect(code).toBe(0)
  expect(out).toContain('Папки articles пока нет')
})
