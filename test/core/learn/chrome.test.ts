/** Site clutter is found, and the author's words are not taken for it. */
import type {Link, Paragraph} from 'mdast'
import {describe, expect, test} from 'vitest'
import type {Attribution, Disclaimer, Metadata} from '../../../src/core/article.ts'
import {chromePack} from '../../../src/core/law/chrome-pack.ts'
import {learnChrome} from '../../../src/core/learn/chrome.ts'
import {fold} from '../../../src/core/learn/chrome-phrases.ts'
import {readMarkdown} from '../../../src/core/read/markdown.ts'
import {readPlain} from '../../../src/core/read/plain.ts'
import {buildView} from '../../../src/core/text/view-build.ts'

const metadata = {title: null, blocks: []} as unknown as Metadata
const disclaimer = {status: 'absent', blocks: [], doubles: [], range: null, ageMark: null} as unknown as Disclaimer
const attribution = {status: 'absent', range: null, block: null, trailer: null} as unknown as Attribution

function removed(
  text: string,
  facts: {metadata?: Metadata; disclaimer?: Disclaimer; attribution?: Attribution} = {},
  read = readMarkdown,
) {
  const view = buildView(read(text), text)
  return learnChrome(
    view,
    facts.metadata ?? metadata,
    facts.disclaimer ?? disclaimer,
    facts.attribution ?? attribution,
    chromePack,
  )
}
const texts = (text: string, read = readMarkdown) => removed(text, {}, read).map((removal) => removal.text)

const body = `**В Заречье открыли мост**

Движение по мосту начнётся завтра, сообщила мэрия. Пешеходов пустят через неделю.

Отделку обещают закончить к осени, рассказал подрядчик.`

describe('a line at the end of a post that is no word of the author', () => {
  test.each([
    '[Подписаться](https://t.me/zarechye)',
    '❗️ [Подписывайся на «Вестник»](https://t.me/+AbCdEf)',
    '**🔴**** **[**Подписаться**](https://t.me/zarechye)',
    '👉 [Вестник. Подписаться](https://t.me/zarechye) | [Прислать новость](https://t.me/zarechye_bot)',
    '[👉 ](https://t.me/+AbCdEf)[Вестник Live. Подписаться](https://t.me/+GhIjKl)',
    '__Читать нас без VPN можно здесь: ____bit.ly/zarechye__',
    '▪ [Подписывайтесь на «Вестник»|](https://t.me/+AbCdEf)[Оставляйте «бусты»](https://t.me/zarechye?boost)',
    '✅ «Город Заречье» в [MAX](https://max.ru/zarechye) и [Telegram.](https://t.me/zarechye)',
    '🌐 [Наш сайт](https://vestnik.example) | 📱 [Телеграм](https://t.me/zarechye)',
    'Мы в MAX | VK | Дзен',
    '@zarechye_news',
    '****🙂**** ****@zarechye_news**',
    '™️ [Сплетни набережной](https://t.me/+AbCdEf)',
    '📩 Прислать новость: @zarechye_bot',
    '[Голосуйте за канал](https://t.me/boost/zarechye)',
    'Читайте нас в [Дзене](https://dzen.ru/zarechye)',
    'Больше новостей — в нашем [телеграм-канале](https://t.me/zarechye)',
    'Если вам нравится наша работа, [поддержите нас](https://vestnik.example/donate)',
    'Есть новость? Пишите: @zarechye_bot',
    'https://t.me/+AbCdEf',
    'Подписывайтесь на наш канал',
    'Теги: мост, мэрия, Заречье',
    'Комментарии (12)',
    'Нашли ошибку? Выделите текст и нажмите Ctrl+Enter',
    'Follow us on [X](https://x.com/herald) and [Telegram](https://t.me/herald)',
    'Join us on Telegram: @herald',
    'Subscribe to our newsletter: https://herald.example/letters',
    'Share this article',
    'Facebook | Twitter | LinkedIn',
    '[Twitter](https://twitter.com/intent/tweet?url=x) [Email](mailto:?body=x)',
    'Підписатися на [Вісник](https://t.me/visnyk)',
    'Folgen Sie uns auf [Telegram](https://t.me/bote)',
    'Abonnez-vous à [notre canal](https://t.me/courrier)',
  ])('%s', (line) => {
    const found = texts(`${body}\n\n${line}\n`)
    expect(found).toHaveLength(1)
    expect(fold(found[0]!)).not.toContain('подрядчик')
  })

  test.each([
    'Фото: телеграм-канал «Вестник»',
    'Видео: [Вестник](https://t.me/zarechye)',
    '📷 [Вестник](https://t.me/zarechye)',
    'Источник: [Вестник](https://t.me/zarechye)',
    '__* Признан иноагентом__',
    '*Организация запрещена в РФ',
    '#мост #Заречье',
    '18+',
    '[Подробнее](https://vestnik.example/doc/1)',
    '👉 Подробнее — [в материале «Вестника»](https://vestnik.example/doc/1)',
    'https://t.me/zarechye/345',
    'Об этом он написал в [своём канале](https://t.me/mayor).',
    'Власти призвали подписаться на канал мэрии.',
    'Подписка на сервис подорожает до 300 рублей.',
    'Поддержать подрядчика пообещал губернатор.',
    'Поделиться впечатлениями можно на сайте мэрии.',
    'Читайте подробности в [нашем репортаже](https://vestnik.example/1).',
    'Смотрите трансляцию на [YouTube](https://www.youtube.com/watch?v=abc).',
    'Telegram и WhatsApp заблокировали на неделю',
    'Facebook, Instagram и Twitter в России заблокированы',
    'Что об этом думаете? Пишите в комментариях!',
    'По данным @mayor, работы закончат к осени.',
    'Жалобы принимают в боте @mayor_bot.',
    'Share prices fell 5% on Monday.',
    'Follow the money, he said.',
    'Support for the bill fell to 40%.',
    'More on this story as it develops.',
    'About the author: Ann Roe is a journalist. Follow her on [X](https://x.com/ann).',
    'Copyright 2026 The Herald',
    '— Пойдём, — сказал он.',
  ])('but not %s', (line) => {
    expect(texts(`${body}\n\n${line}\n`)).toEqual([])
  })
})

