/** The built command: what its launcher takes for granted. */
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

test('the bundle is pure ASCII, for the launcher reads one byte a letter', () => {
  expect(readFileSync('dist/node/main.cjs').findIndex((byte) => byte > 127)).toBe(-1)
})
