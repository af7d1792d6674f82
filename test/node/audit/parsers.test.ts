/** The fast parser is held to the reference: the same record for every text, or the reference reads. */
import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {check, plainResult} from '../../../src/core/index.ts'
import {fastMarkdown} from '../../../src/node/audit/fast-markdown.ts'
import {satteriTree} from '../../../src/node/audit/satteri-tree.ts'
import {gfmExamples} from '../../fixtures/gfm-examples.ts'

const parseMarkdown = await fastMarkdown()
const {tests} = createRequire(import.meta.url)('commonmark-spec') as {tests: {markdown: string}[]}
const record = (text: string, fast: boolean) =>
  plainResult(
    check(
      {text, path: 'a.md'},
      {today: '2026-11-22', input: 'markdown', ...(fast ? {parseMarkdown: parseMarkdown!} : {})},
    ),
  )
const same = (text: string): void => {
  expect(record(text, true)).toEqual(record(text, false))
}
const satteri = parseMarkdown ? await import('satteri') : null
const sameTree = (text: string): void => {
  const own = satteri!.markdownToMdast(text, {features: {gfm: true, frontmatter: true}})
  expect(satteriTree(satteri!, text)).toEqual(own)
}

describe.skipIf(!parseMarkdown)('satteri and remark-parse (skipped where satteri is not installed)', () => {
  test('every example of CommonMark', () => {
    for (const {markdown} of tests) same(markdown.replaceAll('→', '\t'))
  })

  test.each(gfmExamples)('%s', same)

  test('our tree is the one that satteri makes', () => {
    for (const {markdown} of tests) sameTree(markdown.replaceAll('→', '\t'))
    for (const markdown of gfmExamples) sameTree(markdown)
    sameTree(
      'Ещё 🙂 & «мост»&nbsp;тут\\*\r\n> река\r\n> дом\n\n[^1]: 🙂 ![река](r.png "мост")\n\n| а | `б` |\n|:-|-:|\n',
    )
  })

  test.each(readdirSync('articles').filter((name) => name.endsWith('.md')))('articles/%s', (name) => {
    same(readFileSync(`articles/${name}`, 'utf8'))
  })

  test.each([
    '**🙂**Новость **дня. **',
    '🙂**«Цитата». Дальше** текст',
    '<foo\\+@bar.example.com>',
    '\\www.example.org',
    '&lt;me@example.org',
    '---\n\n---\t',
    '---\nhttps://example.org/a_b\n1. »',
    'мост\n»www.example.org',
    '*:www.example.org**_',
    'www.example.org»_> ',
    'www.example.org«_[x](https://example.org)мост ',
    'мост\n[^1]: *\n    ---',
    '+++\ntitle = "x"\n+++\n\ntext',
    'a\0b',
    '`мост` “www.example.org `река`',
    '![»www.example.org](a)',
    '[“www.example.org](https://example.org)',
  ])('disputed, so the reference reads: %s', (text) => {
    expect(parseMarkdown!(text)).toBeNull()
    same(text)
  })

  test.each([
    'Новость.\n\n_🙂 Подписывайтесь_\n\n**Читайте также 📖**\n',
    "    PS1='{\\u@\\h:\\w }\\$ '\n",
    'Мост[^1] и дом.[^2]\n\n[^1]: Так написано.\n[^2]: [Вестник](https://example.org/a)\n\nДальше.\n',
    '**https://example.org/a**, *www.example.org*',
    'Мостwww.example.org, [река](https://example.com/www.example.org)',
    'Дом `–www.example.org`, [река](https://example.org/a[0]*_)',
    'Дом\n\n    “www.example.org\n\n[1]:ttp://www.example.org\n',
    '<iframe src="//www.example.org/a"></iframe>\n\nМост `sed s@\\:@me@x`',
    'О &laquo;мосте&raquo;\nпишут: [http://example.org',
  ])('near to that, and read alike: %s', (text) => {
    expect(parseMarkdown!(text)).not.toBeNull()
    same(text)
  })

  test.each(['»www.', 'https://a»', '\\a', '&a;', '[^1]: a\n', '*_~', '🙂*', '_a@'])(
    'a long line of %s is read in no time',
    (piece) => {
      // With a step for every pair of letters it would take hours.
      parseMarkdown!('x'.repeat(8) + piece.repeat(100_000))
    },
  )

  test('made-up articles', () => {
    const piece = fc.constantFrom(
      'мост ',
      'река',
      '/',
      '*',
      '**',
      '_',
      '`',
      '[x](https://example.org)',
      '<!-- c -->',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '| a |',
      '\\',
      '&amp;',
      'https://example.org/a_b',
      'www.example.org',
      '~~',
      '![a](b)',
      '🙂',
      '«',
      '»',
      '    ',
      '\t',
      '<div>',
      '---',
      ':',
      '[^1]',
      '[^1]: ',
      '@',
      'me@example.org',
      '\\_',
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), (pieces) => void same(pieces.join(''))),
      {numRuns: Number(process.env['RUNS'] ?? 400), seed: Number(process.env['SEED'] ?? 13)},
    )
  })
})
