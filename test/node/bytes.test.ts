/** Encodings: what is recognised, what is said about it, and that writing gives the same bytes back. */
import {describe, expect, test} from 'vitest'
import {decode, encode} from '../../src/node/bytes.ts'

const text = 'Мост откроют к зиме, обещает совет.\r\nВторая строка.\n'
const swapped = Buffer.from(text, 'utf16le').swap16()
const mark = Buffer.from([0xef, 0xbb, 0xbf])
const cp1251 = encode(text, {encoding: 'windows-1251', bom: false})

describe('decode and encode', () => {
  test.each([
    ['utf-8', false, Buffer.from(text)],
    ['utf-8', true, Buffer.concat([mark, Buffer.from(text)])],
    ['utf-16le', true, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['utf-16be', true, Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ['utf-16le', false, Buffer.from(text, 'utf16le')],
    ['utf-16be', false, swapped],
    ['windows-1251', false, cp1251],
  ] as const)('%s, mark %s', (encoding, bom, bytes) => {
    const before = Buffer.from(bytes)
    const decoded = decode(bytes)!
    expect(decoded).toMatchObject({text, encoding, bom, whole: true})
    expect(decoded.finding?.severity).toBe(encoding === 'utf-8' ? undefined : 'warning')
    expect(encode(decoded.text, decoded)).toEqual(before)
    expect(bytes, 'the bytes given are not touched').toEqual(before)
  })

  test('an empty file is an empty text', () => {
    expect(decode(Buffer.alloc(0))).toMatchObject({text: '', encoding: 'utf-8', finding: null})
  })

  test('NUL bytes that are no UTF-16 are no text', () => {
    expect(decode(Buffer.from('one\0two, and more words'))).toBeNull()
    expect(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBeNull()
    expect(decode(Buffer.alloc(64))).toBeNull()
  })

  test('a broken byte is an error with its place, and the rest is read', () => {
    const bytes = Buffer.concat([
      Buffer.from('Первая строка\nвто'),
      Buffer.from([0xd0]),
      Buffer.from('рая строка, ещё слова\n'),
    ])
    const decoded = decode(bytes)!
    expect(decoded.text).toBe('Первая строка\nвто\ufffdрая строка, ещё слова\n')
    expect(decoded).toMatchObject({encoding: 'utf-8', whole: false, finding: {severity: 'error', at: 17}})
    expect(decoded.finding!.reason.en).toBe(
      'Unexpected byte 0xd0 (at byte 32 of the file), expected valid UTF-8: a character is lost here',
    )
  })

  test('the place counts the byte-order mark', () => {
    const decoded = decode(Buffer.concat([mark, Buffer.from('ab'), Buffer.from([0xff])]))!
    expect(decoded.finding).toMatchObject({at: 2, reason: {en: expect.stringContaining('at byte 5 ')}})
  })

  test('Western text in an old encoding is not taken for Russian', () => {
    const decoded = decode(Buffer.from('Le caf\xe9 \xe0 c\xf4t\xe9 est ferm\xe9, a d\xe9clar\xe9 le maire.', 'latin1'))!
    expect(decoded).toMatchObject({encoding: 'utf-8', whole: false, finding: {severity: 'error'}})
  })

  test('a character that windows-1251 lacks is refused, not lost', () => {
    expect(() => encode('🙂', {encoding: 'windows-1251', bom: false})).toThrow(/windows-1251/)
  })
})
