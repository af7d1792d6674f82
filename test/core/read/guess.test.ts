/** What the Markdown parser must not be given, wherever in a text it stands. */
import {describe, expect, test} from 'vitest'
import {isUnparsable} from '../../../src/core/read/guess.ts'

describe.each([0, 1, 999, 1000, 1001, 54_321])('behind %i letters', (before) => {
  const text = (hostile: string) => `${'м'.repeat(before)}${hostile}${'м'.repeat(500)}`

  test.each(['[', '(', '*', '_', '~'])('two thousand times %s', (mark) => {
    expect(isUnparsable(text(mark.repeat(2000)))).toBe(true)
    expect(isUnparsable(text(mark.repeat(1999)))).toBe(false)
  })

  test.each(['> ', '- ', '1. '])('a hundred levels of %s', (level) => {
    expect(isUnparsable(text(`\n${level.repeat(100)}`))).toBe(true)
    expect(isUnparsable(text(`\n${level.repeat(99)}`))).toBe(false)
  })
})
