import {describe, expect, it} from 'vitest'
import {
  applyBaseline,
  BaselineError,
  makeBaseline,
  readBaseline,
  writeBaseline,
} from '../../../src/core/report/baseline.ts'
import {text as report} from '../../../src/core/report/text.ts'
import type {MendableFinding} from '../../../src/core/record.ts'
import {contentKey, fingerprint, hash} from '../../../src/core/report/fingerprint.ts'
import {checked, finding, russian, sample} from './sample.ts'

const share = (text: string, count = 1) =>
  Array.from({length: count}, () => finding(text, 'Share', {rule: 'site-chrome'}))

describe('the fingerprint', () => {
  it('never changes its values', () => {
    expect(hash('')).toBe('488bdcb81aee8d83')
    expect(hash('плашка')).toBe(hash('плашка'))
    const text = 'Абзац.\n\nShare\n'
    expect(fingerprint(share(text)[0]!, text, 2)).toBe('site-chrome:645595bc8cd3bb88:2')
  })

  it('evens out white space and composition', () => {
    const key = (text: string, words: string) => contentKey(finding(text, words), text)
    expect(key('мой  новый\r\nмост', 'мой  новый\r\nмост')).toBe(key('# мой новый мост', 'мой новый мост'))
    expect(key('мои\u0306', 'мои\u0306')).toBe(key('мой', 'мой'))
    expect(key('AГЕНТ', 'AГЕНТ')).not.toBe(key('АГЕНТ', 'АГЕНТ'))
  })

  it('does not depend on the text where something is missing as a whole', () => {
    expect(contentKey(finding('Раз', ''), 'Раз')).toBe(contentKey(finding('Два', ''), 'Два'))
    const late = {...finding('\ufeffТри', ''), column: 2, endColumn: 2}
    expect(contentKey(late, '\ufeffТри')).toBe(contentKey(finding('Раз', ''), 'Раз'))
  })

  it('knows a point between words by its neighbours', () => {
    const at = (text: string, column: number): MendableFinding => ({...finding(text, ''), column, endColumn: column})
    const text = 'создан иностранным агентом'
    expect(contentKey(at(text, 7), text)).not.toBe(contentKey(at(text, 19), text))
    expect(contentKey(at(text, 7), text)).toBe(contentKey({...at(text, 7), line: 2, endLine: 2}, `# Раз\n${text}`))
  })
})

describe('the baseline', () => {
  it('knows what it has seen, and nothing else', () => {
    const baseline = makeBaseline(sample)
    const {fresh, known, gone} = applyBaseline(sample, baseline)
    expect(known).toBe(5)
    expect(gone).toEqual([])
    expect(fresh.map(({result}) => result.ok)).toEqual([true, true, true])
    expect(fresh.flatMap(({result}) => result.findings).map(({severity}) => severity)).toEqual(['info'])
    expect(report(fresh, russian)).toContain('Готово: 3 статьи, ничего нового; по базе известно: 5.')
  })

  it('survives moved lines', () => {
    const before = 'Share\n'
    const after = 'Первый.\r\n\r\nВторой.\r\n\r\nShare\r\n'
    const {known} = applyBaseline(
      [checked('a.md', after, share(after))],
      makeBaseline([checked('a.md', before, share(before))]),
    )
    expect(known).toBe(1)
  })

  it('counts: one more of the same is new', () => {
    const text = 'Share\n'
    const baseline = makeBaseline([checked('a.md', text, share(text, 2))])
    const more = applyBaseline([checked('a.md', text, share(text, 3))], baseline)
    expect([more.known, more.fresh[0]!.result.findings.length, more.fresh[0]!.result.ok]).toEqual([2, 1, false])
    const less = applyBaseline([checked('a.md', text, share(text, 1))], baseline)
    expect(less.gone).toEqual([{path: 'a.md', key: expect.any(String), rule: 'site-chrome', count: 1}])
  })

  it('misses only what was checked, unless all was', () => {
    const text = 'Share\n'
    const baseline = makeBaseline([checked('a.md', text, share(text)), checked('b.md', text, share(text))])
    const run = [checked('a.md', text, share(text))]
    expect(applyBaseline(run, baseline).gone).toEqual([])
    expect(applyBaseline(run, baseline, {whole: true}).gone).toMatchObject([{path: 'b.md'}])
  })

  it('keeps the entries of articles that were not checked', () => {
    const text = 'Share\n'
    const keep = makeBaseline([checked('a.md', text, share(text)), checked('b.md', text, share(text))])
    expect([...makeBaseline([checked('a.md', text)], {keep}).keys()]).toEqual(['b.md'])
  })

  it('tells paths from the root, never absolute', () => {
    const text = 'Share\n'
    const baseline = makeBaseline(
      [checked('/srv/site/a.md', text, share(text)), checked('/srv/b.md', text, share(text))],
      {root: '/srv/site/'},
    )
    expect([...baseline.keys()]).toEqual(['a.md', '../b.md'])
    expect([...makeBaseline([checked('.\\x\\a.md', text, share(text))]).keys()]).toEqual(['x/a.md'])
    expect(applyBaseline([checked('./a.md', text, share(text))], baseline, {root: '/srv/site'}).known).toBe(1)
  })

  it('is the same file whatever the order, without line numbers', () => {
    const written = writeBaseline(makeBaseline(sample))
    expect(writeBaseline(makeBaseline([...sample].reverse()))).toBe(written)
    expect(writeBaseline(readBaseline(written))).toBe(written)
    expect(JSON.parse(written)).toEqual({
      version: 1,
      articles: {
        'articles/en/b.txt': {
          'attribution-valid:d611583576d173ad': 1,
          'disclaimer-placement:37b931e24be1fd61': 1,
          'disclaimer-verbatim:f85b21f667e13a74': 1,
        },
        'articles/мост & паром.md': {'disclaimer-present:488bdcb81aee8d83': 1, 'mention-marked:1e176e2debc2a3fb': 1},
      },
    })
  })

  it('takes an article for its name, whatever the name', () => {
    const text = 'Share\n'
    const run = ['__proto__', 'constructor', '12'].map((path) => checked(path, text, share(text)))
    expect(applyBaseline(run, readBaseline(writeBaseline(makeBaseline(run)))).known).toBe(3)
  })

  it('says what is wrong with a file', () => {
    const wrong = (json: string) => {
      try {
        readBaseline(json)
      } catch (error) {
        expect(error).toBeInstanceOf(BaselineError)
        return (error as Error).message
      }
      return null
    }
    expect(wrong('')).toMatch(/^The baseline is not JSON: /)
    expect(wrong('<<<<<<< HEAD\n{}')).toBe('The baseline holds a merge conflict.')
    expect(wrong('[]')).toBe('The baseline must be a JSON object.')
    expect(wrong('{"version": 2}')).toContain('version 2, expected 1')
    expect(wrong('{"version": 1}')).toBe('The baseline has no object "articles".')
    expect(wrong('{"version": 1, "articles": {"a.md": 1}}')).toBe('The baseline, articles["a.md"]: expected an object.')
    expect(wrong('{"version": 1, "articles": {"a.md": {"x": 1}}}')).toContain(
      'articles["a.md"]["x"]: expected a key like',
    )
    expect(wrong('{"version": 1, "articles": {"a.md": {"x:0123456789abcdef": "1"}}}')).toContain(
      'expected a whole number from 1, got "1"',
    )
    expect(() => readBaseline('[]', 'ru')).toThrow('База должна быть объектом JSON.')
  })
})
