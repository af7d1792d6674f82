/** Excerpts: the words around a finding, and the place in them. */
import {describe, expect, test} from 'vitest'
import type {Finding} from '../../../src/core/record.ts'
import {excerptOf} from '../../../src/core/report/html/excerpt.ts'

const at = (line: number, column: number, endLine: number, endColumn: number): Finding => ({
  rule: 'x',
  severity: 'error',
  line,
  column,
  endLine,
  endColumn,
  reason: '',
  expected: [],
  fix: null,
  url: '',
})

const shown = (text: string, finding: Finding) => {
  const {excerpt, mark} = excerptOf(text, finding)
  return `${excerpt.slice(0, mark[0])}[${excerpt.slice(...mark)}]${excerpt.slice(mark[1])}`
}

describe('an excerpt', () => {
  test('is the line, with the place marked', () => {
    expect(shown('раз\nдва три\nчетыре', at(2, 5, 2, 8))).toBe('два [три]')
  })
  test('has an empty mark where nothing is there yet', () => {
    expect(shown('раз', at(1, 1, 1, 1))).toBe('[]раз')
  })
  test('spans lines', () => {
    expect(shown('раз\nдва\nтри', at(1, 2, 2, 3))).toBe('р[аз\nдв]а')
  })
  test('is cut on both sides of a long line, and tears no letter', () => {
    const {excerpt} = excerptOf(`${'🙂'.repeat(5000)}слово${'🙂'.repeat(5000)}`, at(1, 10_001, 1, 10_006))
    expect(excerpt.length).toBeLessThan(420)
    expect(excerpt).toMatch(/^….*слово.*…$/u)
    expect(excerpt.isWellFormed()).toBe(true)
  })
  test('of a place that is not there is empty', () => {
    expect(excerptOf('раз', at(7, 1, 7, 2))).toEqual({excerpt: '', mark: [0, 0]})
    expect(shown('раз', at(1, 90, 4, 95))).toBe('раз[]')
  })
})
