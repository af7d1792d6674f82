/** `plashka fix`: the safe edits, in the author's own files. */
import {check, type Checked, fix as mend} from '../../core/index.ts'
import {encode} from '../bytes.ts'
import type {Source} from '../files.ts'
import {readArticle, withEncoding} from '../read.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {uninterrupted, writeWhole} from '../write.ts'
import type {Arguments} from './flags.ts'
import {print} from './output.ts'
import {formatOf, report} from './report.ts'
import {articlesOf, attempt, complain, setUp} from './setup.ts'
import {Verdict} from './verdict.ts'
import {words} from './words.ts'

export async function fix(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
  const {locale, quiet} = setup
  const {sources, troubles} = await articlesOf(setup)
  const verdict = new Verdict()
  verdict.failed = troubles.length > 0
  const showDiff = args.flags.diff ? (await import('../diff.ts')).unifiedDiff : null
  const checked: Checked[] = []
  let mended = 0

  const one = (source: Source) => {
    const done = attempt(locale, () => {
      const article = readArticle(source)
      const options = setup.optionsFor(source.path)
      const given = {path: source.path, text: article.text}
      const {text, result} = mend(given, options)
      const changed = text !== article.text
      const asGiven = () => ({result: withEncoding(check(given, options), article, locale), text: article.text})
      // Half a text on stdout would be taken for the whole.
      if (!article.whole && !source.file) throw new Trouble(words.brokenBytes(source.path))
      if (changed && !article.whole) {
        complain(words.brokenBytes(source.path), locale)
        return asGiven()
      }
      if (showDiff) {
        if (changed) print(showDiff(source.path, article.text, text))
        return asGiven()
      }
      if (!source.file) print(text)
      else if (changed) {
        save(source.file, source.path, encode(text, article))
        mended++
      }
      return {result: withEncoding(result, {...article, text}, locale), text}
    })
    if (!done) {
      verdict.failed = true
      return
    }
    verdict.add(done.result)
    checked.push(done)
  }

  await uninterrupted(sources, one)
  const toStderr = sources.some(({file}) => file === null)
  if (!showDiff && checked.length > 0) report(checked, setup, format, toStderr ? 2 : 1)
  if (mended > 0 && !quiet) complain(words.mended(mended), locale)
  return verdict.code(setup)
}

function save(file: string, shown: string, bytes: Uint8Array) {
  try {
    writeWhole(file, bytes)
  } catch (error) {
    throw new Trouble(words.unwritable(shown, reasonOf(error)))
  }
}
