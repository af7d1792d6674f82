/** What can be known of the workflows, the action and the hooks without running them. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {workflowFile} from '../../src/node/cli/init-files.ts'
import {folder, git} from '../node/command.ts'

const read = (file: string) => fs.readFileSync(file, 'utf8')
const shipped = [
  ...fs.readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`),
  '.github/actions/check/action.yml',
].map((name) => ({name, text: read(name)}))

const place = {version: '1.2.3', prefix: 'it\'s a "folder"'}
const written = (['ru', 'en'] as const).map((locale) => ({
  name: `init, ${locale}`,
  text: workflowFile({articles: 'статьи $(x)'}, place, locale),
}))
const all = [...shipped, ...written]

interface Step {
  run?: string
  uses?: string
  env?: Record<string, string>
  with?: Record<string, unknown>
}

function stepsOf(node: unknown): Step[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'run' in node || 'uses' in node ? [node as Step] : []
  return [...own, ...Object.values(node).flatMap(stepsOf)]
}

describe.each(all)('$name', ({name, text}) => {
  const data = parse(text)
  const steps = stepsOf(data)

  test('uses actions by their commits, with the version beside', () => {
    expect(steps.length).toBeGreaterThan(0)
    const lines = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, used]) => used!)
    expect(lines).toHaveLength(steps.filter(({uses}) => uses).length)
    for (const used of lines) expect(used).toMatch(/^\.\/[\w./-]+$|^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('lets nothing from outside into the text of a command', () => {
    for (const {run} of steps) expect(run ?? '').not.toContain('${{')
  })

  test('leaves no credentials in the checkout', () => {
    for (const {uses, with: input} of steps)
      if (uses?.startsWith('actions/checkout@')) expect(input?.['persist-credentials']).toBe(false)
  })

  test.skipIf(name.includes('action.yml'))('has the least rights, and an end', () => {
    expect(data.permissions).toEqual({contents: 'read'})
    expect(data.on).not.toHaveProperty('pull_request_target')
    for (const job of Object.values(data.jobs as Record<string, Record<string, unknown>>)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
      if (job['permissions'])
        expect([name, job['permissions']]).toEqual([
          '.github/workflows/release.yml',
          {contents: 'read', 'id-token': 'write'},
        ])
    }
  })
})

test('one action has one commit everywhere', () => {
  const commits = new Map<string, string>()
  for (const {text} of all)
    for (const [, action, commit] of text.matchAll(/uses: ([\w-]+\/[\w-]+)@(.+)$/gm)) {
      expect(commits.get(action!) ?? commit).toBe(commit)
      commits.set(action!, commit!)
    }
  expect(commits.size).toBeGreaterThan(2)
})

test('the action hands every input to its script, and the script reads no other', () => {
  const {inputs, runs} = parse(read('.github/actions/check/action.yml'))
  const handed = Object.values(runs.steps[0].env as Record<string, string>).map(
    (value) => /inputs\.([a-z-]+)/.exec(value)?.[1],
  )
  expect([...handed, 'working-directory'].sort()).toEqual(Object.keys(inputs).sort())
  const script = read('.github/actions/check/check.sh')
  const names = new Set([...script.matchAll(/PLASHKA_[A-Z_]+/g)].map(([name]) => name))
  expect([...names].sort()).toEqual([...Object.keys(runs.steps[0].env), 'PLASHKA_COMMAND'].sort())
  expect(script).not.toMatch(/\beval\b/)
})

test('actionlint finds nothing', ({skip}) => {
  if (spawnSync('actionlint', ['-version']).status !== 0) skip('actionlint is not installed here')
  const cwd = folder(
    Object.fromEntries(
      all
        .filter(({name}) => !name.includes('action.yml'))
        .map(({name, text}, i) => [`.github/workflows/${i}-${path.basename(name)}.yml`, text]),
    ),
  )
  fs.cpSync('.github/actions', path.join(cwd, '.github/actions'), {recursive: true})
  git(cwd, 'init', '-q')
  const {status, stdout} = spawnSync('actionlint', ['-no-color'], {cwd})
  expect([status, stdout.toString('utf8')]).toEqual([0, ''])
})
