/** What is a label, what is the wreck of one, what is none; and where it stands. All names and articles are invented. */
import {describe, expect, test} from 'vitest'
import {check} from '../../../src/core/check.ts'
import {checker} from '../../../src/core/pipeline.ts'
import type {Disclaimer} from '../../../src/core/article.ts'
import {VFile} from 'vfile'

const old =
  'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента'
const form =
  'Настоящий материал (информация) произведен, распространен и (или) направлен иностранным агентом Лисицыным Петром Ильичом либо касается деятельности иностранного агента Лисицына Петра Ильича'
const body =
  '\n\nГорожане вышли на набережную, чтобы посмотреть на лёд. Река тронулась ночью, и к утру мост был закрыт.\n\nМэрия обещает открыть проезд до конца недели, но рыбаки в это не верят.\n\nИсточник: example.org\n'

const of = (text: string) => {
  const {status, placement, mandate} = check(text, {today: '2026-11-22'}).disclaimer
  return {status, placement, mandate}
}
const learned = (text: string): Disclaimer => {
  const file = new VFile({value: text, data: {article: {text}}})
  const processor = checker({today: '2026-11-22'})
  processor.runSync(processor.parse(file), file)
  return file.data.disclaimer!
}

const labels = [
  ['ru-rkn-124', old],
  ['ru-rkn-124', old.toUpperCase()],
  ['ru-2108-form1', form],
  ['ru-2108-form1', form.toUpperCase()],
] as const

