/** The built command: what its launcher takes for granted. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {expect, test} from 'vitest'

test.each(['main', 'audit', 'core'])(
  'the bundle %s is pure ASCII, for the launcher reads one byte a letter',
  (name) => {
    expect(readFileSync(`dist/node/${name}.cjs`).findIndex((byte) => byte > 127)).toBe(-1)
  },
)

test('the fast parser, which is not missed where it is missing, is in the bundle', async ({skip}) => {
  await import('satteri').catch(() => skip('satteri is not installed'))
  const core = createRequire(import.meta.url)('../dist/node/audit-core.cjs')
  const parse = (await core.fastMarkdown()) as (text: string) => {children: unknown[]}
  expect(parse('# Мост\n\nоткрыли').children).toHaveLength(2)
})
