/** The law behind a rule, cut from the rule's page: each language on its own, without the examples. */
import type {Said} from '../../article.ts'

const ENGLISH = /^(?:## In English\s*\n|\*\*In English\.\*\*)/m
const EXAMPLES = /^## .*(?:Примеры|Examples)/

/**
 * @param page Markdown: Russian, with one English section at a heading or after a bold `In English.`
 * @returns Markdown without the title; a language that the page lacks gets the other
 */
export function lawText(page: string): Said {
  const found = ENGLISH.exec(page)
  const from = found?.index ?? page.length
  const start = from + (found?.[0].length ?? 0)
  const next = page.slice(start).search(/^(?:## |---\s*$)/m)
  const end = next < 0 ? page.length : start + next
  const english = page.slice(start, end).trim()
  const russian = (page.slice(0, from) + page.slice(end))
    .split(/^(?=## )/m)
    .filter((section) => !EXAMPLES.test(section))
    .join('')
    .replace(/^# .*\n/, '')
    .replace(/^---\s*$/gm, '')
    .trim()
  return {ru: russian || english, en: english || russian}
}
