import {describe, expect, it} from 'vitest'
import {text} from '../../../src/core/report/text.ts'
import {checked, english, finding, hostile, russian, sample} from './sample.ts'

const last = (report: string) => report.trimEnd().split('\n').at(-1)

describe('the report for editors', () => {
  it('says nothing of fit articles but the closing line', () => {
    const good = (count: number) => Array.from({length: count}, (_, index) => checked(`${index}.md`, 'a'))
    expect(text(good(1), russian)).toBe('Готово: статья пригодна к публикации.\n')
    expect(text(good(3), russian)).toBe('Готово: 3 статьи, все пригодны к публикации.\n')
    expect(text(good(5), russian)).toBe('Готово: 5 статей, все пригодны к публикации.\n')
    expect(text(good(1), english)).toBe('Done: the article is fit to publish.\n')
    expect(text(good(2), english)).toBe('Done: 2 articles, all fit to publish.\n')
  })

  it('counts in the right forms', () => {
    const of = (errors: number, warnings: number, articles: number) => {
      const all = Array.from({length: articles}, (_, index) =>
        checked(`${index}.md`, 'a', [finding('a', 'a', {severity: 'warning'})]),
      )
      all[0] = checked('0.md', 'a', [
        ...Array.from({length: errors}, () => finding('a', 'a')),
        ...Array.from({length: warnings - articles + 1}, () => finding('a', 'a', {severity: 'warning'})),
      ])
      return text(all, russian)
    }
    expect(of(1, 2, 3)).toContain('\n1 ошибка, 2 предупреждения в 3 статьях.\n')
    expect(of(0, 1, 1)).toContain('\n1 предупреждение в 1 статье; ошибок нет, публиковать можно.\n')
    expect(of(5, 21, 21)).toContain('\n5 ошибок, 21 предупреждение в 21 статье.\n')
  })

  it('names the next step', () => {
    expect(text(sample, russian)).toContain(
      'Исправить 2 из них: plashka fix "articles/мост & паром.md" articles/en/b.txt\n',
    )
    expect(last(text(sample, english))).toBe('About the rule: plashka explain disclaimer-present')
  })

  it('quotes a path for the shell, or does not name it', () => {
    const mend = (path: string) => {
      const report = text([checked(path, 'a', [finding('a', 'a', {fix: 'safe'})])], english)
      return /^Mend: (.*)$/m.exec(report)![1]
    }
    expect(mend('статья.md')).toBe('plashka fix статья.md')
    expect(mend('-rf.md')).toBe('plashka fix ./-rf.md')
    expect(mend("it's $(x).md")).toBe("plashka fix 'it'\\''s $(x).md'")
    expect(mend('a b.md')).toBe('plashka fix "a b.md"')
    expect(mend('a\nb.md')).toBe('plashka fix <the same paths>')
    expect(mend('')).toBe('plashka fix <the same paths>')
  })

  it('names the paths that were asked for where those of the articles are too many or cannot be typed', () => {
    const mend = (articles: readonly string[], asked?: readonly string[]) => {
      const all = articles.map((path) => checked(path, 'a', [finding('a', 'a', {fix: 'safe'})]))
      return /^Исправить: (.*)$/m.exec(text(all, {...russian, ...(asked && {asked})}))![1]
    }
    const many = ['n/1.md', 'n/2.md', 'n/3.md', 'n/4.md']
    expect(mend(many, ['n', 'мост & паром'])).toBe('plashka fix n "мост & паром"')
    expect(mend(many, [])).toBe('plashka fix')
    expect(mend(many, ['n\n'])).toBe('plashka fix <те же пути>')
    expect(mend(many)).toBe('plashka fix <те же пути>')
    expect(mend(['n/a\u001bb.md'], ['n'])).toBe('plashka fix n')
    expect(mend(many.slice(1), ['.'])).toBe('plashka fix n/2.md n/3.md n/4.md')
  })

  it('lets no article move the cursor, hide text or fake a line', () => {
    const given = finding(hostile, 'x\r\n::warning', {rule: hostile, reason: hostile, expected: [hostile]})
    const {edits: _, ...plain} = given
    const article = checked(hostile, hostile, [given, {...given, severity: 'info'}])
    const report = text([{...article, result: {...article.result, waived: [{...plain, because: hostile}]}}], english)
    expect(report).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
    expect(report.isWellFormed()).toBe(true)
    expect(report).toContain('<U+202E>')
  })

  it('shows errors only where it is quiet, and counts all', () => {
    const report = text(sample, {...russian, quiet: true})
    expect(report).not.toContain('mention-marked')
    expect(report).not.toContain('снято')
    expect(report).toContain('3 ошибки, 2 предупреждения в 2 статьях')
  })

  it('does not say twice what is expected', () => {
    const hit = finding('a', 'a', {reason: 'Unexpected “a”, expected “b”', expected: ['b', 'c', 'd', 'e']})
    const report = text([checked('a.md', 'a', [hit])], english)
    expect(report).toContain('Expected: c\n  or: d\n  and 1 more\n')
    expect(report).not.toContain('Expected: b')
  })

  it('has colour only on demand', () => {
    expect(text(sample, english)).not.toContain('\u001b')
    expect(text(sample, {...english, color: true}).replace(/\u001b\[\d+m/g, '')).toBe(text(sample, english))
  })

  it('is quick on one long line', () => {
    const long = 'слово '.repeat(2_000_000)
    const at = finding('слово', 'слово', {line: 1, column: 6_000_001, endLine: 1, endColumn: 6_000_006})
    const report = text([checked('a.md', long, Array(50).fill(at))], english)
    expect(report.length).toBeLessThan(20_000)
    expect(report).toContain('^^^^^')
  })
})
