/** Every rule is one file and one page of the same name, and the examples of its page are its tests. */
import {readdirSync, readFileSync} from 'node:fs'
import type {Code} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {check, fix} from '../src/core/check.ts'
import {rules} from '../src/core/rules/index.ts'
import {WAIVER_RULE} from '../src/core/waive.ts'
import {ENCODING_RULE} from '../src/node/read.ts'

const TODAY = '2026-11-22'
/** Pages that tell how to use the tool, not what a rule asks. */
const guides: readonly string[] = ['archive', 'ci', 'editors']

const stems = (folder: string, extension: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension) && name !== `README${extension}` && name !== `index${extension}`)
    .map((name) => name.slice(0, -extension.length))

interface Example {
  good: boolean
  input: string
  options: {today: string; outlet?: {name: string}}
  said: string[]
}

function examplesOf(id: string): Example[] {
  const tree = unified()
    .use(remarkParse)
    .parse(readFileSync(`rules/${id}.md`, 'utf8'))
  const blocks = tree.children.filter((node): node is Code => node.type === 'code')
  return blocks.flatMap((block, i) => {
    const [kind, ...rest] = block.meta?.split(' ') ?? []
    if (kind !== 'ok' && kind !== 'bad') return []
    const outlet = /outlet="([^"]*)"|outlet='([^']*)'/.exec(rest.join(' '))
    const name = outlet?.[1] ?? outlet?.[2]
    const next = blocks[i + 1]
    return [
      {
        good: kind === 'ok',
        input: block.value,
        options: {today: TODAY, ...(name ? {outlet: {name}} : {})},
        said: next?.lang === 'text' && kind === 'bad' ? next.value.split('\n') : [],
      },
    ]
  })
}

test('a rule = one file + one page of the same name', () => {
  const ids = rules.map(({id}) => id).sort()
  const helpers = ids.length > 0 ? stems('src/core/rules', '.ts').filter((name) => ids.includes(name)) : []
  expect(helpers.sort()).toEqual(ids)
  const pages = stems('rules', '.md').filter((name) => !guides.includes(name))
  expect(pages.sort()).toEqual([...ids, WAIVER_RULE, ENCODING_RULE].sort())
})

describe.each(rules)('$id', ({id, about}) => {
  const examples = examplesOf(id)

  test('has a good and a bad example, and one line of what it is in both languages', () => {
    expect(new Set(examples.map(({good}) => good))).toEqual(new Set([true, false]))
    expect(about.ru).toMatch(/[а-яё]/i)
    expect(about.en).toMatch(/^[^а-яё]+\.$/i)
  })

  test.each(examples)('says: $input', ({input, options, said, good}) => {
    const findings = check({text: input, path: 'example.md'}, options).findings.filter(({rule}) => rule === id)
    expect(findings.map(({line, column, reason}) => `${line}:${column} ${reason}`)).toEqual(said)
    expect(findings.length > 0).toBe(!good)
  })

  test.each(examples)('its fix is final: $input', ({input, options}) => {
    const once = fix({text: input, path: 'example.md'}, options)
    expect(fix({text: once.text, path: 'example.md'}, options).text).toBe(once.text)
    expect(once.result.findings.filter((finding) => finding.fix === 'safe')).toEqual([])
  })
})
