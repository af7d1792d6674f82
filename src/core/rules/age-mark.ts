/** A label that has to be marked for adults is. */
import type {Rule} from '../rule.ts'
import {foundMandate, lackingMark, wordingFix} from './label-mend.ts'

export const ageMark: Rule = {
  id: 'age-mark',
  severity: 'warning',
  kind: 'law',
  scope: 'article',
  about: {
    ru: 'Рядом с плашкой, которая этого требует, стоит знак «18+».',
    en: 'A label that demands it has the 18+ mark.',
  },

  *check(context) {
    const {disclaimer} = context.data
    const mandate = foundMandate(context)
    const mark = lackingMark(context, mandate)
    if (disclaimer.status === 'absent' || !disclaimer.range || !mandate || mark === '') return
    const [, end] = disclaimer.range
    const stop = /[.!?…»"”)]/u.test(context.text[end - 1] ?? '') ? '' : '.'
    // A label that is rewritten or moved gets its mark on the way.
    const atEnd = disclaimer.differences.some(({range}) => range[0] === end && range[1] === end)
    const free =
      !atEnd &&
      disclaimer.placement === 'start' &&
      (wordingFix(context)?.edits.every(({range}) => range[1] <= end && range[1] - range[0] === 1) ?? true)
    yield {
      reason: {
        ru: `Нет знака возраста рядом с плашкой, ожидается ${mandate.ageMark.texts.map((text) => `«${text}»`).join(' или ')}`,
        en: `Missing age mark beside the label, expected ${mandate.ageMark.texts.map((text) => `“${text}”`).join(' or ')}`,
      },
      range: disclaimer.range,
      expected: [...mandate.ageMark.texts],
      ...(free ? {fix: {safe: true, edits: [{range: [end, end], text: stop + mark}]}} : {}),
    }
  },
}