test('a clutter tail within a paragraph goes line by line', () => {
  const [removal, ...more] = removed('Мост открыт.\nДвижение идёт.\n😄[— Подписаться](https://t.me/x)')
  expect(more).toEqual([])
  expect(removal).toMatchObject({line: 3, text: '😄— Подписаться', cleaner: 'site-chrome'})
})

test('a button glued to the last sentence is cut off, with the hand that points at it', () => {
  const text = 'Мост открыли в срок, сообщила мэрия. 👉 [Подписаться](https://t.me/x)'
  const [removal] = removed(text)
  expect(text.slice(...removal!.range)).toBe('👉 [Подписаться](https://t.me/x)')
  expect(texts('Мост открыт. [Подписаться](https://t.me/x)')).toEqual(['Подписаться'])
  expect(texts('О новостях узнают те, кто решил [подписаться](https://t.me/x)')).toEqual([])
})

test('lines above clutter are looked at too: a call without a link, left-over markup, a rule', () => {
  expect(texts(`${body}\n\n__\n\n---\n\nПодписывайтесь и узнавайте первыми 👇\n\nhttps://t.me/+AbCdEf`)).toEqual([
    '__',
    'Подписывайтесь и узнавайте первыми 👇',
    'https://t.me/+AbCdEf',
  ])
  expect(texts(`${body}\n\n---\n\n[Подписаться](https://t.me/x)`)).toEqual(['---', 'Подписаться'])
})

test('a credit and a footnote do not hide the clutter above them', () => {
  expect(texts(`${body}\n\n[Подписаться](https://t.me/x)\n\nФото: Вестник\n\n\\* признан иноагентом`)).toEqual([
    'Подписаться',
  ])
})

test('channels that the author lists stay', () => {
  expect(texts('Каналы о городе:\n\n[Один](https://t.me/one)\n\n[Два](https://t.me/two)')).toEqual([])
  const many = ['a', 'b', 'c', 'd'].map((name) => `[Район ${name}](https://t.me/district_${name})`).join('\n\n')
  expect(texts(`Соберём все каналы районов в одном посте.\n\n${many}`)).toEqual([])
  expect(texts('Что умеет меню.\n\n- Открыть\n- Поделиться\n- Удалить')).toEqual([])
})

const prose =
  'The council approved the plan on Monday after a long debate that divided the city for months, officials said in a statement.'

test('a scraped page of plain text', () => {
  const page = `Council approves the plan
5 min read
Share
Facebook
Twitter
Email
${prose}
Advertisement
${prose}
Read more: Another story about the city
${prose}
Sign up for our daily newsletter to get the best stories in your inbox.
${prose}
Share this article
Photo: Ann Roe / The Herald
12 comments`
  expect(texts(page, readPlain)).toEqual([
    '5 min read',
    'Share',
    'Facebook',
    'Twitter',
    'Email',
    'Advertisement',
    'Read more: Another story about the city',
    'Sign up for our daily newsletter to get the best stories in your inbox.',
    'Share this article',
    '12 comments',
  ])
})

