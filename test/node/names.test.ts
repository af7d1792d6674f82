/** Guessing what was meant, and showing what was named. */
import {expect, test} from 'vitest'
import {nearest} from '../../src/node/nearest.ts'
import {printable} from '../../src/node/printable.ts'

test.each([
  ['chek', 'check'],
  ['pubish', 'publish'],
  ['fxi', 'fix'],
  ['max_warnings', 'max-warnings'],
  ['warnings', null],
  ['zzz', null],
])('nearest to %s is %s', (name, meant) => {
  expect(nearest(name, ['check', 'fix', 'publish', 'max-warnings'])).toBe(meant)
})

test('nothing in a file name can command a terminal or forge a line', () => {
  expect(printable('a b%\n\u001b[31mred\u202e\ud800.md')).toBe('a b%\\n\\u{1b}[31mred\\u{202e}\\u{d800}.md')
  expect(printable('статья — №1 🙂.md')).toBe('статья — №1 🙂.md')
})
