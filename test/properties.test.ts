/** What must hold of every article there could be, tried on thousands that nobody would write. */
import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {check, fix, publish} from '../src/core/check.ts'
import type {Options} from '../src/core/article.ts'
import {packs} from '../src/core/law/packs.ts'
import {buildView} from '../src/core/text/view-build.ts'

const label2020 =
  'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента'
const form1 =
  'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН, РАСПРОСТРАНЕН И (ИЛИ) НАПРАВЛЕН ИНОСТРАННЫМ АГЕНТОМ ВЫМЫШЛЕННОЙ АННОЙ ПЕТРОВНОЙ ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА ВЫМЫШЛЕННОЙ АННЫ ПЕТРОВНЫ. 18+'

const options: Options = {today: '2026-11-22', outlet: {name: 'Вымышленная Анна Петровна'}}
const settings: fc.Parameters<unknown> = {numRuns: 150, seed: 20261122}

const word = fc.constantFrom(
  'мост',
  'река',
  'the',
  'bridge',
  'council',
  'агента',
  'иностранного',
  'Источник',
  'вчера',
  '«Голос',
  'реки»',
  '5 км',
  'www.example.org',
  'и\u00a0так',
  'под\u00adпись',
  '*звезда',
  '[x](https://example.org/a?utm_source=b)',
  '`code`',
  '<b>',
  '&nbsp;',
  '\\',
  '_',
  '|',
)
const sentence = fc.array(word, {minLength: 1, maxLength: 14}).map((words) => words.join(' ') + '.')
const block = fc.oneof(
  {weight: 6, arbitrary: sentence},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      label2020,
      form1,
      `«${label2020}»`,
      label2020.toUpperCase(),
      label2020.replace('агента', 'aгента'),
      `> ${form1}`,
      `<!-- ${form1} -->`,
      form1.slice(0, 120),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Источник: example.org',
      'Источник:',
      'Source: [Example](https://example.org/a)',
      'Перевод статьи https://example.org/b',
      'Источник: TODO',
      'Подробнее: https://example.org',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Share',
      'Подписаться',
      '[Подписаться](https://t.me/example)',
      'Read also: [x](https://example.org)',
      'The post A Bridge appeared first on Example News.',
      'The post Rain appeared first on [The River Herald](https://herald.example/rain).',
      '#мост #река',
      '18+',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '# Заголовок',
      '## **Bold**',
      '- one\n- two',
      '> quote',
      '```\ncode\n```',
      '---',
      '***',
      '| a | b |\n|---|---|\n| c | d |',
      '1. a\n2. b',
      '![alt](a.png)',
      '<div hidden>x</div>',
      '[^1]: note',
      '***a** b*',
      '* * *',
    ),
  },
)
const front = fc.constantFrom(
  '',
  '',
  '---\ntitle: Мост\ndate: 2026-01-23\n---\n\n',
  '---\ndate: 2021-05-05\nlang: en\n---\n',
  '---\n---\n',
  '---\n: :\n---\n',
)
const article = fc
  .tuple(front, fc.array(block, {maxLength: 9}), fc.constantFrom('\n\n', '\n', '\r\n\r\n'))
  .map(([head, blocks, gap]) => head + blocks.join(gap))
/** What may stand above a title, or be one. */
const opening = fc
  .array(
    fc.constantFrom(
      '```\ncode\n```',
      '    code',
      '**Заголовок**',
      '# Заголовок',
      '| a | b |\n|---|---|\n| c | d |',
      `| ${'мост и река, '.repeat(30)}. |\n|---|`,
      `- ${'мост и река, '.repeat(30)}.`,
      '> # Чужой заголовок',
      '<!-- note -->',
      `<!-- ${form1} -->`,
      `${form1}`,
      'By Ann Lee',
    ),
    {maxLength: 4},
  )
  .map((blocks) => blocks.map((one) => `${one}\n\n`).join(''))
