import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {check} from '../../../src/core/index.ts'
import {contentOf, paragraphs, withoutShortcodes} from '../../../src/node/input/wordpress-content.ts'
import {folder} from '../command.ts'
import {collect} from './collect.ts'

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.7" -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Вестник реки</title><link>https://reka.example</link><language>ru-RU</language>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[lunina]]></wp:author_login><wp:author_display_name><![CDATA[Анна Лунина]]></wp:author_display_name></wp:author>
`
const tail = '</channel></rss>\n'
const item = (fields: Record<string, string>) =>
  `<item>${Object.entries({
    title: 'Половодье',
    link: 'https://reka.example/2024/polovodye/',
    'dc:creator': 'lunina',
    'content:encoded': '<!-- wp:paragraph -->\n<p>Река вышла из берегов.</p>\n<!-- /wp:paragraph -->',
    'excerpt:encoded': '',
    'wp:post_id': '12',
    'wp:post_date': '2024-04-03 09:10:11',
    'wp:post_type': 'post',
    'wp:status': 'publish',
    ...fields,
  })
    .map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>\n`)
    .join(
      '',
    )}<category domain="tag"><![CDATA[весна]]></category><wp:postmeta><wp:meta_key>x</wp:meta_key></wp:postmeta></item>\n`

const read = async (xml: string | Buffer) => collect(folder({'e.xml': xml}), ['e.xml'])

describe('a WordPress export', () => {
  test('a post as a page: title, name of the author, day, content', async () => {
    const {sources, troubles} = await read(head + item({}) + tail)
    expect(troubles).toEqual([])
    expect(sources).toEqual([
      {path: 'https://reka.example/2024/polovodye/', input: 'html', date: '2024-04-03', text: expect.any(String)},
    ])
    const {text, path: shown, date} = sources[0]!
    const result = check({path: shown, text: text!, date: date!}, {input: 'html', today: '2026-01-01'})
    expect(result.date).toBe('2024-04-03')
    expect(result.findings.map(({rule}) => rule)).not.toContain('metadata-complete')
    expect(text).toContain('<meta name="author" content="Анна Лунина">')
  })

  test('only what is published, and no furniture', async () => {
    const xml =
      head +
      item({'wp:status': 'draft', link: 'https://reka.example/?p=1'}) +
      item({'wp:status': 'private', link: ''}) +
      item({'wp:post_type': 'attachment', 'wp:status': 'inherit'}) +
      item({'wp:post_type': 'nav_menu_item'}) +
      item({'wp:post_type': 'page', link: 'https://reka.example/about/'}) +
      item({'wp:post_type': 'news', link: '', 'wp:post_id': '77'}) +
      item({'content:encoded': '  '}) +
      tail
    const {sources, notes} = await read(xml)
    expect(sources.map((source) => source.path)).toEqual(['https://reka.example/about/', 'e.xml#77'])
    expect(notes).toEqual([
      'e.xml: left out (not published (drafts, private, in the bin)): 2, the first: https://reka.example/?p=1',
      'e.xml: left out (without text): 1, the first: https://reka.example/2024/polovodye/',
    ])
    const all = await collect(folder({'e.xml': xml}), ['e.xml'], {drafts: true})
    expect(all.sources).toHaveLength(4)
  })

  test('a feed with whole texts', async () => {
    const {sources} = await read(
      '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>A &amp; B</title><link>https://reka.example/a</link>' +
        '<pubDate>Wed, 03 Apr 2024 09:00:00 +0300</pubDate><description>&lt;p&gt;Text&lt;/p&gt;</description></item></channel></rss>',
    )
    expect(sources).toMatchObject([{path: 'https://reka.example/a', date: '2024-04-03'}])
    expect(sources[0]!.text).toContain('<title>A &amp; B</title>')
    expect(sources[0]!.text).toContain('<p>Text</p>')
  })

  test('in another encoding, as its first line says', async () => {
    const start = Buffer.from('<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><description>')
    const word = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
    const {sources} = await read(Buffer.concat([start, word, Buffer.from('</description></item></channel></rss>')]))
    expect(sources[0]!.text).toContain('<p>Привет</p>')
  })

  test('pieces of the file may end anywhere', async () => {
    const xml =
      head +
      Array.from({length: 400}, (_, i) =>
        item({link: `https://reka.example/${i}`, 'content:encoded': `Слово №${i} `.repeat(90)}),
      ).join('') +
      tail
    const {sources} = await read(xml)
    expect(sources).toHaveLength(400)
    expect(sources.every(({text}, i) => text!.includes(`<p>${`Слово №${i} `.repeat(90).trim()}</p>`))).toBe(true)
  })
})

describe('a hostile export', () => {
  test('entities of a DTD stay what they are', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
    const xml = head.replace('<rss', bomb + '<rss') + '<item><description>&b; &x;</description></item>' + tail
    const {sources, troubles} = await read(xml)
    expect(troubles).toEqual([])
    expect(sources[0]!.text).toContain('<p>&b; &x;</p>')
  })

  test('broken off: what stands before is read', async () => {
    const {sources, troubles} = await read(head + item({}) + item({}).slice(0, 200))
    expect(sources).toHaveLength(1)
    expect(troubles).toEqual(['e.xml: the file breaks off; read is what stands before'])
  })

  describe('damage is told, what can be read is read', () => {
    const post = (name: string) => item({link: `https://reka.example/${name}`, 'wp:post_id': name})
    const three = head + post('a') + post('b') + post('c') + tail
    /** The b of three, or a piece of it, with something else in its place. */
    const spoilt = (piece: string | RegExp, by: string | ((piece: string) => string)) =>
      three.replace(post('b'), (whole) => whole.replace(piece, by as string))
    const nul = (piece: string) => '\0'.repeat(piece.length)

    test.each([
      ['an end of an item is lost', spoilt('</item>', ''), 'abc', 'b'],
      ['that of the last item', three.replace(`</item>\n${tail}`, tail), 'abc', 'c'],
      ['a start of an item is lost', spoilt('<item>', ''), 'ac', 'a'],
      ['a start has another name', spoilt('<item>', '<jtem>'), 'ac', 'a'],
      ['an end has another name', spoilt('</item>', '</jtem>'), 'abc', 'b'],
      ['an end and a start are lost', three.replace('</item>\n<item>', ''), 'ac', ''],
      ['an end of a field is lost', spoilt('</wp:post_id>', ''), 'abc', 'a'],
      ['an end of a section is lost', spoilt(']]></content:encoded>', '</content:encoded>'), 'abc', 'a'],
      ['an end of a field that is not read', spoilt('</category>', '</cat>'), 'abc', 'a'],
      ['NULs over an item', spoilt(/[^]+/, nul), 'ac', 'a'],
      ['NULs over half of one', spoilt(/^[^]{100}/, nul), 'ac', 'a'],
      ['NULs within an attribute', spoilt('"tag"', '"\0\0\0"'), 'abc', 'a'],
      ['NULs at the end', three + '\0'.repeat(4096), 'abc', 'c'],
      ['the end of the channel', three.replace('</channel>', ''), 'abc', 'c'],
    ])('%s', async (_, xml, names, after) => {
      const {sources, troubles} = await read(xml)
      expect(sources.map((source) => source.path.at(-1)).join('')).toBe(names)
      const place = after === '' ? 'at the start' : `after https://reka.example/${after}`
      expect(troubles).toEqual([`e.xml: a damaged stretch ${place}; what stood there is unknown`])
    })

    test('each stretch by itself', async () => {
      const xml = head + ['a', 'b', 'c', 'd', 'e'].map(post).join('') + tail
      const {sources, troubles} = await read(xml.replace(post('b'), nul).replace(post('d'), post('d').slice(7)))
      expect(sources).toHaveLength(3)
      expect(troubles).toEqual([
        expect.stringContaining('after https://reka.example/a;'),
        expect.stringContaining('after https://reka.example/c;'),
      ])
    })
  })

  test('bytes that are not of its encoding are told once', async () => {
    const post = (name: string, text: string) => item({link: `https://reka.example/${name}`, 'content:encoded': text})
    const xml = Buffer.from(head + post('a', 'снег') + post('b', 'вода @') + post('c', 'лёд @') + tail)
    const {sources, troubles} = await read(Buffer.from(xml.map((byte) => (byte === 64 ? 0xd0 : byte))))
    expect(sources).toHaveLength(3)
    expect(sources[1]!.text).toContain('вода \ufffd')
    expect(troubles).toEqual([
      'e.xml: some bytes are not in UTF-8, the first after https://reka.example/a: letters are lost there, export it anew',
    ])
  })

  test('a sign of lost letters that the author wrote is none', async () => {
    const {sources, troubles} = await read(head + item({'content:encoded': 'знак \ufffd'}) + tail)
    expect(troubles).toEqual([])
    expect(sources[0]!.text).toContain('знак \ufffd')
  })

  test('a letter that is cut in two by the end of a piece is whole', async () => {
    const xml = head + item({'content:encoded': 'я'.repeat(2 ** 18) + 'zя'.repeat(2 ** 18)}) + tail
    const {sources, troubles} = await read(xml)
    expect(troubles).toEqual([])
    expect(sources[0]!.text).not.toContain('\ufffd')
  })

  test('a feed with bare HTML in it is none the worse', async () => {
    const {sources, troubles} = await read(
      '<rss><channel><item><media:text>Раз<br>два</p></media:text><description><p>Дождь<br>идёт</description></item>' +
        '<item><dc:creator>А</dc:creator><dc:creator>Б</dc:creator><media:group/><description>Снег</description></item></channel></rss>',
    )
    expect(troubles).toEqual([])
    expect(sources).toHaveLength(2)
    expect(sources[0]!.text).toContain('Дождьидёт')
  })

  test('no export, no XML, nothing, too deep', async () => {
    const root = folder({
      'a.xml': '<urlset><url><loc>https://reka.example/</loc></url></urlset>',
      'b.xml': 'Просто текст',
      'c.xml': '',
      'd.xml': head + tail,
      'e.xml': '<rss>' + '<a>'.repeat(5000),
    })
    const {sources, troubles} = await collect(root, ['a.xml', 'b.xml', 'c.xml', 'd.xml', 'e.xml'])
    expect(sources).toEqual([])
    expect(troubles.slice(0, 4)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `${name}.xml: no articles: neither a WordPress export (WXR) nor RSS`),
    )
    expect(troubles[4]).toMatch(/nested more than a thousand/)
  })

  test('a post that is too long is told, the next one is read', async () => {
    const root = folder()
    const file = path.join(root, 'e.xml')
    fs.writeFileSync(file, head + item({link: 'https://reka.example/1'}) + '<item><content:encoded><![CDATA[')
    for (let i = 0; i < 9; i++) fs.appendFileSync(file, Buffer.alloc(2 ** 23, 'a'))
    fs.appendFileSync(file, ']]></content:encoded></item>' + item({link: 'https://reka.example/3'}) + tail)
    const {sources, troubles} = await collect(root, ['e.xml'])
    expect(sources.map((source) => source.path)).toEqual(['https://reka.example/1', 'https://reka.example/3'])
    expect(troubles).toEqual(['e.xml#2: larger than 64 MB, no article; not read'])
  })
})

