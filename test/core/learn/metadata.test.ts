import {describe, expect, test} from 'vitest'
import {isHeaderLine, readHeaderLine} from '../../../src/core/learn/header-line.ts'
import {learnMetadata} from '../../../src/core/learn/metadata.ts'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {readPlain} from '../../../src/core/read/plain.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

const markdown = (text: string) => {
  const tree = readMarkdown(text)
  return learnMetadata(tree, buildView(tree, text))
}
const plain = (text: string) => {
  const tree = readPlain(text)
  return learnMetadata(tree, buildView(tree, text))
}

describe('the header line of a scraped page', () => {
  const line =
    'Topic: City Life Brand: River Watch Region: Lower Example Tags: Bridges, River Example, and Town Hall Who Pays for the Bridge? May 3, 2024 By: Ann Lee'

  test('is told from prose', () => {
    expect(isHeaderLine(line)).toBe(true)
    expect(isHeaderLine('The mayor said: by Friday we shall know. Date: unknown to anybody.')).toBe(false)
    expect(isHeaderLine('Source: example.org')).toBe(false)
  })

  test('is taken apart by what the article says elsewhere', () => {
    expect(readHeaderLine(line, () => 'The post Who Pays for the Bridge? appeared first on River Watch.')).toEqual({
      title: 'Who Pays for the Bridge?',
      author: 'Ann Lee',
      date: '2024-05-03',
      tags: ['Bridges', 'River Example', 'Town Hall'],
      extra: {topic: 'City Life', brand: 'River Watch', region: 'Lower Example'},
    })
    expect(readHeaderLine(line, () => 'They met in Town Hall.').title).toBe('Who Pays for the Bridge?')
  })

  test('also in Russian', () => {
    const header = readHeaderLine(
      'Рубрика: Город Теги: мосты, река Кто заплатит за мост? 3 мая 2024 Автор: Анна Вымышленная',
      () => 'Кто заплатит за мост?',
    )
    expect(header).toMatchObject({
      title: 'Кто заплатит за мост?',
      author: 'Анна Вымышленная',
      date: '2024-05-03',
      tags: ['мосты', 'река'],
    })
  })
})

describe('front matter', () => {
  test('is read with its places', () => {
    const text = '---\ntitle: The Bridge\nauthors: [Ann Lee, Bob Ray]\ndate: 2024-05-03\nlang: en\n---\n\nText.\n'
    const metadata = markdown(text)
    expect(metadata).toMatchObject({
      title: 'The Bridge',
      author: 'Ann Lee, Bob Ray',
      date: '2024-05-03',
      language: 'en',
    })
    expect(text.slice(...metadata.places['date']!)).toBe('2024-05-03')
    expect(text.slice(...metadata.places['language']!)).toBe('en')
  })

  test.each([
    ['broken', '---\ntitle: "open\n---\n\nText.'],
    ['a list', '---\n- a\n---\n\nText.'],
    [
      'a bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n')}\n---\n\nText.`,
    ],
    ['a list that holds itself', '---\ntitle: &a [*a]\n---\n\nText.'],
    ['a mapping that holds itself', '---\nauthor: &a\n  name: [x, *a]\n---\n\nText.'],
    ['very deep', `---\ntitle: ${'['.repeat(20_000)}x${']'.repeat(20_000)}\n---\n\nText.`],
  ])('that is %s is told, and nothing is thrown', (_, text) => {
    expect(markdown(text).frontmatterError?.reason.ru).toMatch(/шапк/)
  })
})

describe('title, byline, date', () => {
  test('of a Markdown article', () => {
    expect(markdown('# The Bridge\n\nBy Ann Lee | May 3, 2024\n\nText of the article.')).toMatchObject({
      title: 'The Bridge',
      date: '2024-05-03',
    })
    expect(markdown('# Мост\n\nАвтор: Анна Вымышленная\n\n3 мая 2024\n\nТекст.')).toMatchObject({
      author: 'Анна Вымышленная',
      date: '2024-05-03',
    })
  })

  test.each([
    ['Анна Вымышленная, 1 марта 2025 г.', 'Анна Вымышленная', '2025-03-01'],
    ['Анна Вымышленная\n1 марта 2025', 'Анна Вымышленная', '2025-03-01'],
    ['By Ann Lee, March 2, 2026', 'Ann Lee', '2026-03-02'],
    ['Ann B. Lee · 2026-03-02', 'Ann B. Lee', '2026-03-02'],
  ])('in one block: %s', (line, author, date) => {
    expect(markdown(`# The Bridge\n\n${line}\n\nText.`)).toMatchObject({author, date})
  })

  test('prose is no byline', () => {
    expect(markdown('# The Bridge\n\nBy the river stood a house.').author).toBeNull()
    expect(markdown('# The Bridge\n\nТихий Берег\n\nText.').author).toBeNull()
    expect(markdown('# The Bridge\n\nИ вот, 1 марта 2025 года\n\nText.')).toMatchObject({author: null, date: null})
  })

  test('of plain text', () => {
    const long =
      'A paragraph of some length, which goes on and on about the bridge that the town of Lower Example has always wanted to have.'
    expect(plain(`Who pays for the bridge\nAnn Lee\n${long}\n${long}`).title).toBe('Who pays for the bridge')
  })
})
