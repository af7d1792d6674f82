/** What an audit and a merge have in common: records go in, and come out as a format, a summary, reports and an exit code. */
import {type Locale, packs} from '../../core/index.ts'
import {type AuditFormat, formats, type Writer, writers} from '../audit/formats.ts'
import type {ReportFile} from '../audit/report-file.ts'
import {Sums} from '../audit/sums.ts'
import type {Told} from '../audit/told.ts'
import {nearest} from '../nearest.ts'
import {Trouble} from '../trouble.ts'
import {print} from './output.ts'
import {Verdict} from './report.ts'
import type {Setup} from './setup.ts'
import {words} from './words.ts'

/** How many years, languages and folders the summary shows. */
const TOP = 10

export class AuditOutput {
  readonly verdict = new Verdict()
  private readonly sums = new Sums()
  private readonly writer: Writer
  private readonly isSummary: boolean
  private readonly report: ReportFile | null
  private readonly locale: Locale
  private readonly top: number

  private constructor(setup: Setup, format: AuditFormat, top: number, report: ReportFile | null) {
    this.locale = setup.locale
    this.writer = writers[format](print)
    this.isSummary = format === 'text'
    this.top = top
    this.report = report
  }

  /**
   * @param title what was audited, unless the command line says
   * @throws Trouble on a flag's value that cannot be, and where a report could not be written
   */
  static async open(setup: Setup, title: string): Promise<AuditOutput> {
    const {args, cwd, locale} = setup
    const {flags} = args
    const format = formatOf(flags.format)
    const top = numberOf('--top', flags.top) ?? TOP
    const options = setup.optionsFor('article.md')
    const report =
      flags.report === undefined
        ? null
        : (await import('../audit/report-file.ts')).openReports(flags.report, cwd, {
            locale,
            title: flags.title ?? title,
            day: options.date ?? options.today!,
            packs: options.packs ?? packs,
          })
    return new AuditOutput(setup, format, top, report)
  }

  get articles(): number {
    return this.sums.all.articles
  }

  /** Does the work, and takes unfinished reports away where it fails. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.report?.drop()
      throw error
    }
  }

  add(told: Told) {
    this.verdict.add(told.result)
    this.sums.add(told.result)
    this.writer.add(told)
    this.report?.add(told)
  }

  end() {
    this.writer.end(this.sums, this.locale, this.top)
    if (this.isSummary && !this.report && this.sums.hasFindings) print(`\n${words.audit.report[this.locale]}\n`)
    this.report?.close()
  }
}

function formatOf(format: string | undefined): AuditFormat {
  const known = formats.find((name) => name === (format ?? 'text'))
  if (!known) throw new Trouble(words.oneOf('--format', format!, formats, nearest(format!, formats)))
  return known
}

export function numberOf(flag: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Trouble(words.badNumber(flag, value))
  return Number(value)
}
