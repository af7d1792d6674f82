/** The report for editors: what is wrong, where, and what to do next. */
import type {MendableFinding, Waived} from '../record.ts'
import {news, sentence} from './expected.ts'
import {frame} from './frame.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {tally} from './tally.ts'
import {cut, visible, wrap} from './width.ts'
import {summed, type Words, words} from './words.ts'

const WIDTH = 100
const INDENT = '  '
/** Lines of a reason and of an expected text; the mandated label takes three. */
const REASON_LINES = 6
const EXPECTED_LINES = 5
/** Alternatives that are shown of an expected text. */
const ALTERNATIVES = 2
/** Paths that are named in the advice to mend. */
const NAMED = 3

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green' | 'underline'
type Paint = (style: Style, text: string) => string

const codes: Record<Style, readonly [on: number, off: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
}

const colored: Paint = (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`
const plain: Paint = (_style, text) => text

const styles = {error: 'red', warning: 'yellow', info: 'cyan'} as const

/** Everything that one article needs to be told. */
interface Page {
  readonly text: string
  readonly width: number
  readonly paint: Paint
  readonly words: Words
  readonly out: string[]
}

/** The report for editors, in their language. Articles without a finding are not mentioned. */
export function text(checked: readonly Checked[], context: ReportContext): string {
  const width = Math.max(40, context.width ?? WIDTH)
  const paint = context.color ? colored : plain
  const said = words[context.locale]
  const out: string[] = []
  for (const {result, text} of checked) {
    const page: Page = {text, width, paint, words: said, out}
    const findings = context.quiet ? result.findings.filter(({severity}) => severity === 'error') : result.findings
    const waived = context.quiet ? [] : result.waived
    if (findings.length === 0 && waived.length === 0) continue
    out.push(paint('underline', visible(result.path) || said.noName), '')
    for (const finding of findings) if (finding.severity !== 'info') full(page, finding)
    const infos = findings.filter(({severity}) => severity === 'info')
    for (const finding of infos) short(page, finding)
    for (const finding of waived) excused(page, finding)
    if (infos.length + waived.length > 0) out.push('')
  }
  out.push(...closing(checked, context, paint))
  return out.join('\n') + '\n'
}

/** A finding with its code frame. */
function full({text, width, paint, words, out}: Page, finding: MendableFinding) {
  const style = styles[finding.severity]
  const fix = finding.fix === 'safe' ? words.fixed : finding.fix === 'unsafe' ? words.unsafe : ''
  const head = `${finding.line}:${finding.column}  ${paint(style, words.severity[finding.severity])}  ${paint('bold', visible(finding.rule))}`
  out.push(INDENT + head + (fix ? paint('dim', ` · ${fix}`) : ''))
  const reason = sentence(finding.reason)
  for (const line of wrap(reason, width - INDENT.length, REASON_LINES)) out.push(INDENT + line)
  const shown = frame(text, finding, width - INDENT.length)
  if (shown) {
    if (shown.before !== null) out.push(INDENT + paint('dim', shown.before))
    out.push(INDENT + shown.line)
    const more = shown.rest > 0 ? paint('dim', ` ${words.moreLines(shown.rest)}`) : ''
    out.push(INDENT + paint(style, shown.under) + more)
    if (shown.after !== null) out.push(INDENT + paint('dim', shown.after))
  }
  const expected = news(finding.expected, reason)
  for (const [index, alternative] of expected.slice(0, ALTERNATIVES).entries()) {
    const lines = wrap(
      `${index === 0 ? words.expected : words.or}: ${alternative}`,
      width - INDENT.length,
      EXPECTED_LINES,
    )
    for (const line of lines) out.push(INDENT + paint('green', line))
  }
  if (expected.length > ALTERNATIVES) out.push(INDENT + paint('dim', words.more(expected.length - ALTERNATIVES)))
  out.push('')
}

function short({width, paint, words, out}: Page, finding: MendableFinding) {
  const place = `${finding.line}:${finding.column}`
  const word = words.severity.info
  const rule = visible(finding.rule)
  const room = width - INDENT.length - place.length - word.length - rule.length - 5
  out.push(
    `${INDENT}${place}  ${paint(styles.info, word)}  ${rule} ${paint('dim', cut(sentence(finding.reason), Math.max(20, room)))}`,
  )
}

function excused({width, paint, words, out}: Page, finding: Waived) {
  const line = `${finding.line}:${finding.column}  ${words.waived}  ${visible(finding.rule)} (${words.because}: ${sentence(finding.because)})`
  for (const part of wrap(line, width - INDENT.length, 3)) out.push(INDENT + paint('dim', part))
}

function closing(checked: readonly Checked[], {locale, asked}: ReportContext, paint: Paint): string[] {
  const said = words[locale]
  const sum = tally(checked)
  const line = summed(sum, locale)
  if (sum.affected === 0) return [paint('green', line)]
  const out = [paint(sum.errors > 0 ? 'red' : 'yellow', line)]
  if (sum.fixable > 0) {
    const mendable = checked.filter(({result}) =>
      result.findings.some(({fix, severity}) => fix === 'safe' && severity !== 'info'),
    )
    const named = mendable.length > NAMED ? null : typed(mendable.map(({result}) => result.path))
    // Never more than was checked: `plashka fix` alone would mend the whole folder.
    const command = `plashka fix ${named ?? (asked ? typed(asked) : null) ?? `<${said.samePaths}>`}`.trimEnd()
    out.push(`${said.mend(sum.fixable, sum.fixable === sum.errors + sum.warnings)} ${paint('bold', command)}`)
  }
  const rule = worst(checked)
  if (rule) out.push(`${said.explain} ${paint('bold', `plashka explain ${visible(rule)}`)}`)
  return out
}

/** The rule of the first error, or else of the first warning. A crash has no page. */
function worst(checked: readonly Checked[]): string | undefined {
  const standing = checked.flatMap(({result}) => result.findings).filter(({rule}) => rule !== 'crash')
  const first =
    standing.find(({severity}) => severity === 'error') ?? standing.find(({severity}) => severity === 'warning')
  return first?.rule
}

/** Paths as arguments; null where one of them could not be typed. */
function typed(paths: readonly string[]): string | null {
  const said = paths.map(argument)
  return said.includes('') ? null : said.join(' ')
}

/** A path as an argument, for `sh` and for Windows as far as it goes; empty where it could not be typed. */
function argument(path: string): string {
  if (path === '' || path === '-' || visible(path) !== path) return ''
  const safe = path.startsWith('-') ? `./${path}` : path
  if (!/[\s!-*;<=>?[-^`{-~]/.test(safe)) return safe
  return /[$`"\\!%]/.test(safe) ? `'${safe.replaceAll("'", `'\\''`)}'` : `"${safe}"`
}
