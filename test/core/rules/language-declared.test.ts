import {describe, expect, test} from 'vitest'
import type {Language, Range} from '../../../src/core/article.ts'
import type {Context} from '../../../src/core/rule.ts'
import {languageDeclared} from '../../../src/core/rules/language-declared.ts'

/** Judges a front matter line `language: VALUE` over a text in `code`. */
function judge(value: string, code: string, parts: Language['parts'] = [{code, share: 1}], placed = true) {
  const text = `---\nlanguage: ${value}\n---\n`
  const range: Range = [14, 14 + value.length]
  const declared = value.replace(/^["']|["']$/g, '')
  const data = {language: {code, declared, parts}, metadata: {places: placed ? {language: range} : {}}}
  return [...languageDeclared.check({text, data, options: {}} as unknown as Context)]
}

describe('one language under many names', () => {
  test.each([
    ['en', 'eng'],
    ['eng', 'eng'],
    ['EN_us', 'eng'],
    ['en-GB-oxendict', 'eng'],
    ['zh-Hans', 'zho'],
    ['cmn', 'zho'],
    ['no', 'nob'],
    ['nn', 'nob'],
    ['nb', 'nno'],
    ['sr-Latn', 'hrv'],
    ['sh', 'srp'],
    ['ger', 'deu'],
    ['fa-IR', 'fas'],
    ['prs', 'fas'],
    ['iw', 'heb'],
    ['lvs', 'lav'],
    ['uk_UA.UTF-8', 'ukr'],
  ])('%s is %s', (value, code) => {
    expect(judge(value, code)).toEqual([])
  })
})

describe('lets be', () => {
  test.each([
    ['en', 'und'],
    ['und', 'rus'],
    ['mul', 'rus'],
    ['English', 'rus'],
    ['en, ru', 'deu'],
    ['$lang', 'rus'],
  ])('%s over %s', (value, code) => {
    expect(judge(value, code)).toEqual([])
  })

  test('an evenly mixed text', () => {
    const parts = [
      {code: 'rus', share: 0.6},
      {code: 'eng', share: 0.4},
    ]
    expect(judge('en', 'rus', parts)).toEqual([])
  })

  test('what was declared outside the front matter', () => {
    expect(judge('en', 'rus', undefined, false)).toEqual([])
  })
})

describe('reports', () => {
  test.each([
    ['en', 'rus', 'ru', 'ru'],
    ['en-US', 'rus', 'ru', 'ru'],
    ['eng', 'rus', 'rus', 'rus'],
    ['"en"', 'deu', 'de', '"de"'],
    ["'ru'", 'ukr', 'uk', "'uk'"],
    ['ru', 'udm', 'udm', 'udm'],
    ['uk', 'bel', 'be', 'be'],
  ])('%s over %s', (value, code, expected, mended) => {
    const [report, ...more] = judge(value, code)
    expect(more).toEqual([])
    expect(report).toMatchObject({expected: [expected], fix: {safe: false, edits: [{text: mended}]}})
    expect(report!.reason.en).toMatch(/^Unexpected language .+, expected /)
    expect(report!.reason.ru).toMatch(/[а-яё]/)
    expect(report!.range).toEqual(report!.fix!.edits[0]!.range)
  })
})
