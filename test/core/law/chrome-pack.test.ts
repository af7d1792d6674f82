/** The shipped phrases of site clutter are well formed, and a broken pack is told in one line. */
import {expect, test} from 'vitest'
import {chromePack} from '../../../src/core/law/chrome-pack.ts'
import {parseChromePack} from '../../../src/core/law/chrome-pack-parse.ts'

test('the shipped pack is valid', () => {
  expect(parseChromePack(structuredClone(chromePack))).toEqual(chromePack)
})

test.each([
  [{...chromePack, buttons: {ru: ['(поделиться']}}, /^buttons\.ru\.0: Unexpected bracket/],
  [{...chromePack, calls: {en: ['']}}, /^calls\.en\.0: Unexpected empty phrase/],
  [{...chromePack, channels: ['https://t.me/{name}']}, /^channels\.0: Unexpected address/],
  [{...chromePack, button: {}}, /^button: /],
  [null, /^chrome pack: /],
])('a broken pack is refused with the place of the mistake', (pack, message) => {
  expect(() => parseChromePack(pack)).toThrow(message)
})
