import {describe, expect, it} from 'vitest'
import {githubSummary} from '../../../src/core/report/github.ts'
import {type Format, formats, reporters} from '../../../src/core/report/index.ts'
import {english, russian, sample} from './sample.ts'

const extensions: Record<Format, string> = {
  text: 'txt',
  json: 'json',
  ndjson: 'ndjson',
  github: 'log',
  sarif: 'sarif',
  junit: 'xml',
  rdjsonl: 'rdjsonl',
  gitlab: 'gitlab.json',
  csv: 'csv',
  markdown: 'md',
}

const file = (name: string) => `../../fixtures/report/${name}`

describe('one list of findings in every format', () => {
  for (const format of formats) {
    it(`as ${format}, in Russian`, async () => {
      const report = reporters[format](sample, russian)
      await expect(report).toMatchFileSnapshot(file(`report.ru.${extensions[format]}`))
      expect(report).toMatch(/[^\n]\n$/)
    })
  }

  for (const format of ['text', 'github', 'markdown'] as const) {
    it(`as ${format}, in English`, async () => {
      await expect(reporters[format](sample, english)).toMatchFileSnapshot(file(`report.en.${extensions[format]}`))
    })
  }

  it('as the summary of a job', async () => {
    await expect(githubSummary(sample, russian)).toMatchFileSnapshot(file('summary.ru.md'))
  })

  it('as text in colour, narrow', async () => {
    await expect(reporters.text(sample, {...english, color: true, width: 60})).toMatchFileSnapshot(file('color.en.txt'))
  })

  it('is the same report twice', () => {
    for (const format of formats) {
      expect(reporters[format](sample, english)).toBe(reporters[format](structuredClone(sample), english))
    }
  })

  it('of no article is a report too', () => {
    for (const format of formats) expect(() => reporters[format]([], english)).not.toThrow()
    expect(reporters.text([], russian)).toBe('Статей нет.\n')
    expect(reporters.ndjson([], russian)).toBe('')
  })
})
