/** `plashka explain`: what a rule asks and why, and the law as the tool knows it. */
import path from 'node:path'
import {type Locale, type Mandate, type Pack, packs as defaultPacks, rules, shippedPacks} from '../../core/index.ts'
import {nearest} from '../nearest.ts'
import {rulePage} from '../package.ts'
import {Trouble} from '../trouble.ts'
import type {Arguments} from './flags.ts'
import {print} from './output.ts'
import {setUp} from './setup.ts'
import {words} from './words.ts'

export async function explain(args: Arguments): Promise<number> {
  const {locale, settings, cwd} = await setUp(args)
  const configured = settings?.optionsFor(path.join(cwd, 'article')).packs ?? defaultPacks
  const packs = [...new Map([...Object.values(shippedPacks), ...configured].map((pack) => [pack.id, pack])).values()]
  const {pack: packId} = args.flags
  if (packId !== undefined) {
    const pack = packs.find(({id}) => id === packId)
    if (!pack)
      throw new Trouble(
        words.oneOf(
          '--pack',
          packId,
          packs.map(({id}) => id),
          nearest(
            packId,
            packs.map(({id}) => id),
          ),
        ),
      )
    print(aboutPack(pack, locale))
    return 0
  }
  if (args.paths.length === 0) {
    print(overview(packs, locale))
    return 0
  }
  print(args.paths.map((name) => aboutName(name, packs, locale)).join('\n'))
  return 0
}

function aboutName(name: string, packs: readonly Pack[], locale: Locale): string {
  const mandates = packs.flatMap((pack) => pack.mandates)
  const rule = rules.find(({id}) => id === name)
  const page = /^[a-z0-9-]+$/.test(name) ? rulePage(name) : null
  if (page) return inLanguage(page, locale)
  if (rule) return `# ${rule.id}\n\n${rule.about[locale]}\n`
  const mandate = mandates.find(({id}) => id === name)
  if (mandate) return aboutMandate(mandate, locale)
  const pack = packs.find(({id}) => id === name)
  if (pack) return aboutPack(pack, locale)
  const near = nearest(
    name,
    [...rules, ...mandates, ...packs].map(({id}) => id),
  )
  throw new Trouble(words.nothingToExplain(name, near))
}

/**
 * A page is Russian with one section in English: the reader gets the title, their own language and the examples.
 */
export function inLanguage(page: string, locale: Locale): string {
  const sections = page.split(/^(?=## )/m)
  const english = sections.findIndex((section) => /^## In English/.test(section))
  if (english < 0) return page
  if (locale === 'ru') return sections.filter((_, i) => i !== english).join('')
  const title = sections[0]!.split('\n', 1)[0]!
  const examples = sections.filter((section) => /^## .*Examples/.test(section)).join('')
  return `${title}\n${sections[english]!.replace(/^## In English\n/, '')}${examples}`
}

function overview(packs: readonly Pack[], locale: Locale): string {
  const {explain: say} = words
  const width = Math.max(...rules.map(({id}) => id.length))
  const ruleLines = rules.map(
    ({id, severity, about}) => `  ${id.padEnd(width)}  ${say.severity[severity][locale]}  ${about[locale]}`,
  )
  const lawLines = packs.flatMap((pack) => [
    `  ${pack.id}: ${pack.title[locale]}`,
    ...pack.mandates.map((mandate) => `    ${mandate.id}  ${mandate.title[locale]}`),
  ])
  return [say.rules[locale], ...ruleLines, '', say.law[locale], ...lawLines, '', say.more[locale], ''].join('\n')
}

function aboutPack(pack: Pack, locale: Locale): string {
  const {explain: say} = words
  const head = `${pack.id}: ${pack.title[locale]} (${say.reviewed(pack.reviewed)[locale]})\n`
  return [head, ...pack.mandates.map((mandate) => aboutMandate(mandate, locale))].join('\n')
}

function aboutMandate(mandate: Mandate, locale: Locale): string {
  const {explain: say} = words
  const {provenance} = mandate
  const rows: [string, string][] = [
    [say.status[locale], say.statuses[mandate.status][locale]],
    [say.days[locale], days(mandate, locale)],
    [say.form[locale], say.formOf[mandate.form][locale]],
    [say.placement[locale], say.placements[mandate.placement][locale]],
    [say.language[locale], mandate.language],
    [say.ageMark[locale], mandate.ageMark.required ? mandate.ageMark.texts.join(', ') : say.notNeeded[locale]],
    [say.text[locale], mandate.text.trim()],
    ...Object.entries(mandate.options ?? {}).map(([name, choices]): [string, string] => [
      `{${name}}`,
      choices.join(' | '),
    ]),
    ...Object.entries(mandate.slots ?? {}).map(([name, about]): [string, string] => [`{${name}}`, about[locale]]),
    [say.act[locale], provenance.act[locale]],
    [say.number[locale], provenance.number],
    [say.date[locale], provenance.date],
    [say.source[locale], provenance.url],
    [say.confidence[locale], say.confidences[provenance.confidence][locale]],
    [say.note[locale], provenance.note[locale]],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${wrapped(value, 96 - width, width + 4)}`)
  return `${mandate.id}: ${mandate.title[locale]}\n${lines.join('\n')}\n`
}

function days({inForce: {from, until}}: Mandate, locale: Locale): string {
  const {explain: say} = words
  return from === null && until === null ? say.always[locale] : say.inForce(from, until)[locale]
}

/** Breaks a value between words; further lines stand under the first. */
function wrapped(text: string, width: number, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n' + ' '.repeat(indent))
}
