/** The one look at a whole article passes over nothing that the look at each block would find. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {packs} from '../../../src/core/law/packs.ts'
import {isWithout, lawOf} from '../../../src/core/learn/label-seek.ts'

const laws = lawOf(packs)

test.each([
  'ИНОСТРАННЫМ АГЕНТОМ',
  'иноагент',
  'ин\u00adо\u200bстра\u0301нный — агент',
  'uHocTpaHHый areHT',
  'МATEPИAЛ (ИHФOPMAЦИЯ)',
])('%s could be of a label', (text) => {
  expect(isWithout(`Мост открыли.\n${text}\nДальше.`, laws.law)).toBe(false)
})

test('an article about a bridge could not', () => {
  expect(isWithout('The bridge will open by winter.\nМост откроют к зиме.', laws.law)).toBe(true)
  expect(isWithout('The bridge will open by winter.', laws.translations)).toBe(true)
})

test('where a block has a hit, the article has one', () => {
  const piece = fc.constantFrom(
    ...[
      'иностранн',
      'ый ',
      'агент',
      'AГЕНТ',
      'uHocTpaHH',
      'материал',
      'информаци',
      'сообщени',
      'средств',
      'организаци',
    ],
    ...['foreign ', 'agent', 'нежелательн', '\u00ad', '\u200b', '\u0301', ' ', '-', '(', '\n', '🙂', 'мост'],
  )
  const blocks = fc.array(
    fc.array(piece, {maxLength: 6}).map((pieces) => pieces.join('')),
    {maxLength: 4},
  )
  fc.assert(
    fc.property(blocks, (texts) => {
      for (const law of [laws.law, laws.translations])
        if (isWithout(texts.join('\n'), law))
          for (const text of texts) expect([law.phrases.test(text), law.pieces.test(text)]).toEqual([false, false])
    }),
    {seed: 11, numRuns: 3000},
  )
})
