/** The formats that an audit prints without keeping the archive in memory. */
import type {Locale} from '../../core/index.ts'
import {version} from '../package.ts'
import {csvHead, csvRows} from './csv.ts'
import type {Sums} from './sums.ts'
import type {Told} from './told.ts'

export const formats = ['text', 'ndjson', 'json', 'csv'] as const
export type AuditFormat = (typeof formats)[number]

export interface Writer {
  add(told: Told): void
  /** @param top how many years, languages and folders at the most */
  end(sums: Sums, locale: Locale, top: number): void
}

/** @param print takes the text, piece by piece */
export const writers: Record<AuditFormat, (print: (text: string) => void) => Writer> = {
  text: (print) => ({add() {}, end: (sums, locale, top) => print(sums.table(locale, top))}),
  ndjson: (print) => ({add: ({result}) => print(JSON.stringify(result) + '\n'), end() {}}),
  json(print) {
    let before = `{"version":${JSON.stringify(version)},"results":[`
    return {
      add({result}) {
        print(`${before}\n${JSON.stringify(result)}`)
        before = ','
      },
      end: ({all}) => print(`${before === ',' ? '' : before}\n],"summary":${JSON.stringify(all)}}\n`),
    }
  },
  csv(print) {
    let head = csvHead
    return {
      add(told) {
        const rows = csvRows(told)
        if (rows === '') return
        print(head + rows)
        head = ''
      },
      end: () => print(head),
    }
  },
}
