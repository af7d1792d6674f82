/** Edits are spliced into the text as it was given. */
import {describe, expect, test} from 'vitest'
import {check} from '../../src/core/check.ts'
import {applyFixes} from '../../src/core/fix.ts'

describe('edits', () => {
  const edit = (from: number, to: number, text: string) => ({range: [from, to] as const, text})

  test('are made in the order of the text, whatever theirs', () => {
    expect(applyFixes('мост', [[edit(3, 4, 'Т')], [edit(0, 1, 'М')], [edit(1, 1, '-')]])).toEqual({
      text: 'М-осТ',
      applied: 3,
    })
  })

  test('a group is made whole or not at all', () => {
    expect(applyFixes('мост', [[edit(0, 2, 'А')], [edit(1, 3, 'Б'), edit(3, 4, 'В')], [edit(3, 4, 'Г')], []])).toEqual({
      text: 'АсГ',
      applied: 2,
    })
  })

  test('of two insertions at one point the first is made: nobody could tell their order', () => {
    expect(applyFixes('мост', [[edit(2, 2, 'А')], [edit(2, 2, 'Б')]])).toEqual({text: 'моАст', applied: 1})
  })
})

const label =
  'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН, РАСПРОСТРАНЕН И (ИЛИ) НАПРАВЛЕН ИНОСТРАННЫМ АГЕНТОМ АНО «РЕЧНОЙ ВЕСТНИК» ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА АНО «РЕЧНОЙ ВЕСТНИК»'
const today = '2026-11-22'

test('two letters that changed places are a misspelling, and another word is none', () => {
  const found = (word: string) => check(`${label.replace('АГЕНТОМ', word)}. 18+\n\nМост открыли.\n`, {today}).disclaimer
  const [swapped, other] = [found('АГНЕТОМ'), found('АВТОРОМ')]
  expect([swapped.status, other.status]).toEqual(['altered', 'altered'])
  expect(swapped.similarity).toBeGreaterThan(other.similarity)
})
