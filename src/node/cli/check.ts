/** `plashka check`: are these articles fit to publish? */
import {check as judge, type Checked} from '../../core/index.ts'
import {readArticle, withEncoding} from '../read.ts'
import {Trouble} from '../trouble.ts'
import {openBaseline} from './baseline.ts'
import {onChangedLines} from './changed.ts'
import type {Arguments} from './flags.ts'
import {leaveForGithub} from './github.ts'
import {copiesOf, formatOf, report, writeReport} from './report.ts'
import {articlesOf, attempt, oneOf, setUp} from './setup.ts'
import {Verdict} from './verdict.ts'
import {words} from './words.ts'

export async function check(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
  const {flags} = args
  const lines = oneOf('--lines', flags.lines, ['all', 'changed'])
  if (lines === 'changed' && flags.since === undefined) throw new Trouble(words.needsSince)
  const copies = copiesOf(flags.write ?? [])
  const baseline = await openBaseline(setup)
  const {sources, troubles} = await articlesOf(setup)
  const verdict = new Verdict()
  verdict.failed = troubles.length > 0
  const checked: Checked[] = []
  for (const source of sources) {
    const article = attempt(setup.locale, () => readArticle(source))
    if (!article) {
      verdict.failed = true
      baseline?.skip(source.path)
      continue
    }
    const {text} = article
    const result = withEncoding(judge({path: source.path, text}, setup.optionsFor(source.path)), article, setup.locale)
    let one: Checked = baseline ? baseline.onlyNew({result, text}) : {result, text}
    if (lines === 'changed' && source.changed && one.result.findings.length > 0)
      one = {...one, result: onChangedLines(one.result, source.changed())}
    verdict.add(one.result)
    // One record a line needs no others: an archive passes through without being kept.
    if (format === 'ndjson') report([one], setup, format)
    if (format !== 'ndjson' || copies.length > 0) checked.push(one)
  }
  // A machine expects a whole document, be it empty; a person has been told why there is nothing.
  const silent = format === 'ndjson' || (format === 'text' && checked.length === 0)
  if (!silent) report(checked, setup, format)
  if (format === 'github') leaveForGithub(checked, setup)
  for (const copy of copies) writeReport(copy.file, checked, setup, copy.format)
  baseline?.close(verdict)
  return verdict.code(setup)
}
