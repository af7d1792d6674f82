/** The parts of the language server that need no client. */
import fc from 'fast-check'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {Judge} from '../../../src/node/lsp/judge.ts'
import {firstSection} from '../../../src/node/lsp/hover.ts'
import {clientLocale} from '../../../src/node/lsp/locale.ts'
import {textEdits} from '../../../src/node/lsp/text-edits.ts'
import {folder} from '../command.ts'

const spliced = (text: string, edits: ReturnType<typeof textEdits>) =>
  edits.reduceRight((out, {range, text: fresh}) => out.slice(0, range[0]) + fresh + out.slice(range[1]), text)

describe('edits between two texts', () => {
  test('change only the words that differ', () => {
    const before = 'Раз два три\r\n\r\nкот и пёс 😀\r\nконец'
    const after = 'Раз 2 три\r\n\r\nкот и слон 😁\r\nконец\r\n'
    expect(textEdits(before, after)).toEqual([
      {range: [4, 7], text: '2'},
      {range: [21, 24], text: 'слон'},
      {range: [25, 27], text: '😁'},
      {range: [34, 34], text: '\r\n'},
    ])
  })

  test('insert and remove whole lines', () => {
    expect(textEdits('a\nb\n', 'a\nnew\n\nb\n')).toEqual([{range: [2, 2], text: 'new\n\n'}])
    expect(textEdits('a\nold\nb\n', 'a\nb\n')).toEqual([{range: [2, 6], text: ''}])
    expect(textEdits('a', 'a')).toEqual([])
    expect(textEdits('', 'a')).toEqual([{range: [0, 0], text: 'a'}])
  })

  test('always make the one text of the other', () => {
    const text = fc
      .array(fc.constantFrom('а', 'б', ' ', '\n', '\r\n', '😀', '😁', '\r'), {maxLength: 40})
      .map((all) => all.join(''))
    fc.assert(fc.property(text, text, (before, after) => spliced(before, textEdits(before, after)) === after))
  })
})

test('the language of a client', () => {
  expect(['ru', 'ru-RU', 'ru_RU.UTF-8', 'RU'].map(clientLocale)).toEqual(['ru', 'ru', 'ru', 'ru'])
  expect(['en', 'en-GB'].map(clientLocale)).toEqual(['en', 'en'])
  expect(['de', 'run', 'C.UTF-8', '', undefined, 7].map(clientLocale)).toEqual([null, null, null, null, null, null])
})

test('the first section of a page, in the reader’s language', () => {
  const page =
    '# a\n\nСловом.\n\n## Что требует закон\n\nОдно\nи другое:\n- список\n- ещё\n\n## In English\n\nOne thing.\n'
  expect(firstSection(page, 'ru')).toBe('Одно и другое:\n- список\n- ещё')
  expect(firstSection(page, 'en')).toBe('One thing.')
  expect(firstSection(null, 'ru')).toBeNull()
})

describe('a server that runs for days', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('judges by the day of the check', async () => {
    const judge = new Judge({config: null, locale: 'en'})
    const root = folder()
    const job = {verb: 'check', uri: 'untitled:1', text: 'Слова.', file: null, folder: root, extension: '.md'} as const
    const dayOf = async () => {
      const {findings} = await judge.check(job)
      return findings.map(({reason}) => /\d{4}-\d\d-\d\d/.exec(reason)?.[0]).find(Boolean)
    }
    vi.useFakeTimers({toFake: ['Date']})
    vi.setSystemTime(new Date(2026, 0, 31, 23, 59))
    expect(await dayOf()).toBe('2026-01-31')
    vi.setSystemTime(new Date(2026, 1, 1, 0, 1))
    expect(await dayOf()).toBe('2026-02-01')
  })
})