describe.each(labels)('%s', (mandate, label) => {
  const words = label.split(' ')
  const exact: [string, string][] = [
    ['as it is', label],
    ['quoted', `«${label}»`],
    ['quoted with a dot', `"${label}".`],
    ['a block quote', `> ${label}`],
    ['bold in a block quote', `> **${label}**`],
    ['partly bold', label.replace(/ (\S+)/, ' **$1**')],
    ['a heading', `## ${label}`],
    ['a setext heading', `${label}\n===`],
    ['a list item', `- ${label}`],
    ['a table cell', `|a|\n|-|\n|${label}|`],
    ['in HTML', `<div class="label">${label}</div>`],
    ['between HTML', `<div>\n\n${label}\n\n</div>`],
    ['18+ before', `18+ ${label}`],
    ['(18+) before', `(18+) ${label}`],
    ['18+ bold before', `**18+** ${label}`],
    ['18+ behind', `${label}. 18+`],
    ['in words before', `«Запрещено для детей» ${label}`],
    ['in words behind', `${label}. Запрещено для детей`],
    ['18+ above', `18+\n\n${label}`],
    ['emoji around', `⚠️${label}❌`],
    ['a link', `[${label}](https://example.org)`],
    ['no-break spaces', label.replaceAll(' ', '\u00a0')],
    ['entities', label.replaceAll(' ', '&nbsp;')],
    ['two spaces', label.replaceAll(' ', '  ')],
    ['zero width around', `\u200b${label}\u200b`],
    ['soft hyphens', label.replace(/[оО]/g, '$&\u00ad')],
    ['decomposed', label.normalize('NFD')],
    ['with ё', label.replace('произведен', 'произведён').replace('ПРОИЗВЕДЕН', 'ПРОИЗВЕДЁН')],
    ['a comma before либо', label.replace(/ (либо)/i, ', $1')],
    ['no space before a bracket', label.replace(/и \(или\)/gi, (match) => match.replace(' ', ''))],
    ['one word a line', words.join('\n')],
    ['one word a list item', words.map((word) => `- ${word}`).join('\n')],
    ['one word a paragraph', words.join('\n\n')],
    ['two blocks', `${words.slice(0, 7).join(' ')}\n\n${words.slice(7).join(' ')}`],
    ['below a title', `# Лёд тронулся\n\n${label}`],
    ['below title, byline and day', `# Лёд тронулся\n\nАвтор: Анна Белова\n\n2024-03-01\n\n${label}`],
    ['below a plain title', `Лёд тронулся на реке\n\n${label}`],
    ['below front matter', `---\ntitle: Лёд\n---\n\n${label}`],
    ['below an image', `![лёд](ice.jpg)\n\n${label}`],
    ['above a title on the next line', `${label}\nЛёд тронулся на реке`],
    ['before another sentence', `${label}. Лёд тронулся на реке.`],
    ['twice', `${label}\n\n${label}`],
  ]
  test.each(exact)('exact: %s', (_, text) => {
    expect(of(text + body)).toEqual({status: 'exact', placement: 'start', mandate})
  })

  const altered: [string, string][] = [
    ['half', words.slice(0, Math.ceil(words.length / 2)).join(' ')],
    ['the other half', words.slice(-Math.ceil(words.length / 2)).join(' ')],
    ['инагент', label.replace(/иностранного агента/gi, 'инагента')],
    ['иноагент', label.replace(/иностранн\S+ (агент)/gi, 'ино$1')],
    ['a stroke for brackets', label.replace(/и \(или\)/gi, 'и/или')],
    ['without brackets', label.replace(/[()]/g, '')],
    ['Latin letters', label.replace(/[аоАО]/g, (letter) => ({а: 'a', о: 'o', А: 'A', О: 'O'})[letter]!)],
    ['one Latin letter', label.replace(/([аА])(гента)/i, (_, letter, rest) => (letter === 'а' ? 'a' : 'A') + rest)],
    ['glued', `${label}.Спасите лёд!`],
    ['a misspelling', label.replace(/иностранным/i, 'инностраным')],
    ['a word added', label.replace(/ (иностранн)/i, ' злостным $1')],
  ]
  test.each(altered)('altered: %s', (_, text) => {
    expect(of(text + body)).toMatchObject({status: 'altered', placement: 'start'})
  })

  test('altered: any word lost, swapped or replaced', () => {
    for (let i = 0; i < words.length; i++) {
      const without = words.filter((_, j) => j !== i).join(' ')
      const replaced = words.map((word, j) => (j === i ? 'сайтом' : word)).join(' ')
      expect([i, of(without + body).status]).toEqual([i, 'altered'])
      expect([i, of(replaced + body).status]).toEqual([i, 'altered'])
      const [a, b] = [words[i]!, words[i + 1]]
      if (b === undefined) continue
      const swapped = [...words.slice(0, i), b, a, ...words.slice(i + 2)].join(' ')
      expect([i, of(swapped + body).status]).toEqual([i, 'altered'])
    }
  })

  test.each([
    ['a comment', `<!-- ${label} -->`, 'comment'],
    ['a fence', `\`\`\`\n${label}\n\`\`\``, 'code'],
    ['inline code', `\`${label}\``, 'code'],
    ['alt', `![${label}](a.png)`, 'alt'],
    ['a title', `[лёд](https://example.org "${label}")`, 'title'],
    ['display: none', `<div style="display: none">${label}</div>`, 'element'],
    ['hidden', `<div hidden>\n\n${label}\n\n</div>`, 'element'],
    ['struck out', `~~${label}~~ 18+`, 'delete'],
  ])('hidden: %s', (_, text, by) => {
    expect(learned(text + body)).toMatchObject({status: 'exact', placement: 'hidden', hiddenBy: by})
  })

  test.each([
    ['at the end', `${body.trim()}\n\n${label}`],
    ['in the middle', body.trim().replace('Мэрия', `${label}\n\nМэрия`)],
    ['within a paragraph', body.trim().replace(' Река', ` ${label}. Река`)],
    ['a footnote', `${body.trim()} [^1]\n\n[^1]: ${label}`],
    ['a footnote above the text', `# Лёд\n\n[^1]: ${label}\n\n${body.trim()} [^1]`],
    ['behind a rule', `${body.trim()}\n\n---\n\n*${label}*`],
  ])('late: %s', (_, text) => {
    expect(of(text)).toMatchObject({status: 'exact', placement: 'late'})
  })

  test.each([
    ['in quotes behind a colon', `Теперь каждая публикация начинается словами: «${label}».`],
    ['as a subject', `«${label}», — гласит плашка на сайте.`],
    ['with a dash', `«${label}» — так подписывают публикации.`],
    ['in the middle of a sentence', `Под заголовком стоит пометка «${label}», которую требует закон.`],
    ['announced by a paragraph', `Маркировка выглядит так:\n\n> ${label}`],
    ['behind a colon without quotes', `Сообщения сопровождаются указанием: ${label.toLowerCase()}.`],
  ])('absent: quoted %s', (_, text) => {
    expect(of(`# Лёд${body}\n\n${text}\n\nТак решил суд.`).status).toBe('absent')
  })

  test('what is seen wins over what is hidden', () => {
    expect(of(`<!-- ${label} -->\n\n${label}${body}`)).toEqual({status: 'exact', placement: 'start', mandate})
  })
})