const path = fc.constantFrom('a.md', 'a.txt', 'a.html', 'a')
const input = fc.constantFrom<NonNullable<Options['input']> | undefined>(undefined, 'markdown', 'text', 'html')
const anything = fc.oneof(
  {weight: 4, arbitrary: article},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 400})},
  {weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 400})},
)

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm)
const words = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
const bag = (list: readonly string[]) =>
  list.reduce((all, one) => all.set(one, (all.get(one) ?? 0) + 1), new Map<string, number>())

describe('publish', () => {
  test('is idempotent', () => {
    fc.assert(
      fc.property(article, path, input, (text, name, kind) => {
        const set = {...options, draft: true, ...(kind ? {input: kind} : {})}
        const once = publish({text, path: name}, set).published
        if (once === null || once === undefined) return
        expect(publish({text: once, path: 'a.md'}, {...options, draft: true}).published).toBe(once)
      }),
      settings,
    )
  })

  test('gives out what passes the same check', () => {
    const source = fc.constantFrom(
      'Источник: example.org',
      'The post Rain appeared first on [The River Herald](https://herald.example/rain).',
      'The post A Bridge appeared first on Example News.',
    )
    const head = fc.constantFrom(
      '',
      '# Мост\n\n',
      '---\ntitle: Мост\n---\n\n',
      '---\ntitle: Мост\nsource:\n---\n\n',
      '---\nsource: TODO\n---\n\n',
    )
    fc.assert(
      fc.property(head, article, source, input, (above, text, end, kind) => {
        const set = kind ? {...options, input: kind} : options
        const {published} = publish({text: `${above}${form1}\n\n${text}\n\n${end}\n`, path: 'a.md'}, set)
        if (published === null || published === undefined) return
        expect(
          check({text: published, path: 'a.md'}, options).findings.filter(({severity}) => severity === 'error'),
        ).toEqual([])
      }),
      settings,
    )
  })

  test('loses no word that it does not list', () => {
    fc.assert(
      fc.property(article, (text) => {
        const {published, removed} = publish({text, path: 'a.md'}, {...options, draft: true})
        if (published === null || published === undefined) return
        const kept = bag(
          words(published.replace(/\\(?=[!-/:-@[-`{-~])/g, '') + ' ' + removed.map((line) => line.text).join(' ')),
        )
        const read = buildView(parser.parse(text), text).blocks.map((block) => block.text)
        for (const [one, count] of bag(read.flatMap(words)))
          expect({one, kept: (kept.get(one) ?? 0) >= count}).toEqual({one, kept: true})
      }),
      settings,
    )
  })
})

test('fix is final, and what it has mended it does not mend again', () => {
  fc.assert(
    fc.property(opening, article, path, (above, below, name) => {
      const text = above + below
      const once = fix({text, path: name}, options)
      expect(once.result.findings.filter((finding) => finding.fix === 'safe')).toEqual([])
      expect(fix({text: once.text, path: name}, options).text).toBe(once.text)
    }),
    settings,
  )
})

describe('a label in raw HTML', () => {
  const own = form1.replace('. 18+', '')
  const form2 = own.replaceAll(/ВЫМЫШЛЕНН\S+ АНН\S+ ПЕТРОВН\S+/g, 'АНО «РЕЧНОЙ ВЕСТНИК»')
  const wrapping = fc.constantFrom(
    ['<p>', '</p>'],
    ['<div>', '</div>'],
    ['<div>\n', '\n</div>'],
    ['<center><b>', '</b></center>'],
    ['<span>', '</span>'],
    ['<p class="plate" title="Плашка">', '<br></p>'],
    ['<div\n  style="color: red">\n  <p>&nbsp;', '&nbsp;</p>\n</div>'],
    ['<table><tr><td><!-- мост -->', '</td></tr></table>'],
  )
  const spelling = fc.constantFrom<((text: string) => string)[]>(
    (text) => text,
    (text) => text.replaceAll('«', '&laquo;').replaceAll('»', '&raquo;').replaceAll(' (', '&nbsp;('),
    (text) => text.replaceAll(' (', '\n(').replaceAll(' ИНОСТР', '\nИНОСТР'),
  )
  const flaw = fc.constantFrom<((text: string) => string)[]>(
    (text) => text,
    (text) => text.replace('МАТЕРИАЛ', 'MАТЕРИАЛ'),
    (text) => text.replace('АГЕНТОМ', 'АГEНТОМ'),
    (text) => text.replace('НАСТОЯЩИЙ ', ''),
    (text) => text.replace(' ЛИБО', ''),
    (text) => `${text} 18+`,
  )
  const outlet = fc.constantFrom(undefined, {name: 'АНО «Речной вестник»'}, options.outlet)

  test('is mended in its place, and once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(own, form2),
        wrapping,
        spelling,
        flaw,
        outlet,
        (label, [open, close], spell, spoil, outlet) => {
          const before = `# Мост\n\n${open}`
          const behind = `${close}\n\nМост открыли в субботу.\n\nИсточник: gorny.example\n`
          const text = before + spell(spoil(label)) + behind
          const settings = {today: '2026-11-22', ...(outlet && {outlet})}
          const once = fix({text, path: 'a.md'}, settings).text
          expect(once.startsWith(before) && once.endsWith(behind)).toBe(true)
          expect(fix({text: once, path: 'a.md'}, settings).text).toBe(once)
          const mended = once.slice(before.length, -behind.length)
          if (spoil(label).length !== label.length && !spoil(label).endsWith('18+')) return
          // Nothing but letters was wrong: they and the mark are all that is new.
          expect(mended.replace(/\.? 18\+$/, '')).toBe(spell(label))
          expect(mended).toMatch(/18\+$/)
        },
      ),
      settings,
    )
  })
})

test('the label of an outlet of any name is exact once written', () => {
  const piece = fc.constantFrom(
    '*',
    '_',
    '**',
    '~',
    '`',
    '[',
    ']',
    '<b>',
    '</b>',
    '<',
    '>',
    '&',
    '&amp;',
    '\\',
    '\\*',
    '#',
    '!',
    '№',
  )
  const part = fc.tuple(piece, fc.constantFrom('Вест', 'Речной', 'ник', 'Voda'), piece).map((pieces) => pieces.join(''))
  const name = fc.array(fc.oneof(part, piece, fc.constant('Вест')), {minLength: 1, maxLength: 4})
  const text = fc.constantFrom('Текст статьи.\n', '# Мост\n\nТекст статьи.\n', '<p>Текст статьи.</p>\n')
  fc.assert(
    fc.property(name, text, path, (parts, below, file) => {
      const set = {...options, outlet: {name: `АНО ${parts.join(' ')}`}}
      const once = fix({text: below, path: file}, set)
      expect(once.result.disclaimer).toMatchObject({status: 'exact', placement: 'start'})
      expect(once.result.findings.filter(({rule}) => rule.startsWith('disclaimer'))).toEqual([])
      expect(fix({text: once.text, path: file}, set).text).toBe(once.text)
    }),
    settings,
  )
})

test('no input crashes the chain', () => {
  fc.assert(
    fc.property(anything, path, (text, name) => {
      for (const result of [check({text, path: name}, options), publish({text, path: name}, {...options, draft: true})])
        expect(result.findings.filter(({rule}) => rule === 'crash')).toEqual([])
    }),
    {...settings, numRuns: 300},
  )
})

test('every finding points into the text', () => {
  fc.assert(
    fc.property(anything, path, (text, name) => {
      const lines = text.split(/\r\n|\r|\n/)
      for (const finding of check({text, path: name}, options).findings) {
        expect(finding.line).toBeLessThanOrEqual(lines.length)
        expect(finding.column).toBeLessThanOrEqual(lines[finding.line - 1]!.length + 2)
        for (const {range} of finding.edits)
          expect(range[0] >= 0 && range[1] <= text.length && range[0] <= range[1]).toBe(true)
      }
    }),
    settings,
  )
})

test('the packs are there', () => {
  expect(packs.length).toBeGreaterThan(0)
})
