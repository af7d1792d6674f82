import type {Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {guess} from '../../../src/core/read/guess.ts'
import {readPlain} from '../../../src/core/read/plain.ts'
import {isHardWrapped} from '../../../src/core/read/wrap.ts'

const long =
  'The council of Lower Example met on Tuesday and, after four hours of talk, agreed to mend the bridge before the winter comes.'
const shape = (text: string) =>
  readPlain(text).children.map(
    (node) => `${node.type}${node.type === 'heading' ? node.depth : ''}: ${textOf(node).slice(0, 30)}`,
  )

describe('one line a paragraph', () => {
  test('every line is a paragraph of its own; a short line before a paragraph is a heading', () => {
    expect(shape([long, long, 'Who pays', long, 'Is that all?', long].join('\n'))).toEqual([
      `paragraph: ${long.slice(0, 30)}`,
      `paragraph: ${long.slice(0, 30)}`,
      'heading2: Who pays',
      `paragraph: ${long.slice(0, 30)}`,
      'heading2: Is that all?',
      `paragraph: ${long.slice(0, 30)}`,
    ])
  })

  test('a first short line is the title', () => {
    expect(shape(['A bridge before winter', long, long].join('\n'))[0]).toBe('heading1: A bridge before winter')
  })

  test.each([
    'Share',
    'Источник: example.org',
    '«Мы откроем мост»',
    '@bridge_news',
    'By Ann Example',
    'March 2, 2026',
    'https://example.org/a',
    'He agreed.',
  ])('is no heading: %s', (line) => {
    expect(shape([long, line, long].join('\n'))[1]).toMatch(/^paragraph/)
  })

  test('in a poem or a chat no line is a heading', () => {
    expect(
      shape('Night on the river\nThe bridge is far\nNobody comes\nNobody goes').every((line) =>
        line.startsWith('paragraph'),
      ),
    ).toBe(true)
  })
})

describe('hard-wrapped text', () => {
  const wrapped = `The council of Lower Example met on Tuesday and, after four hours of
talk, agreed to mend the bridge before the winter comes. The mayor said
that the money was there.

A second paragraph follows, also wrapped by somebody's mail program into
lines of even length, and it must be joined as well.`

  test('lines of one paragraph are joined, not split', () => {
    expect(shape(wrapped)).toEqual([
      'paragraph: The council of Lower Example m',
      'paragraph: A second paragraph follows, al',
    ])
  })

  test('a list in it stays a list, its wrapped items whole', () => {
    const text = `The council of Lower Example met on Tuesday and, after four hours of
talk, agreed on three things that everybody in the town had waited for:
- to mend the bridge before the winter comes, at whatever price it may be
  had from the firms of the region;
- to paint it.`
    const tree = readPlain(text)
    expect(tree.children.map(({type}) => type)).toEqual(['paragraph', 'list'])
    expect((tree.children[1] as {children: Nodes[]}).children.map((item) => textOf(item))).toHaveLength(2)
  })
})

describe('a text that a program has wrapped', () => {
  const text = `Who pays for the bridge

THIS LABEL IS ONE SENTENCE IN CAPITALS THAT RUNS OVER SEVERAL LINES AND
SHOWS NO BREAK IN THE MIDDLE OF A SENTENCE BY ITS SMALL LETTERS. IT ENDS

The council of Lower Example met on Tuesday and, after four hours of
talk, agreed to mend the bridge before the winter comes. The mayor said
that the money was there.

A second paragraph follows, also wrapped by somebody's mail program into
lines of even length, and it must be joined as well.`

  test('is wrapped everywhere, and its title is one', () => {
    expect(shape(text).map((line) => line.slice(0, 20))).toEqual([
      'heading1: Who pays f',
      'paragraph: THIS LABE',
      'paragraph: The counc',
      'paragraph: A second ',
    ])
  })
})

describe('lists', () => {
  test('stay lists, bulleted and numbered', () => {
    expect(
      readPlain(`${long}\n- one\n- two\n1. first\n2. second`).children.map((node) => [
        node.type,
        'ordered' in node && node.ordered,
      ]),
    ).toEqual([
      ['paragraph', false],
      ['list', false],
      ['list', true],
    ])
  })

  test('direct speech with dashes is no list', () => {
    expect(readPlain('— Пойдём, — сказал он.\n— Пойдём, — сказала она.').children.map(({type}) => type)).toEqual([
      'paragraph',
      'paragraph',
    ])
  })
})

test('every node stands where its text stands', () => {
  const text = `${long}\r\n- see https://example.org/a_b, please\r\n- two\r\n\r\nSource: example.org\r\n`
  const walk = (node: Nodes) => {
    if (node.type === 'text')
      expect(text.slice(node.position!.start.offset, node.position!.end.offset)).toBe(node.value)
    if ('children' in node) for (const child of node.children) walk(child as Nodes)
  }
  walk(readPlain(text))
})

test('an address becomes a link, its closing punctuation does not', () => {
  const [paragraph] = readPlain('See https://example.org/a_(b), and www.example.com.').children
  expect((paragraph as {children: {type: string; url?: string}[]}).children.map(({type, url}) => url ?? type)).toEqual([
    'text',
    'https://example.org/a_(b)',
    'text',
    'http://www.example.com',
    'text',
  ])
})

test('a waiver is a comment, and makes no Markdown of plain text', () => {
  const waiver = '<!-- plashka-waive attribution-present: our own report -->'
  expect(readPlain(`${long}\n${waiver}`).children.map(({type}) => type)).toEqual(['paragraph', 'html'])
  expect(guess('a.md', `${long}\n${long}\n${long}\n\n${waiver}\n`)).toBe('text')
})

test('front matter above plain text is front matter', () => {
  expect(readPlain(`---\ntitle: A\n---\n${long}`).children.map(({type}) => type)).toEqual(['yaml', 'paragraph'])
})

describe('how an article is read', () => {
  test.each([
    ['a.html', long, 'html'],
    ['a.txt', long, 'text'],
    ['a.txt', `# Title\n\n${long}`, 'markdown'],
    ['a.txt', `${long}\n# no heading`, 'text'],
    ['a.md', `${long}\n\n${long}`, 'markdown'],
    ['a.md', `${long}\n${long}\n${long}`, 'text'],
    ['a.md', `# Title\n${long}\n${long}`, 'markdown'],
    ['a.md', `A label put in above.\n\n${Array(6).fill(long).join('\n')}\n\nSource: x`, 'text'],
    ['a.md', `${long}\n${long}\n\n${long}\n${long}`, 'markdown'],
    ['a.md', 'one\ntwo\nthree', 'markdown'],
    ['', `<!DOCTYPE html><title>x</title>`, 'html'],
    ['', `<p>${long}</p>`, 'html'],
    ['a.md', `${'>'.repeat(10_000)} deep`, 'text'],
  ])('%s %s', (path, text, kind) => {
    expect(guess(path, text)).toBe(kind)
  })
})

test('empty front matter is no text up to the next rule', () => {
  expect(shape(`---\n---\n${long}\n---\n${long}`)[1]).toBe(`paragraph: ${long.slice(0, 30)}`)
})

test('more lines than the stack holds are read, apart and in one run', () => {
  const many = Array<string>(150_000).fill('Строка.')
  expect(readPlain(many.join('\n\n')).children).toHaveLength(many.length)
  expect(isHardWrapped(many)).toBe(false)
})