describe('names and blanks', () => {
  const filled = (instrumental: string, genitive: string) =>
    `НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ ${instrumental} ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА ${genitive}`.trim()

  test.each([
    ['«РЕЧНОЙ ВЕСТНИК»', '«РЕЧНОЙ ВЕСТНИК»'],
    ['THE RIVER', 'THE RIVER'],
    ['ООО "БЕРЕГ"', 'ООО "БЕРЕГ"'],
    ['АНО«ЦЕНТР ПО РАБОТЕ С ЛЬДОМ»', 'АНО «ЦЕНТР ПО РАБОТЕ С ЛЬДОМ»'],
    ['СОВИНОЙ АННОЙ ПЕТРОВНОЙ', 'СОВИНОЙ АННЫ ПЕТРОВНЫ'],
    ['ЛЬВОМ', 'ЛЬВА'],
    ['RIVER.EXAMPLE', 'RIVER.EXAMPLE'],
    ['«ОБЩЕСТВО «ТИХИЙ БЕРЕГ»', '«ОБЩЕСТВО «ТИХИЙ БЕРЕГ»'],
  ])('exact with %s', (instrumental, genitive) => {
    for (const tail of ['', '.', '. 18+', '\nЛёд тронулся', '. Лёд тронулся.']) {
      const disclaimer = learned(filled(instrumental, genitive) + tail + body)
      expect([tail, disclaimer.status]).toEqual([tail, 'exact'])
      expect(disclaimer.slots.map(({text}) => text)).toEqual([instrumental, genitive])
    }
  })

  test.each([
    ['(НАИМЕНОВАНИЕ ИЛИ ФИО)', 'blank'],
    ['(НАИМЕНОВАНИЕ, ФАМИЛИЯ, ИМЯ, ОТЧЕСТВО (ПРИ НАЛИЧИИ), СОДЕРЖАЩАЯСЯ В РЕЕСТРЕ ИНОСТРАННЫХ АГЕНТОВ)', 'blank'],
    ['{name}', 'blank'],
    ['$' + '{name}', 'blank'],
    ['[ФИО/наименование]', 'blank'],
    ['______', 'blank'],
    ['«ИМЯ АГЕНТА»', 'blank'],
    ['Ф. И. О.', 'blank'],
    ['', 'missing'],
  ])('altered with %s', (name, kind) => {
    const {status, differences} = learned(filled(name, name) + body)
    expect(status).toBe('altered')
    expect(differences.map((difference) => difference.kind)).toEqual([kind, kind])
  })

  test('a name whose word is lost in one place', () => {
    expect(of(filled('СОВИНОЙ АННОЙ ПЕТРОВНОЙ', 'АННЫ ПЕТРОВНЫ') + body).status).toBe('altered')
  })
})

test('letters of another script are named one by one, with their places', () => {
  const text = old.replace('агента,', 'aгeнта,') + body
  const [difference] = learned(text).differences
  expect(difference).toMatchObject({kind: 'homoglyph', found: 'aгeнта', expected: 'агента'})
  expect(difference!.letters!.map(({found, expected, range}) => [found, expected, text.slice(...range)])).toEqual([
    ['a', 'а', 'a'],
    ['e', 'е', 'e'],
  ])
})

test('ranges are those of the source, markup and all', () => {
  const text = `# Лёд\n\n> **Данное** сообщение${old.slice(16)}${body}`
  const {range, blocks} = learned(text)
  expect(text.slice(...range!)).toBe(`Данное** сообщение${old.slice(16)}`)
  expect(blocks).toHaveLength(1)
})

