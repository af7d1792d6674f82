/** `--lines changed` keeps what concerns the change. */
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {check} from '../../src/core/index.ts'
import {onChangedLines} from '../../src/node/cli/changed.ts'
import {changedLines} from '../../src/node/git.ts'
import {folder, git} from './command.ts'

test('findings of the article as a whole, and those that touch a changed line', () => {
  const result = check('text')
  const [base] = check('text', {strict: true}).findings
  const at = (rule: string, line: number, endLine = line) => ({
    ...base!,
    rule,
    line,
    endLine,
    severity: 'error' as const,
  })
  const findings = [at('disclaimer-present', 1), at('site-chrome', 3), at('site-chrome', 4, 6), at('site-chrome', 9)]
  const given = {...result, ok: false, findings}
  const kept = (changed: [number, number][] | null) => onChangedLines(given, changed).findings.map(({line}) => line)
  expect(kept([[5, 7]])).toEqual([1, 4])
  expect(
    kept([
      [3, 3],
      [9, 9],
    ]),
  ).toEqual([1, 3, 9])
  expect(kept(null)).toEqual([1, 3, 4, 9])
  const anywhere = [at('encoding', 1), at('language-declared', 2), at('disclaimer-verbatim', 3)]
  expect(onChangedLines({...given, findings: anywhere}, [[9, 9]]).findings.map(({rule}) => rule)).toEqual([
    'encoding',
    'language-declared',
  ])
  expect(onChangedLines({...given, findings: [at('site-chrome', 3)]}, []).ok).toBe(true)
})

test('changes are apart, whatever context a person’s git shows between them', () => {
  const cwd = folder({'a.md': 'one\ntwo\nthree\nfour\nfive\n'})
  git(cwd, 'init', '-q')
  git(cwd, 'config', 'diff.interHunkContext', '9')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'base')
  fs.writeFileSync(path.join(cwd, 'a.md'), 'ONE\ntwo\nthree\nfour\nFIVE\n')
  expect(changedLines(cwd, 'HEAD', 'a.md')).toEqual([
    [1, 1],
    [5, 5],
  ])
})
