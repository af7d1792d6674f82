/** Says which lines publish will leave out as clutter of the site: buttons, calls to subscribe, share rows, signatures. */
import type {Range, Removal} from '../article.ts'
import type {Report, Rule} from '../rule.ts'

/** Longer clutter is quoted by its begin. */
const LONGEST = 60

const quote = (text: string) => {
  const line = text.replace(/\s+/gu, ' ')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).trimEnd()}…`
}

/** Removals with nothing but white space between them are one. */
function joined(removals: readonly Removal[], source: string): {range: Range; text: string; lines: number}[] {
  const groups: {range: Range; text: string; lines: number}[] = []
  for (const {range, text} of removals) {
    const last = groups.at(-1)
    if (last && source.slice(last.range[1], range[0]).trim() === '') {
      last.range = [last.range[0], range[1]]
      last.lines++
    } else groups.push({range, text, lines: 1})
  }
  return groups
}

export const siteChrome: Rule = {
  id: 'site-chrome',
  severity: 'info',
  kind: 'house',
  about: {
    ru: 'В статье нет строк сайта: кнопок, призывов подписаться, подписей каналов.',
    en: 'The article has no lines of the site: buttons, calls to subscribe, signatures of channels.',
  },
  *check({text, data}): Iterable<Report> {
    for (const {range, text: found, lines} of joined(data.chrome, text)) {
      const more = lines - 1
      yield {
        reason: {
          ru: `Лишняя строка сайта «${quote(found)}»${more > 0 ? ` и ещё ${more}` : ''}, ожидаются только слова автора: publish уберёт`,
          en: `Unexpected line of the site “${quote(found)}”${more > 0 ? ` and ${more} more` : ''}, expected the author's words only: publish leaves it out`,
        },
        range,
      }
    }
  },
}
