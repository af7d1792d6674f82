/** The language server, as a client sees it. */
import fs from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'
import type {CodeAction} from 'vscode-languageserver/node'
import {folder, run} from './command.ts'
import {all, connect, edited, editsOf, modern} from './lsp-client.ts'

const outlet = 'outlet:\n  name: АНО "Речной вестник"\n'
const label =
  'Настоящий материал (информация) произведен, распространен и (или) направлен иностранным агентом АНО "Речной вестник" либо касается деятельности иностранного агента АНО "Речной вестник" 18+'
const head = '---\ntitle: Мост\nauthor: Анна Вымышленная\ndate: 2026-03-02\nlanguage: ru\n---\n'
const body =
  'Городской совет обещает открыть мост до первых морозов. Подрядчик говорит, что опоры уже готовы, а дорогу к мосту начнут класть в августе.\n'
const source = 'Источник: [Вестник Заречья](https://vestnik-zarechya.org/most)\n'
const bare = `${head}\n${body}\n${source}`
const fit = `${head}\n${label}\n\n${body}\n${source}`
const latin = fit.replace('материал', 'мaтериал')

const codes = (diagnostics: readonly {code?: unknown}[]) => diagnostics.map(({code}) => code)
const uriIn = (root: string, name: string) => pathToFileURL(path.join(root, name)).href

test('a finding has its exact place, its rule and the page of the rule', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root})
  // Letters outside the basic plane take two units, as columns count them.
  const text = latin.replace('Настоящий', '😀 Настоящий')
  const uri = uriIn(root, 'a.md')
  await client.open(uri, latin)
  const [found, ...others] = await client.diagnostics(uri, 1)
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 1,
    code: 'disclaimer-verbatim',
    source: 'plashka',
    codeDescription: {href: expect.stringMatching(/\/rules\/disclaimer-verbatim\.md$/)},
    range: {start: {line: 7, character: 0}},
  })
  expect(found!.relatedInformation).toBeUndefined()
  await client.change(uri, 2, text)
  const [moved] = await client.diagnostics(uri, 2)
  expect(moved!.range.start).toEqual({line: 7, character: 3})
  expect(client.server.positionEncoding).toBe('utf-16')
})

test('the newest version is the one that is shown, and a closed document shows nothing', async () => {
  const root = folder()
  const client = await connect({root})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, fit)
  await client.change(uri, 2, bare)
  await client.change(uri, 3, fit)
  await client.change(uri, 4, bare)
  expect(codes(await client.diagnostics(uri, 4))).toEqual(['disclaimer-present'])
  expect(client.published.map(({version}) => version)).toEqual([4])
  await client.close(uri)
  await client.until(() => client.published.length === 2)
  expect(client.published[1]).toMatchObject({uri, diagnostics: []})
})

test('a change of one line is followed', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, fit)
  expect(await client.diagnostics(uri, 1)).toEqual([])
  const start = {line: 7, character: 0}
  await client.change(uri, 2, '', {start, end: {line: 8, character: 0}})
  expect(codes(await client.diagnostics(uri, 2))).toEqual(['disclaimer-present'])
})

test('a quick fix makes the edits of its finding, and a safe one is preferred', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root, locale: 'en'})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, latin)
  const actions = await client.actions(uri, all)
  const [mend, waive, fixAll] = actions as [CodeAction, CodeAction, CodeAction]
  expect(actions).toHaveLength(3)
  expect(mend).toMatchObject({kind: 'quickfix', isPreferred: true, title: 'Replace “мaтериал” with “материал”'})
  expect(codes(mend.diagnostics!)).toEqual(['disclaimer-verbatim'])
  expect(edited(latin, editsOf(mend.edit))).toBe(fit)
  expect(waive.isPreferred).toBeUndefined()
  expect(fixAll).toMatchObject({kind: 'source.fixAll.plashka', title: 'plashka: make all safe edits'})
  // A client that cannot ask later is given the edit at once.
  expect(edited(latin, editsOf(fixAll.edit))).toBe(fit)
  const elsewhere = {start: {line: 9, character: 3}, end: {line: 9, character: 3}}
  expect((await client.actions(uri, elsewhere)).map(({kind}) => kind)).toEqual(['source.fixAll.plashka'])
  expect(await client.actions(uri, elsewhere, ['quickfix'])).toEqual([])
  expect(await client.actions(uri, all, ['refactor'])).toEqual([])
})