test('other articles under a head go at the end; in the middle only under "read also"', () => {
  const links = '- [One](https://x.example/1)\n- [Two](https://x.example/2)'
  expect(texts(`${prose}\n\n## Related articles\n\n${links}`)).toEqual(['Related articles', 'One', 'Two'])
  expect(texts(`${prose}\n\n## Related articles\n\n${links}\n\n${prose}`)).toEqual([])
  expect(texts(`${prose}\n\nRead also\n\n${links}\n\n${prose}`)).toEqual(['Read also', 'One', 'Two'])
  expect(texts(`${prose}\n\n> **Читайте также:** [Другая новость](https://x.example/1)\n\n${prose}`)).toHaveLength(1)
})

test("an author's heading, quotation, table and code stay", () => {
  expect(texts(`## Share\n\n${prose}\n\n## Comments\n\n${prose}`)).toEqual([])
  expect(
    texts(`${prose}\n\n> Подписаться\n\n| Share |\n|---|\n| Print |\n\n\`\`\`\nShare\n\`\`\`\n\n\`Share\``),
  ).toEqual([])
})

test('title, label and attribution stay, whatever they look like; the trailer goes', () => {
  const text = `Share\n\n${prose}\n\n[The Herald](https://t.me/herald)\n\nThe post Bridge appeared first on The Herald.`
  const at = (part: string) => [text.indexOf(part), text.indexOf(part) + part.length] as const
  const facts = {
    metadata: {title: 'Share', blocks: [{index: 0, is: 'title'}]} as unknown as Metadata,
    attribution: {
      status: 'present',
      range: at('[The Herald](https://t.me/herald)'),
      block: 2,
      trailer: {name: 'The Herald', url: null, range: at('The post Bridge appeared first on The Herald.'), block: 3},
    } as unknown as Attribution,
  }
  expect(removed(text, facts).map((removal) => removal.text)).toEqual(['The post Bridge appeared first on The Herald.'])
})

test('an article that is nothing but clutter is left to a person', () => {
  expect(texts('[Подписаться](https://t.me/x)\n')).toEqual([])
})

test('folding', () => {
  expect(fold('🔴 «Ещё» @zarechye_news — https://t.me/x?a=1, t.me/y и post@x.example!')).toBe('еще @ и post@x example')
  expect(fold('™️ 𝗦𝗵𝗮𝗿𝗲')).toBe('share')
})

test.each([
  ['lines of one paragraph', 'Share\n'.repeat(20_000)],
  ['names of networks', 'Facebook\n\n'.repeat(5_000)],
  ['signatures', '[Канал](https://t.me/abc)\n\n'.repeat(3_000)],
  ['glued buttons', `Текст. ${'[Подписаться](https://t.me/x). '.repeat(3_000)}`],
  ['hashtags', `${'#a   '.repeat(70)}!`],
  ['a long line', 'слово '.repeat(100_000)],
])('time is linear: %s', (_, text) => {
  const view = buildView(readPlain(text), text)
  // Quadratic time would take minutes: the runner's limit is the assertion that there is none.
  expect(Array.isArray(learnChrome(view, metadata, disclaimer, attribution, chromePack))).toBe(true)
})

test('what is said, asked or ends as a sentence is no button, even where a button says the same', () => {
  const lines = ['— Реклама?', '— Поделиться!', '**Реклама?**', 'Реклама.']
  expect(texts(`${body}\n\n${lines.join('\n\n')}\n\n${body}`)).toEqual([])
  expect(texts(`${body}\n\nРеклама\n\n[Поделиться.](https://vestnik.example/share)\n\n${body}`)).toEqual([
    'Реклама',
    'Поделиться.',
  ])
})

test('a line with thousands of buttons at its end is cut in no time', () => {
  // With a look at all of them for each that goes it would take hours.
  const button: Link = {type: 'link', url: 'https://t.me/zarechye', children: [{type: 'text', value: 'Подписаться'}]}
  const line: Paragraph = {
    type: 'paragraph',
    children: [{type: 'text', value: `Мост открыли. ${'Река тронулась. '.repeat(1000)}`}],
  }
  for (let i = 0; i < 50_000; i++) line.children.push(button, {type: 'text', value: '  '})
  const view = buildView({type: 'root', children: [line]}, '')
  expect(learnChrome(view, metadata, disclaimer, attribution, chromePack)).toHaveLength(50_000)
})
