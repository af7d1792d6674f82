import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {lexicalToHtml, mobiledocToHtml} from '../../../src/node/input/ghost-content.ts'
import {folder} from '../command.ts'
import {collect} from './collect.ts'

const post = (more: Record<string, unknown>) => ({
  id: '64',
  title: 'Ледоход',
  slug: 'ledohod',
  html: '<p>Лёд пошёл: <a href="__GHOST_URL__/a/">а</a></p>',
  status: 'published',
  published_at: '2024-04-03T09:00:00.000Z',
  ...more,
})
const ghost = (...posts: unknown[]) =>
  JSON.stringify({
    db: [
      {
        meta: {exported_on: 1, version: '5.80.0'},
        data: {
          custom: [[[{deep: ['skip', {data: {posts: [{html: 'no'}]}}]}]]],
          posts,
          posts_authors: [
            {post_id: '64', author_id: '2', sort_order: 1},
            {post_id: '64', author_id: '1', sort_order: 0},
          ],
          settings: [{key: 'title', value: 'x'}],
          users: [
            {id: '1', name: 'Анна Лунина'},
            {id: '2', name: 'Пётр Вязов'},
          ],
        },
      },
    ],
  })

describe('a Ghost export', () => {
  test('a post as a page', async () => {
    const root = folder({'g.json': ghost(post({})), 'h.json.gz': zlib.gzipSync(ghost(post({})))})
    const {sources, troubles} = await collect(root, ['g.json', 'h.json.gz'])
    expect(troubles).toEqual([])
    expect(sources.map((source) => source.path)).toEqual(['g.json/ledohod', 'h.json.gz/ledohod'])
    expect(sources[0]).toEqual({
      path: 'g.json/ledohod',
      input: 'html',
      date: '2024-04-03',
      text:
        '<!doctype html><html><head><meta charset="utf-8"><title>Ледоход</title><meta property="og:title" content="Ледоход">' +
        '<meta name="author" content="Анна Лунина, Пётр Вязов"><meta property="article:published_time" content="2024-04-03">' +
        '</head><body><article>\n<p>Лёд пошёл: <a href="/a/">а</a></p>\n</article></body></html>\n',
    })
  })

  test('drafts and empty posts are left out; letters are not', async () => {
    const json = ghost(post({status: 'draft'}), post({status: 'sent', slug: 'b'}), post({html: null, slug: 'c'}))
    const {texts, notes} = await collect(folder({'g.json': json}), ['g.json'])
    expect(Object.keys(texts)).toEqual(['g.json/b'])
    expect(notes).toHaveLength(2)
  })

  test('the source where there is no HTML: Lexical, Mobiledoc, Markdown', async () => {
    const lexical = JSON.stringify({root: {children: [{type: 'paragraph', children: [{type: 'text', text: 'Раз'}]}]}})
    const mobiledoc = JSON.stringify({
      markups: [],
      atoms: [],
      cards: [['card-markdown', {markdown: 'Два'}]],
      sections: [[10, 0]],
    })
    const json = ghost(
      post({html: null, lexical, slug: 'l'}),
      post({html: '', mobiledoc, slug: 'm'}),
      post({html: null, markdown: '# Три', slug: 'n', id: '65', author_id: 2}),
      post({html: null, lexical: '{broken', slug: 'o', plaintext: 'Четыре'}),
    )
    const {texts, sources} = await collect(folder({'g.json': json}), ['g.json'])
    expect(texts['g.json/l']).toContain('<p>Раз</p>')
    expect(texts['g.json/m']).toContain('<p>Два</p>')
    expect(texts['g.json/n']).toBe('---\ntitle: "Ледоход"\nauthor: "Пётр Вязов"\ndate: "2024-04-03"\n---\n\n# Три')
    expect(sources.map((source) => source.input)).toEqual(['html', 'html', 'markdown', 'text'])
  })

  test('a post whose source cannot be read is told by its name', async () => {
    const json = ghost(
      post({html: null, lexical: '{"root":{"chil', slug: 'a'}),
      post({html: ' ', lexical: '', mobiledoc: '[]', slug: 'b'}),
      post({html: null, lexical: '{', slug: 'c', status: 'draft'}),
      post({html: null, lexical: '{', slug: 'd', plaintext: 'Раз'}),
      post({html: '<p>Два</p>', lexical: '{', slug: 'e'}),
      post({html: null, lexical: null, mobiledoc: '{"sections":[]}', slug: 'f'}),
    )
    const {texts, troubles, notes} = await collect(folder({'g.json': json}), ['g.json'])
    expect(Object.keys(texts)).toEqual(['g.json/d', 'g.json/e'])
    expect(troubles).toEqual([
      'g.json/a: the text in the field lexical cannot be read, and there is no other; export it anew',
      'g.json/b: the text in the field mobiledoc cannot be read, and there is no other; export it anew',
    ])
    expect(notes).toEqual([
      expect.stringMatching(/not published.*: 1, the first: g\.json\/c$/),
      expect.stringMatching(/without text.*: 1, the first: g\.json\/f$/),
    ])
  })
})

