import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import type {Outlet} from '../../../src/core/article.ts'
import {attributionPack} from '../../../src/core/law/attribution-pack.ts'
import {learnAttribution} from '../../../src/core/learn/attribution.ts'
import {noDisclaimer} from '../../../src/core/learn/disclaimer.ts'
import {learnMetadata} from '../../../src/core/learn/metadata.ts'
import {read} from '../../../src/core/read/index.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

const body = `Лёд тронулся

Горожане вышли на набережную, чтобы посмотреть на лёд: он пошёл в полдень, на неделю раньше обычного.

Коммунальные службы убирают лодки, движение по мосту закрыто до вечера.

`

function learn(text: string, {path = 'a.md', outlet}: {path?: string; outlet?: Outlet} = {}) {
  const file = new VFile({path, value: text, data: {article: {path, text}}})
  const tree = unified().use(read, {}).parse(file)
  const view = buildView(tree, text)
  return learnAttribution(view, learnMetadata(tree, view), noDisclaimer(), attributionPack, outlet)
}

const ending = (line: string) => learn(`${body}${line}\n`)

describe('a line that names the source', () => {
  test.each([
    ['Источник: Горный вестник', 'name', 'Горный вестник', null],
    ['*Источник: Горный вестник*', 'name', 'Горный вестник', null],
    ['Источник «Горный вестник»', 'name', 'Горный вестник', null],
    ['Источник: Медиагора.', 'name', 'Медиагора', null],
    ['Источник: пресс-служба администрации города', 'name', 'пресс-служба администрации города', null],
    ['Источник: «Уже завтра»', 'name', 'Уже завтра', null],
    ['Источник: ГОРНЫЙ КОНТРОЛЬ ГОСУДАРСТВЕННЫХ ЗАКУПОК', 'name', 'ГОРНЫЙ КОНТРОЛЬ ГОСУДАРСТВЕННЫХ ЗАКУПОК', null],
    ['- Источник: Горный вестник', 'name', 'Горный вестник', null],
    ['Источник: Горный вестник. Фото: Иван Горный', 'name', 'Горный вестник', null],
    ['Источник - gora-vestnik.ru', 'domain', 'gora-vestnik.ru', 'https://gora-vestnik.ru/'],
    ['**Источник**: www.gora-vestnik.ru', 'domain', 'www.gora-vestnik.ru', 'https://www.gora-vestnik.ru/'],
    ['Источник: горный-вестник.рф', 'domain', 'горный-вестник.рф', 'https://xn----dtbbkpclseewrn4j.xn--p1ai/'],
    ['Источник: Gora.Ru', 'domain', 'Gora.Ru', 'https://gora.ru/'],
    ['Источник: https://gora.ru/1', 'url', 'https://gora.ru/1', 'https://gora.ru/1'],
    ['источник: <https://gora.ru/1>', 'url', 'https://gora.ru/1', 'https://gora.ru/1'],
    ['> Источник: [Горный вестник](https://gora.ru/1)', 'link', 'Горный вестник', 'https://gora.ru/1'],
    ['[Источник: Горный вестник](https://gora.ru/1)', 'link', 'Горный вестник', 'https://gora.ru/1'],
    ['👉 [Источник](https://www.gora.ru/1)', 'link', 'gora.ru', 'https://www.gora.ru/1'],
    ['Источник [тут](https://gora.ru/1)', 'link', 'gora.ru', 'https://gora.ru/1'],
    ['Источник: Горный вестник (https://gora.ru/1)', 'url', 'https://gora.ru/1', 'https://gora.ru/1'],
    ['Источник (англ.): gora.com', 'domain', 'gora.com', 'https://gora.com/'],
    ['🔗 Оригинал статьи: https://gora.ru/1', 'url', 'https://gora.ru/1', 'https://gora.ru/1'],
    ['[Читать оригинал](https://gora.ru/1)', 'link', 'gora.ru', 'https://gora.ru/1'],
    ['Читать на сайте GORA.RU', 'domain', 'GORA.RU', 'https://gora.ru/'],
    ['Подробнее в [источнике](https://gora.ru/1)', 'link', 'gora.ru', 'https://gora.ru/1'],
    ['По материалам издания «Горный вестник»', 'name', 'Горный вестник', null],
    ['Статья впервые опубликована на сайте «Горного вестника»', 'name', null, null],
    ['Перевод статьи «Ice is moving».', 'name', 'Ice is moving', null],
    ['via: https://mountain-gazette.com/1', 'url', 'https://mountain-gazette.com/1', 'https://mountain-gazette.com/1'],
    ['Via Mountain Gazette', 'name', 'Mountain Gazette', null],
    ['Originally published at mountain-gazette.com', 'domain', 'mountain-gazette.com', 'https://mountain-gazette.com/'],
    [
      '_This article first appeared on [Mountain Gazette](https://mg.com/1) and is republished with permission._',
      'link',
      'Mountain Gazette',
      'https://mg.com/1',
    ],
    ['This story was originally published in The Mountain Gazette on May 3, 2024.', 'name', 'Mountain Gazette', null],
    ['Read the original at mg.com', 'domain', 'mg.com', 'https://mg.com/'],
    ['原文链接：https://mg.com/1', 'url', 'https://mg.com/1', 'https://mg.com/1'],
    ['译自 https://mg.com/1', 'url', 'https://mg.com/1', 'https://mg.com/1'],
    ['Джерело: Гірський вісник', 'name', 'Гірський вісник', null],
    ['Крыніца: Горны веснік', 'name', 'Горны веснік', null],
    ['Дереккөз: Тау хабары', 'name', 'Тау хабары', null],
    ['Quelle: Bergzeitung', 'name', 'Bergzeitung', null],
    ['Source : Le Mont', 'name', 'Le Mont', null],
    ['Publicado originalmente en El Monte', 'name', 'El Monte', null],
    ['Kaynak: https://dag.com.tr/1', 'url', 'https://dag.com.tr/1', 'https://dag.com.tr/1'],
    ['出典：山新聞', 'name', '山新聞', null],
    ['mountain-gazette.com', 'domain', 'mountain-gazette.com', 'https://mountain-gazette.com/'],
    ['[mg.com](https://www.mg.com/1)', 'domain', 'mg.com', 'https://www.mg.com/1'],
    ['[Горная газета](https://gornaya-gazeta.ru/1)', 'link', 'Горная газета', 'https://gornaya-gazeta.ru/1'],
    ['Мост откроют завтра, добавил он. [Источник](https://gora.ru/1)', 'link', 'gora.ru', 'https://gora.ru/1'],
    ['Мост откроют завтра, добавил он. Источник: gora.ru', 'domain', 'gora.ru', 'https://gora.ru/'],
  ])('%s', (line, form, source, url) => {
    const found = ending(line)
    expect(found).toMatchObject({status: 'present', form, url, fault: null, line: 7})
    if (source) expect(found.source).toBe(source)
  })

  test('stands at the head, under the title, as well', () => {
    expect(learn(`# Лёд\n\nИсточник: gora.ru\n\n${body}`)).toMatchObject({
      status: 'present',
      source: 'gora.ru',
      line: 3,
    })
  })

  test('is one line of a block of many', () => {
    expect(ending('Автор: Анна Хилл\nИсточник: gora.ru\nПеревод: Иван Горный')).toMatchObject({
      source: 'gora.ru',
      line: 8,
    })
  })

  test('stands above tags, credits, buttons and definitions of links', () => {
    const tail = 'Фото: Иван Горный\n\n#лёд #город\n\nПодписывайтесь: https://t.me/gora\n\n18+'
    const definitions = Array.from(
      {length: 90},
      (_, i) => `[${i}]: https://pictures.gora.ru/a-long-path/${i}.jpg`,
    ).join('\n')
    expect(ending(`Источник: gora.ru\n\n${tail}\n\n${definitions}`)).toMatchObject({source: 'gora.ru', line: 7})
  })

  test('goes on in the next line, in a list, in the cell beside', () => {
    expect(ending('Источник:\nhttps://gora.ru/1')).toMatchObject({form: 'url', url: 'https://gora.ru/1', line: 7})
    expect(ending('## Источники\n\n- [Горный вестник](https://gora.ru/1)\n- https://a.ru/')).toMatchObject({
      url: 'https://gora.ru/1',
    })
    expect(ending('| Источник | Горный вестник |\n|---|---|\n| Дата | 3 мая |')).toMatchObject({
      source: 'Горный вестник',
    })
  })

  test('knows where it stands', () => {
    const text = `${body}*Источник: gora.ru*\n`
    const {range, block} = learn(text)
    expect(text.slice(...range!)).toBe('Источник: gora.ru')
    expect(block).toBe(3)
  })
})