test('"fix all" is computed when it is wanted, for the version that is open', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root, capabilities: modern})
  const uri = uriIn(root, 'a.md')
  const text = latin.replace(' 18+', '')
  await client.open(uri, text)
  const [action] = await client.actions(uri, all, ['source.fixAll'])
  expect(action!.edit).toBeUndefined()
  const resolved = await client.resolve(action!)
  expect(resolved.edit!.documentChanges).toMatchObject([{textDocument: {uri, version: 1}}])
  expect(edited(text, editsOf(resolved.edit))).toBe(fit)
})

test('formatting makes the safe edits and nothing else', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root})
  const uri = uriIn(root, 'a.md')
  // What a formatter of Markdown would rewrite stays: emphasis, bullets, spaces, line ends.
  const odd = '*бюджет*  \n\n* один\n+ два\n\n\n\n'
  const crlf = (text: string) => (text + odd).replaceAll('\n', '\r\n')
  await client.open(uri, crlf(latin.replace('направлен', 'нaправлен')))
  const edits = await client.format(uri)
  expect(edited(crlf(latin.replace('направлен', 'нaправлен')), edits)).toBe(crlf(fit))
  expect(edits.map(({newText}) => newText)).toEqual(['а', 'а'])
  await client.change(uri, 2, crlf(fit))
  expect(await client.format(uri)).toEqual([])
})

test('a waiver is written without a reason, waives nothing until it has one, and then it does', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root, locale: 'ru'})
  const page = `<html><body><h1>Мост</h1><p>${body}</p><p>${body}</p><p>${source}</p></body></html>`
  for (const [name, text, language] of [
    ['a.md', bare, 'markdown'],
    ['a.html', page, 'html'],
  ] as const) {
    const uri = uriIn(root, name)
    await client.open(uri, text, language)
    expect(codes(await client.diagnostics(uri, 1))).toContain('disclaimer-present')
    const actions = await client.actions(uri, all, ['quickfix'])
    const waive = actions.find(({title}) => title.startsWith('Отказаться от замечания disclaimer-present'))!
    const waived = edited(text, editsOf(waive.edit))
    expect(waived).toMatch(/\n\n<!-- plashka-waive disclaimer-present: {2}-->\n$/)
    await client.change(uri, 2, waived)
    const halfway = codes(await client.diagnostics(uri, 2))
    expect(halfway).toContain('waiver-sound')
    expect(halfway).toContain('disclaimer-present')
    await client.change(uri, 3, waived.replace(':  -->', ': запрос юриста № 3 -->'))
    const after = codes(await client.diagnostics(uri, 3))
    expect(after).not.toContain('waiver-sound')
    expect(after).not.toContain('disclaimer-present')
  }
})

test('a hover tells what the law asks and where it stands', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const text = fit.replace('2026-03-02', '2021-03-02')
  const told = async (locale: string) => {
    const client = await connect({root, locale})
    const uri = uriIn(root, 'a.md')
    await client.open(uri, text)
    expect(codes(await client.diagnostics(uri, 1))).toContain('disclaimer-in-force')
    expect(await client.hover(uri, {line: 9, character: 3})).toBeNull()
    return (await client.hover(uri, {line: 7, character: 3}))!.contents as {kind: string; value: string}
  }
  const russian = await told('ru-RU')
  expect(russian.kind).toBe('markdown')
  expect(russian.value).toMatch(/^\*\*\[disclaimer-in-force]\(https:.*\)\*\* · предупреждение\n/)
  expect(russian.value).toContain('У каждой формы есть срок')
  expect(russian.value).toMatch(
    /`ru-rkn-124`.*\(№ 124 от 2020-09-23\).*Действует: с 2020-10-30 до 2022-12-01.*<https?:/,
  )
  expect(russian.value).toMatch(/`ru-2108-form1`.*№ 2108 от 2022-11-22/)
  const english = await told('en')
  expect(english.value).toContain('Every wording has its days')
  expect(english.value).toMatch(/`ru-2108-form1`.*No\. 2108 of 2022-11-22/)
  expect(english.value).not.toContain('У каждой формы')
})

