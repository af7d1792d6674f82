/** The hooks that this repository offers to the program pre-commit, run by that program. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse, stringify} from 'yaml'
import {command, fit, folder, git, unfit} from '../node/command.ts'

const here = spawnSync('pre-commit', ['--version']).status === 0 && process.platform !== 'win32'
const slow = 120_000

/** Runs pre-commit with its own home, so that nothing of this machine is used or left. */
function preCommit(cwd: string, args: readonly string[], home: string, PATH = process.env['PATH'] ?? '') {
  const {status, stdout, stderr} = spawnSync('pre-commit', [...args, '--color', 'never'], {
    cwd,
    env: {...process.env, PATH, PRE_COMMIT_HOME: home, LANG: 'C.UTF-8'},
  })
  return {code: status, out: stdout.toString('utf8') + stderr.toString('utf8')}
}

const hooks = parse(fs.readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {id: string; entry: string}[]
const articles = {'articles/fit.md': fit, 'articles/unfit.txt': unfit, 'notes.rst': unfit}

describe('the hooks', () => {
  test('are two: one that looks, one that mends', () => {
    expect(hooks.map(({id, entry}) => [id, entry])).toEqual([
      ['plashka', 'plashka check'],
      ['plashka-fix', 'plashka fix'],
    ])
  })

  test('choose articles, and fail where they should', {timeout: slow}, ({skip}) => {
    if (!here) skip('pre-commit is not installed here')
    const tools = folder({
      plashka: `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(command)} "$@"\n`,
    })
    fs.chmodSync(path.join(tools, 'plashka'), 0o755)
    // Everything as it is offered, but for the installation.
    const local = hooks.map((hook) => ({...hook, language: 'system'}))
    const cwd = folder({
      ...articles,
      '.pre-commit-config.yaml': stringify({repos: [{repo: 'local', hooks: local}]}),
      'plashka.config.yaml': 'outlet: {name: ООО "Ромашка"}\nlocale: en\n',
    })
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    const run = (id: string) => preCommit(cwd, ['run', id, '--all-files'], folder(), `${tools}:${process.env['PATH']}`)
    const first = run('plashka')
    expect(first.code).toBe(1)
    expect(first.out).toContain('articles/unfit.txt')
    expect(first.out).toMatch(/disclaimer-present/)
    expect(first.out).toContain('2 articles checked')
    expect(first.out).not.toContain('notes.rst')
    expect(run('plashka-fix').out).toContain('files were modified by this hook')
    git(cwd, 'add', '-A')
    expect(run('plashka').code).toBe(0)
  })

  test('are installed from this repository', {timeout: 600_000}, ({skip}) => {
    if (!here) skip('pre-commit is not installed here')
    if (!process.env['PLASHKA_TRY_REPO']) skip('it takes a minute and the network: PLASHKA_TRY_REPO=1 runs it')
    const cwd = folder(articles)
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    const files = ['--files', 'articles/fit.md', 'articles/unfit.txt']
    const {code, out} = preCommit(cwd, ['try-repo', path.resolve('.'), 'plashka', ...files], folder())
    expect(out).toMatch(/plashka \(check\)\.+Failed/)
    expect(out).toContain('2 articles checked')
    expect(code).toBe(1)
  })
})
