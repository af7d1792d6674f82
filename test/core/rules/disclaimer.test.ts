/** The label rules: what they say, and that one round of safe edits is enough. All names are invented. */
import {describe, expect, test} from 'vitest'
import {check, fix} from '../../../src/core/check.ts'
import {applyFixes} from '../../../src/core/fix.ts'
import {shippedPacks} from '../../../src/core/law/packs.ts'

const old =
  'Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации, выполняющим функции иностранного агента, и (или) российским юридическим лицом, выполняющим функции иностранного агента'
const form =
  'Настоящий материал (информация) произведен, распространен и (или) направлен иностранным агентом Лисицыным Петром Ильичом либо касается деятельности иностранного агента Лисицына Петра Ильича'
const wrong = form.replace('либо', 'или')
const body =
  '\n\nГорожане вышли на набережную, чтобы посмотреть на лёд. Река тронулась ночью.\n\nМэрия обещает открыть проезд.\n'
const outlet = {name: 'Лисицын Пётр Ильич'}
const today = '2026-11-22'
const label = /^(?:disclaimer-.*|age-mark)$/

/** The article after one round of safe edits of the label rules, and what they say before and after. */
function mend(text: string, options: Parameters<typeof check>[1] = {}) {
  const said = (article: string) =>
    check({text: article, path: 'a.md'}, {today, ...options}).findings.filter(({rule}) => label.test(rule))
  const before = said(text)
  const mended = applyFixes(
    text,
    before.filter(({fix}) => fix === 'safe').map(({edits}) => edits),
  ).text
  return {before, mended, after: said(mended)}
}

describe.each<[string, string]>([
  ['nothing', body.trim()],
  ['nothing, with a title', `# Лёд${body}`],
  ['nothing, with front matter', '---\ntitle: Лёд\n---\nТекст статьи. Ещё текст.'],
  ['nothing, with empty front matter and a rule', '---\n---\nТекст статьи. Ещё текст.\n\n---\n\nТекст.'],
  ['nothing, with CRLF and a mark', '\uFEFF# Лёд\r\n\r\nТекст.'],
  ['nothing, with code above the title', `\`\`\`\ncode\n\`\`\`\n\n# Лёд${body}`],
  ['nothing, with a long list above the title', `- ${'Река тронулась, лёд идёт. '.repeat(10)}\n\n# Лёд${body}`],
  ['below code and a title', `\`\`\`\ncode\n\`\`\`\n\n# Лёд\n\n${form}. 18+${body}`],
  ['an empty file', ''],
  [
    'a translation',
    `This material (information) was produced, distributed, and/or sent by a foreign agent Ivan Sovin or concerns the activities of a foreign agent Ivan Sovin${body}`,
  ],
  ['a quoted label', `# Лёд${body}\nВ законе сказано: «${form}».`],
  ['a wrong word', wrong + body],
  ['a wrong word in capitals', wrong.toUpperCase() + body],
  ['a wrong word in bold', `**${wrong}**${body}`],
  ['a wrong word, half bold', `**Настоящий** ${wrong.slice(10)}${body}`],
  ['a wrong word in a heading', `# ${wrong}${body}`],
  ['a wrong word in a quote', `> ${wrong}${body}`],
  ['a wrong word in quotes', `«${wrong}».${body}`],
  ['a wrong word behind 18+', `18+ ${wrong}${body}`],
  ['letters', form.replace('агента', 'aгeнта') + body],
  ['letters in the name', form.replace('Лисицыным', 'Лиcицыным') + body],
  ['letters and case in the name', form.replace('Лисицыным Петром Ильичом', 'Лиcицын Петр Ильич') + body],
  ['blanks', form.replace(/Лисиц\S+ \S+ \S+/g, '(наименование или ФИО)') + body],
  ['empty names', form.replace(/ Лисиц\S+ \S+ Ильич\S+/g, '') + body],
  ['a nominative', form.replace('Лисицыным Петром Ильичом', 'Лисицын Пётр Ильич') + body],
  ['half', `${form.slice(0, form.indexOf(' либо'))}.${body}`],
  ['glued text', `${form}.Спасите лёд!${body}`],
  ['late', `${body.trim()}\n\n${form}\n`],
  ['late and wrong', `# Лёд${body}\n> ${wrong}\n\nКонец.`],
  ['in a comment', `<!-- ${form} -->${body}`],
  ['in code', `\`\`\`\n${wrong}\n\`\`\`${body}`],
  ['in a hidden element', `<div hidden>\n\n${form}\n\n</div>${body}`],
  ['twice', `${form}\n\n${form}${body}`],
  ['twice in one paragraph', `${form}\n${form}${body}`],
])('%s', (_, text) => {
  test('one round of safe edits makes it whole', () => {
    const {before, mended, after} = mend(text, {outlet})
    expect(before.length).toBeGreaterThan(0)
    expect(check(mended, {today, outlet}).disclaimer).toMatchObject({status: 'exact', placement: 'start'})
    expect(after).toEqual([])
  })

  test.each([{}, {outlet: {name: 'ООО «Речной вестник»'}}])('nothing is left to do after one round: %j', (options) => {
    expect(mend(text, options).after.filter(({fix}) => fix === 'safe')).toEqual([])
  })
})

