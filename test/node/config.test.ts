/** The configuration: where it is found, what it says about a path, and how it tells a mistake. */
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import {describe, expect, test} from 'vitest'
import {Ajv} from 'ajv'
import {readConfig} from '../../src/node/config.ts'
import {configSchema} from '../../src/node/config-schema.ts'
import {rules} from '../../src/core/index.ts'
import {configFile} from '../../src/node/cli/init-files.ts'
import {folder} from './command.ts'

const yaml = (text: string) => readConfig(folder({'plashka.config.yaml': text}), undefined)

describe('a configuration is found', () => {
  test.each([
    ['plashka.config.yaml', 'strict: true'],
    ['plashka.config.yml', 'strict: true'],
    ['plashka.config.json', '{"strict": true}'],
    ['plashka.config.mjs', 'export default {strict: true}'],
    ['package.json', '{"name": "x", "plashka": {"strict": true}}'],
  ])('as %s, upwards', async (name, text) => {
    const root = folder({[name]: text, 'deep/er/package.json': '{"name": "plashka", "bin": {"plashka": "x"}}'})
    const found = await readConfig(path.join(root, 'deep/er'), undefined)
    expect(found).toMatchObject({folder: root, config: {strict: true}})
  })

  test('by name, and one that is missing is one line', async () => {
    const root = folder({'own.yaml': 'locale: ru', 'plashka.config.yaml': 'locale: en'})
    expect(await readConfig(root, 'own.yaml')).toMatchObject({locale: 'ru'})
    await expect(readConfig(root, 'none.yaml')).rejects.toThrow('cannot read none.yaml: no such file or folder')
  })

  test('or there is none', async () => {
    expect(await readConfig(folder(), undefined)).toBeNull()
  })

  test('and an empty one is one too', async () => {
    expect(await yaml('# nothing yet\n')).toMatchObject({config: {}})
  })
})

describe('mistakes have a place', () => {
  const law = rules.find(({kind}) => kind === 'law')
  test.each([
    ['exlude: []', '1:1: unknown key exlude. Did you mean exclude?'],
    ['locale: ru\noutlet:\n  nam: X', '3:3: unknown key outlet.nam. Did you mean name?'],
    ['outlet: {domains: []}', '1:9: missing key outlet.name'],
    ['overrides:\n  - files: ["*"]\n    locale: ru', '3:5: unknown key overrides[0].locale. Known: files, '],
    ['locale: de', '1:9: locale: expected ("ru" | "en")'],
    ['strict: "yes"', '1:9: strict: expected true or false without quotes'],
    ['date: 2026-02-30', '1:7: date: expected YYYY-MM-DD'],
    ['maxWarnings: -1', '1:14: maxWarnings: expected 0, 1, 2'],
    ['rules:\n  metadata-complet: off', '2:3: no rule metadata-complet. Did you mean metadata-complete?'],
    ...(law ? [[`rules: {${law.id}: off}`, `1:9: rule ${law.id} states the law`]] : []),
    ['packs: [none.yml]', '1:9: cannot read none.yml'],
    ['- a', '1:1: the file: expected lines of "key: value", indented'],
    ['a: [', '1:5: a bracket or a quotation mark is not closed'],
    ['outlet:\n  name: X\n strict: true', '3:1: uneven indentation'],
    ['outlet: {name: "The "Herald""}', '1:22: a value with a colon, quotes or brackets goes into single quotes'],
    ['outlet: The Herald', '1:9: outlet: expected lines of "key: value", indented'],
    ['outlet: {name: "***"}', '1:16: outlet.name: expected Вестник'],
    ['include: articles', '1:10: include: expected a list'],
    ['just words', '1:1: the file: expected lines of'],
    ['locale: ru\nlocale: en', '2:1: a key stands twice: keep one'],
  ])('%s', async (text, said) => {
    await expect(yaml(text!)).rejects.toThrow(`configuration, ${path.basename('plashka.config.yaml')}:${said}`)
  })

  test('a file in another encoding is not read as garbage', async () => {
    const text = 'outlet:\n  name: АНО "Речной вестник"\n'
    const cp1251 = Buffer.from([...text].map((letter) => letter.charCodeAt(0) % 0x350))
    for (const bytes of [cp1251, Buffer.from(`\ufeff${text}`, 'utf16le')])
      await expect(readConfig(folder({'plashka.config.yaml': bytes}), undefined)).rejects.toThrow(
        'configuration, plashka.config.yaml: the file is not in UTF-8: save it in that encoding',
      )
  })

  test('an alias bomb is one line', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
    ]
    await expect(yaml(bomb.join('\n'))).rejects.toThrow(/Excessive alias count/)
  })

  test('a module that fails is one line', async () => {
    const root = folder({'plashka.config.mjs': 'throw new Error("first\\nsecond")'})
    await expect(readConfig(root, undefined)).rejects.toThrow(/plashka\.config\.mjs: Error: first$/)
  })

  test('two in one folder are one too many', async () => {
    await expect(
      readConfig(folder({'plashka.config.yaml': '', 'plashka.config.json': '{}'}), undefined),
    ).rejects.toThrow(/keep one/)
  })

  test('a wrong pack names the path of its mistake', async () => {
    const root = folder({
      'plashka.config.yaml': 'packs: [own.yml]',
      'own.yml': 'id: own\ntitle: {ru: X, en: X}\nreviewed: "2026-01-01"\nmandates: [{id: a}]',
    })
    await expect(readConfig(root, undefined)).rejects.toThrow(/own\.yml: mandates\[0\]/)
  })
})

