/** The label has the words of the law, letter for letter. */
import type {Difference, Locale} from '../article.ts'
import type {Rule} from '../rule.ts'
import {nameLetters} from '../text/homoglyphs.ts'
import {labelForm} from '../text/label-words.ts'
import {foundMandate, isCapitals, labelText, mendedLabel, wordDifferences, wordingFix} from './label-mend.ts'

export const disclaimerVerbatim: Rule = {
  id: 'disclaimer-verbatim',
  severity: 'error',
  kind: 'law',
  about: {
    ru: 'Слова плашки дословно совпадают с формой из закона.',
    en: 'The words of the label are those of the law.',
  },

  *check(context) {
    const {disclaimer} = context.data
    const mandate = foundMandate(context)
    if (disclaimer.status !== 'altered' || !disclaimer.range || !mandate) return
    if (mandate.form === 'detect') {
      yield {
        severity: 'warning',
        reason: {
          ru: `Плашка похожа на ${mandate.id}, но официальный текст этой формы не проверен: сверьте её вручную`,
          en: `Unexpected wording that cannot be verified, expected the official words of ${mandate.id}: compare them by hand`,
        },
        range: disclaimer.range,
      }
      return
    }
    const differences = wordDifferences(context)
    if (differences.length === 0) return
    const fix = wordingFix(context)
    const words = mendedLabel(context, mandate)
    const capitals = isCapitals(labelText(context))
    yield {
      reason: {
        ru: `Плашка ${mandate.id} отличается от слов закона: ${said(differences, 'ru', capitals)}`,
        en: `Unexpected words in the label ${mandate.id}, expected those of the law: ${said(differences, 'en', capitals)}`,
      },
      range: disclaimer.range,
      expected: [words ?? labelForm(mandate)],
      ...(fix ? {fix} : {}),
    }
  },
}

/** More differences than these are counted, not told. */
const TOLD = 5

function said(differences: readonly Difference[], locale: Locale, capitals: boolean): string {
  const told = differences.slice(0, TOLD).map((difference) => one(difference, locale, capitals))
  const rest = differences.length - told.length
  if (rest > 0) told.push(locale === 'ru' ? `и ещё ${rest}` : `and ${rest} more`)
  return told.join('; ')
}

/** One difference: `[-было-]{+надо+}`, or the letters of another script by name. */
function one({kind, found, expected, letters}: Difference, locale: Locale, capitals: boolean): string {
  if (kind === 'homoglyph' && letters) {
    const names = letters.map((letter) => nameLetters(letter.found, letter.expected, locale))
    return `${found}: ${[...new Set(names)].join(', ')}`
  }
  const wanted = capitals ? expected.toUpperCase() : expected
  return `${found ? `[-${found}-]` : ''}${wanted ? `{+${wanted}+}` : ''}`
}