describe('of several links the article is the source', () => {
  test.each([
    [
      '*Перевод статьи [Anna Hill](https://twitter.com/annahill): [Ice](https://mg.com/2024/03/ice).*',
      'https://mg.com/2024/03/ice',
    ],
    [
      'Перевод статьи [Ice](https://mg.com/2024/03/ice). С разрешения автора [Anna Hill](https://annahill.com).',
      'https://mg.com/2024/03/ice',
    ],
    [
      'Перевод статьи [Anna Hill](https://annahill.com): [Ice](https://mg.com/ice/). Распространяется по [лицензии](https://creativecommons.org/licenses/by/4.0/).',
      'https://mg.com/ice/',
    ],
    [
      'Перевод статьи [Anna Hill](https://medium.com/@annahill): [Ice](https://medium.com/@annahill/ice-is-moving-190a23f4a834)',
      'https://medium.com/@annahill/ice-is-moving-190a23f4a834',
    ],
  ])('%s', (line, url) => {
    expect(ending(line)).toMatchObject({status: 'present', url})
  })

  test('an author alone is a weak source', () => {
    expect(ending('Перевод статьи [Anna Hill](https://twitter.com/annahill)')).toMatchObject({
      form: 'author',
      source: 'Anna Hill',
    })
  })
})

