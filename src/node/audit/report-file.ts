/** The reports of an audit, each in a file of its own that appears when it is whole. */
import path from 'node:path'
import {type AuditMeta, type AuditRow, HtmlReport, XlsxReport} from '../../core/audit.ts'
import {type Locale, type Pack, packs as shipped, ruleUrl, rules} from '../../core/index.ts'
import {rulePage, version} from '../package.ts'
import {Trouble} from '../trouble.ts'
import {throughLinks} from '../write.ts'
import {csvHead, csvRows} from './csv.ts'
import {DiskShelf} from './disk-shelf.ts'
import {lineOf, type Told} from './told.ts'
import {WholeFile} from './whole-file.ts'
import {auditWords} from './words.ts'

export interface ReportFile {
  add(told: Told): void
  /**
   * Finishes it; records of a run that was stopped are given up, for who puts parts together would take them for the whole.
   *
   * @param isWhole whether the run came to its end
   * @throws Trouble where it cannot be written
   */
  close(isWhole: boolean): void
  /** Gives it up. */
  drop(): void
}

export interface About {
  locale: Locale
  /** What was audited, for a person to read. */
  title: string
  /** `YYYY-MM-DD`, the day to judge by where an article has none. */
  day: string
  /** The law that was applied; null for the shipped. */
  packs: readonly Pack[] | null
}

type Kind = (file: WholeFile, about: About, name: string) => ReportFile

const endings: readonly (readonly [RegExp, Kind])[] = [
  [
    /\.html?$/i,
    (file, about, name) => {
      const rows = new DiskShelf(name)
      return gathered(file, new HtmlReport(metaOf(about), rows), rows)
    },
  ],
  [
    /\.xlsx$/i,
    (file, about) => {
      const book = new XlsxReport(metaOf(about), (piece) => file.write(piece))
      const close = () => {
        book.close()
        file.close()
      }
      return {add: (told) => book.add(rowOf(told)), close, drop: () => file.drop()}
    },
  ],
  [/\.csv(\.gz)?$/i, (file) => streamed(file, csvRows, csvHead)],
  [
    /\.(?:ndjson|jsonl)(?:\.gz)?$/i,
    (file) => {
      const records = streamed(file, (told) => lineOf(told) + '\n')
      return {...records, close: (isWhole) => (isWhole ? records.close(true) : records.drop())}
    },
  ],
]

const shown = ['.html', '.xlsx', '.csv', '.ndjson', '.csv.gz', '.ndjson.gz'] as const

/**
 * @param names as on the command line; the ending says what kind of report
 * @param cwd absolute, where they start from
 * @throws Trouble at once where a name says nothing, or a file could not be written in the end
 */
export function openReports(names: readonly string[], cwd: string, about: About): ReportFile {
  const kinds = names.map((name) => {
    const kind = endings.find(([ending]) => ending.test(name))?.[1]
    if (!kind) throw new Trouble(auditWords.unknownReport(name, shown))
    return kind
  })
  const paths = names.map((name) => path.resolve(cwd, name))
  const targets = paths.map(throughLinks)
  const twice = targets.findIndex((file, i) => targets.indexOf(file) < i)
  if (twice >= 0) throw new Trouble(auditWords.sameReport(names[twice]!))
  const files: WholeFile[] = []
  try {
    for (const file of paths) files.push(new WholeFile(file))
  } catch (error) {
    for (const file of files) file.drop()
    throw error
  }
  const reports = files.map((file, i) => kinds[i]!(file, about, targets[i]!))
  return {
    add: (told) => {
      for (const report of reports) report.add(told)
    },
    close: (isWhole) => {
      for (const report of reports) report.close(isWhole)
    },
    drop: () => {
      for (const report of reports) report.drop()
    },
  }
}

/** Told at the end, from rows that lie on the disk until then. */
const gathered = (file: WholeFile, report: HtmlReport, rows: DiskShelf): ReportFile => ({
  add: (told) => report.add(rowOf(told)),
  close() {
    for (const chunk of report.chunks()) file.write(chunk)
    file.close()
    rows.drop()
  },
  drop() {
    file.drop()
    rows.drop()
  },
})

/** Told as it goes. */
function streamed(file: WholeFile, write: (told: Told) => string, head = ''): ReportFile {
  file.write(head)
  return {add: (told) => file.write(write(told)), close: () => file.close(), drop: () => file.drop()}
}

const metaOf = ({locale, title, day, packs}: About): AuditMeta => ({
  version,
  locale,
  title,
  day,
  packs: (packs ?? shipped).map(({id, reviewed}) => ({id, reviewed})),
  rules: rules.map(({id, about, severity}) => ({id, about, severity, url: ruleUrl(id), law: rulePage(id) ?? ''})),
})

const rowOf = ({result, excerpts}: Told): AuditRow => ({
  path: result.path,
  date: result.date,
  language: result.language.code,
  ok: result.ok,
  disclaimer: result.disclaimer.status,
  mandate: result.disclaimer.mandate,
  inForce: result.disclaimer.inForce,
  source: result.attribution.source,
  findings: result.findings.map(({rule, severity, line, reason, expected, fix}, i) => ({
    rule,
    severity,
    line,
    reason,
    expected: expected.join('\n'),
    fix,
    ...(excerpts[i] ?? {excerpt: ''}),
  })),
  waived: result.waived.length,
})
