/** The recipes of `rules/ci.md` name only what there is. */
import fs from 'node:fs'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {flags} from '../../src/node/cli/flags.ts'
import {formats} from '../../src/core/index.ts'

const page = fs.readFileSync('rules/ci.md', 'utf8')
const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => ({language, text: text!}))
const commands = blocks.flatMap(({text}) =>
  [...text.matchAll(/\bplashka (check|fix|audit)\b([^\n|]*)/g)].map(([all, verb, rest]) => ({
    all,
    verb: verb!,
    rest: rest!,
  })),
)
const action = parse(fs.readFileSync('.github/actions/check/action.yml', 'utf8'))

test('there are recipes', () => {
  expect(commands.length).toBeGreaterThan(6)
  for (const flag of ['since', 'config-from', 'lines', 'baseline', 'staged', 'write']) {
    expect(
      commands.some(({rest}) => rest.includes(`--${flag}`)),
      flag,
    ).toBe(true)
  }
})

test.each(commands)('$all', ({verb, rest}) => {
  for (const [, name] of rest.matchAll(/--([a-z][a-z-]*)/g)) {
    const known = (flags as Record<string, {verbs: readonly string[]}>)[name!]
    expect(known?.verbs, `--${name}`).toContain(verb)
  }
  for (const [, format, copy] of rest.matchAll(/--format (\w+)|--write (\w+)=/g))
    expect(formats).toContain(format ?? copy)
})

test('in running text too every flag exists', () => {
  for (const [, name] of page.replace(/```[^]*?```/g, '').matchAll(/`--([a-z-]+)/g)) expect(flags).toHaveProperty(name!)
})

test('every block of YAML is YAML, and gives the action what it takes', () => {
  const steps = blocks.filter(({language}) => language === 'yaml').flatMap(({text}) => usesOf(parse(text)))
  const own = steps.find(({uses}) => uses.includes('/actions/check@'))!
  for (const input of [...Object.keys(own.with), 'baseline', 'sarif']) expect(action.inputs).toHaveProperty(input)
})

interface Step {
  uses: string
  with: Record<string, unknown>
}

function usesOf(node: unknown): Step[] {
  if (typeof node !== 'object' || node === null) return []
  return [...('uses' in node ? [node as Step] : []), ...Object.values(node).flatMap(usesOf)]
}
