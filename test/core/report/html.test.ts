/** The HTML report as a file: what stands in it, and what can never. */
import {createHash} from 'node:crypto'
import {gunzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import type {AuditMeta, AuditRow} from '../../../src/core/report/html/audit-row.ts'
import {HtmlReport} from '../../../src/core/report/html/index.ts'
import type {Block, PageData} from '../../../src/core/report/html/page-data.ts'
import {archive, article, finding, HOSTILE, meta} from './audit-rows.ts'

function made(rows: Iterable<AuditRow>, own: AuditMeta = meta): string {
  const report = new HtmlReport(own)
  for (const row of rows) report.add(row)
  return [...report.chunks()].join('')
}

const dataOf = (page: string) =>
  JSON.parse(/<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)![1]!) as PageData

const blocksOf = (page: string) =>
  [...page.matchAll(/<script type="application\/octet-stream" class="rows">([^<]*)<\/script>/g)].map(
    ([, packed]) => JSON.parse(gunzipSync(Buffer.from(packed!, 'base64')).toString()) as Block,
  )

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the file', () => {
  const page = made([article()])

  test('allows its own script and style by their hashes, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!)
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text!)
    expect(scripts).toHaveLength(1)
    expect(styles).toHaveLength(1)
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest(scripts[0]!)}`,
      `style-src ${digest(styles[0]!)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  test('stands alone', () => {
    expect(/<(?:link|img|iframe|object|embed)\b|<script[^>]* src=|@import|url\(/.test(page)).toBe(false)
    const markup = page.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    expect(/<[^>]* (?:style|on[a-z]+)=/.test(markup)).toBe(false)
  })

  test('comes in pieces, and the same rows make the same bytes', () => {
    const rows = [...archive(5000)]
    const first = made(rows)
    expect(first === made(rows)).toBe(true)
    const report = new HtmlReport(meta)
    for (const row of rows) report.add(row)
    expect([...report.chunks()].length).toBeGreaterThan(3)
  })

  test('is whole without a single article', () => {
    const empty = made([])
    expect(dataOf(empty)).toMatchObject({rows: 0, counts: {articles: 0}})
    expect(empty).toContain('</html>')
  })

  test('tells the totals where scripts are off, in both languages', () => {
    const plain = /<noscript>([\s\S]*?)<\/noscript>/.exec(page)![1]!
    expect(plain).toContain('1 статья, пригодно 0; 1 ошибка, 0 предупреждений.')
    expect(plain).toContain('1 article, 0 fit; 1 error, 0 warnings.')
  })
})

describe('whatever the articles contain', () => {
  test.each(HOSTILE)('%j stays data', (text) => {
    const own: AuditMeta = {
      ...meta,
      title: text,
      version: text,
      started: text,
      packs: [{id: text, reviewed: text}],
      rules: [{id: text, about: {ru: text, en: text}, severity: 'error', url: text, law: text}],
    }
    const hostile = made(
      [
        article({
          path: text,
          date: text,
          language: text,
          disclaimer: text,
          mandate: text,
          source: text,
          findings: [finding({rule: text, reason: text, excerpt: text, mark: [0, 99_999], expected: text})],
        }),
      ],
      own,
    )
    const harmless = made([article()])
    for (const tag of [/<script/gi, /<\/script/gi, /<!--/g, /<\/style/gi, /<\/title/gi, /<img/gi, /<noscript/gi])
      expect(hostile.match(tag)?.length ?? 0).toBe(harmless.match(tag)?.length ?? 0)
    expect(/[\0\x1b\u2028\u2029\u202e\u2066]|[\ud800-\udfff]/.test(hostile)).toBe(false)
    const data = dataOf(hostile)
    expect(data.title).toBe(text)
    expect(data.rules[0]!.id).toBe(text)
    const [block] = blocksOf(hostile)
    expect(block!.strings).toContain(text)
    expect(block!.expected).toEqual([text])
    expect(block!.rows.markTo[0]).toBeLessThanOrEqual(text.length)
  })

  test('a text that is too long is cut', () => {
    const page = made([article({findings: [finding({excerpt: 'а'.repeat(50_000_000), mark: [0, 5]})]})])
    expect(page.length).toBeLessThan(400_000)
  })
})