describe('no line that names the source', () => {
  test.each([
    'Источник в мэрии пояснил, что мост закрыт.',
    'Источник «Вестника» в мэрии поясняет: мост закроют.',
    'По словам источника, мост закрыт.',
    'Источник: глава города уволен',
    'Источник: Иванов станет мэром',
    'Источники: в городе затопило подвалы',
    'Источники Горного вестника: мост закроют',
    'Source: Mayor to resign after flood',
    'Sources say the mayor will resign.',
    'Мост закрыли, сообщает «Горный вестник».',
    'По данным Горной службы, мост закрыт.',
    'По материалам дела, мост рухнул.',
    'Фото: Горный вестник',
    'Источник фото: https://gora.ru/1',
    'Источник: Shutterstock',
    'Photo by [Anna](https://unsplash.com/@anna) on [Unsplash](https://unsplash.com)',
    'Подробнее: https://gora.ru/1',
    '👉 [Подробнее](https://gora.ru/1)',
    '[Читать далее](https://gora.ru/long-title-of-the-article)',
    'Подробности:\nhttps://gora.ru/1',
    'Наш сайт: https://gora.ru',
    'https://t.me/gora',
    'https://bit.ly/gora',
    'https://www.youtube.com/watch?v=gora',
    '[Реклама](https://gora.ru/1?erid=2Vt)',
    'https://gora.ru/sale?erid=2Vt',
    '- https://gora.ru/x\n- https://dol.ru/y',
    '💡 [Источники вдохновения: 50 книг](https://gora.ru/50-books)',
    '[Длинный рассказ о том, как тронулся лёд](https://gora.ru/1)',
    '## Источники',
    '## Источники питания',
    'Источник питания: 220 В',
    '[Source code](https://gora.com/code)',
    'Source code: https://gora.com/code',
    'Original price: $20',
    'The book was originally published in 1999.',
    'Via Roma is closed after the flood.',
    'via Telegram',
    'Оригинал письма [опубликован](https://gora.ru/x) на сайте ведомства.',
    'Перевод статьи занял две недели.',
    'Перевод: Иван Горный',
    '```\nИсточник: gora.ru\n```',
    '<!-- Источник: gora.ru -->',
    '![Источник: gora.ru](ice.png)',
    '`Источник: gora.ru`',
    'Источник: [заметки](docs/notes.md)',
    'Информация: info@gora.ru',
    'info@gora.ru',
  ])('%s', (line) => {
    expect(ending(line).status).toBe('absent')
  })

  test('a caption under a picture within the article', () => {
    const paragraph = 'Горожане вышли на набережную. '.repeat(10)
    expect(learn(`# Лёд\n\n![Лёд](ice.png)\n\nИсточник: Горный вестник\n\n${paragraph}`).status).toBe('absent')
  })

  test('a «source» far from either end', () => {
    const paragraphs = `${'Горожане вышли на набережную. '.repeat(10)}\n\n`.repeat(20)
    expect(learn(`${paragraphs}Источник: Горный вестник\n\n${paragraphs}`).status).toBe('absent')
  })

  test('a link to the outlet itself', () => {
    const outlet = {name: 'ООО «Гора»', domains: ['gora.ru']}
    expect(learn(`${body}Источник: https://www.gora.ru/1\n`, {outlet}).status).toBe('absent')
    expect(learn(`${body}[Источник](https://news.gora.ru/1)\n`, {outlet}).status).toBe('absent')
    expect(learn(`${body}Источник: dol.ru\n`, {outlet}).status).toBe('present')
  })

  test('nothing at all', () => {
    expect(learn('')).toMatchObject({status: 'absent', line: null, range: null, hints: []})
  })
})

