/**
 * A rule is a judgement with an id. It is pure: facts in, reports out. Here a report becomes a message, once, so that no
 * message is incomplete.
 */
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {DataMap} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Options, Range, Said, Severity} from './article.ts'
import {type Lines, linesOf} from './text/lines.ts'

/** One replacement in the text as it was given. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/** How a finding could be mended: `safe` may be done unasked. */
export interface Fix {
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

export interface Report {
  /** *Missing X, expected Y* or *Unexpected X, expected Y*, in every language of the tool. */
  readonly reason: Said
  readonly range: Range
  /** What should stand there: the advice to a person. */
  readonly expected?: readonly string[]
  readonly fix?: Fix
  /** Another severity than the rule's own, where the rule knows cases of different weight. */
  readonly severity?: Severity
}

export interface Context {
  readonly text: string
  readonly data: Readonly<DataMap>
  readonly options: Options
}

export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** Rules that state the law cannot be switched off in the configuration. */
  readonly kind: 'law' | 'house'
  /** With `--strict` its warnings are errors. */
  readonly strict?: boolean
  /** What it finds may be caused by any line of the article, not only by the place where it is told. */
  readonly scope?: 'article'
  /** One line for tables and hovers. */
  readonly about: Said
  check(context: Context): Iterable<Report>
}

declare module 'vfile-message' {
  interface VFileMessage {
    severity?: Severity
    fix?: Fix | undefined
    range?: Range
    /** The reason of the waiver, where a person took the finding upon themselves. */
    because?: string
  }
}

const fatal = {error: true, warning: false, info: undefined} as const

/** The address of a rule's page, derived from its id. */
export const ruleUrl = (id: string) => `https://github.com/plashka/plashka/blob/main/rules/${id}.md`

/** A rule as a unified plugin that writes `file.messages` and touches nothing else. */
export function toPlugin(rule: Rule): Plugin<[Options], Root> {
  return (options) => (_tree, file) => {
    const severity = severityOf(rule, options)
    if (severity === null) return
    const text = String(file)
    const lines: Lines = linesOf(text)
    const data = file.data as unknown as DataMap
    for (const report of rule.check({text, data, options})) {
      const weight = report.severity ?? severity
      const own = rule.strict && options.strict && weight === 'warning' ? 'error' : weight
      const message: VFileMessage = file.message(report.reason[options.locale ?? 'en'], {
        place: lines.position(report.range),
        ruleId: rule.id,
        source: 'plashka',
      })
      message.fatal = fatal[own]
      message.severity = own
      message.range = report.range
      if (report.expected) message.expected = [...report.expected]
      message.fix = report.fix
      message.url = ruleUrl(rule.id)
    }
  }
}

function severityOf(rule: Rule, options: Options): Severity | null {
  const set = rule.kind === 'house' ? options.rules?.[rule.id] : undefined
  return set === 'off' ? null : (set ?? rule.severity)
}
