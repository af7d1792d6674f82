/** Removals leave the tree, and nothing else does. */
import fc from 'fast-check'
import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import type {Attribution, Disclaimer, Metadata, Removal} from '../../../src/core/article.ts'
import {cleanSiteChrome} from '../../../src/core/clean/site-chrome.ts'
import {chromePack} from '../../../src/core/law/chrome-pack.ts'
import {learnChrome} from '../../../src/core/learn/chrome.ts'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {readPlain} from '../../../src/core/read/plain.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

const writer = unified().use(remarkGfm).use(remarkStringify, {bullet: '-', rule: '-'}).freeze()
const write = (tree: Root) => writer.stringify(tree) as string

const nothing = [
  {title: null, blocks: []} as unknown as Metadata,
  {status: 'absent', blocks: [], doubles: [], range: null, ageMark: null} as unknown as Disclaimer,
  {status: 'absent', range: null, block: null, trailer: null} as unknown as Attribution,
] as const

const learn = (text: string, tree: Root) => learnChrome(buildView(tree, text), ...nothing, chromePack)

/** Takes out the given stretches of the source. */
function without(text: string, parts: string[], read = readMarkdown): string {
  const tree = read(text)
  const removals = parts.map((part): Removal => {
    const start = text.indexOf(part)
    return {range: [start, start + part.length], line: 1, text: part, cleaner: 'site-chrome'}
  })
  cleanSiteChrome(tree, removals, buildView(tree, text))
  return write(tree)
}

describe('what is in a removal goes, and what that leaves empty', () => {
  test.each([
    ['a block', 'One.\n\nShare\n\nTwo.', ['Share'], 'One.\n\nTwo.\n'],
    ['the last line', 'One.\nTwo.\n[Go](https://t.me/x)', ['[Go](https://t.me/x)'], 'One.\nTwo.\n'],
    ['a line in the middle', 'One.\nShare\nTwo.', ['Share'], 'One.\nTwo.\n'],
    ['a linked line in the middle', 'One.\n[Go](https://t.me/x)\nTwo.', ['[Go](https://t.me/x)'], 'One.\nTwo.\n'],
    ['the first line', 'Share\nTwo.', ['Share'], 'Two.\n'],
    ['a line after a hard break', 'One.  \n[Go](https://t.me/x)', ['[Go](https://t.me/x)'], 'One.\n'],
    ['the end of a line', 'One **two.** [Go](https://t.me/x)', ['[Go](https://t.me/x)'], 'One **two.**\n'],
    ['a line in emphasis', '*One.\nShare*', ['Share'], '*One.*\n'],
    ['an escape beside it', 'One \\* &amp; two.\n\\[Share\\]', ['\\[Share\\]'], 'One \\* & two.\n'],
    ['a whole list', 'One.\n\n- Share\n- Print', ['Share', 'Print'], 'One.\n'],
    ['an item of a list', '- One\n- Share', ['Share'], '- One\n'],
    ['a quotation', 'One.\n\n> Share', ['Share'], 'One.\n'],
    ['a line of a quotation', '> One.\n> Share', ['Share'], '> One.\n'],
    ['a rule', 'One.\n\n---\n\nShare', ['---', 'Share'], 'One.\n'],
    ['a heading', 'One.\n\n## Share', ['## Share'], 'One.\n'],
  ])('%s', (_, text, parts, expected) => {
    expect(without(text, parts)).toBe(expected)
  })

  test('an empty item that the author left stays', () => {
    expect(without('- One\n-\n- Share', ['Share'])).toBe('- One\n-\n')
  })

  test('plain text, where no markup tells lines apart', () => {
    expect(without('One line.\nShare\nTwo lines.', ['Share'], readPlain)).toBe('One line.\n\nTwo lines.\n')
  })
})

const author = [
  'Мост открыли в срок, сообщила мэрия.',
  'Движение *начнётся* завтра',
  '**Жирная строка автора**',
  'Ссылка [на документ](https://mayor.example/doc) внутри',
  'Строка с \\* звёздочкой &amp; знаком',
  '`код` и текст',
]
const clutter = [
  '[Подписаться](https://t.me/x)',
  '❗️ [Подписывайся на «Вестник»](https://t.me/+x)',
  '@vestnik_news',
  'Share',
  'Читайте также: [Другая новость](https://x.example/1)',
  '[Вестник](https://t.me/vestnik) | [MAX](https://max.ru/vestnik)',
  '__',
]

const plain = (tree: Root) => {
  const lines: string[] = []
  visit(tree, (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(...textOf(node).split('\n'))
  })
  return lines.map((line) => line.trim())
}

test('whatever the mixture: no author’s line is lost, nothing is left empty, and a second time there is nothing to do', () => {
  const part = fc.tuple(fc.constantFrom(...author, ...clutter), fc.constantFrom('\n', '\n\n', '  \n'))
  const mixture = fc.tuple(fc.constantFrom(...author), fc.constantFrom('\n', '\n\n'), fc.array(part, {maxLength: 8}))
  fc.assert(
    fc.property(mixture, ([first, gap, parts]) => {
      const text = first + gap + parts.map(([line, end]) => line + end).join('')
      const tree = readMarkdown(text)
      cleanSiteChrome(tree, learn(text, tree), buildView(tree, text))
      const kept = plain(tree)
      for (const line of [first, ...parts.map(([one]) => one)])
        if (author.includes(line)) expect(kept.join('\n')).toContain(textOf(readMarkdown(line)))
      visit(tree, (node: Nodes) => {
        if (node.type === 'paragraph' || node.type === 'list' || node.type === 'listItem')
          expect(textOf(node).trim()).not.toBe('')
        if (node.type === 'text') expect(node.value).not.toBe('')
      })
      const again = write(tree)
      expect(learn(again, readMarkdown(again))).toEqual([])
    }),
    {numRuns: 150, seed: 7},
  )
})
