import {describe, expect, test} from 'vitest'
import {publish} from '../../../src/core/check.ts'
import {untrack} from '../../../src/core/clean/links.ts'
import {typeset} from '../../../src/core/clean/typography.ts'

const draft = (text: string, path = 'a.md') => publish({text, path}, {draft: true}).published

describe('typography', () => {
  test.each([
    ['a direction turned around', 'мост \u202eакер\u202d и дом', 'мост акер и дом'],
    ['a joiner between Russian letters', 'при\u200dвет', 'привет'],
    ['zero-width and soft hyphen', 'мо\u00adст\u200b и\u2060 река\ufeff', 'мост и река'],
    [
      'no-break space that Russian wants',
      'в\u00a0городе 5\u00a0км, А.\u00a0С.\u00a0Вымышленный\u00a0— автор',
      'в\u00a0городе 5\u00a0км, А.\u00a0С.\u00a0Вымышленный\u00a0— автор',
    ],
    ['no-break space that nobody wants', 'мост\u00a0откроют\u00a0завтра', 'мост откроют завтра'],
    ['emoji keep their joiners', '👩\u200d💻 пишет', '👩\u200d💻 пишет'],
    ['Persian keeps its non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('%s', (_, given, wanted) => {
    expect(typeset(given)).toBe(wanted)
    expect(typeset(wanted)).toBe(wanted)
  })
})

describe('links', () => {
  test.each([
    ['https://example.org/a?utm_source=x&id=5&fbclid=y#part', 'https://example.org/a?id=5#part'],
    ['https://example.org/a?utm_source=x', 'https://example.org/a'],
    ['https://example.org/a?b=%D0%B0&c', 'https://example.org/a?b=%D0%B0&c'],
    ['mailto:a@example.org?subject=utm_source=x', 'mailto:a@example.org?subject=utm_source=x'],
  ])('%s', (given, wanted) => {
    expect(untrack(given)).toBe(wanted)
  })

  test('in an article, the text of a bare address too', () => {
    expect(draft('See https://example.org/a?utm_source=x now.')).toBe('See <https://example.org/a> now.\n')
  })
})

test('headings lose their bold and their emptiness', () => {
  expect(draft('Text.\n\nMore.\n\n## **Who pays**\n\nText.\n\n##\n\nMore.')).toBe(
    'Text.\n\nMore.\n\n## Who pays\n\nText.\n\nMore.\n',
  )
})

test('front matter that is there keeps its words, its order and its comments', () => {
  const published = draft(
    '---\n# by the desk\nlayout: post\ntitle: "Мост"\n---\n\n# Мост\n\nТекст статьи о мосте, который откроют к зиме.\n',
  )
  expect(published).toMatch(/^---\n# by the desk\nlayout: post\ntitle: "Мост"\nlanguage: ru\n---\n/)
})

test('plain text is escaped where Markdown would read it otherwise', () => {
  const published = draft(
    'Звезда * одна, 5_6_7 и [скобка] — это текст; а строка ниже начинается с решётки и тоже остаётся строкой текста.\n# не заголовок',
    'a.txt',
  )
  expect(published).toContain('\\# не заголовок')
})

test.each(['text', 'html'] as const)('what was made of %s by order is read as Markdown from then on', (input) => {
  const text = input === 'text' ? 'Звезда * одна.\n\nВторой абзац.\n' : '<p>Звезда * одна.</p>\n<p>Второй абзац.</p>\n'
  expect(publish({text, path: 'a.md'}, {draft: true, input}).published).toBe('Звезда \\* одна.\n\nВторой абзац.\n')
})

describe('the trailer of a feed', () => {
  const trailer = 'The post Rain appeared first on [The River Herald](https://herald.example/rain).'
  const text = 'Дождь шёл всю ночь, и река поднялась на метр.'

  test.each([
    ['stays where nothing else names the source', `${text}\n\n${trailer}\n`],
    ['stays under broken front matter', `---\ntitle: "Дождь\n---\n\n${text}\n\n${trailer}\n`],
    ['stays where the source of the front matter is empty', `---\nsource:\n---\n\n${text}\n\n${trailer}\n`],
    ['stays under the label that it answers', `${text}\n\nИсточник:\n\n${trailer}\n`],
  ])('%s', (_, given) => {
    expect(draft(given)).toContain('appeared first on [The River Herald](https://herald.example/rain)')
  })

  test.each([
    ['goes into front matter', `# Дождь\n\n${text}\n\n${trailer}\n`, 'source: https://herald.example/rain\n'],
    ['goes beside a source line', `${text}\n\nИсточник: herald.example\n\n${trailer}\n`, 'Источник: [herald.example]'],
  ])('%s', (_, given, kept) => {
    expect(draft(given)).toContain(kept)
    expect(draft(given)).not.toContain('appeared first on')
  })
})
