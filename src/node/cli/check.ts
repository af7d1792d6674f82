/** `plashka check`: are these articles fit to publish? */
import {check as judge, type Checked} from '../../core/index.ts'
import {readArticle, withEncoding} from '../read.ts'
import {Trouble} from '../trouble.ts'
import {onChangedLines} from './changed.ts'
import type {Arguments} from './flags.ts'
import {copyOf, formatOf, report, Verdict, writeReport} from './report.ts'
import {articlesOf, attempt, oneOf, setUp} from './setup.ts'
import {words} from './words.ts'

export async function check(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
  const {flags} = args
  const lines = oneOf('--lines', flags.lines, ['all', 'changed'])
  if (lines === 'changed' && flags.since === undefined) throw new Trouble(words.needsSince)
  const copy = flags.write === undefined ? null : copyOf(flags.write)
  const {sources, troubles} = await articlesOf(setup)
  const verdict = new Verdict()
  verdict.failed = troubles.length > 0
  const checked: Checked[] = []
  for (const source of sources) {
    const article = attempt(setup.locale, () => readArticle(source))
    if (!article) {
      verdict.failed = true
      continue
    }
    const {text} = article
    const full = withEncoding(judge({path: source.path, text}, setup.optionsFor(source.path)), article, setup.locale)
    const result = lines === 'changed' && source.changed ? onChangedLines(full, source.changed()) : full
    verdict.add(result)
    // One record a line needs no others: an archive passes through without being kept.
    if (format === 'ndjson') report([{result, text}], setup, format)
    if (format !== 'ndjson' || copy) checked.push({result, text})
  }
  // A machine expects a whole document, be it empty; a person has been told why there is nothing.
  const silent = format === 'ndjson' || (format === 'text' && checked.length === 0)
  if (!silent) report(checked, setup, format)
  if (copy) writeReport(copy.file, checked, setup, copy.format)
  return verdict.code(setup)
}
