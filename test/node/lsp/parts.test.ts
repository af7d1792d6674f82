/** The parts of the language server that need no client. */
import fc from 'fast-check'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {MendableFinding} from '../../../src/core/index.ts'
import {actionsFor} from '../../../src/node/lsp/actions.ts'
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

describe('actions', () => {
  const text = 'Заголовок\n\nСлово за словом, фраза за фразой.\n'
  const document = TextDocument.create('file:///a.md', 'markdown', 3, text)
  const finding = (fix: 'safe' | 'unsafe' | null, start: number, end: number, fresh: string): MendableFinding => ({
    rule: 'some-rule',
    severity: 'warning',
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 6,
    reason: 'Unexpected word',
    expected: [],
    fix,
    url: 'https://example.org/some-rule',
    edits: fix ? [{range: [start, end], text: fresh}] : [],
  })
  const at = (character: number) => ({start: {line: 2, character}, end: {line: 2, character}})
  const actions = (findings: MendableFinding[], character = 2, versioned = true) =>
    actionsFor(
      document,
      {findings, mandates: [], locale: 'en', configuration: {file: null, packs: [], trouble: null}},
      {range: at(character), only: undefined, versioned},
    )

  test('that are not safe say so, are not preferred, and do not count for "fix all"', () => {
    const [mend, waive, ...others] = actions([finding('unsafe', 11, 16, 'Дело')])
    expect(mend!.title).toBe('Replace “Слово” with “Дело” (unsafe: yours to judge)')
    expect(mend).not.toHaveProperty('isPreferred')
    expect(waive!.title).toMatch(/^Waive some-rule:/)
    expect(others).toEqual([])
  })

  test('are named after what they change, with whole words', () => {
    const titles = [
      finding('safe', 13, 14, 'ё'),
      finding('safe', 11, text.length - 1, text.slice(11, -1).replace('словом', 'делом')),
      finding('safe', 11, 11, 'Ново.\n\n'),
      finding('safe', 27, 33, ''),
    ].map((one) => actions([one])[0]!.title)
    expect(titles).toEqual([
      'Replace “Слово” with “Слёво”',
      'Replace “словом” with “делом”',
      'Insert “Ново.”',
      'Remove “фраза”',
    ])
  })

  test('stand where their finding stands, with its diagnostics and the version that they mend', () => {
    const [mend] = actions([finding('safe', 11, 16, 'Дело')], 5)
    expect(mend).toMatchObject({
      isPreferred: true,
      diagnostics: [{code: 'some-rule', message: 'Unexpected word'}],
      edit: {documentChanges: [{textDocument: {uri: 'file:///a.md', version: 3}}]},
    })
    expect(actions([finding('safe', 11, 16, 'Дело')], 5, false)[0]!.edit).toHaveProperty('changes')
    expect(actions([finding('safe', 11, 16, 'Дело')], 6).map(({kind}) => kind)).toEqual(['source.fixAll.plashka'])
    expect(actions([finding(null, 0, 0, '')])).toHaveLength(1)
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
