/** A report for a person, to be mailed or filed: a table an article. */
import {markdown as escaped} from './escape.ts'
import {relativePath} from './paths.ts'
import type {Checked, ReportContext} from './reporter.ts'
import {reportTable, waivedTable} from './table.ts'
import {tally} from './tally.ts'
import {summed, words} from './words.ts'

/** Rows of one article. */
const ROWS = 1000

/** A heading, the sum, a section for every article that has something to be said of, and the number of the others. */
export function markdown(checked: readonly Checked[], {locale, root, version}: ReportContext): string {
  const said = words[locale]
  const parts = [`# ${said.title}`, escaped(summed(tally(checked), locale))]
  let silent = 0
  for (const {result} of checked) {
    const {findings, waived} = result
    if (findings.length + waived.length === 0) {
      silent++
      continue
    }
    parts.push(`## ${escaped(relativePath(result.path, root)) || said.noName}`)
    const told = [{path: '', findings, waived}]
    parts.push(...reportTable(told, locale, ROWS), ...waivedTable(told, locale, ROWS))
  }
  if (silent > 0 && silent < checked.length) parts.push(said.fit(silent))
  return [...parts, `plashka ${escaped(version)}`].join('\n\n') + '\n'
}
