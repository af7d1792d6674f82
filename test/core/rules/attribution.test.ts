import {unified} from 'unified'
import {VFile} from 'vfile'
import type {DataMap} from 'vfile'
import {describe, expect, test} from 'vitest'
import {attributionPack} from '../../../src/core/law/attribution-pack.ts'
import {learnAttribution} from '../../../src/core/learn/attribution.ts'
import {noDisclaimer} from '../../../src/core/learn/disclaimer.ts'
import {learnMetadata} from '../../../src/core/learn/metadata.ts'
import {read} from '../../../src/core/read/index.ts'
import type {Report, Rule} from '../../../src/core/rule.ts'
import {attributionPresent} from '../../../src/core/rules/attribution-present.ts'
import {attributionValid} from '../../../src/core/rules/attribution-valid.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

function judge(rule: Rule, text: string, path = 'a.md'): Report[] {
  const file = new VFile({path, value: text, data: {article: {path, text}}})
  const tree = unified().use(read, {}).parse(file)
  const view = buildView(tree, text)
  const metadata = learnMetadata(tree, view)
  const attribution = learnAttribution(view, metadata, noDisclaimer(), attributionPack)
  const data = {...file.data, view, metadata, attribution} as unknown as DataMap
  return [...rule.check({text, data, options: {}})]
}

/** The text with the edits of the only finding made. */
function mended(rule: Rule, text: string, path?: string) {
  const [report] = judge(rule, text, path)
  return report?.fix?.edits.reduce(
    (left, {range, text: put}) => left.slice(0, range[0]) + put + left.slice(range[1]),
    text,
  )
}

const told = 'Лёд тронулся, сказали изданию mountain-gazette.com горожане.'
const line = 'Источник: mountain-gazette.com'

describe('attribution-present', () => {
  test('asks whether what the text names is the source', () => {
    const [report] = judge(attributionPresent, `# Лёд\n\n${told}\n`)
    expect(report!.reason.en).toContain('the text names mountain-gazette.com (line 3), is it the source?')
    expect(report!.reason.ru).toContain('в тексте упомянут mountain-gazette.com (строка 3)')
    expect(report).toMatchObject({expected: [line], fix: {safe: false}})
  })

  test('writes a last line in the manner of the text', () => {
    expect(mended(attributionPresent, `${told}\n`)).toBe(`${told}\n\n${line}\n`)
    expect(mended(attributionPresent, `${told}\r\n`)).toBe(`${told}\r\n\r\n${line}\r\n`)
    expect(mended(attributionPresent, told)).toBe(`${told}\n\n${line}\n`)
    expect(mended(attributionPresent, `Лёд\n${told}`, 'a.txt')).toBe(`Лёд\n${told}\n${line}\n`)
  })

  test('offers no edit where the line would not be read, or nothing is named', () => {
    expect(judge(attributionPresent, `${told}\n\n\`\`\`\ncode\n`)[0]!.fix).toBeUndefined()
    expect(judge(attributionPresent, `<p>${told}</p>`, 'a.html')[0]!.fix).toBeUndefined()
    expect(judge(attributionPresent, 'Лёд тронулся.\n')[0]!.fix).toBeUndefined()
  })

  test('its own mending is accepted', () => {
    expect(judge(attributionPresent, mended(attributionPresent, `${told}\n`)!)).toEqual([])
  })

  test('leaves a wrong source to the other rule', () => {
    expect(judge(attributionPresent, `${told}\n\nИсточник:\n`)).toEqual([])
  })
})

describe('attribution-valid', () => {
  test('fills an empty line with what the text names', () => {
    expect(mended(attributionValid, `${told}\n\nИсточник:\n`)).toBe(`${told}\n\n${line}\n`)
  })

  test('replaces a placeholder, and nothing else of the line', () => {
    expect(mended(attributionValid, `${told}\n\n*Источник: XXX*\n`)).toBe(`${told}\n\n*${line}*\n`)
  })

  test.each([
    ['Источник: gora,ru', 'Источник: gora.ru'],
    ['Источник: gоra.com', 'Источник: gora.com'],
    ['Источник: http//gora.ru/1', 'Источник: https://gora.ru/1'],
  ])('mends %s', (wrong, right) => {
    expect(mended(attributionValid, `Лёд тронулся.\n\n${wrong}\n`)).toBe(`Лёд тронулся.\n\n${right}\n`)
  })

  test('does not choose between two sources', () => {
    const [report] = judge(
      attributionValid,
      '---\nsource: https://gora.com/1\n---\n\nЛёд тронулся.\n\nИсточник: dol.com\n',
    )
    expect(report!.reason.en).toContain('line 2')
    expect(report!.fix).toBeUndefined()
  })

  test('says nothing of a right source, or of none', () => {
    expect(judge(attributionValid, 'Лёд тронулся.\n\nИсточник: gora.com\n')).toEqual([])
    expect(judge(attributionValid, 'Лёд тронулся.\n')).toEqual([])
  })
})