describe('a source that cannot be right', () => {
  test.each([
    ['Источник:', 'empty'],
    ['**Источник:**', 'empty'],
    ['Источник: XXX', 'placeholder'],
    ['Source: TODO', 'placeholder'],
    ['Источник: {source}', 'placeholder'],
    ['Источник: ???', 'placeholder'],
    ['Источник: укажите источник', 'placeholder'],
    ['Источник: интернет', 'placeholder'],
    ['Source: example.ru', 'placeholder'],
    ['Источник: [сайт](https://yoursite.com/1)', 'placeholder'],
    ['Источник: gora,ru', 'broken-domain'],
    ['Источник: gora .ru', 'broken-domain'],
    ['Источник: http//gora.ru', 'broken-domain'],
    ['Источник: https://', 'broken-domain'],
    ['Источник: mountain-gazette.ocm', 'broken-domain'],
    ['Источник: gоra.com', 'broken-domain'],
    ['Источник: [Горный вестник]()', 'broken-domain'],
    ['Источник: [Горный вестник][2]', 'broken-domain'],
  ])('%s is %s', (line, fault) => {
    expect(ending(line)).toMatchObject({status: 'invalid', fault, line: 7})
  })

  test('a right line elsewhere outweighs it', () => {
    expect(ending('Источник:\n\nПеревод статьи [Ice](https://mg.com/2024/ice)')).toMatchObject({
      status: 'present',
      fault: null,
    })
  })
})

