/** Rows of a report that wait on the disk. */
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {HtmlReport} from '../../../src/core/audit.ts'
import {DiskShelf} from '../../../src/node/audit/disk-shelf.ts'
import {folder} from '../command.ts'

const meta = {version: '0', locale: 'ru', day: '2026-11-22', packs: [], rules: []} as const

/** Enough for several blocks. */
function fill(report: HtmlReport) {
  for (let i = 0; i < 5000; i++)
    report.add({
      path: `новости/${i}.md`,
      date: null,
      language: 'rus',
      ok: false,
      disclaimer: 'absent',
      mandate: null,
      inForce: false,
      source: null,
      findings: [
        {
          rule: 'disclaimer-present',
          severity: 'error',
          line: 1,
          reason: 'Нет плашки',
          excerpt: `Статья ${i}`,
          expected: '',
          fix: null,
        },
      ],
    })
  return report
}

test('the page is the same as from memory, and nothing is left behind', () => {
  const cwd = folder({})
  const rows = new DiskShelf(path.join(cwd, 'audit.html'))
  const page = [...fill(new HtmlReport(meta, rows)).chunks()].join('')
  expect(page).toBe([...fill(new HtmlReport(meta)).chunks()].join(''))
  expect(page.split('class="rows"').length).toBeGreaterThan(3)
  rows.drop()
  rows.drop()
  expect(fs.readdirSync(cwd)).toEqual([])
})

test('a place that cannot be written is named as the report is', () => {
  const rows = new DiskShelf(path.join(folder({}), 'nowhere', 'audit.html'))
  expect(() => rows.add('x')).toThrow(/audit\.html/)
})
