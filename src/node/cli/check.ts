/** `plashka check`: are these articles fit to publish? */
import {check as judge} from '../../core/index.ts'
import type {Checked} from '../core-more.ts'
import {readArticle, withEncoding} from '../read.ts'
import type {Arguments} from './flags.ts'
import {formatOf, report, Verdict} from './report.ts'
import {articlesOf, attempt, setUp} from './setup.ts'

export async function check(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
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
    const result = withEncoding(judge({path: source.path, text}, setup.optionsFor(source.path)), article, setup.locale)
    verdict.add(result)
    // One record a line needs no others: an archive passes through without being kept.
    if (format === 'ndjson') report([{result, text}], setup, format)
    else checked.push({result, text})
  }
  // A machine expects a whole document, be it empty; a person has been told why there is nothing.
  const silent = format === 'ndjson' || (format === 'text' && checked.length === 0)
  if (!silent) report(checked, setup, format)
  return verdict.code(setup)
}
