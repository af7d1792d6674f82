import type {Html} from 'mdast'
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
    ['an element', '<p>one two three</p>', 'two'],
    ['an element of elements', '<div class="a">\n<p>one <b>t</b>one</p>\n<p>two three</p></div>', 'two'],
    ['an element with entities', '<p>one&nbsp;&amp;&#8212;&laquo;two&raquo; three</p>', 'two'],
    ['an element behind a comment', '<div><!-- two -->\none <script>two</script>two three</div>', 'two three'],
    ['an element in a quote over two lines', '> <div>\n> one > two\n> three two</div>', 'three'],
    ['an element in a list with a tab', '- <div>\n\tone\n\n  <p>one</p>\n\ttwo three', 'two'],
    ['an element with a NUL', '> <div>\n> one \0\n> two three</div>', 'two'],
  ])('%s', (_, source, word) => {
    const block = view(source).blocks.find(({text, hidden}) => !hidden && text.includes(word))
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

  test('an entity of an element is one letter, and a tag is none', () => {
    const source = '<p>a&nbsp;<b>b</b></p>'
    const [block] = view(source).blocks
    expect(block!.text).toBe('\na\u00a0b\n')
    expect(rangeIn(block!, 1, 4)).toEqual([3, 14])
    expect(rangeIn(block!, 2, 3)).toEqual([4, 10])
  })

  test('an unknown entity is what it looks like', () => {
    expect(view('<p>a&valueOf;b</p>').blocks.map(({text}) => text.trim())).toEqual(['a&valueOf;b'])
  })

  test.each([
    ['a comment', '<div>two<!-- one two --></div>'],
    ['an alt', '<div>two<img src="two" alt="one&amp;two"></div>'],
    ['a template', '<div>two<template><p>one <b>two</b></p></template></div>'],
  ])('%s has its own place in an element', (_, source) => {
    const block = view(source).blocks.find(({hidden}) => hidden)!
    const at = block.text.indexOf('two')
    expect(rangeIn(block, at, at + 3)).toEqual([source.lastIndexOf('two'), source.lastIndexOf('two') + 3])
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

describe('what closes an unseen element', () => {
  const seen = (source: string) =>
    view(source)
      .blocks.filter(({hidden}) => !hidden)
      .map(({text}) => text)
      .join(' ')

  test.each([
    ['one of its name', '<div hidden>\n\n<div>\n\na\n\n</div>\n\nb\n\n</div>\n\nc', 'c'],
    ['in capitals', '<DIV hidden>\n\na\n\n</div>\n\nb', 'b'],
    ['nothing of another name', '<div hidden>\n\na\n\n</divan>\n\nb', 'a b'],
    ['a node that opens the next', '<div hidden>\n\na\n\n</div><div>\n\nb\n\n</div>\n\n</div>\n\nc', 'c'],
    ['the node itself', '<div hidden></div>\n\na', 'a'],
    ['one of its name in a line', 'a <span hidden>b <span>c</span> d</span> e', 'a  e'],
    ['nothing outside of the one around it', 'a <i hidden>b <b hidden>c</i> d</b> e', 'a  d e'],
  ])('%s', (_, source, text) => {
    expect(seen(source)).toBe(text)
  })

  // With a look at the rest for every one of them it would take hours.
  const many = 30_000
  const html = (value: string): Html => ({type: 'html', value})
  const tagsOf = {
    'one name': () => Array.from({length: many}, () => html('<span hidden>')),
    'many names': () => Array.from({length: many}, (_, i) => html(`<s${i} hidden>`)),
    'one in another': () => [
      ...Array.from({length: many}, () => html('<span hidden>')),
      ...Array.from({length: many}, () => html('</span>')),
    ],
  }
  test.each(Object.entries(tagsOf))('many of %s are read in no time', (_, tags) => {
    const text = {type: 'text', value: 'мост'} as const
    for (const children of [
      [...tags(), {type: 'paragraph', children: [text]} as const],
      [{type: 'paragraph', children: [...tags(), text]} as const],
    ])
      expect(buildView({type: 'root', children}, '').blocks.map((block) => [block.text, block.hidden])).toEqual([
        ['мост', null],
      ])
  })
})

test.each([
  ['a script', '<div>a<script>b</script>c</div>', 'a c'],
  ['a script without an end', '<div>a<script>b</div>', 'a '],
  ['two of them', '<div>a<style>b</style>c<SVG width="1">b</svg >d</div>', 'a c d'],
  ['a tag without an end', '<div>a<script b', 'a<script b'],
  ['a longer name', '<div>a<scripture>b</scripture>c</div>', 'abc'],
])('%s says nothing', (_, source, text) => {
  expect(view(source).blocks.map((block) => block.text.replaceAll('\n', ''))).toEqual([text])
})

describe('a raw node is read in no time', () => {
  // With a step for every pair of pieces it would take hours.
  const many = 100_000
  const numbers = Array.from({length: many}, (_, i) => i)
  test.each([
    ['tags without an end', '<script'.repeat(many), 'script'],
    ['comments', numbers.map((i) => `<!--${i}-->`).join(''), '99999'],
    ['entities', '<b>&amp;</b>&lt;'.repeat(many), '&'],
    ['attributes', numbers.map((i) => `<img alt="&amp;z${i}">`).join('\n'), '&z99999'],
  ])('%s', (_, html, last) => {
    const value = `<div>${html}`
    const source = `> ${value.replaceAll('\n', '\n> ')}`
    const position = {start: {line: 1, column: 3, offset: 2}, end: {line: 1, column: 3, offset: source.length}}
    const {blocks} = buildView({type: 'root', children: [{type: 'html', value, position}]}, source)
    const block = blocks.findLast(({text}) => text.includes(last))!
    const at = block.text.lastIndexOf(last)
    const offset = source.lastIndexOf(last.replace('&', '&amp;'))
    expect(sourceOf(block, at)).toBe(offset)
  })
})

test('the end of every letter is found in no time', () => {
  // With a look at every entity for each of them it would take hours.
  const many = 300_000
  const runs = Array.from({length: many}, (_, at) => ({at, size: 1, offset: 5 * at, width: 5}))
  const block = {runs, range: [0, 5 * many] as const}
  for (let at = 0; at < many; at++) if (rangeIn(block, at, at + 1)[1] !== 5 * at + 5) expect(at).toBe(-1)
  expect(rangeIn(block, 0, many)).toEqual(block.range)
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
