import fc from 'fast-check'
import {toString as textOf} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {asHtml, asMarkdown} from '../../../src/core/text/escape.ts'

test.each([
  ['Проект *Вест* <b>ник</b>', String.raw`Проект \*Вест\* \<b>ник\</b>`],
  ['[Вест] _и_ ~ник~ `a`', String.raw`\[Вест\] \_и\_ \~ник\~ \`a\``],
  ['A&amp;B \\*', String.raw`A\&amp;B \\\*`],
  ['- Вест', String.raw`\- Вест`],
  ['1. Вест', String.raw`1\. Вест`],
  ['a_b, 5 * 6 < 7, A & B, № 1. «Вест» C:\\Вест', 'a_b, 5 * 6 < 7, A & B, № 1. «Вест» C:\\Вест'],
])('as Markdown only what would be markup is escaped: %s', (words, wanted) => {
  expect(asMarkdown(words)).toBe(wanted)
})

test('what is written as Markdown is read as it was', () => {
  const piece = fc.constantFrom(...'*_~`[]<>&\\#!-+.)1|', '&amp;', '<b>', 'Вест', 'a', ' ')
  fc.assert(
    fc.property(fc.array(piece, {minLength: 1, maxLength: 12}), (pieces) => {
      const words = pieces.join('').replace(/ +/g, ' ').trim()
      const {children} = readMarkdown(asMarkdown(words))
      expect(children.map(textOf).join('')).toBe(words)
      expect(children.map(({type}) => type).filter((type) => type !== 'paragraph')).toEqual([])
    }),
    {numRuns: 500, seed: 20261122},
  )
})

test('as HTML', () => {
  expect(asHtml('<b> & «Вест»')).toBe('&lt;b> &amp; «Вест»')
})