describe('Lexical and Mobiledoc', () => {
  test('Lexical', () => {
    const text = (value: string, format = 0) => ({type: 'extended-text', text: value, format})
    const html = lexicalToHtml({
      root: {
        children: [
          {type: 'extended-heading', tag: 'h3', children: [text('А & Б <в> &lt;')]},
          {
            type: 'paragraph',
            children: [text('жирно', 3), {type: 'linebreak'}, {type: 'link', url: '/"x', children: [text('сюда')]}],
          },
          {type: 'list', listType: 'number', tag: 'ol', children: [{type: 'listitem', children: [text('раз')]}]},
          {type: 'horizontalrule'},
          {type: 'html', html: '<div>сырое</div>'},
          {type: 'image', src: '/i.jpg', alt: 'река', caption: 'Фото: <b>река</b>'},
          {type: 'callout', calloutText: '<p>важно</p>'},
          {type: 'toggle', heading: 'вопрос', content: '<p>ответ</p>'},
          {type: 'unheard-of', children: [{type: 'paragraph', children: [text('внутри')]}]},
        ],
      },
    })
    expect(html.replaceAll('\n', '')).toBe(
      '<h3>А &amp; Б &lt;в&gt; &amp;lt;</h3><p><strong><em>жирно</em></strong><br><a href="/&quot;x">сюда</a></p>' +
        '<ol><li>раз</li></ol><hr><div>сырое</div><figure><img src="/i.jpg" alt="река"><figcaption>Фото: <b>река</b></figcaption></figure>' +
        '<blockquote><p>важно</p></blockquote><h4>вопрос</h4><p>ответ</p><p>внутри</p>',
    )
  })

  test('Mobiledoc', () => {
    const html = mobiledocToHtml({
      version: '0.3.1',
      atoms: [['soft-return', '', {}]],
      cards: [
        ['markdown', {markdown: '## Глава\n\nТекст **жирный** [сюда](https://a.example/b)'}],
        ['html', {html: '<i>x</i>'}],
      ],
      markups: [['strong'], ['a', ['href', 'https://a.example/']], ['script']],
      sections: [
        [1, 'h2', [[0, [], 0, 'А < Б']]],
        [
          1,
          'p',
          [
            [0, [0], 0, 'раз'],
            [0, [1], 2, 'два'],
            [1, [], 0, 0],
            [0, [2], 1, 'три'],
          ],
        ],
        [3, 'ul', [[[0, [], 0, 'пункт']]]],
        [10, 0],
        [10, 1],
        [10, 9],
        null,
      ],
    })
    expect(html.replaceAll('\n', '')).toBe(
      '<h2>А &lt; Б</h2><p><strong>раз<a href="https://a.example/">два</a></strong><br><span>три</span></p><ul><li>пункт</li></ul>' +
        '<h2>Глава</h2><p>Текст <strong>жирный</strong> <a href="https://a.example/b">сюда</a></p><i>x</i>',
    )
  })

  test('nested without end', () => {
    let node: Record<string, unknown> = {type: 'text', text: 'дно'}
    for (let i = 0; i < 5000; i++) node = {type: 'paragraph', children: [node]}
    expect(lexicalToHtml({root: node}).length).toBeLessThan(2000)
    expect(mobiledocToHtml({sections: 'x', cards: 5})).toBe('')
  })
})

describe('rows in one document', () => {
  test.each([
    ['an array', '[{"path":"a.md","text":"раз"}, {"id":5,"html":"<p>два</p>"}]'],
    ['posts', '{"page":1,"posts":[{"path":"a.md","text":"раз"},{"id":5,"html":"<p>два</p>"}],"more":{"posts":[1]}}'],
    [
      'items',
      '\ufeff {"version":"https://jsonfeed.org/version/1","items":[{"path":"a.md","text":"раз"},{"id":5,"content_html":"<p>два</p>"}]}',
    ],
  ])('%s', async (_, json) => {
    const {texts, troubles} = await collect(folder({'r.json': json}), ['r.json'])
    expect(troubles).toEqual([])
    expect(texts).toEqual({'a.md': 'раз', 'r.json/5': '<p>два</p>'})
  })

  test('what is broken is told, what stands before is read', async () => {
    const root = folder({
      'a.json': '[{"text":"раз"},{"text":"два"',
      'b.json': '[{"text":"раз"},{"text":}]',
      'c.json': '[{"text":"раз"},5,{"title":"x"},{"text":"два"}]',
      'd.json': '{"name":"package","version":"1.0.0"}',
      'e.json': '',
      'f.json': '['.repeat(5000),
      'g.json': 'Просто текст',
      'h.json': '[{"text":"раз"}]]',
    })
    const of = async (name: string) => {
      const {texts, troubles} = await collect(root, [name])
      return [Object.keys(texts).length, ...troubles]
    }
    expect(await of('a.json')).toEqual([1, 'a.json: the file breaks off; read is what stands before'])
    expect(await of('b.json')).toEqual([1, expect.stringMatching(/^b\.json: broken JSON \([^\n]*\)/)])
    expect(await of('c.json')).toEqual([
      2,
      expect.stringMatching(/^c\.json#2/),
      expect.stringMatching(/^c\.json#3: no text/),
    ])
    expect(await of('d.json')).toEqual([0, expect.stringMatching(/^d\.json: no articles/)])
    expect(await of('e.json')).toEqual([0, 'e.json: the file breaks off; read is what stands before'])
    expect(await of('f.json')).toEqual([0, expect.stringMatching(/nested more than a thousand/)])
    expect(await of('g.json')).toEqual([0, expect.stringMatching(/^g\.json: broken JSON/)])
    expect(await of('h.json')).toEqual([1, expect.stringMatching(/^h\.json: broken JSON/)])
  })

  test('one that is too large is told; a string without end is refused', async () => {
    const root = folder()
    const write = (name: string, start: string, end: string) => {
      const file = path.join(root, name)
      fs.writeFileSync(file, start)
      for (let i = 0; i < 9; i++) fs.appendFileSync(file, Buffer.alloc(2 ** 23, 'a'))
      fs.appendFileSync(file, end)
    }
    write('a.json', '[{"text":"раз"},{"text":"', '"},{"text":"два"}]')
    const {texts, troubles} = await collect(root, ['a.json'])
    expect(texts).toEqual({'a.json#1': 'раз'})
    expect(troubles).toEqual(['a.json: larger than 64 MB, no article; not read'])
  })
})
