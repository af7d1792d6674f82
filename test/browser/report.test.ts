/** The HTML report in a real browser. Skipped where there is none. */
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {AuditMeta, AuditRow} from '../../src/core/report/html/audit-row.ts'
import {HtmlReport} from '../../src/core/report/html/index.ts'
import {archive, article, finding, HOSTILE, meta} from '../core/report/audit-rows.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const present = existsSync(executablePath)
if (!present)
  console.warn(`The report was not looked at: no browser at ${executablePath} (CHROMIUM names another one).`)

describe.skipIf(!present)('the report in Chromium', {timeout: 120_000}, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'plashka-report-'))
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, {recursive: true, force: true})
  })

  function file(name: string, rows: Iterable<AuditRow>, own: AuditMeta = meta): string {
    const report = new HtmlReport(own)
    for (const row of rows) report.add(row)
    const target = path.join(folder, `${name}.html`)
    writeFileSync(target, [...report.chunks()].join(''))
    return target
  }

  /** Opens a file; whatever the page complains about fails the test that opened it. */
  async function opened(
    target: string,
    options: BrowserContextOptions = {},
  ): Promise<{page: Page; complaints: string[]}> {
    const page = await browser.newPage({viewport: {width: 1440, height: 900}, reducedMotion: 'reduce', ...options})
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', (request) => {
      if (!/^(file|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`)
    })
    await page.goto(pathToFileURL(target).href)
    await page.waitForSelector('html[data-ready]')
    return {page, complaints}
  }

  const status = (page: Page) => page.locator('.status').textContent()
  const shows = (page: Page, text: string | RegExp) => expect.poll(() => status(page)).toMatch(text)
  const focused = (page: Page) => page.evaluate('document.activeElement.getAttribute("aria-rowindex")')

  test.each([
    [360, 'light', 'ru'],
    [360, 'dark', 'en'],
    [768, 'dark', 'ru'],
    [1440, 'light', 'en'],
    [1440, 'dark', 'ru'],
  ] as const)('%i wide, %s, %s: nothing sticks out, axe finds nothing', async (width, colorScheme, locale) => {
    const target = file(`axe-${width}-${colorScheme}`, archive(400), {...meta, locale})
    const {page, complaints} = await opened(target, {viewport: {width, height: 800}, colorScheme})
    const sound = async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      // The policy of the page lets no script in: the debugger does.
      await page.evaluate(readFileSync(axe, 'utf8'))
      const found = (await page.evaluate('axe.run(document, {resultTypes: ["violations"]})')) as {
        violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]
      }
      expect(found.violations.map(({id, nodes}) => [id, nodes[0]!.html, nodes[0]!.failureSummary])).toEqual([])
    }
    await sound()
    for (const details of await page.locator('details').all())
      await details.evaluate((one) => one.setAttribute('open', ''))
    await page.locator('.body .row').first().click()
    await page.locator('.panel').waitFor()
    await sound()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('whatever the articles contain stays text', async () => {
    const rows = HOSTILE.map((text) =>
      article({
        path: text,
        source: text,
        language: text,
        findings: [finding({rule: text, reason: text, excerpt: text, expected: text}), finding({reason: text})],
      }),
    )
    const rules = HOSTILE.map((text) => ({
      id: text,
      about: {ru: text, en: text},
      severity: 'error' as const,
      url: text,
      law: `[x](${text}) ${text}`,
    }))
    const {page, complaints} = await opened(file('hostile', rows, {...meta, title: HOSTILE[0]!, rules}))
    for (let i = 0; i < rows.length * 2; i++) {
      await page.locator(`.body .row[data-place="${i}"]`).click()
      expect(
        await page.locator('.panel img, .panel script, .panel [onerror], .panel a:not([href^="http"])').count(),
      ).toBe(0)
    }
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(await page.locator('h1').textContent()).toBe(HOSTILE[0])
    expect(await page.locator('body').textContent()).toContain('⟨U+202E⟩')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('filters, searches and sorts', async () => {
    const {page} = await opened(file('filters', archive(1200)))
    await shows(page, /^1100 находок$/)
    const choose = (name: string, value: string) => page.getByLabel(name, {exact: true}).selectOption(value)
    await choose('Важность', 'warning')
    await shows(page, /^300 из 1100/)
    await choose('Год', '2015')
    await shows(page, /^\d+ из 1100/)
    await page.getByRole('button', {name: 'Сбросить'}).click()
    await shows(page, /^1100/)
    // Folded: case and ё.
    await page.fill('#search', 'ЛЕД 17')
    await expect.poll(() => page.locator('.body .row').first().textContent()).toMatch(/17/)
    await page.fill('#search', 'нет такого слова')
    await page.getByText('Под такой отбор ничего не подходит.').waitFor()
    await page.fill('#search', '')
    await shows(page, /^1100/)
    await page.getByLabel('Папка').fill('archive/2019/')
    await shows(page, /^200 из 1100/)
    await page.getByRole('button', {name: 'Сбросить'}).click()
    await page.getByRole('columnheader', {name: 'Статья'}).getByRole('button').click()
    await expect.poll(() => page.locator('.body .row .path').first().textContent()).toMatch(/^000001\.md/)
    await page.getByRole('columnheader', {name: 'Статья'}).getByRole('button').click()
    await expect.poll(() => page.locator('.body .row .path').first().textContent()).toMatch(/^0011\d\d\.md/)
    expect(await page.locator('[role=columnheader][aria-sort=descending]').textContent()).toContain('Статья')
    await page.close()
  })

  test('is used with the keyboard', async () => {
    const {page} = await opened(file('keys', archive(600)))
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('search')
    await page.keyboard.type('age')
    await shows(page, /^150 из/)
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('151')
    await page.locator('.body .row').first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('3')
    await page.keyboard.press('End')
    expect(await focused(page)).toBe('151')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.locator('.panel[open]').waitFor()
    const first = await page.locator('.panel .where').textContent()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('.panel .where').textContent()).not.toBe(first)
    await page.keyboard.press('Escape')
    expect(await page.locator('.panel[open]').count()).toBe(0)
    expect(await focused(page)).toBe('3')
    await page.close()
  })

  test('speaks both languages and changes its look', async () => {
    const {page} = await opened(file('switches', archive(60)), {colorScheme: 'light'})
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await paper()
    await page.getByLabel('Вид').selectOption('dark')
    expect(await paper()).not.toBe(light)
    await page.getByRole('button', {name: 'English'}).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await shows(page, /^55 findings$/)
    // Articles stay Russian; so do the names of the files and of the other language.
    const own = await page.evaluate(
      `[...document.querySelectorAll('header, #overview, #plan, .filters, .head')].map((part) => part.textContent).join(' ')`,
    )
    expect(String(own).replace('Русский', '')).not.toMatch(/[а-яё]/i)
    await page.close()
  })

  test('gives out what is chosen: CSV and lists of files', async () => {
    const {page} = await opened(
      file('csv', [article({path: '=1+1.md', findings: [finding({reason: '@SUM(1);"x"'})]}), ...archive(30)]),
    )
    const saved = async (click: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
      return readFileSync(await download.path(), 'utf8')
    }
    await page.fill('#search', '1+1')
    await shows(page, /^1 из/)
    const csv = await saved(() => page.getByRole('button', {name: 'Скачать CSV'}).click())
    expect(csv.split('\r\n')[1]).toMatch(/^"'=1\+1\.md";3;"2024-03-01";/)
    expect(csv).toContain(`"'@SUM(1);""x"""`)
    const list = await saved(() => page.getByRole('button', {name: /^Список файлов: Исправить/}).click())
    expect(list.split('\n')).toContain('=1+1.md')
    await page.close()
  })

  test('prints its rows as a plain table', async () => {
    const {page} = await opened(file('print', archive(6000)))
    await page.pdf()
    await page.emulateMedia({media: 'print'})
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.locator('.paper tbody tr').count()).toBe(3000)
    expect(await page.locator('.paper > p').textContent()).toBe(
      'Напечатаны первые 3000 из 5500; остальные — в файле отчёта и в CSV.',
    )
    expect(await page.locator('.split').isVisible()).toBe(false)
    await page.close()
  })

  test('120,000 rows: few elements', async () => {
    const {page, complaints} = await opened(file('large', archive(131_000)))
    await shows(page, /^120\s\d{3} наход/)
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toMatch(/^120\d{3}$/)
    for (const text of ['л', 'мост', 'мост 2020', '']) {
      await page.fill('#search', text)
      await page.waitForTimeout(150)
    }
    for (const order of ['path', 'date', 'fix', 'priority']) {
      await page.getByLabel('Порядок', {exact: true}).selectOption(order)
      await page.waitForTimeout(150)
    }
    await page.evaluate(`(async () => {
      const scroller = document.querySelector('.scroller')
      for (let i = 0; i < 40; i++) {
        scroller.scrollTop = i * 99_991
        await new Promise(requestAnimationFrame)
      }
    })()`)
    expect(await page.locator('.body .row').count()).toBeLessThan(60)
    expect(complaints).toEqual([])
    await page.close()
  })
})
