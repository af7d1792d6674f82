/** The picture of the READMEs: a draft that fails, what plashka says, the draft mended. Drawn from what the command really prints. */
import {readFileSync} from 'node:fs'
import {fix} from '../src/core/index.ts'
import type {Locale} from '../src/core/index.ts'

const DRAFT = 'articles/drafts/latin-letter-in-label.md'
const WIDTH = 96
const LINE = 20
const words = {
  en: {before: 'The draft', said: 'What plashka says', after: 'After plashka fix'},
  ru: {before: 'Черновик', said: 'Что говорит plashka', after: 'После plashka fix'},
} as const

const svgText = (text: string) =>
  text.replace(/[&<>]/g, (letter) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[letter]!)

/** Lines no wider than the picture. */
function wrap(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let rest = line
    while (rest.length > WIDTH) {
      const at = rest.lastIndexOf(' ', WIDTH)
      lines.push(rest.slice(0, at > 0 ? at : WIDTH))
      rest = rest.slice(at > 0 ? at + 1 : WIDTH)
    }
    return [...lines, rest]
  })
}

/** The label and the beginning of the text behind it. */
const excerpt = (text: string) => {
  const [, body = ''] = /^---\n[^]*?\n---\n([^]*)$/.exec(text) ?? []
  const [label = '', next = ''] = body
    .trim()
    .split('\n\n')
    .slice(body.trim().startsWith('#') ? 1 : 0)
  return [...wrap(label), '', `${next.slice(0, 90)}…`]
}

/** @param run gives what a command line prints */
export function picture(locale: Locale, run: (line: string) => string): string {
  const draft = readFileSync(DRAFT, 'utf8')
  const mended = fix({text: draft, path: DRAFT}, {today: '2026-11-22', outlet: {name: 'АНО "Речной вестник"'}}).text
  const said = run(`npx plashka check ${DRAFT} --locale ${locale}`).split('\n').slice(2, 7)
  const say = words[locale]
  const panels: [string, string[], string][] = [
    [say.before, excerpt(draft), '#b42318'],
    [say.said, said.map((line) => line.replace(/^ {2}/, '')), '#175cd3'],
    [say.after, excerpt(mended), '#067647'],
  ]
  let y = 16
  const parts: string[] = []
  for (const [title, lines, colour] of panels) {
    const height = lines.length * LINE + 52
    parts.push(`<rect x="12" y="${y}" width="936" height="${height}" rx="6" fill="#fff" stroke="#d0d5dd"/>`)
    parts.push(`<rect x="12" y="${y}" width="4" height="${height}" fill="${colour}"/>`)
    parts.push(
      `<text x="32" y="${y + 26}" font-family="system-ui, sans-serif" font-size="14" font-weight="600" fill="${colour}">${svgText(title)}</text>`,
    )
    for (const [i, line] of lines.entries()) parts.push(text(line, y + 52 + i * LINE, title === say.before))
    y += height + 12
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 ${y + 4}" role="img" aria-label="${svgText(panels.map(([title]) => title).join(', '))}">\n<rect width="960" height="${y + 4}" fill="#f9fafb"/>\n${parts.join('\n')}\n</svg>\n`
}

/** One line; in the draft a Latin letter within a Cyrillic word is shown as what it is. */
function text(line: string, y: number, disguised: boolean): string {
  const shown = disguised
    ? svgText(line).replace(
        /[A-Za-z](?=[А-ЯЁа-яё])|(?<=[А-ЯЁа-яё])[A-Za-z]/g,
        '<tspan fill="#fff" style="background:#b42318" stroke="#b42318" stroke-width="6" paint-order="stroke">$&</tspan>',
      )
    : svgText(line)
  return `<text x="32" y="${y}" xml:space="preserve" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14.5" fill="#101828">${shown}</text>`
}
