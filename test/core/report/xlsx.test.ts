/** The workbook: what stands in its cells, and that none is a formula. */
import {strFromU8, unzipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import type {AuditMeta, AuditRow} from '../../../src/core/audit.ts'
import {XlsxReport} from '../../../src/core/report/xlsx.ts'
import {archive, article, finding, HOSTILE, meta} from './audit-rows.ts'

/** A workbook of some rows, as bytes. */
function book(own: AuditMeta, rows: Iterable<AuditRow>, mostRows?: number): Buffer {
  const pieces: Uint8Array[] = []
  const report = new XlsxReport(own, (piece) => pieces.push(piece), mostRows)
  for (const row of rows) report.add(row)
  report.close()
  return Buffer.concat(pieces)
}

function parts(bytes: Buffer): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))
}

const cells = (sheet: string) =>
  [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, , row]) =>
    [
      ...row!.matchAll(
        /<c(?: [^>]*)?(?:\/>|>(?:<v>([^<]*)<\/v>|<is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>)/g,
      ),
    ].map(([, number, text]) => text ?? (number === undefined ? null : Number(number))),
  )

describe('the workbook', () => {
  test('has a row a finding, dates as dates, and a summary before it', () => {
    const row = article({findings: [finding(), finding({severity: 'info'})]})
    const {
      'xl/worksheets/sheet1.xml': sheet,
      'xl/worksheets/summary.xml': summary,
      'xl/workbook.xml': frame,
    } = parts(book({...meta, locale: 'en'}, [row]))
    const rows = cells(sheet!)
    expect(rows).toHaveLength(2)
    expect(rows[0]!.slice(0, 3)).toEqual(['Article', 'Line', 'Date'])
    // 2024-03-01 is day 45352 in Excel.
    expect(rows[1]!.slice(0, 5)).toEqual(['archive/2024/ice.md', 3, 45_352, 'rus', 'herald.example'])
    expect(sheet).toContain('<autoFilter ref="A1:M2"/>')
    expect(cells(summary!)).toContainEqual(['Errors', 1])
    expect([...frame!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Summary', 'Findings'])
  })

  test.each(HOSTILE)('takes %j for text', (text) => {
    const row = article({
      path: text,
      date: text,
      source: text,
      findings: [finding({rule: text, reason: text, excerpt: text, expected: text})],
    })
    for (const xml of Object.values(parts(book({...meta, title: text}, [row])))) {
      expect(xml).not.toMatch(/<f[ >]/)
      expect(xml).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]|<script|<img/)
    }
  })

  test('escapes what looks like an escape', () => {
    expect(parts(book(meta, [article({path: '_x0041_.md'})]))['xl/worksheets/sheet1.xml']).toContain('_x005F_x0041_.md')
  })

  test('goes on in a further sheet', () => {
    const rows = Array.from({length: 5}, (_, i) => article({path: `${i}.md`}))
    const all = parts(book(meta, rows, 3))
    const paths = [1, 2, 3].flatMap((i) =>
      cells(all[`xl/worksheets/sheet${i}.xml`]!)
        .slice(1)
        .map(([path]) => path),
    )
    expect(paths).toEqual(['0.md', '1.md', '2.md', '3.md', '4.md'])
    expect(all['[Content_Types].xml']).toContain('sheet3.xml')
  })

  test('is whole without a finding, and the same rows make the same bytes', () => {
    expect(cells(parts(book(meta, []))['xl/worksheets/sheet1.xml']!)).toHaveLength(1)
    expect(book(meta, archive(500)).equals(book(meta, archive(500)))).toBe(true)
  })

  test('comes out as it grows, and is not kept', () => {
    let out = 0
    const report = new XlsxReport(meta, ({length}) => {
      out += length
    })
    const after = [500, 500, 500].map((count) => {
      for (const row of archive(count)) report.add(row)
      return out
    })
    expect(after[0]).toBeGreaterThan(1000)
    expect(after[2]! - after[1]!).toBeGreaterThan(1000)
  })
})
