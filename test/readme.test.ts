/** The READMEs show real output: every command in them is run, and every piece of code. `UPDATE_DOCS=1` renews them. */
import {execFileSync, spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../src/core/index.ts'
import type {Locale} from '../src/core/index.ts'
import {picture} from './readme-picture.ts'

const command = path.resolve('dist/node/cli.js')
const update = process.env['UPDATE_DOCS'] === '1'

function run(line: string): string {
  const args = line.replace(/^npx plashka /, '').split(' ')
  const {stdout, stderr} = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1'},
  })
  return (stderr + stdout).trimEnd()
}

const console_ = (text: string) =>
  text.replace(/```console\n([^]*?)```/g, (_, body: string) => {
    const commands = body.split('\n').filter((line) => line.startsWith('$ '))
    return '```console\n' + commands.map((line) => `${line}\n${run(line.slice(2))}\n`).join('\n') + '```'
  })

const code = (text: string) =>
  text.replace(/```js\n([^]*?)```\n\n```text\n[^]*?```/g, (_, body: string) => {
    const library = JSON.stringify(path.resolve('dist/core/index.js'))
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', body.replace(/'plashka'/g, library)], {
      encoding: 'utf8',
    })
    return '```js\n' + body + '```\n\n```text\n' + output + '```'
  })

const ruleTable = (text: string, locale: Locale) =>
  text.replace(
    /(\|---\|---\|\n)(?:\|.*\n)*(?:<!-- rules -->\n)?/,
    (_, head: string) =>
      head + rules.map(({id, about}) => `| [\`${id}\`](rules/${id}.md) | ${about[locale]} |\n`).join(''),
  )

describe.each([
  ['README.md', 'en'],
  ['README.ru.md', 'ru'],
] as const)('%s', (file, locale) => {
  test('shows what the command really prints', () => {
    const text = readFileSync(file, 'utf8')
    const real = code(console_(ruleTable(text, locale)))
    if (update) writeFileSync(file, real)
    else expect(text).toBe(real)
  })

  test('has its two lines, and its picture is fresh', async () => {
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('\nnpm ci && npx plashka publish articles --out published\n')
    expect(text).toContain('\nnpm ci && npm test\n')
    await expect(picture(locale, run)).toMatchFileSnapshot(`../.github/plashka${locale === 'ru' ? '.ru' : ''}.svg`)
  })

  test('links to what is there', () => {
    const text = readFileSync(file, 'utf8')
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => readFileSync(target!)).not.toThrow()
  })
})
