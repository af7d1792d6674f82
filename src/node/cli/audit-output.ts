/** What an audit and a merge have in common: records go in, and come out as a format, a summary, reports and an exit code. */
import type {Locale} from '../../core/index.ts'
import {type Brief, briefOf} from '../audit/brief.ts'
import {type AuditFormat, formats, type Writer, writers} from '../audit/formats.ts'
import type {ReportFile} from '../audit/report-file.ts'
import {Sums} from '../audit/sums.ts'
import type {Told} from '../audit/told.ts'
import {nearest} from '../nearest.ts'
import {Trouble} from '../trouble.ts'
import {print} from './output.ts'
import type {Setup} from './setup.ts'
import {Verdict} from './verdict.ts'
import {words} from './words.ts'

/** How many years, languages and folders the summary shows. */
const TOP = 10

export class AuditOutput {
  readonly verdict = new Verdict()
  private readonly sums = new Sums()
  private readonly writer: Writer
  /** Whether sums are all that is wanted. */
  readonly isBrief: boolean
  private readonly report: ReportFile | null
  private readonly locale: Locale
  private readonly top: number

  private constructor(setup: Setup, format: AuditFormat, top: number, report: ReportFile | null) {
    this.locale = setup.locale
    this.writer = writers[format](print)
    this.top = top
    this.report = report
    this.isBrief = format === 'text' && !report
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
    if (flags.report === undefined) return new AuditOutput(setup, format, top, null)
    const options = setup.optionsFor('article.md')
    const {openReports} = await import('../audit/report-file.ts')
    const about = {
      locale,
      title: flags.title ?? title,
      day: options.date ?? options.today!,
      packs: options.packs ?? null,
    }
    return new AuditOutput(setup, format, top, openReports(flags.report, cwd, about))
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
    this.count(told.result.path, briefOf(told.result))
    this.writer.add(told)
    this.report?.add(told)
  }

  /** An article of which no more is wanted. */
  count(name: string, brief: Brief) {
    this.verdict.count(
      brief.ok,
      brief.rules.reduce((sum, {warnings}) => sum + warnings, 0),
    )
    this.sums.add(name, brief)
  }

  /** @param isWhole whether everything was seen: of a run that was stopped no records are kept */
  end(isWhole: boolean) {
    this.writer.end(this.sums, this.locale, this.top)
    if (this.isBrief && this.sums.hasFindings) print(`\n${words.audit.report[this.locale]}\n`)
    this.report?.close(isWhole)
  }
}

function formatOf(format: string | undefined): AuditFormat {
  const known = formats.find((name) => name === (format ?? 'text'))
  if (!known) throw new Trouble(words.oneOf('--format', format!, formats, nearest(format!, formats)))
  return known
}

export function numberOf(flag: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Trouble(words.badNumber(flag, value, 1))
  return Number(value)
}
