import {describe, expect, it} from 'vitest'
import {csv} from '../../../src/core/report/csv.ts'
import {gitlab} from '../../../src/core/report/gitlab.ts'
import {json, ndjson} from '../../../src/core/report/json.ts'
import {junit} from '../../../src/core/report/junit.ts'
import {markdown} from '../../../src/core/report/markdown.ts'
import {rdjsonl} from '../../../src/core/report/rdjsonl.ts'
import {checked, english, finding, hostile, russian, sample} from './sample.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('json and ndjson', () => {
  it('give the records without edits', () => {
    const {version, results, summary} = JSON.parse(json(sample, english))
    expect(version).toBe('1.2.3')
    expect(results[0].findings[0]).not.toHaveProperty('edits')
    expect(summary).toMatchObject({
      articles: 3,
      fit: 1,
      unfit: 2,
      errors: 3,
      warnings: 2,
      infos: 1,
      waived: 1,
      fixable: 2,
    })
    const lines = ndjson(sample).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(results)
  })
})

describe('rdjsonl', () => {
  it('counts columns in bytes of UTF-8', () => {
    const text = 'ж橋𐐀b\ud800c'
    const hit = {...finding(text, 'b'), endColumn: text.length + 1}
    const {location} = JSON.parse(rdjsonl([checked('a.md', text, [hit])], english))
    expect(location.range).toEqual({start: {line: 1, column: 1 + 2 + 3 + 4}, end: {line: 1, column: 1 + bytes(text)}})
  })

  it('makes one suggestion of several edits', () => {
    const text = 'ёж и уж\nбегут\n'
    const edits = [
      {range: [5, 7], text: 'ёж'},
      {range: [0, 2], text: 'уж'},
    ] as const
    const {suggestions} = JSON.parse(
      rdjsonl([checked('a.md', text, [finding(text, 'ёж', {fix: 'safe', edits})])], english),
    )
    expect(suggestions).toEqual([
      {range: {start: {line: 1, column: 1}, end: {line: 1, column: 1 + bytes('ёж и уж')}}, text: 'уж и ёж'},
    ])
  })

  it('suggests nothing that would rewrite half of an article', () => {
    const text = 'раз\n'.repeat(100)
    const edits = [
      {range: [0, 0], text: 'a'},
      {range: [300, 300], text: 'b'},
    ] as const
    const report = rdjsonl([checked('a.md', text, [finding(text, 'раз', {fix: 'safe', edits})])], english)
    expect(JSON.parse(report)).not.toHaveProperty('suggestions')
  })
})

describe('junit', () => {
  it('holds nothing that XML cannot hold', () => {
    const article = checked(hostile, hostile, [
      finding(hostile, '::', {rule: hostile, reason: hostile, expected: [hostile]}),
    ])
    const report = junit([article], english)
    expect(report).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/u)
    expect(report).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/)
    expect(report.replace(/<[?]xml.*?[?]>|<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>]/)
  })

  it('fails where the command fails: on errors', () => {
    const warning = checked('a.md', 'a', [finding('a', 'a', {severity: 'warning'})])
    expect(junit([warning], english)).toContain('failures="0"')
    expect(junit([warning], english)).not.toContain('<failure')
  })
})

describe('gitlab', () => {
  it('gives every finding its own fingerprint', () => {
    const twice = [finding('a', 'a'), finding('a', 'a')]
    const issues = JSON.parse(gitlab([checked('a.md', 'a', twice), checked('b.md', 'a', twice)], english))
    expect(new Set(issues.map(({fingerprint}: {fingerprint: string}) => fingerprint)).size).toBe(4)
  })
})

describe('csv', () => {
  const cells = (reason: string) =>
    csv([checked('a.md', 'a', [finding('a', 'a', {reason})])], english).split('\r\n')[1]!

  it('holds no formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n=', ' =', '＝']) {
      expect(cells(`${start}1+1`), JSON.stringify(start)).toMatch(/sample-rule,"'/)
    }
    expect(cells('1=1')).toContain(',"1=1",')
  })

  it('quotes by RFC 4180', () => {
    expect(cells('«a», "b"; c\nd')).toContain(',"«a», ""b""; c d",')
  })

  it('has a row a finding and as many cells in each', () => {
    const rows = csv(sample, english).trimEnd().split('\r\n')
    expect(rows).toHaveLength(1 + 7)
    for (const row of rows) expect(row.replace(/"(?:[^"]|"")*"/g, '').split(',')).toHaveLength(12)
  })
})

describe('markdown', () => {
  it('lets no article bring markup of its own', () => {
    const hit = finding(hostile, '%0A', {reason: hostile, rule: hostile})
    const report = markdown([checked(hostile, hostile, [hit])], russian)
    expect(report.replaceAll('<br>', '').replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<>]|@(?!&#8203;)|(?<!\\)\]\(/)
    expect(report.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2)
  })
})
