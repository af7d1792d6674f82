/** `plashka audit`: an archive at a glance. */
import fs from 'node:fs'
import path from 'node:path'
import type {Locale, Result} from '../../core/index.ts'
import {Cache, cacheFolder} from '../audit/cache.ts'
import {type Answered, type Pending, run} from '../audit/run.ts'
import {isInShard, parseShard} from '../audit/shard.ts'
import {Sums} from '../audit/sums.ts'
import {today} from '../day.ts'
import {nearest} from '../nearest.ts'
import {build, version} from '../package.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import type {Arguments} from './flags.ts'
import {isTerminal, print} from './output.ts'
import {Progress} from './progress.ts'
import {Verdict} from './report.ts'
import {complain, type Setup, setUp} from './setup.ts'
import {words} from './words.ts'

/** How many years, languages and folders the summary shows. */
const TOP = 10
/** What is known is written down so often, in milliseconds: a run that is killed loses no more. */
const KEEP_EVERY = 2000

/** Formats that an audit can give without keeping the archive in memory. */
const formats = ['text', 'ndjson', 'json', 'csv'] as const

export async function audit(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const {locale} = setup
  const {flags} = args
  const format = oneFormat(flags.format)
  const shard = flags.shard === undefined ? null : parseShard(flags.shard)
  const top = numberOf('--top', flags.top) ?? TOP
  if (flags.resume && flags['no-cache']) throw new Trouble(words.notTogether('--resume', '--no-cache'))
  const cache = flags['no-cache'] ? null : openCache(flags['cache-dir'], locale)
  const verdict = new Verdict()
  const sums = new Sums()
  const report = flags.report === undefined ? null : await openReport(path.resolve(setup.cwd, flags.report), setup)
  const out = writers[format]()
  const progress = isTerminal(2) && !setup.quiet ? new Progress(locale) : null
  let stopped = false
  const stop = () => {
    stopped = true
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const onTrouble = (said: Said) => {
    verdict.failed = true
    progress?.clear()
    complain(said, locale)
  }
  const onNote = (said: Said) => {
    progress?.clear()
    complain(said, locale)
  }
  const inShard = (name: string) => !shard || isInShard(name, shard)
  const articles = pending(setup, inShard, onTrouble, onNote, () => stopped)
  let kept = Date.now()
  for await (const answered of run(articles, {
    optionsFor: setup.optionsFor,
    today: today(),
    cache,
    jobs: numberOf('--jobs', flags.jobs),
  })) {
    const {result} = answered
    if (!result) onTrouble(answered.trouble ? unreadable(answered) : words.binary(answered.path))
    else {
      verdict.add(result)
      sums.add(result)
      out.add(result, answered)
      report?.add(result, answered)
    }
    progress?.show(sums.all.articles)
    const now = Date.now()
    if (now - kept > KEEP_EVERY) {
      cache?.flush()
      kept = now
    }
  }
  cache?.close()
  progress?.clear()
  out.end(sums, locale, top)
  report?.close()
  if (stopped) {
    complain(words.audit.stopped(sums.all.articles, cache !== null), locale)
    return 2
  }
  return verdict.code(setup)
}

const unreadable = ({path: name, trouble}: Answered) =>
  trouble instanceof Trouble ? trouble.said : words.unreadable(name, reasonOf(trouble))

/** The articles asked for, each to be read when its turn comes. */
async function* pending(
  {cwd, args, settings, quiet}: Setup,
  wanted: (name: string) => boolean,
  onTrouble: (said: Said) => void,
  onNote: (said: Said) => void,
  stopped: () => boolean,
): AsyncGenerator<Pending> {
  const {sources} = await import('../input/index.ts')
  const {flags, paths} = args
  const include = settings?.config.include
  const asked = {
    cwd,
    filesFrom: flags['files-from'],
    tree: flags.tree,
    include: include && settings ? {folder: settings.folder, globs: include} : undefined,
    excluded: (file: string) => settings?.excluded?.(file) ?? false,
    onTrouble,
    ...(!quiet && {onNote}),
  }
  for await (const source of sources(paths, asked)) {
    if (stopped()) return
    if (!wanted(source.path)) continue
    const {path: name, file, bytes, text, date, input} = source
    yield {
      path: name,
      ...(date ? {date} : {}),
      ...(input ? {input} : {}),
      read: () => text ?? bytes ?? fs.readFileSync(file!),
    }
  }
}

/** @returns the cache, or null where there is no place for one: an audit without is slower, not wrong */
function openCache(folder: string | undefined, locale: Locale): Cache | null {
  try {
    return new Cache(folder ?? cacheFolder(), build)
  } catch (error) {
    complain(words.audit.noCache(reasonOf(error)), locale)
    return null
  }
}

interface Writer {
  add(result: Result, answered: Answered): void
  end(sums: Sums, locale: Locale, top: number): void
}

/** One article after the other: nothing is kept. */
const writers: Record<(typeof formats)[number], () => Writer> = {
  text: () => ({add() {}, end: (sums, locale, top) => print(sums.table(locale, top))}),
  ndjson: () => ({add: (result) => print(JSON.stringify(result) + '\n'), end() {}}),
  json() {
    let first = true
    return {
      add(result) {
        print(`${first ? `{"version":${JSON.stringify(version)},"results":[` : ','}\n${JSON.stringify(result)}`)
        first = false
      },
      end({all}) {
        print(
          `${first ? `{"version":${JSON.stringify(version)},"results":[` : ''}\n],"summary":${JSON.stringify(all)}}\n`,
        )
      },
    }
  },
  csv() {
    let first = true
    return {
      add(result, {excerpts}) {
        if (first)
          print(
            '\ufeff' +
              csvRow(['path', 'date', 'language', 'rule', 'severity', 'line', 'column', 'reason', 'excerpt', 'fix']),
          )
        first = false
        for (const [i, {rule, severity, line, column, reason, fix}] of result.findings.entries())
          print(
            csvRow([
              result.path,
              result.date ?? '',
              result.language.code,
              rule,
              severity,
              line,
              column,
              reason,
              excerpts[i]?.excerpt ?? '',
              fix ?? '',
            ]),
          )
      },
      end() {},
    }
  },
}

/** RFC 4180; what a spreadsheet would take for a formula is made text (OWASP, "CSV injection"). */
const csvRow = (cells: readonly (string | number)[]) =>
  cells
    .map((cell) => {
      const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell)
      return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',') + '\r\n'

interface Report {
  add(result: Result, answered: Answered): void
  close(): void
}

async function openReport(file: string, setup: Setup): Promise<Report> {
  const {openReportFile} = await import('../audit/report-file.ts')
  return openReportFile(file, setup.locale, setup.args.flags.date ?? today())
}

function oneFormat(format: string | undefined): (typeof formats)[number] {
  const known = formats.find((name) => name === (format ?? 'text'))
  if (!known) throw new Trouble(words.oneOf('--format', format!, formats, nearest(format!, formats)))
  return known
}

function numberOf(flag: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Trouble(words.badNumber(flag, value))
  return Number(value)
}