test.each([
  ['Markdown', 'a.md', String.raw`Проектом \*Вест\* & ник`],
  ['HTML', 'a.html', 'Проектом *Вест* &amp; ник'],
  ['plain text', 'a.txt', 'Проектом *Вест* & ник'],
])("an outlet's name has no markup, in a label put in, mended or moved: %s", (_, path, name) => {
  const odd = {name: 'Проект *Вест* & ник', instrumental: 'Проектом *Вест* & ник'}
  const text = (blocks: string[]) =>
    blocks.map((one) => (path.endsWith('html') ? `<p>${one}</p>\n` : `${one}\n\n`)).join('')
  const own = wrong
    .replace('Лисицыным Петром Ильичом', name)
    .replace('Лисицына Петра Ильича', name.replace('Проектом', 'Проект'))
  for (const blocks of [
    ['Лёд.'],
    [`${own}. 18+`, 'Лёд.'],
    ['Лёд идёт. Река тронулась.', 'Ещё текст.', `${own}. 18+`],
  ]) {
    const {text: mended, result} = fix({text: text(blocks), path}, {today, outlet: odd})
    expect(mended).toContain(`агентом ${name} либо`)
    expect(result.disclaimer).toMatchObject({status: 'exact', placement: 'start'})
    expect(result.findings.filter(({rule}) => label.test(rule))).toEqual([])
  }
})

test.each(['18+', '(18+)', '+18'])('a label that is moved takes its age mark along: %s', (mark) => {
  const {mended, after} = mend(`# Лёд${body}\n${form}. ${mark}\n\nЕщё текст.\n`)
  expect(mended).toContain(`# Лёд\n\n${form}. ${mark}\n`)
  expect(after).toEqual([])
})

describe('what stays in the hands of people', () => {
  test.each([
    ['a label within a paragraph', `# Лёд${body}\nКонец. ${form}. И ещё.`],
    ['a list', `# Лёд${body}\n- ${form}\n\nКонец.`],
    ['a table', `|a|\n|-|\n|${wrong}|${body}`],
    ['an image', `![${form}](a.png)${body}`],
    ['a link', `[Настоящий материал](https://example.org) ${wrong.slice(19)}${body}`],
  ])('%s', (_, text) => {
    const {before} = mend(text, {outlet})
    expect(before.find(({severity}) => severity === 'error')!.fix).toBe('unsafe')
  })

  test('a name that is right, beside another that is not', () => {
    const cut = form.slice(0, form.indexOf('ым Петром'))
    const {before, after} = mend(`${cut}\n\n${form}. 18+${body}`, {outlet})
    expect(before.map(({rule}) => rule)).toContain('disclaimer-agent')
    expect(after.filter(({fix}) => fix === 'safe')).toEqual([])
  })

  test("another agent's name", () => {
    const other = form
      .replace('Лисицыным Петром Ильичом', 'Совиным Иваном Ивановичем')
      .replace('Лисицына Петра Ильича', 'Совина Ивана Ивановича')
    const {before} = mend(other + body, {outlet})
    expect(before.filter(({rule}) => rule === 'disclaimer-agent').map(({fix}) => fix)).toEqual(['unsafe', 'unsafe'])
    expect(
      mend(other + body, {
        outlet: {...outlet, aliases: ['Совиным Иваном Ивановичем', 'Совина Ивана Ивановича']},
      }).before.map(({rule}) => rule),
    ).toEqual(['age-mark'])
  })
})

describe('days', () => {
  const on = (day: string, text: string) =>
    check({text: text + body, date: day}, {today})
      .findings.map(({rule}) => rule)
      .filter((rule) => label.test(rule))

  test('a wording is a warning outside its days', () => {
    expect(on('2022-11-30', old)).toEqual([])
    expect(on('2022-12-01', old)).toEqual(['disclaimer-in-force'])
    expect(on('2022-12-01', `${form} 18+`)).toEqual([])
    expect(on('2022-11-30', `${form} 18+`)).toEqual(['disclaimer-in-force'])
  })

  test('strict makes it an error', () => {
    const {ok, findings} = check({text: old + body, date: '2026-01-23'}, {today, strict: true})
    expect(ok).toBe(false)
    expect(findings.find(({rule}) => rule === 'disclaimer-in-force')!.severity).toBe('error')
  })

  test('a fix writes the wording of the day', () => {
    expect(
      check({text: body, date: '2021-05-01'}, {today}).findings.find(({rule}) => rule === 'disclaimer-present')!
        .expected,
    ).toEqual([old])
    expect(
      check({text: body, date: '2023-05-01'}, {today, outlet}).findings.find(({rule}) => rule === 'disclaimer-present')!
        .expected,
    ).toEqual([form])
  })
})

