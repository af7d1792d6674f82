import {expect, test} from 'vitest'
import {Pattern} from '../../../src/core/text/pattern.ts'

const properties = [
  'L',
  'Lu',
  'Ll',
  'M',
  'N',
  'Script=Latin',
  'Script=Cyrillic',
  'Script=Common',
  'Extended_Pictographic',
]
const units = Array.from({length: 0x10000}, (_, unit) => String.fromCharCode(unit))

test.each(properties)('says of every letter what \\p{%s} says', (property) => {
  const alone = new Pattern(String.raw`^\p{${property}}$`, 'u')
  const other = new Pattern(String.raw`^[^\p{${property}}]$`, 'u')
  const full = new RegExp(String.raw`^\p{${property}}$`, 'u')
  const strange = units.filter((unit) => alone.test(unit) !== full.test(unit))
  expect(strange).toEqual([])
  expect(units.filter((unit) => other.test(unit) === full.test(unit))).toEqual([])
})

test('keeps brackets, escapes and flags', () => {
  const words = new Pattern(String.raw`(?<![\p{L}\p{N}\]-])[\p{L}\p{N}-]+\[\p{L}`, 'giu')
  for (const text of ['(река-2[x, -река[x', 'Ռեկա[x, ]река[x'])
    expect([...words.matchAll(text)].map(String)).toEqual(text.match(/(?<![\p{L}\p{N}\]-])[\p{L}\p{N}-]+\[\p{L}/giu))
})

test('a property without a short form is a mistake', () => {
  expect(() => new Pattern(String.raw`\p{Sc}`, 'u').test('x')).toThrow(RangeError)
})

test('a search goes on from any place, and a long text is looked over once', () => {
  // With a look at the whole of it for every find it would take hours.
  const find = new Pattern(String.raw`\p{Lu}`, 'gu').finder('Ab '.repeat(1_000_000))
  let found = 0
  for (let hit = find(0); hit; hit = find(hit.index + 1)) found++
  expect(found).toBe(1_000_000)
  expect(find(1)?.index).toBe(3)
})
