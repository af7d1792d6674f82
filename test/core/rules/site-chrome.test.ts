/** The rule names what publish leaves out, and its page's examples say what the rule says. */
import fs from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Attribution, DataMap, Disclaimer, Metadata} from '../../../src/core/article.ts'
import {chromePack} from '../../../src/core/law/chrome-pack.ts'
import {learnChrome} from '../../../src/core/learn/chrome.ts'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {siteChrome} from '../../../src/core/rules/site-chrome.ts'
import {linesOf} from '../../../src/core/text/lines.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

function reports(text: string) {
  const view = buildView(readMarkdown(text), text)
  const chrome = learnChrome(
    view,
    {title: null, blocks: []} as unknown as Metadata,
    {status: 'absent', blocks: [], doubles: [], range: null, ageMark: null} as unknown as Disclaimer,
    {status: 'absent', range: null, block: null, trailer: null} as unknown as Attribution,
    chromePack,
  )
  return [...siteChrome.check({text, data: {chrome} as unknown as DataMap, options: {}})]
}

test('lines that follow each other are one report', () => {
  const [report, ...more] = reports('Мост открыли в срок.\n\n[Подписаться](https://t.me/x)\n\n@vestnik_news\n')
  expect(more).toEqual([])
  expect(report!.reason).toEqual({
    ru: 'Лишняя строка сайта «Подписаться» и ещё 1, ожидаются только слова автора: publish уберёт',
    en: "Unexpected line of the site “Подписаться” and 1 more, expected the author's words only: publish leaves it out",
  })
  expect(report!.fix).toBeUndefined()
})

describe('the examples on the page', () => {
  const page = fs.readFileSync(new URL('../../../rules/site-chrome.md', import.meta.url), 'utf8')
  const examples = [...page.matchAll(/^```markdown (ok|bad)\n([^]*?)^```$(?:\s+^```text\n([^]*?)^```$)?/gm)]
  test('there are some', () => expect(examples.length).toBeGreaterThan(2))
  test.each(examples.map(([, kind, text, said]) => [kind, text, said] as const))('%s: %s', (kind, text, said) => {
    const lines = linesOf(text!)
    const found = reports(text!).map(({range, reason}) => {
      const {start} = lines.position(range)
      return `${start.line}:${start.column} ${reason.en}`
    })
    expect(found).toEqual(kind === 'ok' ? [] : said!.trim().split('\n'))
  })
})