test('the language is the command line’s, the editor’s settings’, the editor’s, the configuration’s, the system’s', async () => {
  const spoken = async (settings: Omit<Parameters<typeof connect>[0], 'root'>, config = '') => {
    const root = folder({'plashka.config.yaml': config})
    const client = await connect({root, ...settings})
    const uri = uriIn(root, 'a.md')
    await client.open(uri, bare)
    const [found] = await client.diagnostics(uri, 1)
    return /^Нет плашки/.test(found!.message) ? 'ru' : /^Missing/.test(found!.message) ? 'en' : found!.message
  }
  expect(
    await Promise.all([
      spoken({locale: 'ru', args: ['--locale', 'en']}),
      spoken({locale: 'en', initializationOptions: {locale: 'ru'}}),
      spoken({locale: 'ru_RU.UTF-8'}, 'locale: en'),
      spoken({locale: 'de'}, 'locale: ru'),
      spoken({env: {LANG: 'ru_RU.UTF-8'}}),
    ]),
  ).toEqual(['en', 'ru', 'ru', 'ru', 'ru'])
})

test('the name of a document chooses its reader, and the language of the editor where it has none', async () => {
  const root = folder()
  const client = await connect({root})
  // In HTML this has a title; in a text it is letters.
  const page = '<h1>Мост</h1><p>Слова.</p>'
  const has = async (uri: string, language: string) => {
    await client.open(uri, page, language)
    const missing = (await client.diagnostics(uri)).find(({code}) => code === 'metadata-complete')
    return !/title/.test(missing!.message)
  }
  expect(await has('untitled:Untitled-1', 'html')).toBe(true)
  expect(await has('untitled:Untitled-2', 'plaintext')).toBe(false)
  expect(await has(uriIn(root, 'page.html'), 'plaintext')).toBe(true)
  expect(await has(uriIn(root, 'page.txt'), 'html')).toBe(false)
})

test('what the configuration does not include is left alone; what it excludes is checked once it is opened', async () => {
  const root = folder({'plashka.config.yaml': `include: ['articles/**']\nexclude: [articles/old/]\n${outlet}`})
  const client = await connect({root})
  for (const [name, count] of [
    ['articles/a.md', 1],
    ['articles/old/a.md', 1], // opening a file is naming it
    ['README.md', 0],
  ] as const) {
    const uri = uriIn(root, name)
    await client.open(uri, bare)
    expect(await client.diagnostics(uri)).toHaveLength(count)
    expect(await client.format(uri)).toHaveLength(count)
  }
})

test('a settings file named by the editor is taken from the folder that is open', async () => {
  const root = folder({'conf/mine.yaml': outlet})
  const client = await connect({root, initializationOptions: {config: 'conf/mine.yaml'}})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, bare)
  expect(edited(bare, await client.format(uri))).toBe(fit)
})

test.each([
  ['where the client tells', modern],
  ['where it cannot', {}],
])('a change of the configuration and of a pack is followed, %s', async (_, capabilities) => {
  const pack = fs.readFileSync('rules/packs/ru.yml', 'utf8')
  const root = folder({'articles/a.md': bare})
  const client = await connect({root, capabilities})
  const uri = uriIn(root, 'articles/a.md')
  const write = async (name: string, text: string) => {
    const since = client.published.length
    fs.writeFileSync(path.join(root, name), text)
    if (capabilities === modern) await client.watched(path.join(root, name))
    return client.diagnostics(uri, undefined, since)
  }
  await client.open(uri, bare)
  expect(codes(await client.diagnostics(uri))).toEqual(['disclaimer-present'])
  expect(await client.format(uri)).toEqual([])
  if (capabilities === modern) {
    const [first] = client.registered
    expect(first!.method).toBe('workspace/didChangeWatchedFiles')
    expect(JSON.stringify(first!.registerOptions)).toContain('**/plashka.config.yaml')
  }

  await write('plashka.config.yaml', outlet)
  expect(edited(bare, await client.format(uri))).toBe(fit)

  fs.writeFileSync(path.join(root, 'own.yml'), pack.replaceAll('id: ru', 'id: own'))
  await write('plashka.config.yaml', `packs: [own.yml]\n${outlet}`)
  expect(client.messages).toEqual([])
  if (capabilities === modern)
    await client.until(() => client.registered.some((one) => JSON.stringify(one).includes('**/own.yml')))
  await write('own.yml', 'id: own\n')
  await client.until(() => client.messages.length > 0)
  expect(client.messages).toEqual([expect.stringMatching(/^plashka: configuration, own\.yml: /)])
  await write('own.yml', pack.replaceAll('id: ru', 'id: own'))
  await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
})

