/** The label stands where readers meet it first: at the start, seen, once. */
import type {Range} from '../article.ts'
import type {Context, Edit, Fix, Report, Rule} from '../rule.ts'
import {
  blocksAt,
  foldName,
  foundMandate,
  insertion,
  labelMarkup,
  lackingMark,
  mendedLabel,
  removal,
  withMark,
  written,
} from './label-mend.ts'

export const disclaimerPlacement: Rule = {
  id: 'disclaimer-placement',
  severity: 'error',
  kind: 'law',
  scope: 'article',
  about: {
    ru: 'Плашка стоит в начале статьи, видна читателю и не повторяется.',
    en: 'The label stands at the start of the article, where it is seen, and once.',
  },

  *check(context) {
    const {status, placement, hiddenBy, range} = context.data.disclaimer
    if (status === 'absent' || !range) return
    if (placement === 'late')
      yield {
        reason: {
          ru: 'Плашка стоит не в начале: ожидается сразу под заголовком, до текста статьи',
          en: 'Unexpected label after the beginning of the text, expected right below the title',
        },
        range,
        fix: move(context, range),
      }
    if (placement === 'hidden')
      yield {
        reason: {
          ru: `Плашка скрыта от читателя (${where[hiddenBy ?? 'element'].ru}): ожидается на виду, сразу под заголовком`,
          en: `Unexpected label in ${where[hiddenBy ?? 'element'].en}, expected in sight, right below the title`,
        },
        range,
        fix: move(context, range),
      }
    yield* doubles(context, range)
  },
}

const where = {
  comment: {ru: 'в комментарии', en: 'a comment'},
  code: {ru: 'в коде', en: 'code'},
  alt: {ru: 'в подписи alt картинки', en: "an image's alt text"},
  title: {ru: 'в подсказке title', en: 'a title attribute'},
  element: {ru: 'в скрытом элементе', en: 'a hidden element'},
  delete: {ru: 'зачёркнута', en: 'struck-out text'},
} as const

/** Takes the label out and puts it, mended, at the start. Only a block of its own can be taken out unasked. */
function move(context: Context, range: Range): Fix {
  const {hiddenBy} = context.data.disclaimer
  const mandate = foundMandate(context)
  const words = mandate ? mendedLabel(context, mandate) : null
  const label = words === null ? labelMarkup(context) : written(context, words)
  const kept = hiddenBy === 'alt' || hiddenBy === 'title'
  const out = kept ? null : removal(context, range)
  const mark = (out && markWithin(context, out.range)) ?? lackingMark(context, mandate)
  const insert = insertion(context, withMark(label, mark))
  const [start] = insert.range
  // One edit where both are at one point: two have no order there.
  if (out && out.range[0] === start) return {safe: true, edits: [{range: out.range, text: insert.text}]}
  if (out && (out.range[1] <= start || out.range[0] > start)) return {safe: true, edits: [insert, out]}
  if (kept || hiddenBy) return {safe: false, edits: [insert]}
  return {safe: false, edits: [insert, {range, text: ''}]}
}

/** The age mark that would go with the label, as it is appended to the label at its new place. */
function markWithin({text, data}: Context, [from, to]: Range): string | null {
  const {ageMark} = data.disclaimer
  return ageMark && from <= ageMark[0] && ageMark[1] <= to ? ` ${text.slice(...ageMark)}` : null
}

/** The same label again. Labels of two agents are two labels. */
function* doubles(context: Context, first: Range): Generator<Report> {
  const {text, data} = context
  const own = foldName(text.slice(...first))
  const last = Math.max(...blocksAt(context, first).map(({index}) => index))
  for (const range of data.disclaimer.doubles) {
    if (foldName(text.slice(...range)) !== own) continue
    const blocks = blocksAt(context, range)
    const beside = blocks.some(({index}) => index <= last)
    const out = beside ? besides(text, first, range) : removal(context, range)
    const next = data.view.blocks.find(({index, hidden}) => index > last && hidden === null)
    yield {
      severity: 'warning',
      reason: {
        ru: 'Плашка повторяется: ожидается один раз, в начале статьи',
        en: 'Unexpected second label, expected one, at the start of the article',
      },
      range,
      ...(out
        ? {fix: {safe: beside || (blocks[0] === next && data.disclaimer.placement === 'start'), edits: [out]}}
        : {}),
    }
  }
}

/** Takes out a double that follows the label in one paragraph; its white space before it stays. */
function besides(text: string, first: Range, [start, end]: Range): Edit | null {
  if (start < first[1] || text.slice(first[1], start).trim() !== '') return null
  return {range: [start, /^\r?\n/u.test(text.slice(end)) ? text.indexOf('\n', end) + 1 : end], text: ''}
}
