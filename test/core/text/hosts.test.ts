import {describe, expect, test} from 'vitest'
import {
  addressesIn,
  agrees,
  hostOf,
  isDomain,
  isNameOf,
  mendAddress,
  sameSite,
  siteOf,
} from '../../../src/core/text/hosts.ts'

describe('addresses in a text', () => {
  test.each([
    ['см. gora.ru.', ['gora.ru']],
    ['(https://gora.ru/a_(b))', ['https://gora.ru/a_(b)']],
    ['https://gora.ru/1, https://dol.ru/2.', ['https://gora.ru/1', 'https://dol.ru/2']],
    ['вестник.рф и ВЕСТНИК.РФ', ['вестник.рф', 'ВЕСТНИК.РФ']],
    ['gora.ru/news/1', ['gora.ru/news/1']],
    ['原文：https://gora.com/1。', ['https://gora.com/1']],
    ['gora.ru,dol.ru', ['gora.ru', 'dol.ru']],
    ['на горе.Все ушли', []],
    ['at the end.It was', []],
    ['info@gora.ru', []],
    ['Node.js, т.е., 3.14, v1.2.3', []],
    ['http://localhost/a', []],
  ])('%s', (text, expected) => {
    const found = addressesIn(text)
    expect(found.map((one) => one.text)).toEqual(expected)
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
  })

  test('leaves out names of files where it must be sure', () => {
    expect(addressesIn('readme.md main.py gora.com', true).map((one) => one.text)).toEqual(['gora.com'])
  })

  test('tells the host without www, international names in punycode', () => {
    expect(addressesIn('www.gora.ru')[0]).toMatchObject({kind: 'domain', host: 'gora.ru', url: 'https://www.gora.ru/'})
    expect(addressesIn('гора.рф')[0]!.host).toBe('xn--80af7ai.xn--p1ai')
  })
})

test('domains', () => {
  expect(['gora.ru', 'Gora.Ru', 'GORA.COM', 'гора.рф'].every(isDomain)).toBe(true)
  expect(['gora', 'end.It', 'gora.ocm', 'gora.рф', 'Гора.Медиа'].some(isDomain)).toBe(false)
})

test('hosts and sites', () => {
  expect(hostOf('https://www.gora.co.uk/1')).toBe('gora.co.uk')
  expect(hostOf('docs/a.md')).toBe(null)
  expect(siteOf('news.gora.co.uk')).toBe('gora.co.uk')
  expect(sameSite('news.gora.ru', 'gora.ru')).toBe(true)
  expect(sameSite('gora.ru', 'dol.ru')).toBe(false)
})

test.each([
  ['The Mountain Gazette', 'mountaingazette.com', true],
  ['The Mountain Gazette', 'mg.com', true],
  ['Mountain Gazette Online', 'mountain-gazette.com', true],
  ['Горный вестник', 'gorniy-vestnik.ru', true],
  ['РИА Гора', 'ria.ru', true],
  ['Institute for the Study of Ice', 'studyice.org', true],
  ['The Mountain Gazette', 'valleytimes.com', false],
])('«%s» at %s: %s', (name, host, expected) => {
  expect(agrees(name, host)).toBe(expected)
})

test('the name of an outlet and nothing more', () => {
  expect(isNameOf('Горная газета', 'gornaya-gazeta.ru')).toBe(true)
  expect(isNameOf('Mountain Gazette', 'mountaingazette.com')).toBe(true)
  expect(isNameOf('Почему газета закрылась', 'gornaya-gazeta.ru')).toBe(false)
})

test.each([
  ['gora,ru', 'gora.ru'],
  ['gora .ru', 'gora.ru'],
  ['http//gora.ru/1', 'https://gora.ru/1'],
  ['https:/gora.ru', 'https://gora.ru'],
  ['mountain-gazette.ocm', 'mountain-gazette.com'],
  ['gоra.com', 'gora.com'],
  ['https://', null],
  ['[Вестник][2]', null],
])('%s is mended to %s', (written, expected) => {
  expect(mendAddress(written)).toBe(expected)
})
