/** Runs the built command and makes folders for it to work in. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'

export const command = path.resolve(process.env['PLASHKA_CLI'] ?? 'dist/node/cli.js')

export interface Ran {
  code: number | null
  out: string
  err: string
}

interface Settings {
  cwd?: string
  input?: string | Buffer
  env?: Record<string, string>
  uid?: number
}

/** One run, with no colours and in English unless the environment given says otherwise. */
export function run(args: readonly string[], {cwd, input, env, uid}: Settings = {}): Ran {
  const result = spawnSync(process.execPath, [command, ...args], {
    cwd: cwd ?? os.tmpdir(),
    input: input ?? '',
    env: {PATH: process.env['PATH'] ?? '', HOME: os.tmpdir(), LANG: 'C.UTF-8', ...env},
    maxBuffer: 2 ** 28,
    ...(uid !== undefined && {uid, gid: uid}),
  })
  return {code: result.status, out: result.stdout.toString('utf8'), err: result.stderr.toString('utf8')}
}

/** A new folder with these files, gone after the test. */
export function folder(files: Record<string, string | Buffer> = {}): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plashka-test-')))
  onTestFinished(() => fs.rmSync(root, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
    fs.writeFileSync(path.join(root, name), content)
  }
  return root
}

export function git(cwd: string, ...args: string[]): string {
  const own = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'protocol.file.allow=always',
  ]
  const result = spawnSync('git', [...own, ...args], {
    cwd: cwd ?? os.tmpdir(),
    env: {PATH: process.env['PATH'] ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1'},
  })
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`)
  return result.stdout.toString('utf8').trim()
}

/** A user who is not root, to be refused things; null where the tests have no way to become one. */
export function nobody(): {uid?: number} | null {
  if (process.getuid?.() !== 0) return process.platform === 'win32' ? null : {}
  const uid = 65534
  return spawnSync(process.execPath, [command, '--version'], {uid, gid: uid}).status === 0 ? {uid} : null
}

const label =
  'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента.'

const body = `Городской совет обещает открыть мост до первых морозов. Подрядчик говорит, что опоры уже готовы, а дорогу к мосту начнут класть в августе.

Жители посёлка ждут этого третий год: до ближайшей больницы им приходится ехать в объезд сорок километров.
`

const head = `---
title: Мост откроют к зиме
author: Анна Вымышленная
date: 2021-03-02
language: ru
---
`

const source = '\nИсточник: [Вестник Заречья](https://vestnik-zarechya.org/most)\n'

/** An article that is fit to publish. */
export const fit = `${head}\n${label}\n\n${body}${source}`

/** The same without its label: an error. */
export const unfit = `${head}\n${body}${source}`