describe('the trailer of a feed', () => {
  const trailer = 'The post Ice is moving appeared first on The Mountain Gazette.'

  test('is a source where nothing else is', () => {
    const found = ending(trailer)
    expect(found).toMatchObject({status: 'present', form: 'name', source: 'The Mountain Gazette'})
    expect(found.trailer).toMatchObject({name: 'The Mountain Gazette', url: null, block: 3})
  })

  test('gives its link', () => {
    const linked = 'The post [Ice](https://mg.com/1) first appeared on [Mountain Gazette](https://mg.com).'
    expect(ending(linked).trailer).toMatchObject({name: 'Mountain Gazette', url: 'https://mg.com'})
    expect(ending('La entrada Hielo se publicó primero en El Monte.').trailer?.name).toBe('El Monte')
  })

  test('agrees with the line, or contradicts it', () => {
    expect(ending(`${trailer}\n\nИсточник: mountaingazette.com`)).toMatchObject({
      status: 'present',
      source: 'mountaingazette.com',
    })
    const contradiction = ending(`${trailer}\n\nИсточник: valleytimes.com`)
    expect(contradiction).toMatchObject({
      status: 'invalid',
      fault: 'contradiction',
      other: {host: 'The Mountain Gazette'},
    })
  })
})

describe('the front matter', () => {
  const matter = (source: string, line = '') => learn(`---\ntitle: Лёд\nsource: ${source}\n---\n\n${body}${line}\n`)

  test('is a source on its own', () => {
    expect(matter('https://mg.com/1')).toMatchObject({status: 'present', form: 'url', url: 'https://mg.com/1', line: 3})
    expect(matter('Горный вестник')).toMatchObject({status: 'present', form: 'name', source: 'Горный вестник'})
    expect(matter('TODO').status).toBe('absent')
  })

  test('agrees with the line, or contradicts it', () => {
    expect(matter('https://news.mg.com/1', 'Источник: mg.com')).toMatchObject({status: 'present', line: 12})
    expect(matter('https://mountaingazette.com/1', 'Источник: The Mountain Gazette').status).toBe('present')
    expect(matter('https://mg.com/1', 'Источник: Горный вестник').status).toBe('present')
    expect(matter('https://mg.com/1', 'Источник: valleytimes.com')).toMatchObject({
      fault: 'contradiction',
      other: {host: 'mg.com'},
    })
  })

  test('hints at what an empty line lacks', () => {
    expect(matter('https://mg.com/1', 'Источник:')).toMatchObject({fault: 'empty', hints: [{text: 'mg.com'}]})
  })
})

describe('hints', () => {
  const hints = (text: string) => learn(text, {path: 'a.txt'}).hints.map((hint) => hint.text)

  test('name the domains and outlets of the text, those it cites first', () => {
    expect(hints('Experts interviewed for mountain-gazette.com said so.\nSee valley.com, too.')).toEqual([
      'mountain-gazette.com',
      'valley.com',
    ])
    expect(hints('Лёд тронулся, сообщает газета «Горный вестник» со ссылкой на Valley Times.')).toEqual([
      'Горный вестник',
      'Valley Times',
    ])
    expect(hints('According to The Mountain Gazette, the ice is moving. According to Anna Hill, it is not.')).toEqual([
      'The Mountain Gazette',
    ])
  })

  test('know where they stand', () => {
    const text = 'Лёд тронулся.\nТак сказали изданию mountain-gazette.com горожане.'
    const [hint] = learn(text, {path: 'a.txt'}).hints
    expect(text.slice(...hint!.range)).toBe('mountain-gazette.com')
  })

  test('leave out files, mail, networks and credits of pictures', () => {
    expect(hints('См. readme.md и info@gora.ru, мы в t.me/gora.\nФото: Иван Горный / picture-agency.com')).toEqual([])
  })
})

test('stays linear', () => {
  // Quadratic time would take minutes: the runner's limit is the assertion that there is none.
  for (const piece of ['a.', 'Источник: ', '#a ', '[', 'http://', '«а', 'слово. Слово ', 'A '])
    expect(learn(piece.repeat(20_000), {path: 'a.txt'}).status).toMatch(/^(present|invalid|absent)$/)
})
