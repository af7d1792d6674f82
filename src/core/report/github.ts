/**
 * GitHub Actions: annotations, the log of the step, and the job summary.
 *
 * An article must not be able to give commands to the runner. A line is a command if it starts with `::` after blanks, or if
 * `##[` stands anywhere in it (actions/runner, ActionCommand.cs). So every line of the log starts with a word of our own, holds
 * no line end or control character, and `##[` is parted. `::stop-commands::` around the log would add nothing: its token must
 * be unguessable, and the core has no chance and no clock to make one from.
 */
import type {Severity} from '../article.ts'
import type {MendableFinding} from '../record.ts'
import {markdown} from './escape.ts'
import {news, sentence} from './expected.ts'
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {reportTable, waivedTable} from './table.ts'
import {tally} from './tally.ts'
import {cut, visible} from './width.ts'
import {summed, words} from './words.ts'

/** Annotations of a kind that GitHub shows of one step. */
const LIMIT = 10
/** Columns of a reason and of an expected text: an annotation is to be read at a glance. */
const LENGTH = 600
/** Rows of the job summary, and its bytes: GitHub takes 1 MiB of a step. */
const ROWS = 300
const BYTES = 1_000_000

const commands = {error: 'error', warning: 'warning', info: 'notice'} as const
const severities: readonly Severity[] = ['error', 'warning', 'info']

interface Placed {
  readonly path: string
  readonly finding: MendableFinding
}

/** Log lines for everything, then annotations for the most severe, then the sum. */
export function github(checked: readonly Checked[], context: ReportContext): string {
  const said = words[context.locale]
  const all: Placed[] = checked.flatMap(({result}) =>
    result.findings.map((finding) => ({path: relativePath(result.path, context.root), finding})),
  )
  const log = all.map(({path, finding: {severity, line, column, rule, reason}}) =>
    harmless(`${said.severity[severity]} ${path || said.noName}:${line}:${column} ${rule}: ${sentence(reason)}`),
  )
  for (const {result} of checked) {
    const path = relativePath(result.path, context.root) || said.noName
    for (const {line, column, rule, because} of result.waived) {
      log.push(harmless(`${said.waived} ${path}:${line}:${column} ${rule} (${said.because}: ${sentence(because)})`))
    }
  }
  const kinds = severities.map((severity) => all.filter(({finding}) => finding.severity === severity))
  const over = kinds.some((kind) => kind.length > LIMIT)
  const shown = kinds.flatMap((kind, index) =>
    // The line that says how many are withheld is a notice itself.
    kind.slice(0, over && severities[index] === 'info' ? LIMIT - 1 : LIMIT),
  )
  const annotations = shown.map(({path, finding}) => annotation(path, finding, context))
  if (over) {
    const withheld = said.withheld(all.length - shown.length, LIMIT)
    annotations.push(command('notice', {title: 'plashka'}, withheld), `plashka: ${withheld}`)
  }
  return [...log, ...annotations, `plashka: ${summed(tally(checked), context.locale)}`].join('\n') + '\n'
}

function annotation(path: string, finding: MendableFinding, {locale}: ReportContext): string {
  const {severity, line, endLine, column, endColumn, rule, fix} = finding
  const said = words[locale]
  const reason = sentence(finding.reason)
  const lines = [cut(reason, LENGTH)]
  const [expected] = news(finding.expected, reason)
  if (expected) lines.push(`${said.expected}: ${cut(expected, LENGTH)}`)
  if (fix) lines.push(capital(fix === 'safe' ? said.fixed : said.unsafe))
  // The runner takes columns only where the finding stays on one line.
  const columns = line === endLine ? {col: column, endColumn} : {}
  const place = path === '' ? {} : {file: named(path), line, endLine, ...columns}
  return command(commands[severity], {...place, title: visible(rule)}, lines.join('\n'))
}

/** A path must stay as it is, or the annotation finds no file; but no escape code enters the log by it. */
const named = (path: string) => path.replace(/[^\P{Cc}\r\n]/gu, visible)

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** A workflow command, escaped as the runner unescapes it. */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const told = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name} ${told.join(',')}::${data(message)}`
}

/** The message of a command. `##[` is a command of the older form if the newer one is not understood. */
const data = (text: string) => parted(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

const parted = (text: string) => text.replaceAll('##[', '##\u200b[')

const harmless = (line: string) => parted(visible(line))

/** The job summary: one table over all articles, the most severe first, as many rows as GitHub takes. */
export function githubSummary(checked: readonly Checked[], context: ReportContext): string {
  const head = `## plashka: ${markdown(summed(tally(checked), context.locale))}`
  const told = checked.map(({result: {path, findings, waived}}) => ({
    path: relativePath(path, context.root),
    findings,
    waived,
  }))
  for (let rows = ROWS; ; rows = Math.floor(rows / 2)) {
    const tables = [...reportTable(told, context.locale, rows), ...waivedTable(told, context.locale, rows)]
    const summary = [head, ...tables].join('\n\n') + '\n'
    if (rows === 0 || new TextEncoder().encode(summary).length < BYTES) return summary
  }
}
