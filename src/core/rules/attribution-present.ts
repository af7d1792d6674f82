/** An article names the source that it was taken from. */
import type {Said} from '../article.ts'
import type {Context, Fix, Report, Rule} from '../rule.ts'
import {linesOf} from '../text/lines.ts'

export const attributionPresent: Rule = {
  id: 'attribution-present',
  severity: 'error',
  kind: 'law',
  scope: 'article',
  about: {
    ru: 'В статье указан источник: название, домен или ссылка.',
    en: 'The article names its source: a name, a domain or a link.',
  },
  *check(context): Generator<Report> {
    const {attribution} = context.data
    if (attribution.status !== 'absent') return
    const at = endOf(context)
    const [hint] = attribution.hints
    if (!hint) {
      yield {range: [at, at], reason: missing}
      return
    }
    const line = `Источник: ${hint.text}`
    yield {
      range: [at, at],
      reason: asked(hint.text, linesOf(context.text).line(hint.range[0])),
      expected: [line],
      ...mend(context, at, line),
    }
  },
}

const missing: Said = {
  en: 'Missing source, expected a last line such as “Источник: a name, a domain or a link”',
  ru: 'Нет указания на источник, ожидается последняя строка вида «Источник: название, домен или ссылка»',
}

const asked = (text: string, line: number): Said => ({
  en: `Missing source, expected a last line such as “Источник: ${text}”: the text names ${text} (line ${line}), is it the source?`,
  ru: `Нет указания на источник, ожидается последняя строка вида «Источник: ${text}»: в тексте упомянут ${text} (строка ${line}). Если статья взята оттуда, допишите эту строку`,
})

/** Behind the last letter of the text. */
const endOf = ({text}: Context) => text.trimEnd().length

/** A new last line; none where it would not be read as one: in HTML, in a fence or a comment that does not close. */
function mend({text, data}: Context, at: number, line: string): {fix?: Fix} {
  const last = data.view.blocks.at(-1)
  const written = text.slice(0, at)
  const open =
    (last?.kind === 'code' && !/(?:```|~~~)$/.test(written)) || (last?.hidden === 'comment' && !written.endsWith('-->'))
  if (data.input === 'html' || open) return {}
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  // A text with one line a paragraph stays one.
  const dense = data.input === 'text' && !/\n\s*\n/.test(written)
  const gap = at === 0 ? '' : dense ? end : end + end
  const close = at === text.length && at > 0 ? end : ''
  return {fix: {safe: false, edits: [{range: [at, at], text: gap + line + close}]}}
}
