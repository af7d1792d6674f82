/** The chain over every example of the CommonMark and GFM specifications: nothing is lost, nothing moves twice, nothing throws. */
import {createRequire} from 'node:module'
import rehypeStringify from 'rehype-stringify'
import rehypeRaw from 'rehype-raw'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {check, publish} from '../src/core/check.ts'
import {gfmExamples} from './fixtures/gfm-examples.ts'

const require = createRequire(import.meta.url)
const {tests} = require('commonmark-spec') as {tests: {markdown: string; section: string; number: number}[]}

const renderer = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkRehype, {allowDangerousHtml: true})
  .use(rehypeRaw)
  .use(rehypeStringify)

/** What publish states that it changes: bold around a whole heading, empty headings, unseen letters, no-break spaces. */
const stated = (html: string) =>
  html
    .replace(/<(h[1-6])><strong>([^]*?)<\/strong><\/\1>/g, '<$1>$2</$1>')
    .replace(/<h[1-6]><\/h[1-6]>\n?/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')

const render = (markdown: string) =>
  stated(String(renderer.processSync(markdown)))
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim()

const examples = [
  ...tests.map(({markdown, section, number}) => ({
    name: `CommonMark ${number} ${section}`,
    markdown: markdown.replaceAll('→', '\t'),
  })),
  ...gfmExamples.map((markdown, i) => ({name: `GFM ${i + 1}`, markdown})),
]

describe('publish', () => {
  test.each(examples)('$name', ({markdown}) => {
    const once = publish({text: markdown, path: 'a.md'}, {draft: true})
    expect(once.findings.filter(({rule}) => rule === 'crash')).toEqual([])
    const published = once.published!
    const twice = publish({text: published, path: 'a.md'}, {draft: true}).published
    expect(twice).toBe(published)
    if (once.removed.length === 0) expect(render(published)).toBe(render(markdown))
    expect(() => check({text: published})).not.toThrow()
  })
})
