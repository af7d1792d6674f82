/** Which script a letter belongs to, by one table look-up. */

export const scripts = [
  'None',
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Syriac',
  'Thaana',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Khmer',
  'Mongolian',
  'Tifinagh',
  'Cherokee',
  'Hangul',
  'Kana',
  'Han',
] as const

export type Script = (typeof scripts)[number]

/** Stands in a word without being a letter of its own: a combining accent, a soft hyphen, a tatweel. */
export const JOINER = 255

/** First and last unit of every stretch. Numerals and punctuation inside a script's block belong to none. */
const stretches: Readonly<Partial<Record<Script, string>>> = {
  Latin:
    '41-5a 61-7a aa ba c0-d6 d8-f6 f8-2af 2bb 2bc 1d00-1dbf 1e00-1eff 2c60-2c7f a722-a788 a78b-a7ff fb00-fb06 ff21-ff3a ff41-ff5a',
  Cyrillic: '400-481 48a-52f 1c80-1c88 a640-a69f',
  Greek: '370-373 376-377 37b-37d 37f 386 388-3ff 1f00-1fff',
  Armenian: '531-556 560-588',
  Hebrew: '5d0-5ea 5ef-5f2 fb1d-fb4f',
  Arabic: '620-63f 641-64a 66e-66f 671-6d3 6d5 6ee-6ef 6fa-6fc 6fe-6ff 750-77f 8a0-8c7 fb50-fdfd fe70-fefc',
  Syriac: '710-72f 74d-74f',
  Thaana: '780-7b1',
  Devanagari: '900-963 971-97f a8e0-a8ff',
  Bengali: '980-9e3 9f0-9f1 9fc-9fe',
  Gurmukhi: 'a01-a5e a70-a75',
  Gujarati: 'a81-ae3 af9-aff',
  Oriya: 'b01-b63 b71',
  Tamil: 'b82-bd7',
  Telugu: 'c00-c63',
  Kannada: 'c80-ce3 cf1-cf3',
  Malayalam: 'd00-d63 d7a-d7f',
  Sinhala: 'd81-ddf df2-df3',
  Thai: 'e01-e3a e40-e4e',
  Lao: 'e81-ece edc-edf',
  Tibetan: 'f00 f40-fbc',
  Myanmar: '1000-103f 1050-108f 109a-109d a9e0-a9ef a9fa-a9fe aa60-aa7f',
  Georgian: '10a0-10fa 10fc-10ff 1c90-1cbf 2d00-2d2d',
  Ethiopic: '1200-135f 1380-138f 2d80-2dde ab01-ab2e',
  Khmer: '1780-17d3 17dc-17dd',
  Mongolian: '1820-18aa',
  Tifinagh: '2d30-2d67',
  Cherokee: '13a0-13fd ab70-abbf',
  Hangul: '1100-11ff 3131-318e a960-a97c ac00-d7a3 d7b0-d7fb ffa0-ffdc',
  Kana: '3041-3096 309d-309f 30a1-30fa 30fc-30ff 31f0-31ff ff66-ff9d',
  // The high surrogates are those of the ideographs beyond the first plane; the low ones count for nothing.
  Han: '3005-3007 3400-4dbf 4e00-9fff f900-faff d840-d888',
}

const joiners =
  'ad 300-36f 483-487 591-5bd 5bf 5c1-5c2 5c4-5c5 640 64b-65f 670 6d6-6dc 6df-6e4 6e7-6e8 6ea-6ed 200d 2060 fe00-fe0f'

/**
 * Writes a value into a table of UTF-16 units wherever a script has its letters.
 *
 * @param table of 65,536 places
 */
export function fillScript(table: Uint8Array, script: Script, value: number): void {
  fill(table, stretches[script] ?? '', value)
}

function fill(table: Uint8Array, list: string, value: number): void {
  for (const stretch of list.split(' ')) {
    const [first, last] = stretch.split('-')
    table.fill(value, Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16) + 1)
  }
}

let table: Uint8Array | undefined

/**
 * For every UTF-16 unit the index of its script in `scripts`, 0 for none, or `JOINER`. Made when first asked for; 64 KB.
 */
export function scriptTable(): Uint8Array {
  if (table) return table
  table = new Uint8Array(0x10000)
  for (const script in stretches) fillScript(table, script as Script, scripts.indexOf(script as Script))
  fill(table, joiners, JOINER)
  return table
}
