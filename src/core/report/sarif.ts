/** SARIF 2.1.0 (OASIS), for code scanning and for viewers. */
import type {Fix, Log, Message, PhysicalLocation, Region, ReportingDescriptor, Result} from 'sarif'
import type {Severity} from '../article.ts'
import type {Finding, MendableFinding, Waived} from '../record.ts'
import {ruleUrl} from '../rule.ts'
import {linesOf} from '../text/lines.ts'
import {fingerprints} from './fingerprint.ts'
import {pathUri, relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {visible} from './width.ts'
import {words} from './words.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * A name of its own: where `primaryLocationLineHash` is given, GitHub's upload action computes its own value all the same and
 * warns of every difference.
 */
const FINGERPRINT = 'plashka/v1'

const levels = {error: 'error', warning: 'warning', info: 'note'} as const
/** GitHub's words for rules. */
const problems = {error: 'error', warning: 'warning', info: 'recommendation'} as const

/** One run over all articles. Waived findings are there with a suppression; with a baseline every result has its state. */
export function sarif(checked: readonly Checked[], context: ReportContext): string {
  const {locale, version, root} = context
  const rules = descriptors(checked, context)
  const places = new Map(rules.map(({id}, index) => [id, index]))
  const compared = checked.some(({known}) => known)
  const results = checked.flatMap(({result, text, known = []}) => {
    const artifact = location(relativePath(result.path, root))
    // Known findings come first, as the baseline counts them.
    const all: readonly (MendableFinding | Waived)[] = [...known, ...result.findings, ...result.waived]
    const prints = fingerprints(all, text)
    return all.map((finding, index): Result => {
      const fixes = 'edits' in finding ? fix(finding, text, artifact, locale) : null
      return {
        ruleId: finding.rule,
        ruleIndex: places.get(finding.rule)!,
        level: levels[finding.severity],
        message: message(finding.reason),
        locations: [{physicalLocation: {artifactLocation: artifact, region: region(finding)}}],
        partialFingerprints: {[FINGERPRINT]: prints[index]!},
        ...(compared && {baselineState: index < known.length ? 'unchanged' : 'new'}),
        ...(fixes && {fixes: [fixes]}),
        ...('because' in finding && {
          suppressions: [{kind: 'inSource', status: 'accepted', justification: visible(finding.because)}],
        }),
      }
    })
  })
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'plashka', version, language: locale, rules}},
        language: locale,
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
  return JSON.stringify(log, null, 2) + '\n'
}

/** The rules of the tool, then those that only turn up in findings (a crash, a complaint of a parser). */
function descriptors(
  checked: readonly Checked[],
  {locale, rules = [], pages = {}}: ReportContext,
): ReportingDescriptor[] {
  const known = rules.map(({id, about, severity, kind}): ReportingDescriptor => {
    const page = Object.hasOwn(pages, id) ? pages[id] : undefined
    return {
      id,
      shortDescription: {text: about[locale]},
      fullDescription: {text: about[locale]},
      helpUri: ruleUrl(id),
      help: page === undefined ? {text: about[locale]} : {text: page, markdown: page},
      defaultConfiguration: {level: levels[severity]},
      properties: {tags: kind ? [kind] : [], 'problem.severity': problems[severity]},
    }
  })
  const others = new Map<string, Severity>()
  const ids = new Set(rules.map(({id}) => id))
  for (const {result, known: old = []} of checked) {
    for (const {rule, severity} of [...old, ...result.findings, ...result.waived]) {
      if (!ids.has(rule) && !others.has(rule)) others.set(rule, severity)
    }
  }
  return [
    ...known,
    ...Array.from(others, ([id, severity]) => ({
      id,
      shortDescription: {text: id},
      defaultConfiguration: {level: levels[severity]},
    })),
  ]
}

/**
 * In a SARIF message `{` and `}` are doubled (§3.11.5), and `[text](target)` is a link (§3.11.6), which an article must not be
 * able to set.
 */
function message(text: string): Message {
  return {text: visible(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] (')}
}

function location(path: string): NonNullable<PhysicalLocation['artifactLocation']> {
  const uri = pathUri(path || 'stdin')
  return uri.startsWith('file:') ? {uri} : {uri, uriBaseId: '%SRCROOT%'}
}

const region = ({line, column, endLine, endColumn}: Finding): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

function fix(
  {edits, fix}: MendableFinding,
  text: string,
  artifact: ReturnType<typeof location>,
  locale: 'ru' | 'en',
): Fix | null {
  if (edits.length === 0) return null
  const lines = linesOf(text)
  const replacements = edits.map((edit) => {
    const {start, end} = lines.position(edit.range)
    return {
      deletedRegion: {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column},
      ...(edit.text && {insertedContent: {text: edit.text.toWellFormed()}}),
    }
  })
  const said = words[locale]
  return {
    description: {text: fix === 'safe' ? said.fixed : said.unsafe},
    artifactChanges: [{artifactLocation: artifact, replacements}],
  }
}