describe('the rows', () => {
  test('come back as they were given, in their order, without notes', () => {
    const rows = [...archive(4000)]
    const expected = rows.flatMap(({path, findings}) =>
      findings
        .filter(({severity}) => severity !== 'info')
        .map(({rule, line, reason, excerpt, expected, fix}) => [path, rule, line, reason, excerpt, expected, fix]),
    )
    const page = made(rows)
    const data = dataOf(page)
    const blocks = blocksOf(page)
    const back = blocks.flatMap((block) => {
      const {strings, articles, rows} = block
      const paths = articles.rows.flatMap((count, i) => Array<string>(count).fill(strings[articles.path[i]!]!))
      return paths.map((path, i) => [
        path,
        data.rules[rows.rule[i]!]!.id,
        rows.line[i],
        strings[rows.reason[i]!],
        strings[rows.excerpt[i]!],
        block.expected[rows.expected[i]!],
        [null, 'safe', 'unsafe'][rows.fix[i]!],
      ])
    })
    expect(blocks.length).toBeGreaterThan(1)
    expect(back).toEqual(expected)
    expect(data.rows).toBe(expected.length)
  })

  test('are counted', () => {
    const data = dataOf(
      made([
        article({findings: [finding(), finding({fix: 'safe', line: 9})]}),
        article({
          path: 'archive/2023/a.md',
          date: '2023-02-01',
          findings: [finding({fix: null}), finding({rule: 'age-mark', severity: 'warning', fix: 'unsafe'})],
        }),
        article({
          path: 'b.md',
          date: null,
          ok: true,
          disclaimer: 'exact',
          inForce: true,
          findings: [finding({rule: 'age-mark', severity: 'info'})],
          waived: 2,
        }),
        article({path: 'c.md', findings: [finding({rule: 'crash'})]}),
      ]),
    )
    expect(data.counts).toEqual({
      articles: 4,
      fit: 1,
      affected: 3,
      errors: 4,
      warnings: 1,
      infos: 1,
      waived: 2,
      waivedIn: 1,
      safe: 3,
      safeErrors: 3,
      safeIn: 2,
      fitAfterFix: 2,
      exact: 1,
      altered: 0,
      absent: 3,
      inForce: 1,
    })
    expect(data.rules.map(({id}) => id)).toEqual(['disclaimer-present', 'age-mark', 'crash'])
    expect(data.byRule[1]).toEqual({id: 'age-mark', errors: 0, warnings: 1, infos: 1, articles: 1, safe: 0, unsafe: 1})
    expect(data.byMonth.map(({month, articles, fit}) => [month, articles, fit])).toEqual([
      ['', 1, 1],
      ['2023-02', 1, 0],
      ['2024-03', 2, 0],
    ])
  })
})

describe('the law', () => {
  test('of a page is parted by language, without examples', () => {
    const [rule] = dataOf(made([article()])).rules
    expect(rule!.law).toEqual({ru: 'Нужна плашка.', en: 'A label is **needed**.'})
  })
})

describe('the sources', () => {
  test.each([
    ['https://www.herald.example/2024/ice?a=1#b', 'herald.example'],
    ['//user@Herald.example:8080', 'herald.example'],
    ['www.herald.example/news', 'herald.example'],
    ['Herald.example', 'herald.example'],
    ['вестник.пример', 'вестник.пример'],
    ['Вестник Заречья', 'Вестник Заречья'],
    ['А. Б. Иванов', 'А. Б. Иванов'],
  ])('%s is %s', (source, name) => {
    expect(dataOf(made([article({source})])).sources.map(({name}) => name)).toEqual([name])
  })
})

describe('the folders', () => {
  const folders = (paths: string[]) =>
    dataOf(made(paths.map((path) => article({path})))).folders.map(({name, unfit}) => [name, unfit])

  test('are told as deep as they hold several articles', () => {
    expect(folders(['a/b/1.md', 'a/b/2.md', 'a/b/3.md', 'a/c/1.md', 'a/c/2.md', 'a/c/3.md'])).toEqual([
      ['a/b', 3],
      ['a/c', 3],
    ])
  })

  test('of one article each say nothing', () => {
    const paths = Array.from({length: 6000}, (_, i) => `posts/${2020 + (i % 2)}/slug-${i}/index.md`)
    expect(folders(paths)).toEqual([
      ['posts/2020', 3000],
      ['posts/2021', 3000],
    ])
  })
})
