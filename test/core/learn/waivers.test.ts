import {describe, expect, test} from 'vitest'
import {check} from '../../../src/core/check.ts'

const judge = (comment: string, locale: 'ru' | 'en' = 'en') =>
  check(`Текст статьи о мосте.\n\n${comment}\n`, {today: '2026-11-22', locale})
const waived = (comment: string) => judge(comment).waived.map(({rule, because}) => [rule, because])
const faults = (comment: string, locale: 'ru' | 'en' = 'en') =>
  judge(comment, locale)
    .findings.filter(({rule}) => rule === 'waiver-sound')
    .map(({reason}) => reason)

describe('a waiver', () => {
  test.each([
    ['<!-- plashka-waive disclaimer-present: наш архив -->'],
    ['<!--plashka отказ disclaimer-present — наш архив-->'],
    ['<!-- plashka-waive disclaimer-present наш архив -->'],
  ])('waives one rule for a reason: %s', (comment) => {
    expect(waived(comment)).toEqual([['disclaimer-present', 'наш архив']])
    expect(faults(comment)).toEqual([])
  })

  test('waives several, each by itself', () => {
    const comment = '<!-- plashka-waive disclaimer-present, attribution-present,age-mark: наш архив -->'
    expect(waived(comment).sort()).toEqual([
      ['attribution-present', 'наш архив'],
      ['disclaimer-present', 'наш архив'],
    ])
    expect(faults(comment)).toEqual([expect.stringContaining('Unexpected waiver of age-mark')])
  })

  test.each([
    [
      '<!-- plashka-waive disclaimer-presnt: наш архив -->',
      'there is no such rule',
      'Нет такого правила: disclaimer-presnt',
    ],
    ['<!-- plashka-waive crash: наш архив -->', 'there is no such rule', 'Нет такого правила: crash'],
    ['<!-- plashka-waive: наш архив -->', 'Missing rule', 'Не названо правило'],
    ['<!-- plashka-waive -->', 'Missing rule', 'Не названо правило'],
    ['<!-- plashka-waive disclaimer-present -->', 'Missing reason', 'Нет причины'],
    ['<!-- plashka-waive disclaimer-present: … 12, -->', 'Missing reason', 'Нет причины'],
  ])('that cannot count waives nothing, and is told: %s', (comment, en, ru) => {
    expect(waived(comment)).toEqual([])
    expect(faults(comment)).toEqual([expect.stringContaining(en)])
    expect(faults(comment, 'ru')).toEqual([expect.stringContaining(ru)])
  })

  test('is no other comment', () => {
    expect(faults('<!-- plashka-waived: наш архив -->')).toEqual([])
    expect(faults('<!-- plashka is a tool -->')).toEqual([])
  })
})

test('a crash is not waived', () => {
  const {findings, waived} = check(
    {text: 'Текст.\n\n<!-- plashka-waive crash: наш архив -->\n'},
    {phrases: {attribution: {} as never}},
  )
  expect(findings.map(({rule}) => rule)).toContain('crash')
  expect(waived).toEqual([])
})
