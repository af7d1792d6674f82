/** Bytes to text and back, so that a mended article keeps the encoding, the byte-order mark and the line ends it had. */
import {isUtf8} from 'node:buffer'
import type {Severity} from '../core/index.ts'
import {Trouble, type Said} from './trouble.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

/** What a reader of the article must know about its bytes. */
export interface EncodingFinding {
  severity: Severity
  reason: Said
  /** Offset in the text, UTF-16 units. */
  at: number
}

export interface Decoded {
  /** Without the byte-order mark. */
  text: string
  encoding: Encoding
  bom: boolean
  /** False where bytes were lost on the way: such a text must not be written back. */
  whole: boolean
  finding: EncodingFinding | null
}

/** UTF-16 is guessed from this many bytes at the start. */
const SAMPLE = 65_536

/**
 * @returns the text, or null where the bytes are no text at all (NUL bytes that are not UTF-16)
 */
export function decode(bytes: Buffer): Decoded | null {
  const [b0, b1, b2] = bytes
  if (b0 === 0xff && b1 === 0xfe) return utf16(bytes.subarray(2), 'utf-16le', true)
  if (b0 === 0xfe && b1 === 0xff) return utf16(bytes.subarray(2), 'utf-16be', true)
  const bom = b0 === 0xef && b1 === 0xbb && b2 === 0xbf
  const body = bom ? bytes.subarray(3) : bytes
  if (body.includes(0)) {
    const encoding = bom ? null : utf16Pattern(body)
    return encoding && utf16(body, encoding, false)
  }
  if (isUtf8(body)) return {text: body.toString('utf8'), encoding: 'utf-8', bom, whole: true, finding: null}
  const text = body.toString('utf8')
  if (!bom && mostlyBroken(text)) {
    const cyrillic = new TextDecoder('windows-1251').decode(body)
    if (looksRussian(cyrillic)) {
      const at = cyrillic.search(/[^\0-\x7f]/)
      return {text: cyrillic, encoding: 'windows-1251', bom: false, whole: true, finding: notUtf8('windows-1251', at)}
    }
  }
  return {text, encoding: 'utf-8', bom, whole: false, finding: badByte(body, text, bom ? 3 : 0)}
}

/**
 * @throws Trouble where a character has no place in the article's encoding
 */
export function encode(text: string, {encoding, bom}: Pick<Decoded, 'encoding' | 'bom'>): Buffer {
  if (encoding === 'windows-1251') return encode1251(text)
  const whole = bom ? '\ufeff' + text : text
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8')
  const units = Buffer.from(whole, 'utf16le')
  return encoding === 'utf-16be' ? units.swap16() : units
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', bom: boolean): Decoded {
  const even = bytes.subarray(0, bytes.length & ~1)
  const text = encoding === 'utf-16le' ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le')
  const whole = even.length === bytes.length
  return {text, encoding, bom, whole, finding: notUtf8(encoding.toUpperCase().replace(/(LE|BE)$/, ' $1'), 0)}
}

/** UTF-16 text has NULs on one side of its pairs only (spaces, digits, Latin letters), and nearly every pair is a plain letter. */
function utf16Pattern(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2) return null
  const sample = bytes.subarray(0, SAMPLE)
  const nul = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) nul[i & 1]!++
  if ((nul[0] === 0) === (nul[1] === 0)) return null
  const encoding = nul[0] === 0 ? 'utf-16le' : 'utf-16be'
  const {text} = utf16(sample, encoding, false)
  const plain = text.match(/[\t\n\r\x20-\x7e\u00a0-\u052f\u2010-\u2044\u20ac\u2116]/g)?.length ?? 0
  return plain >= text.length * 0.9 ? encoding : null
}

/** Whether more of the letters beyond ASCII are broken than whole: then it is another encoding, not a stray byte. */
function mostlyBroken(text: string): boolean {
  let broken = 0
  let whole = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) whole++
  }
  return broken > whole
}

/** Russian words are several Cyrillic letters in a row; a Western text read as windows-1251 has them one by one. */
function looksRussian(text: string): boolean {
  let letters = 0
  let inWords = 0
  for (const [word] of text.matchAll(/[а-яёА-ЯЁіїєґўІЇЄҐЎ]+/g)) {
    letters += word.length
    if (word.length > 2) inWords += word.length
  }
  return letters > 0 && inWords >= letters * 0.6
}

const notUtf8 = (name: string, at: number): EncodingFinding => ({
  severity: 'warning',
  at: Math.max(0, at),
  reason: {
    ru: `Кодировка ${name}, ожидается UTF-8: сайт и система контроля версий могут показать текст нечитаемым`,
    en: `Unexpected encoding ${name}, expected UTF-8: a site or a version control system may show it as garbage`,
  },
})

/**
 * Where the first broken byte is. A line end is never a part of a longer character, so whole lines are skipped; a U+FFFD that
 * the author wrote in the same line before would be taken for it, which costs no more than a column.
 */
function badByte(bytes: Buffer, text: string, skipped: number): EncodingFinding {
  let start = 0
  let end = bytes.length
  for (;;) {
    const next = bytes.indexOf(10, start)
    end = next < 0 ? bytes.length : next + 1
    if (next < 0 || !isUtf8(bytes.subarray(start, end))) break
    start = end
  }
  const line = bytes.subarray(start, end).toString('utf8')
  const column = Math.max(0, line.indexOf('\ufffd'))
  const offset = start + Buffer.byteLength(line.slice(0, column))
  const before = bytes.subarray(0, start).toString('utf8').length
  const byte = bytes[offset]?.toString(16).padStart(2, '0') ?? '?'
  const at = skipped + offset
  return {
    severity: 'error',
    at: Math.min(before + column, text.length),
    reason: {
      ru: `Нечитаемый байт 0x${byte} (с начала файла: ${at}), ожидается верная UTF-8: символ здесь потерян`,
      en: `Unexpected byte 0x${byte} (at byte ${at} of the file), expected valid UTF-8: a character is lost here`,
    },
  }
}

let to1251: Map<string, number> | undefined

function encode1251(text: string): Buffer {
  if (!to1251) {
    const all = new TextDecoder('windows-1251').decode(Uint8Array.from({length: 256}, (_, i) => i))
    to1251 = new Map([...all].map((char, byte) => [char, byte]))
  }
  const bytes = Buffer.alloc(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = to1251.get(text[i]!)
    if (byte === undefined)
      throw new Trouble({
        ru: `знака «${text[i]}» нет в windows-1251: сохраните статью в UTF-8`,
        en: `"${text[i]}" does not exist in windows-1251: save the article as UTF-8 first`,
      })
    bytes[i] = byte
  }
  return bytes
}
