import {describe, expect, test} from 'vitest'
import {isInForce, type Mandate, writable} from '../../../src/core/law/pack.ts'
import {packs, shippedPacks} from '../../../src/core/law/packs.ts'
import {PackError, parsePack} from '../../../src/core/law/parse-pack.ts'
import {choices} from '../../../src/core/text/align.ts'

const shipped = Object.values(shippedPacks)
const mandates = shipped.flatMap((pack) => pack.mandates)
const find = (id: string) => mandates.find((mandate) => mandate.id === id)!

describe('the shipped packs', () => {
  test.each(shipped)('$id is valid and composed', (pack) => {
    expect(parsePack(structuredClone(pack))).toEqual(pack)
    expect(JSON.stringify(pack)).toBe(JSON.stringify(pack).normalize('NFC'))
  })

  test('ids are unique', () => {
    expect(new Set(mandates.map(({id}) => id)).size).toBe(mandates.length)
  })

  test('of one duty one mandate at most is in force, and no day between two is without', () => {
    const days = mandates.flatMap(({inForce}) => [inForce.from, inForce.until]).filter((day) => day !== null)
    for (const duty of new Set(mandates.map((mandate) => mandate.duty))) {
      const list = mandates.filter((mandate) => mandate.duty === duty && mandate.status !== 'draft')
      for (const day of days) expect(list.filter((mandate) => isInForce(mandate, day)).length).toBeLessThanOrEqual(1)
      const chain = list.toSorted((a, b) => (a.inForce.from ?? '').localeCompare(b.inForce.from ?? ''))
      for (const [i, mandate] of chain.entries())
        if (chain[i + 1]) expect(mandate.inForce.until).toBe(chain[i + 1]!.inForce.from)
    }
  })

  test.each(mandates)('$id: status, words to seek and provenance agree', (mandate: Mandate) => {
    const {status, inForce, provenance, form, emit, telling} = mandate
    expect(status === 'draft').toBe(inForce.from === null)
    if (status === 'superseded') expect(inForce.until).not.toBeNull()
    if (form === 'detect') expect(emit).toBe(false)
    expect(provenance.url).toMatch(/^https?:/)
    const words = choices(mandate.text, mandate.options).join(' ').toLowerCase()
    for (const word of telling) expect(words).toContain(word)
    expect(words).toContain(mandate.key)
  })

  test('the last day is the day before `until`', () => {
    expect(isInForce(find('ru-rkn-124'), '2022-11-30')).toBe(true)
    expect(isInForce(find('ru-rkn-124'), '2022-12-01')).toBe(false)
    expect(isInForce(find('ru-2108-form1'), '2022-12-01')).toBe(true)
    expect(isInForce(find('ru-2108-form1'), '2028-12-01')).toBe(false)
    expect(isInForce(find('ru-thirdparty-draft-2025'), '2026-01-01')).toBe(false)
  })

  test('only official words in force are written', () => {
    expect(writable(packs, '2026-11-22').map(({id}) => id)).toEqual(['ru-2108-form1'])
    expect(writable(packs, '2021-05-01').map(({id}) => id)).toEqual(['ru-rkn-124'])
    expect(writable(packs, '2010-01-01')).toEqual([])
  })
})

describe('a pack from outside', () => {
  const broken = (change: (pack: {mandates: Record<string, unknown>[]}) => void) => {
    const pack = structuredClone(shippedPacks.ru) as unknown as {mandates: Record<string, unknown>[]}
    change(pack)
    try {
      parsePack(pack)
    } catch (error) {
      return error instanceof PackError ? [...error.mistakes] : error
    }
    return []
  }

  test('each mistake has its path', () => {
    expect(
      broken(({mandates}) => {
        mandates[1]!['inForce'] = {from: '2020-10-30', until: '1.12.2022'}
        delete mandates[0]!['text']
      }),
    ).toEqual([
      expect.stringMatching(/^mandates\[0\]\.text: missing/),
      expect.stringMatching(/^mandates\[1\]\.inForce\.until: expected a day, YYYY-MM-DD/),
    ])
  })

  test('an unknown key is answered with the nearest', () => {
    expect(broken(({mandates}) => void (mandates[0]!['staus'] = 'draft'))).toEqual([
      'mandates[0].staus: unknown key, did you mean status?',
    ])
  })

  test('a slot without a name for it is a mistake', () => {
    expect(broken(({mandates}) => void (mandates[1]!['text'] = 'Материал {автора:genitive}'))).toEqual([
      'mandates[1].text: {автора} is neither a slot nor an option',
    ])
  })

  test('something else altogether is a mistake', () => {
    expect(() => parsePack('ru')).toThrow(PackError)
    expect(() => parsePack(null)).toThrow(PackError)
  })
})
