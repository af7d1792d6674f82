/** The article carries the label that the law asks for. */
import type {Difference} from '../article.ts'
import type {Context, Fix, Report, Rule} from '../rule.ts'
import {labelForm} from '../text/label-words.ts'
import {
  inForceOn,
  insertion,
  isBeforeLaw,
  lackingMark,
  mandateToWrite,
  outletLabel,
  startPoint,
  withMark,
  written,
} from './label-mend.ts'

export const disclaimerPresent: Rule = {
  id: 'disclaimer-present',
  severity: 'error',
  kind: 'law',
  scope: 'article',
  about: {
    ru: 'В статье есть указание (плашка) иностранного агента.',
    en: 'The article carries the label of a foreign agent.',
  },

  *check(context) {
    const {disclaimer} = context.data
    if (disclaimer.status !== 'absent') return
    const near = disclaimer.differences[0]
    const mandate = mandateToWrite(context)
    if (!mandate) {
      yield {...unknown(context), range: near?.range ?? startPoint(context)}
      return
    }
    const words = outletLabel(mandate, context.options.outlet)
    const {id} = mandate
    const advice = words !== null ? {ru: '', en: ''} : context.options.outlet ? noForms : noOutlet
    yield {
      reason: {
        ru: `Нет плашки, ожидается ${id} в начале статьи${nearMiss(near).ru}${advice.ru}`,
        en: `Missing label, expected ${id} at the start of the article${nearMiss(near).en}${advice.en}`,
      },
      range: near?.range ?? startPoint(context),
      expected: [words ?? labelForm(mandate)],
      ...(words !== null ? {fix: fixOf(context, withMark(words, lackingMark(context, mandate)))} : {}),
    }
  },
}

const fixOf = (context: Context, words: string): Fix => ({
  safe: true,
  edits: [insertion(context, written(context, words))],
})

/**
 * What is said where there is no wording that a fix would write. A pack may only detect one. Before the first label that plashka knows none was due; between, the law wanted
 * one of some and fixed no words; behind the last, it is plashka that is too old to judge.
 */
function unknown(context: Context): Pick<Report, 'reason' | 'severity'> {
  const {day} = context.data.inForce
  const due = inForceOn(context)
  const ids = due.map(({id}) => id).join(', ')
  if (due.some(({form}) => form !== 'practice'))
    return {reason: {ru: `Нет плашки, ожидается ${ids}`, en: `Missing label, expected ${ids}`}}
  if (due.length > 0)
    return {
      severity: 'warning',
      reason: {
        ru: `Нет плашки; слов её на ${day} закон не установил, известная форма: ${ids}`,
        en: `Missing label; on ${day} the law had fixed no words for it, expected where one was due: ${ids}`,
      },
    }
  if (day !== null && isBeforeLaw(context, day))
    return {
      severity: 'info',
      reason: {
        ru: `Нет плашки; на ${day} plashka не знает ни одной, наличие не проверено`,
        en: `Missing label, not judged: plashka knows of none on ${day}`,
      },
    }
  return {
    reason: {
      ru: `Нет плашки; формы на ${day ?? 'этот день'} plashka не знает: обновите её`,
      en: `Missing label, expected a wording that plashka does not know on ${day ?? 'this day'}: update it`,
    },
  }
}

const noOutlet = {
  ru: '; укажите издание (outlet) в настройках, и она впишется сама',
  en: '; name the outlet in the configuration to have it written',
}

const noForms = {
  ru: '; имя издания не склонить наверняка: укажите в настройках outlet.instrumental (кем?) и outlet.genitive (кого?), и плашка впишется сама',
  en: '; the name of the outlet cannot be declined for sure: give outlet.instrumental and outlet.genitive in the configuration to have the label written',
}

/** What was taken for a label by somebody, and why it is none. */
function nearMiss(near: Difference | undefined) {
  if (near?.kind === 'translated')
    return {
      ru: '; перевод не считается: плашка должна быть на русском',
      en: '; a translated label does not count: it must be in Russian',
    }
  if (near?.kind === 'added')
    return {
      ru: '; цитата внутри предложения плашкой не считается',
      en: '; a label quoted within a sentence does not count',
    }
  return {ru: '', en: ''}
}
