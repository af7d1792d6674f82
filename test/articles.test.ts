/** The articles of the shop window: those in articles/ are fit to publish, those in articles/drafts/ each show one mistake. */
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Options} from '../src/core/article.ts'
import {check, publish} from '../src/core/check.ts'
import {rules} from '../src/core/rules/index.ts'
import {loadConfig} from '../src/node/config-load.ts'

const TODAY = '2026-11-22'
const settings = await loadConfig(path.resolve('plashka.config.yaml'), 'plashka.config.yaml')

const optionsFor = (file: string): Options => ({...settings.optionsFor(path.resolve(file)), today: TODAY, locale: 'en'})
const read = (file: string) => ({path: file, text: readFileSync(file, 'utf8')})
const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|txt|html)$/.test(name))
    .map((name) => `${folder}/${name}`)
const said = (file: string) =>
  check(read(file), optionsFor(file)).findings.map(({rule, severity}) => `${severity} ${rule}`)

describe.each(filesOf('articles'))('%s', (file) => {
  test('is fit to publish', () => {
    const {findings, disclaimer, attribution, date} = check(read(file), optionsFor(file))
    expect(findings.filter(({severity}) => severity !== 'info')).toEqual([])
    expect(disclaimer).toMatchObject({status: 'exact', placement: 'start'})
    expect(attribution.status).toBe('present')
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  test('is published once and for all', () => {
    const options = optionsFor(file)
    const {published} = publish(read(file), options)
    const page = {path: 'published.md', text: published ?? ''}
    expect(publish(page, options).published).toBe(published)
    const {findings, disclaimer, attribution} = check(page, options)
    expect(findings.filter(({severity}) => severity !== 'info')).toEqual([])
    expect(disclaimer).toMatchObject({status: 'exact', placement: 'start'})
    expect(attribution.status).toBe('present')
  })
})

/** Every mistake and what is said of it, in the order of the lines. */
const drafts: Readonly<Record<string, readonly string[]>> = {
  'blank-unfilled.md': ['error disclaimer-agent', 'error disclaimer-agent'],
  'broken-front-matter.md': ['info metadata-complete', 'error metadata-complete'],
  'empty-source.txt': ['error attribution-valid'],
  'full-of-site-clutter.txt': Array(6).fill('info site-chrome'),
  'half-a-label.md': ['error disclaimer-verbatim'],
  'label-at-the-end.md': ['error disclaimer-placement'],
  'label-in-a-comment.md': ['error disclaimer-placement'],
  'label-in-english.md': ['error disclaimer-present'],
  'latin-letter-in-label.md': ['error disclaimer-verbatim'],
  'no-age-mark.md': ['warning age-mark'],
  'no-disclaimer.md': ['error disclaimer-present'],
  'no-source.md': ['error attribution-present'],
  'nominative-name.md': ['error disclaimer-agent', 'error disclaimer-agent'],
  'old-wording-on-a-new-article.md': ['warning disclaimer-in-force'],
  'other-name.md': ['error disclaimer-agent', 'error disclaimer-agent'],
  'scraped-page.html': ['error disclaimer-present', ...Array(3).fill('info site-chrome'), 'error attribution-present'],
  'source-contradicts.md': ['error attribution-valid'],
  'waiver-without-a-reason.md': ['warning waiver-sound', 'warning disclaimer-in-force'],
  'words-missing.md': ['error disclaimer-verbatim'],
  'wrong-language-declared.md': ['warning language-declared'],
}

describe('drafts', () => {
  test('are all in the table', () => {
    expect(filesOf('articles/drafts').map((file) => path.basename(file))).toEqual(Object.keys(drafts))
  })

  test.each(Object.entries(drafts))('%s', (name, expected) => {
    expect(said(`articles/drafts/${name}`)).toEqual(expected)
  })

  test('show every rule', () => {
    const shown = new Set(Object.values(drafts).flatMap((list) => list.map((finding) => finding.split(' ')[1])))
    expect(rules.map(({id}) => id).filter((id) => !shown.has(id))).toEqual([])
  })
})
