/** The quick look at a line's first word may be unsure, but never wrong. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {FirstWords} from '../../../src/core/learn/first-words.ts'

const words = ['share', 'поделиться', 'еще', 'подпис*', '推荐阅读', 'ad', '#', '']
const known = new FirstWords(words)
const excludes = (text: string) => known.excludes(text, 0, text.length)

/** What the quick look stands for, letter by letter. */
function mayBegin(text: string): boolean {
  const match = /[\p{L}\p{M}\p{N}]+/u.exec(text)
  if (!match) return true
  const [found] = match
  const behind = text.slice(match.index + found.length)
  if (/^(?:[./@_-]|:\/\/)/.test(behind) || text[match.index - 1] === '@') return true
  const first = found.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  return /^\p{N}/u.test(first) || words.includes(first) || first.startsWith('подпис')
}

test.each(['Мост открыли', '  «Мост» — и река', 'River bridge', '桥，已开放', 'Ёлки стоят', '> мост'])(
  '%s is none of them',
  (text) => {
    expect(excludes(text)).toBe(true)
  },
)

test.each([
  'SHARE this',
  '— Поделиться',
  'Ещё',
  'Подписывайтесь',
  '推荐阅读：桥',
  '12 мостов',
  'мост.example/a',
  'мост-то',
  '@most',
  'mo\u0301st',
  '🌉 мост',
  '***',
  '',
])('%s may be one, or is not for a quick look', (text) => {
  expect(excludes(text)).toBe(false)
})

test('only the stretch that is asked for counts', () => {
  const text = 'share\nмост\nshare'
  expect(known.excludes(text, 6, 10)).toBe(true)
  expect(known.excludes(text, 11, text.length)).toBe(false)
})

test('what it excludes is never one of them', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...words,
      'Подписка',
      'SHARE',
      'Ещё',
      ' ',
      '\u00a0',
      '«',
      '，',
      '.',
      '-',
      '@',
      '_',
      '://',
      '1',
      '\u0301',
      'ё',
    ),
    fc.string({unit: 'grapheme', maxLength: 3}),
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 5}), (pieces) => {
      const text = pieces.join('')
      if (excludes(text)) expect(mayBegin(text)).toBe(false)
    }),
    {seed: 7, numRuns: 5000},
  )
})