describe('what the classic editor stores', () => {
  test.each([
    ['Раз\nдва\n\n\nТри', '<p>Раз<br>\nдва</p>\n\n<p>Три</p>'],
    ['<h2>Глава</h2>\nТекст', '<h2>Глава</h2><p>Текст</p>'],
    ['<ul>\n<li>раз</li>\n\n<li>два</li>\n</ul>', '<ul>\n<li>раз</li>\n\n<li>два</li>\n</ul>'],
    ['<ul><li><ul><li>а</li></ul></li></ul>\nТекст', '<ul><li><ul><li>а</li></ul></li></ul><p>Текст</p>'],
    ['<blockquote>Раз\n\nДва</blockquote>', '<blockquote><p>Раз</p>\n\n<p>Два</p></blockquote>'],
    ['<pre>а\n\nб</pre>', '<pre>а\n\nб</pre>'],
    ['<p>Раз</p>\n\n<p>Два</p>', '<p>Раз</p>\n\n<p>Два</p>'],
    ['Текст <!-- тайное --> дальше', '<p>Текст</p><!-- тайное --><p>дальше</p>'],
    ['Текст <ul><li>не закрыт', '<p>Текст</p><ul><li>не закрыт'],
  ])('%j', (stored, shown) => {
    expect(paragraphs(stored)).toBe(shown)
  })

  test('beside blocks of the new one', () => {
    expect(contentOf('Старое\n<!-- wp:list -->\n<ul>\n\n<li>а</li></ul>\n<!-- /wp:list -->\nЕщё')).toBe(
      '<p>Старое</p><!-- wp:list -->\n<ul>\n\n<li>а</li></ul>\n<!-- /wp:list --><p>Ещё</p>',
    )
  })

  test.each([
    ['[caption id="a" width="10"]<img src="x"> Подпись[/caption]', '<img src="x"> Подпись'],
    ['[gallery ids="1,2"] текст [gallery]', ' текст '],
    ['[box]важное[/box]', 'важное'],
    ['[chart type="bar"]', ''],
    ['Он сказал [дословно]: «Да» [sic] [he said] [1]', 'Он сказал [дословно]: «Да» [sic] [he said] [1]'],
    ['[[gallery]]', '[gallery]'],
    ['[a [b [c', '[a [b [c'],
  ])('shortcodes: %j', (stored, shown) => {
    expect(withoutShortcodes(stored)).toBe(shown)
  })

  test('takes time by its length only', () => {
    for (const bad of [
      '[ab ',
      '<!-- wp:a',
      '<p ',
      '<p',
      '<div>',
      '<ul>',
      '\n ',
      '[/ab]',
      '<!-- ',
      '\n\n\n',
      '[[',
      '<br',
      ' ',
      '<!-- wp:a -->',
    ])
      expect(typeof contentOf(`[ab]<!-- wp:a -->${bad.repeat(20_000)}`)).toBe('string')
  })
})
