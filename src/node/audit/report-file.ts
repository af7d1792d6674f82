/** The HTML report of an audit, written whole when the audit has ended. */
import fs from 'node:fs'
import {HtmlReport} from '../../core/audit.ts'
import {type Locale, packs, type Result, rules} from '../../core/index.ts'
import {rulePage, version} from '../package.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {words} from '../cli/words.ts'
import type {Answer} from './judge.ts'

export interface ReportFile {
  add(result: Result, answer: Answer): void
  close(): void
}

/**
 * @param file absolute
 * @param day `YYYY-MM-DD`, the day to judge by where an article has none
 * @throws Trouble at once where it could not be written in the end
 */
export function openReportFile(file: string, locale: Locale, day: string): ReportFile {
  const temporary = `${file}.${process.pid}.tmp`
  const tell = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      fs.rmSync(temporary, {force: true})
      throw new Trouble(words.unwritable(file, reasonOf(error)))
    }
  }
  const fd = tell(() => fs.openSync(temporary, 'w'))
  const report = new HtmlReport({
    version,
    locale,
    day,
    packs: packs.map(({id, reviewed}) => ({id, reviewed})),
    rules: rules.map(({id, about, severity}) => ({id, about, severity, url: '', law: rulePage(id) ?? ''})),
  })
  return {
    add({path, date, language, ok, disclaimer, attribution, findings, waived}, {excerpts}) {
      report.add({
        path,
        date,
        language: language.code,
        ok,
        disclaimer: disclaimer.status,
        mandate: disclaimer.mandate,
        inForce: disclaimer.inForce,
        source: attribution.source,
        findings: findings.map(({rule, severity, line, reason, expected, fix}, i) => ({
          rule,
          severity,
          line,
          reason,
          expected: expected.join('\n'),
          fix,
          ...(excerpts[i] ?? {excerpt: ''}),
        })),
        waived: waived.length,
      })
    },
    close() {
      tell(() => {
        for (const chunk of report.chunks()) fs.writeFileSync(fd, chunk)
        fs.fsyncSync(fd)
        fs.closeSync(fd)
        fs.renameSync(temporary, file)
      })
    },
  }
}