test('a broken configuration is one message and a mark in its file, and the law is still checked', async () => {
  const root = folder({'plashka.config.yaml': 'outlet:\n  name: X\n  domain: []\n'})
  const config = uriIn(root, 'plashka.config.yaml')
  const client = await connect({root, locale: 'en'})
  await client.open(uriIn(root, 'a.md'), bare)
  await client.open(uriIn(root, 'b.md'), bare)
  expect(codes(await client.diagnostics(uriIn(root, 'b.md')))).toEqual(['disclaimer-present'])
  const [mark] = await client.diagnostics(config)
  expect(mark).toMatchObject({range: {start: {line: 2, character: 2}}, severity: 1, source: 'plashka'})
  expect(client.messages).toEqual([`plashka: ${mark!.message}`])
  expect(mark!.message).toContain('domains')

  const since = client.published.length
  fs.writeFileSync(path.join(root, 'plashka.config.yaml'), outlet)
  expect(await client.diagnostics(config, undefined, since)).toEqual([])
  expect(client.messages).toHaveLength(1)
})

test('a configuration that is a program is read anew too, and its printing disturbs nobody', async () => {
  const program = (name: string) => `console.log('hello')\nexport default {outlet: {name: '${name}'}}\n`
  const root = folder({'plashka.config.mjs': program('Вымышленная Анна Петровна')})
  const client = await connect({root})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, bare)
  expect(edited(bare, await client.format(uri))).toContain('Вымышленной Анной Петровной')
  const since = client.published.length
  fs.writeFileSync(path.join(root, 'plashka.config.mjs'), program('АНО "Речной вестник"'))
  await client.diagnostics(uri, undefined, since)
  expect(edited(bare, await client.format(uri))).toBe(fit)
  expect(client.errors()).toContain('hello')
})

test('a configuration that kills its thread is outlived', async () => {
  const root = folder({'plashka.config.mjs': 'process.exit(3)'})
  const client = await connect({root})
  const uri = uriIn(root, 'a.md')
  await client.open(uri, bare)
  expect(codes(await client.diagnostics(uri))).toEqual(['crash'])
  const since = client.published.length
  fs.writeFileSync(path.join(root, 'plashka.config.mjs'), 'export default {}')
  expect(codes(await client.diagnostics(uri, undefined, since))).toEqual(['disclaimer-present'])
})

test('a megabyte that is being checked keeps nobody waiting', async () => {
  const root = folder({'plashka.config.yaml': outlet})
  const client = await connect({root})
  const order: string[] = []
  const large = uriIn(root, 'large.md')
  const small = uriIn(root, 'small.md')
  await client.open(small, latin)
  await client.diagnostics(small, 1)

  const text = bare + `\n${body}`.repeat(Math.ceil(1_000_000 / body.length))
  await client.open(large, text)
  await client.change(small, 2, bare)
  const note = <T>(name: string, answer: Promise<T>) => answer.then(() => order.push(name))
  await Promise.all([
    note('large', client.diagnostics(large, 1)),
    note('hover of the large', client.hover(large, {line: 7, character: 3})),
    note('hover', client.hover(small, {line: 7, character: 3})),
    // Asking for actions asks for a check of the version that is open now, without the pause.
    note('actions', client.actions(small, all)),
    note('small', client.diagnostics(small, 2)),
  ])
  expect(order).toHaveLength(5)
  expect(order.at(-1)).toBe('large')
})

test('of the texts of a long article that come while it is checked only the newest is', async () => {
  const root = folder()
  const client = await connect({root})
  const uri = uriIn(root, 'large.md')
  const text = `\n${body}`.repeat(2500)
  await client.open(uri, bare + text)
  for (let version = 2; version < 6; version++) {
    await client.change(uri, version, bare + text + version)
    // Asking for actions asks for a check of the version that is open now.
    void client.actions(uri, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}).catch(() => {})
  }
  expect(codes(await client.diagnostics(uri, 5))).toContain('disclaimer-present')
  expect(client.published.map(({version}) => version)).toEqual([5])
})

test('an orderly exit is 0, and nothing was said outside the protocol', async () => {
  const root = folder()
  const client = await connect({root})
  await client.open('untitled:Untitled-1', '')
  await client.diagnostics('untitled:Untitled-1')
  expect(await client.leave()).toBe(0)
  expect(client.errors()).toBe('')
})

test('a person who starts it by hand is told what it is', () => {
  expect(run(['lsp', '--help', '--locale', 'en']).out).toContain('language server')
  expect(run(['lsp', 'a.md'])).toMatchObject({code: 2, out: ''})
})
