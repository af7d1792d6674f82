/** The three verbs where a step of the chain breaks off. */
import {expect, test} from 'vitest'
import type {Options} from '../../src/core/article.ts'
import {check, fix, publish} from '../../src/core/check.ts'

const text = '---\ntitle: Мост\n---\n\nТекст статьи о мосте, который откроют к зиме.\n\nИсточник: example.org\n'
const sound: Options = {today: '2026-11-22', outlet: {name: 'Вымышленная Анна Петровна'}}
/** A pack without its lists: the step that reads attribution throws. */
const broken: Options = {...sound, phrases: {attribution: {} as never}}

test('an article on which a step crashed gets no edits, and stays as it is', () => {
  expect(check(text, sound).findings.filter(({edits}) => edits.length > 0)).not.toEqual([])

  const {findings} = check(text, broken)
  expect(findings.map(({rule}) => rule)).toContain('crash')
  expect(findings.map(({rule}) => rule)).toContain('disclaimer-present')
  expect(findings.filter(({fix, edits}) => fix !== null || edits.length > 0)).toEqual([])
  expect(fix(text, broken).text).toBe(text)
})

test('an article on which a step crashed is not published, as a draft neither', () => {
  expect(publish(text, {...sound, draft: true}).published).toContain('Текст статьи')
  expect(publish(text, {...broken, draft: true}).published).toBeNull()
})

test('a crash is told in the language of the run', () => {
  const told = (locale: 'ru' | 'en') =>
    check(text, {...broken, locale}).findings.find(({rule}) => rule === 'crash')?.reason
  expect(told('en')).toMatch(/^Unexpected crash in attribution \(/)
  expect(told('ru')).toMatch(/^Сбой в самой программе на шаге attribution \(/)
  const parseMarkdown = () => {
    throw new Error('no parser')
  }
  expect(check(text, {...sound, locale: 'ru', parseMarkdown}).findings[0]!.reason).toMatch(
    /^Сбой .* read \(no parser\)/,
  )
})
