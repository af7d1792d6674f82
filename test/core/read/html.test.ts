import type {Nodes, Text} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {readHtml} from '../../../src/core/read/html.ts'
import {buildView} from '../../../src/core/text/view-build.ts'
import {ampPage, divPage, fragment, label, newsPage, oldPage, platePage, prose} from './html-pages.ts'

const markdown = (source: string) =>
  unified()
    .use(remarkGfm)
    .use(remarkStringify, {bullet: '-'})
    .stringify(readHtml(source).tree as never)

const blocks = (source: string) => buildView(readHtml(source).tree, source).blocks
const lines = (source: string) => readHtml(source).tree.children.map((node) => textOf(node))
const removedFrom = (source: string) => readHtml(source).removed.map(({text}) => text)

/** Every text stands in the source where it says, if entities and white space are folded. */
function expectPlaces(source: string) {
  const fold = (text: string) => text.replace(/&(?:[a-z]+|#\d+);/g, '').replace(/[\s\u00a0«»&—]+|\p{No}/gu, '')
  const {tree} = readHtml(source)
  visit(tree, (node: Nodes) => {
    if (node.type !== 'text' || node.value.trim() === '' || /^\p{No}+$/u.test(node.value)) return
    const {start, end} = (node as Text).position!
    expect(fold(source.slice(start.offset, end.offset))).toBe(fold(node.value))
    expect(start.line).toBe(source.slice(0, start.offset).split(/\r\n|\r|\n/).length)
  })
}

describe('a news page', () => {
  test('keeps the article in its order, links and pictures included', () => {
    expect(markdown(newsPage)).toBe(
      [
        '# Паром пошёл в субботу',
        'Вера Лодочникова 14 марта 2026',
        '![Паром у причала](https://vestnik.example/parom.jpg "Паром")',
        'Фото: Илья Причалов',
        prose(1),
        prose(2),
        prose(3),
        '## Что дальше',
        prose(4),
        prose(5),
        '- Рейс в **субботу**\n- [Расписание](https://ferry.example/raspisanie)',
        'Источник: [ferry.example](https://ferry.example/)',
        '\\* Общество «Плоты» признано иностранным агентом.',
      ].join('\n\n') + '\n',
    )
  })

  test('lists what it left out, with its place', () => {
    const {removed} = readHtml(newsPage)
    const texts = removed.map(({text}) => text)
    for (const text of [
      'К содержанию',
      'Новости',
      'Мы используем файлы cookie.',
      'Поделиться ВК',
      'Читайте также',
      'Реклама. ООО «Вёсла»',
      'Ещё по теме',
      'Подпишитесь на рассылку',
      'Комментарии',
      'Вторая переправа',
      'лёд паром',
    ])
      expect(texts).toContain(text)
    expect(texts).toContain('Минюст внёс в реестр иноагентов пятерых речников')
    for (const {text, range} of removed) expect(newsPage.slice(...range)).toContain(text.split(' ')[0])
    expect(removed.map(({range}) => range[0])).toEqual(removed.map(({range}) => range[0]).sort((a, b) => a - b))
    expect(texts.join()).not.toContain('alert')
  })

  test('tells what its head says', () => {
    expect(readHtml(newsPage).metadata).toEqual({
      title: 'Паром пошёл в субботу',
      author: 'Вера Лодочникова',
      date: '2026-03-14',
      language: 'ru-RU',
      source: 'https://vestnik.example/news/parom',
      tags: ['паром', 'переправа', 'лёд'],
    })
  })

  test('knows where every text stands', () => {
    expectPlaces(newsPage)
    expectPlaces(newsPage.replaceAll('\n', '\r\n'))
  })
})

describe('the label', () => {
  test.each(['banner', 'header', 'footer'] as const)('stays when it is in a %s', (where) => {
    const found = blocks(platePage(label, where)).filter(({text}) => text === label)
    expect(found).toHaveLength(1)
    expect(found[0]!.hidden).toBeNull()
    expect(lines(platePage(label, where)).indexOf(label)).toBe(where === 'footer' ? 5 : 0)
  })

  test.each([
    `<div style="display:none">${label}</div>`,
    `<div hidden>${label}</div>`,
    `<p aria-hidden="true">${label}</p>`,
    `<div style="position:absolute;left:-9999px">${label}</div>`,
    `<span style="font-size: 0px">${label}</span>`,
    `<div style="height:0;overflow:hidden">${label}</div>`,
    `<template><p>${label}</p></template>`,
    `<noscript><p>${label}</p></noscript>`,
    `<div class="sr-only">${label}</div>`,
    `<style>.q1 , #z{ color:red; display : none }</style><p class="a q1">${label}</p>`,
    `<details><summary>О нас</summary><p>${label}</p></details>`,
    `<dialog>${label}</dialog>`,
  ])('is hidden in %s', (plate) => {
    for (const source of [
      platePage(plate),
      platePage(plate, 'footer'),
      `<p>${prose(1)}</p>${plate}<p>${prose(2)}</p>`,
    ]) {
      const found = blocks(source).filter(({text}) => text.includes(label))
      expect(found.map(({hidden}) => hidden)).toEqual(['element'])
      const [start] = found[0]!.runs.map(({offset}) => offset)
      expect(source.slice(start).startsWith(label)).toBe(true)
    }
  })

  test('is seen in a comment, an alt text and a tooltip', () => {
    expect(blocks(platePage(`<!-- ${label} -->`)).find(({text}) => text.includes(label))?.hidden).toBe('comment')
    expect(blocks(platePage(`<img src="/a.png" alt='${label}'>`)).find(({text}) => text.includes(label))?.hidden).toBe(
      'alt',
    )
    expect(
      blocks(platePage(`<img src="data:image/png;base64,AA" alt='${label}'>`)).find(({text}) => text.includes(label))
        ?.hidden,
    ).toBe('alt')
    expect(blocks(platePage(`<i title='${label}'>!</i>`)).find(({text}) => text.includes(label))?.hidden).toBe('title')
  })

  test('is not hidden where a style hides it on paper only', () => {
    const source = platePage(`<style>@media print { .q1 { display:none } }</style><div class="q1">${label}</div>`)
    expect(blocks(source).find(({text}) => text === label)?.hidden).toBeNull()
  })

  test('hidden words come out harmless', () => {
    const source = `<p>x</p><div hidden onclick="evil()">${label}<script>evil()</script><a href="javascript:evil()">да</a></div>`
    expect(markdown(source)).not.toMatch(/evil|javascript|onclick/)
  })
})

describe('what a page does not lose', () => {
  const body = Array.from({length: 4}, (_, i) => `<p>${prose(i + 1)}</p>`).join('')
  const expected = [1, 2, 3, 4].map(prose)
  test.each([
    [
      'a form around everything',
      `<body><form id="aspnetForm" class="page"><div class="nav">x</div><div>${body}</div></form>`,
    ],
    [
      'names that promise furniture',
      `<body class="ads popup"><div class="wrapper with-sidebar"><div class="subscribe-wall social">${body}</div></div>`,
    ],
    ['a curtain', `<body style="opacity:0"><main aria-hidden="true">${body}</main><dialog open>Войдите</dialog>`],
    ['a footer of the article', `<body><article>${body.slice(0, -4)}</p></article>`],
    ['headers within', `<body><article><header><h1></h1></header>${body}</article>`],
    [
      'a talk longer than itself',
      `<body><div>${body}</div><div id="comments">${body.replaceAll('Абзац', 'Отклик').repeat(2)}</div>`,
    ],
    ['no closing tags', `<body><div class=share><a href=/>Поделиться</a></div><div>${body.replaceAll('</p>', '')}`],
  ])('%s', (_, source) => {
    expect(lines(`<!doctype html>${source}`)).toEqual(expected)
  })

  test('lead, byline and source around the text proper', () => {
    const source = `<!doctype html><body><div class="logo"><a href="/">Листок</a></div><main><h1>Лёд</h1><div class="lead">Коротко о льде</div>
      <div class="c1">${body}</div><div class="c2">Источник: <a href="https://ferry.example/1">Паром</a></div><div class="c3"><a href="https://ferry.example/1">ferry.example</a></div>
      <div class="c4"><a href="/1">Одна</a> <a href="/2">Вторая</a> <a href="/3">Третья</a></div></main><div class="c5">Телефон редакции: 1-23-45</div>`
    expect(lines(source)).toEqual(['Лёд', 'Коротко о льде', ...expected, 'Источник: Паром', 'ferry.example'])
    expect(removedFrom(source)).toEqual(['Листок', 'Одна Вторая Третья', 'Телефон редакции: 1-23-45'])
  })

  test('an age mark of its own', () => {
    expect(lines(`<!doctype html><body><div>18+</div><article><h1>Лёд</h1>${body}</article>`)[0]).toBe('18+')
  })

  test('a quotation embedded from a network', () => {
    const source = `<!doctype html><body><article><h1>Лёд</h1>${body}<div class="social-embed"><blockquote>Лёд сошёл!</blockquote></div></article>`
    expect(lines(source).at(-1)).toBe('Лёд сошёл!')
  })
})

test('an AMP page', () => {
  expect(lines(ampPage)).toEqual(['Быстрая страница', 'Река', prose(1), prose(2), prose(3), prose(4), prose(5)])
  expect(readHtml(ampPage).metadata.source).toBe('https://vestnik.example/news/amp')
  expect(removedFrom(ampPage)).toEqual(['Главная', 'Мы используем cookie', 'Реклама'])
})

test('a page of tables and breaks', () => {
  expect(markdown(oldPage)).toBe(
    [
      '**Переправа открыта**',
      prose(1),
      prose(2),
      prose(3),
      prose(4),
      'Ветер с реки,\\\nтихо поёт паром,\\\nскоро весна.',
    ].join('\n\n') + '\n',
  )
  expect(removedFrom(oldPage)).toEqual(['Главная', 'Архив', 'Гостевая'])
  expectPlaces(oldPage)
})

test('a page of divs: text that stands directly in one is a paragraph', () => {
  const found = lines(divPage)
  expect(found.map((line) => line.slice(0, 20))).toEqual([
    'Ferry opens',
    'The ferry of an inve',
    'A second paragraph s',
    'A third paragraph fo',
    'The fourth one is in',
    'Originally published',
  ])
  expect(markdown(divPage)).toContain('The fourth one is in a span, with **bold** words, and it is long')
  expect(readHtml(divPage).metadata).toEqual({title: 'Ferry opens', author: 'Ann Ferry', language: 'en'})
  expectPlaces(divPage)
})

test('a fragment keeps all of its text', () => {
  expect(markdown(fragment)).toBe(
    [
      prose(1),
      '<!-- plashka-disable age-mark: согласовано с юристом -->',
      'Остаётся: в отрывке нет мебели.',
      '### Подзаголовок',
      '> Цитата первая.\n>\n> Цитата вторая.',
      '```js\nlet ice = 0\n```',
      'Рейсы',
      '| День    | Час    |\n| ------- | ------ |\n| суббота | 9\u00a0— 10 |',
      'Сказано: «лёд» & вода, 10⁶ тонн, H₂O, «тихо».',
    ].join('\n\n') + '\n',
  )
  expect(removedFrom(fragment)).toEqual(['https://video.example/1'])
  expectPlaces(fragment)
})

describe('paragraphs', () => {
  test('two breaks part them, one does not', () => {
    expect(lines('<p>раз<br><br>два<br>три</p>')).toEqual(['раз', 'два\nтри'].map((line) => line.replace('\n', '')))
    expect(markdown('<p><b>раз<br>\n<br>два</b> три</p>')).toBe('**раз**\n\n**два** три\n')
  })

  test('one break parts what are plainly paragraphs', () => {
    expect(lines(`<div>${prose(1)}<br>${prose(2)}<br>${prose(3)}</div>`)).toEqual([prose(1), prose(2), prose(3)])
  })

  test('a link around blocks goes into each', () => {
    expect(markdown('<a href="https://a.example/"><h2>Раз</h2><div>два</div></a>')).toBe(
      '## [Раз](https://a.example/)\n\n[два](https://a.example/)\n',
    )
  })

  test('blanks stand outside of marks, empty marks are gone', () => {
    expect(markdown('<p>раз<b> два </b>три <i class="icon"></i><em> </em><b>а</b><b>б</b></p>')).toBe(
      'раз **два** три **аб**\n',
    )
  })

  test('a stray tag and a nested one keep their texts in place', () => {
    expectPlaces('<p>one</b>two<span class="one two">three</span> &amp; four</i>five</p>')
  })
})

describe('hostile input', () => {
  const many = (text: string, times: number) => text.repeat(times)
  test.each([
    ['nested divs', `${many('<div>', 100_000)}текст${many('</div>', 100_000)}`],
    ['a page of them', `<!doctype html><body>${many('<div>', 50_000)}текст`],
    ['nested quotations', `${many('<blockquote>', 10_000)}текст`],
    ['nested lists', `${many('<ul><li>', 5_000)}текст`],
    ['open formatting', `${Array.from({length: 2000}, (_, i) => `<b id=${i}>`).join('')}${many('<p>текст', 500)}`],
    ['a crowd of attributes', `<p ${Array.from({length: 50_000}, (_, i) => `a${i}=1`).join(' ')}>текст</p>`],
    ['blank spans', `${many('<span> </span>', 20_000)}текст`],
    ['unclosed quotes', `текст${many('<a b="', 50_000)}`],
    ['NUL', many('\0<p>\0текст', 100)],
    ['half a comment', 'текст<!-- '],
  ])('%s', (_, source) => {
    const {tree} = readHtml(source)
    expect(textOf(tree)).toContain('текст')
    expect(tree.position?.end.offset).toBe(source.length)
  })

  test.each([
    '',
    '<',
    '<!',
    '</',
    '<>',
    '&',
    '&#0;',
    '\ufeff',
    '\ufeff<!doctype html><title>x</title>',
    '<table>',
    '<select>',
    ']]>',
    '<html',
    '<p',
    '\ud800',
    '<svg><p>x',
    '<math><mi>x',
  ])('never throws on %j', (source) => {
    expect(() => readHtml(source)).not.toThrow()
  })

  test('no script gets through, whatever it hides in', () => {
    const source = `<a href="javascript:evil()">a</a><a href=" java\nscript:evil()">b</a><a href="&#106;avascript&colon;evil()">c</a>
      <a href="data:text/html,evil">d</a><a href="vbscript:evil">e</a><img src="javascript:evil"><img src=x onerror="evil()" alt="ok">
      <svg onload="evil()"><script>evil()</script></svg><iframe src="javascript:evil()"></iframe><object data="evil.swf"></object>
      <form action="javascript:evil()"><input value="evil"><button>evil</button></form><style>evil</style><math href="javascript:evil()"></math>`
    const out = markdown(source)
    expect(out).not.toContain('evil')
    expect(out).toContain('a')
    expect(out).toContain('![ok](x)')
  })

  test('wrapped in CDATA, as feeds do', () => {
    expect(lines('<![CDATA[<p>раз</p><p>два</p>]]>')).toEqual(['раз', 'два'])
  })

  test('metadata are short, plain strings', () => {
    const {metadata} = readHtml(
      `<html lang='"><script>'><head><title>${many('т', 10_000)}</title><meta name=author content="https://x.example/profile"><meta property="og:url" content="javascript:evil()"><script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":1},"author":[[[]]],"datePublished":7}</script></head>`,
    )
    expect(metadata.title).toHaveLength(500)
    expect(Object.keys(metadata)).toEqual(['title'])
  })
})

test('films and frames are listed by their addresses; pixels and scripts are none', () => {
  const page =
    '<p>Мост открыли.</p><iframe src="https://video.example/1"></iframe><video controls><source src="/a.mp4"></video>' +
    '<audio src="https://sound.example/a.mp3"></audio><iframe src="https://count.example/x" width="1" height="1"></iframe>' +
    '<iframe src="javascript:alert(1)"></iframe><iframe src="https://count.example/y" style="display:none"></iframe>'
  expect(removedFrom(page)).toEqual(['https://video.example/1', '/a.mp4', 'https://sound.example/a.mp3'])
})
