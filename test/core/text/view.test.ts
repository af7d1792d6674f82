import {describe, expect, test} from 'vitest'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {buildView, rangeIn, sourceOf} from '../../../src/core/text/view-build.ts'

const view = (text: string) => buildView(readMarkdown(text), text)

describe('where a letter of the text stands in the source', () => {
  test.each([
    ['plain', 'one two three', 'two'],
    ['emphasis', 'one **two** three', 'two'],
    ['an escape', 'one \\* two three', 'two'],
    ['entities', 'one&nbsp;&amp; &laquo;two&raquo; three', 'two'],
    ['a quote over two lines', '> one\n> two three', 'two'],
    ['a list over two lines', '- one\n  two three', 'two'],
    ['a link', 'one [two](https://example.org "t") three', 'two'],
    ['astral letters', '🙂🙂 one two three', 'two'],
    ['CRLF', 'one\r\ntwo three', 'two'],
    ['an ampersand alone', 'a & b & two three', 'two'],
  ])('%s', (_, source, word) => {
    const [block] = view(source).blocks
    const at = block!.text.indexOf(word)
    expect(source.slice(...rangeIn(block!, at, at + word.length))).toBe(word)
    expect(source.slice(sourceOf(block!, at))).toMatch(new RegExp(`^${word}`))
  })

  test('an entity is one letter', () => {
    const source = 'a&nbsp;b'
    const [block] = view(source).blocks
    expect(block!.text).toBe('a\u00a0b')
    expect(rangeIn(block!, 1, 2)).toEqual([1, 7])
  })
})

describe('what a reader does not see is apart', () => {
  test.each([
    ['comment', '<!-- secret -->\n\nText.'],
    ['comment', 'Text <!-- secret --> goes on.'],
    ['alt', 'Text ![secret](a.png) goes on.'],
    ['title', 'Text ![](a.png "secret") goes on.'],
    ['title', 'Text [link](https://example.org "secret") goes on.'],
    ['code', 'Text.\n\n```\nsecret\n```\n'],
    ['element', '<div style="display:none">secret</div>\n\nText.'],
    ['element', '<div hidden>\n\nsecret\n\n</div>\n\nText.'],
    ['element', 'Text <span hidden>secret</span> goes on.'],
    ['element', '<details>\n<summary>More</summary>\n\nsecret\n\n</details>\n'],
    ['element', '<template>secret</template>\n\nText.'],
  ])('%s: %s', (hidden, source) => {
    const blocks = view(source).blocks.filter(({text}) => text.includes('secret'))
    expect(blocks.map((block) => block.hidden)).toEqual([hidden])
  })

  test('HTML that is seen is seen', () => {
    expect(view('<div class="agent">seen</div>').blocks.map(({hidden, text}) => [hidden, text.trim()])).toEqual([
      [null, 'seen'],
    ])
  })
})

test('quotes, lists, tables and headings say what they are', () => {
  const {blocks} = view('# A\n\n> b\n\n- c\n\n| d | e |\n|---|---|\n| f | g |\n')
  expect(blocks.map(({kind, text, quoted, listed, depth}) => [kind, text, quoted, listed, depth])).toEqual([
    ['heading', 'A', false, false, 1],
    ['paragraph', 'b', true, false, 0],
    ['paragraph', 'c', false, true, 0],
    ['cell', 'd', false, false, 0],
    ['cell', 'e', false, false, 0],
    ['cell', 'f', false, false, 0],
    ['cell', 'g', false, false, 0],
  ])
})

test('a reference link leads where its definition says', () => {
  const [block] = view('See [the site][1] and [none][2].\n\n[1]: https://example.org/a\n').blocks
  expect(block!.marks.map(({kind, url}) => [kind, url])).toEqual([['link', 'https://example.org/a']])
})
