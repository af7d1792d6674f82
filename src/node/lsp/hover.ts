/** What a hover tells: the finding, what the law asks, and where the law says so. */
import type {Position} from 'vscode-languageserver/node'
import type {Locale, MendableFinding} from '../../core/index.ts'
import {rulePage} from '../package.ts'
import {rangeOf} from './diagnostics.ts'
import type {Checked, MandateNote} from './jobs.ts'
import {words} from './words.ts'

/** @returns Markdown; null where no finding stands */
export function hoverAt({findings, mandates, locale}: Checked, position: Position): string | null {
  const here = findings.filter((finding) => covers(finding, position))
  if (here.length === 0) return null
  const rules = [...new Set(here.map(({rule}) => rule))]
  return rules
    .map((rule) => {
      const own = here.filter((finding) => finding.rule === rule)
      return aboutRule(rule, own, /^disclaimer-/.test(rule) ? mandates : [], locale)
    })
    .join('\n\n---\n\n')
}

function aboutRule(rule: string, findings: MendableFinding[], mandates: MandateNote[], locale: Locale): string {
  const {severity, url} = findings[0]!
  const name = url === '' ? `**${rule}**` : `**[${rule}](${url})**`
  const law = firstSection(rulePage(rule), locale)
  const parts = [`${name} · ${words.severity[severity][locale]}`, ...findings.map(({reason}) => literal(reason))]
  if (law) parts.push(law)
  if (mandates.length > 0) parts.push(mandates.map((mandate) => aboutMandate(mandate, locale)).join('\n'))
  return parts.join('\n\n')
}

const aboutMandate = ({id, title, act, number, date, days, url}: MandateNote, locale: Locale) =>
  `- \`${id}\`: ${literal(title)}. ${literal(words.act(act, number, date)[locale])}. ${words.inForce[locale]}: ${days}. <${url}>`

/** What the law asks: a page's first section, or the section in English. Its heading is left out. */
export function firstSection(page: string | null, locale: Locale): string | null {
  const sections = page?.split(/^(?=## )/m).slice(1) ?? []
  const isEnglish = (section: string) => section.startsWith('## In English')
  const section = (locale === 'en' && sections.find(isEnglish)) || sections.find((one) => !isEnglish(one))
  return (section && unwrapped(section.replace(/^## .*\n+/, '').trim())) || null
}

/** Some editors show every line end of a hover. */
const unwrapped = (prose: string) => prose.replace(/(\S)\n(?=[\p{L}\p{N}«„"(№—`[])(?!\d+[.)] )/gu, '$1 ')

/** A reason quotes the article, whose signs are no markup here. */
const literal = (text: string) => text.replace(/[\\`*_[\]<>~|#]/g, '\\$&')

function covers(finding: MendableFinding, {line, character}: Position): boolean {
  const {start, end} = rangeOf(finding)
  const after = line > start.line || (line === start.line && character >= start.character)
  return after && (line < end.line || (line === end.line && character <= end.character))
}
