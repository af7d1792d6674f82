/** Every face says the same of an article: the library, the command, the stream, the language server. */
import fs from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, test} from 'vitest'
import type {Finding, Result} from '../src/core/index.ts'
import {check} from '../src/core/index.ts'
import {readConfig} from '../src/node/config.ts'
import {today} from '../src/node/day.ts'
import {run} from './node/command.ts'
import {connect} from './node/lsp-client.ts'

const filesOf = (folder: string) =>
  fs
    .readdirSync(folder)
    .filter((name) => /\.(?:md|txt|html)$/.test(name))
    .map((name) => `${folder}/${name}`)

const files = [...filesOf('articles'), ...filesOf('articles/drafts')]
const read = (file: string) => fs.readFileSync(file, 'utf8')

/** What every face must agree on. */
type Said = Pick<Finding, 'rule' | 'severity' | 'line' | 'column' | 'reason'>
const saidBy = (findings: readonly Finding[]): Said[] =>
  findings.map(({rule, severity, line, column, reason}) => ({rule, severity, line, column, reason}))

const byPath = (results: readonly Result[]) => new Map(results.map(({path, findings}) => [path, saidBy(findings)]))

/** By the protocol's numbers. */
const severities: Readonly<Record<number, Finding['severity']>> = {1: 'error', 2: 'warning', 3: 'info'}

type Face = (locale: 'ru' | 'en') => Promise<ReadonlyMap<string, Said[]>>

const library: Face = async (locale) => {
  const settings = (await readConfig(process.cwd(), undefined))!
  return byPath(
    files.map((file) =>
      check({path: file, text: read(file)}, {...settings.optionsFor(path.resolve(file)), today: today(), locale}),
    ),
  )
}

const faces: Readonly<Record<string, Face>> = {
  'the command': async (locale) => {
    const {out} = run(['check', ...files, '--format', 'json', '--locale', locale], {cwd: process.cwd()})
    return byPath(JSON.parse(out).results)
  },

  'the stream': async (locale) => {
    const input = files.map((file) => JSON.stringify({path: file, text: read(file)})).join('\n')
    const {out} = run(['stream', '--config', 'plashka.config.yaml', '--locale', locale], {cwd: process.cwd(), input})
    return byPath(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )
  },

  'the language server': async (locale) => {
    const client = await connect({root: process.cwd(), locale})
    const said = new Map<string, Said[]>()
    for (const file of files) {
      const uri = pathToFileURL(path.resolve(file)).href
      await client.open(
        uri,
        read(file),
        file.endsWith('.html') ? 'html' : file.endsWith('.txt') ? 'plaintext' : 'markdown',
      )
      const found = await client.diagnostics(uri)
      said.set(
        file,
        found.map(({code, severity, range, message}) => ({
          rule: String(code),
          severity: severities[severity!]!,
          line: range.start.line + 1,
          column: range.start.character + 1,
          reason: message,
        })),
      )
    }
    return said
  },
}

describe.each(['ru', 'en'] as const)('in %s', async (locale) => {
  const expected = await library(locale)

  test('there is something to agree on', () => {
    expect(expected.size).toBeGreaterThan(12)
    expect([...expected.values()].flat().length).toBeGreaterThan(12)
  })

  test.each(Object.entries(faces))('%s says what the library says', async (_, face) => {
    const said = await face(locale)
    for (const file of files) expect({file, said: said.get(file)}).toEqual({file, said: expected.get(file)})
  })
})