describe('other wordings', () => {
  test.each([
    [
      'Содержится материал, произведенный и (или) распространенный иностранным агентом Совиным Иваном, 18+',
      'exact',
      'ru-thirdparty-draft-2025',
    ],
    [
      'Данные материалы изданы и(или) распространяются некоммерческой организацией, выполняющей функции иностранного агента',
      'exact',
      'ru-ngo-2012',
    ],
    [
      'ДАННЫЙ МАТЕРИАЛ РАСПРОСТРАНЕН РОССИЙСКИМ ЮРИДИЧЕСКИМ ЛИЦОМ, ВЫПОЛНЯЮЩИМ ФУНКЦИИ ИНОСТРАННОГО АГЕНТА',
      'altered',
      null,
    ],
    ['ДАННОЕ СООБЩЕНИЕ СОЗДАНО И (ИЛИ) РАСПРОСТРАНЕНО ИНОСТРАННЫМ АГЕНТОМ', 'altered', null],
    [
      'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА СОВИНА ИВАНА',
      'altered',
      'ru-2108-form1',
    ],
    ['ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА', 'altered', 'ru-2108-form1'],
    [
      '❌НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ)❌\n❌ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ,❌\n❌ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА❌',
      'altered',
      'ru-2108-form1',
    ],
    [
      'данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации',
      'altered',
      'ru-rkn-124',
    ],
    [
      'Настоящий материал произведён Совиным И. И., включённым в реестр иностранных агентов.',
      'altered',
      'ru-2108-form2',
    ],
  ])('%s', (text, status, mandate) => {
    const found = of(text + body)
    expect(found).toMatchObject({status, placement: 'start'})
    if (mandate) expect(found.mandate).toBe(mandate)
  })
})

test.each([
  'Минюст внёс в реестр иностранных агентов пятерых журналистов и один фонд.',
  'Исполнитель гарантирует, что не является иностранным агентом, и настоящий материал (информация) не касается деятельности иностранных агентов.',
  'Материалы, издаваемые некоммерческой организацией, выполняющей функции иностранного агента, и (или) распространяемые ею, должны сопровождаться указанием на то, что эти материалы изданы и (или) распространены некоммерческой организацией, выполняющей функции иностранного агента.',
  'Материалы (информация), произведенные и (или) распространенные иностранным агентом, должны сопровождаться указанием.',
  '*Физическое лицо, выполняющее функции иностранного агента.',
  '* Издание признано российским юридическим лицом, выполняющим функции иностранного агента.',
  'Пётр Лисицын (признан лицом, выполняющим функции иностранного агента) выступил в клубе.',
  'НАСТОЯЩИЙ МАТЕРИАЛ ПОДГОТОВЛЕН РЕДАКЦИЕЙ ГАЗЕТЫ «РЕЧНОЙ ВЕСТНИК» И НЕ ЯВЛЯЕТСЯ РЕКЛАМОЙ',
  'Суд решил, что материал распространен иностранным агентом без маркировки.',
  'Закон касается деятельности иностранных агентов и тех, кто получает деньги из-за рубежа.',
  'ДАННОЕ СООБЩЕНИЕ (МАТЕРИАЛ (ПИРОЖОК)) СОЗДАНО И (ИЛИ) СЪЕДЕНО КОТОМ, ВЫПОЛНЯЮЩИМ ФУНКЦИИ ПОДУШКИ.',
  '(материал придуман вместе с соседом и распространён официально признанным агентом иной деревни, лицом, являющимся членом совета дома, выполняющим, по мнению дворника, функции иностранного агента)',
  'Издания обязаны указывать, что сообщение создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента.',
  'Данный материал подготовлен по заказу министерства иностранных дел, агентство не отвечает за его содержание.',
  'УЧАСТНИК ХОРА ПРИЗНАН ИНОАГЕНТОМ',
  'Организация признана экстремистской и запрещена на территории России.',
])('absent: %s', (text) => {
  expect(of(`# Лёд\n\n${text}${body}`).status).toBe('absent')
  expect(of(text + body).status).toBe('absent')
})

test('a translated label is absent, and told', () => {
  const text =
    'This message (material) was created and/or disseminated by a foreign mass media outlet performing the functions of a foreign agent and (or) a Russian legal entity performing functions of a foreign agent'
  expect(learned(text + body)).toMatchObject({status: 'absent', mandate: null, differences: [{kind: 'translated'}]})
})

test('two labels: the second is a double', () => {
  expect(learned(`${old}\n\n${old}${body}`).doubles).toHaveLength(1)
  expect(learned(`${old}\n${old}${body}`).doubles).toHaveLength(1)
})

test('a very long line without a label, or with one at its end, takes linear time', () => {
  const line = 'министр иностранных дел и агент '.repeat(20_000)
  expect(of(`${line}\n\n${body}`).status).toBe('absent')
  expect(of(`${line}. ${old}.`).status).toBe('exact')
})