describe('a tag in plain text is no word of the label', () => {
  const plain = {input: 'text', outlet} as const
  test.each([
    ['<p>', '</p>'],
    ['<div class="плашка">', '</div>'],
    ['<center><b>', '</b></center>'],
  ])('%s', (open, close) => {
    const article = (label: string) => `Лёд\n\n${open}${label}${close}${body}`
    for (const flawed of [form, form.replace('Настоящий ', ''), form.replace('агентом', 'aгентом'), wrong]) {
      const {mended, after} = mend(article(flawed), plain)
      expect(mended).toBe(article(`${form}. 18+`))
      expect(after).toEqual([])
    }
  })
})

test('reasons in both languages', () => {
  const text = form.toUpperCase().replace('ИНОСТРАННОГО АГЕНТА', 'ИНОСТРАННОГО AГЕНТА') + ' 18+' + body
  const reason = (locale: 'ru' | 'en') =>
    check(text, {today, locale}).findings.find(({rule}) => rule === 'disclaimer-verbatim')!.reason
  expect(reason('en')).toBe(
    'Unexpected words in the label ru-2108-form1, expected those of the law: AГЕНТА: Latin A (U+0041) instead of Cyrillic А (U+0410)',
  )
  expect(reason('ru')).toBe(
    'Плашка ru-2108-form1 отличается от слов закона: AГЕНТА: латинская A (U+0041) вместо кириллической А (U+0410)',
  )
})

test('a name that nobody can decline for sure is neither written nor judged', () => {
  const doubtful = {name: 'Голос Реки'}
  const said = (text: string, options: typeof doubtful & {instrumental?: string; genitive?: string}) =>
    mend(text, {outlet: options})
  const {before, mended} = said(`# Лёд${body}`, doubtful)
  expect(before[0]!.reason).toMatch(/cannot be declined for sure: give outlet\.instrumental and outlet\.genitive/)
  expect(mended).toBe(`# Лёд${body}`)
  const named = (instrumental: string, genitive: string) =>
    `${form.replace('Лисицыным Петром Ильичом', instrumental).replace('Лисицына Петра Ильича', genitive)}. 18+${body}`
  expect(said(named('Голосом Реки', 'Голоса Реки'), doubtful).before).toEqual([])
  expect(said(named('Голос Реки', 'Голос Реки'), doubtful).before).toEqual([])
  expect(said(named('Тихий Берег', 'Тихий Берег'), doubtful).before).toMatchObject([
    {rule: 'disclaimer-agent', reason: expect.stringContaining('expected “Голос Реки”')},
    {rule: 'disclaimer-agent'},
  ])
  const forms = {...doubtful, instrumental: 'Голосом Реки', genitive: 'Голоса Реки'}
  expect(said(`# Лёд${body}`, forms).mended).toContain(
    'агентом Голосом Реки либо касается деятельности иностранного агента Голоса Реки',
  )
})

test.each([
  ['before any law', '2005-06-01', 'info', 'Missing label, not judged: plashka knows of none on 2005-06-01'],
  [
    'when the law had no words for it',
    '2019-06-01',
    'warning',
    'Missing label; on 2019-06-01 the law had fixed no words for it, expected where one was due: ru-ngo-2012',
  ],
  [
    'behind the last wording',
    '2030-01-01',
    'error',
    'Missing label, expected a wording that plashka does not know on 2030-01-01: update it',
  ],
])('no label %s', (_, date, severity, reason) => {
  expect(mend(`# Лёд${body}`, {date, outlet})).toEqual({
    before: [expect.objectContaining({rule: 'disclaimer-present', severity, reason, fix: null})],
    mended: `# Лёд${body}`,
    after: [expect.objectContaining({severity})],
  })
})

test("today's label before any law", () => {
  expect(mend(`${form}. 18+${body}`, {date: '2005-06-01'}).before.map(({reason}) => reason)).toEqual([
    'Unexpected label ru-2108-form1 (in force from 2022-12-01 until 2028-12-01) on 2005-06-01, expected none that plashka knows of',
  ])
})

test('a wording that the law has fixed and a fix does not write is asked for all the same', () => {
  const silent = {...shippedPacks.ru, mandates: shippedPacks.ru.mandates.map((mandate) => ({...mandate, emit: false}))}
  expect(mend(`# Лёд${body}`, {packs: [silent], outlet, date: '2021-06-01'}).before).toMatchObject([
    {
      rule: 'disclaimer-present',
      severity: 'error',
      reason: 'Missing label, expected ru-rkn-124, ru-ngo-2012',
      fix: null,
    },
  ])
})