test('overrides meet their paths, later ones win, equal answers are one object', async () => {
  const settings = await yaml(
    [
      'rules: {metadata-complete: error}',
      'overrides:',
      '  - files: [archive/]',
      '    strict: true',
      '    rules: {}',
      '  - files: ["*.html"]',
      '    input: html',
      '    strict: false',
    ].join('\n'),
  )
  const at = (name: string) => settings!.optionsFor(path.join(settings!.folder, name))
  expect(at('a.md')).toEqual({rules: {'metadata-complete': 'error'}})
  expect(at('archive/2020/a.md')).toMatchObject({strict: true, rules: {'metadata-complete': 'error'}})
  expect(at('archive/a.html')).toMatchObject({strict: false, input: 'html'})
  expect(at('archive/b.md')).toBe(at('archive/c/d.md'))
})

test('packs of one’s own are added to the law; a shipped one that is named takes its place', async () => {
  const ids = async (text: string) => (await yaml(text))!.optionsFor('/x.md').packs?.map(({id}) => id)
  expect(await ids('strict: true')).toBeUndefined()
  expect(await ids('packs: [us]')).toEqual(['us'])
  expect(await ids('packs: [ru, us]')).toEqual(['ru', 'us'])
})

interface Schema {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  value?: Schema
  wrapped?: Schema
  pipe?: Schema[]
  options?: string[]
  requirement?: unknown
  description?: string
  title?: string
}

/** The JSON Schema of a valibot schema, as far as the configuration uses it. */
function toJsonSchema(schema: Schema): Record<string, unknown> {
  const json: Record<string, unknown> = {}
  for (const step of schema.pipe?.slice(1) ?? []) {
    if (step.type === 'description') json['description'] = step.description
    if (step.type === 'title') json['title'] = step.title
    if (step.type === 'regex') json['pattern'] = (step.requirement as RegExp).source
    if (step.type === 'min_value') json['minimum'] = step.requirement
    if (step.type === 'integer') json['type'] = 'integer'
    if (step.type === 'min_length') json[schema.type === 'array' ? 'minItems' : 'minLength'] = step.requirement
  }
  const first = schema.pipe?.[0]
  if (first?.pipe) return {...toJsonSchema(first), ...json}
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return {type: schema.type, ...json}
    case 'picklist':
      return {enum: schema.options, ...json}
    case 'array':
      return {type: 'array', items: toJsonSchema(schema.item!), ...json}
    case 'record':
      return {type: 'object', additionalProperties: toJsonSchema(schema.value!), ...json}
    case 'strict_object': {
      const entries = Object.entries(schema.entries!)
      const required = entries.filter(([, entry]) => entry.type !== 'optional').map(([name]) => name)
      const properties = Object.fromEntries(
        entries.map(([name, entry]) => [name, toJsonSchema(entry.wrapped ?? entry)]),
      )
      return {type: 'object', properties, ...(required.length > 0 && {required}), additionalProperties: false, ...json}
    }
    default:
      throw new Error(`no JSON Schema for ${schema.type}`)
  }
}

describe('the published schema', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...toJsonSchema(configSchema as unknown as Schema),
  }

  test('is in step with the code (UPDATE_SCHEMA=1 writes it)', () => {
    const file = 'src/node/config.schema.json'
    if (process.env['UPDATE_SCHEMA']) fs.writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(schema)
  })

  test('agrees with the code on samples', () => {
    const valid = new Ajv({strict: true}).compile(schema)
    for (const sample of [
      {},
      {locale: 'ru'},
      {locale: 'de'},
      {x: 1},
      {outlet: {}},
      {overrides: [{files: []}]},
      {maxWarnings: 0.5},
      {rules: {a: 'off'}},
    ])
      expect(valid(sample), JSON.stringify(sample)).toBe(v.safeParse(configSchema, sample).success)
  })
})

test.each(['ru', 'en'] as const)('what init writes is a configuration without a mistake (%s)', async (locale) => {
  expect(await yaml(configFile({outlet: 'ООО "Ромашка"', articles: 'articles'}, locale))).toMatchObject({
    config: {locale, outlet: {name: 'ООО "Ромашка"'}, include: ['articles/**/*.{md,markdown,txt,html,htm}']},
  })
  expect(await yaml(configFile({outlet: '', articles: ''}, locale))).toMatchObject({config: {locale}})
})
