import type {Rule} from '../rule.ts'
import {languageCode, shortCode} from '../text/language-list.ts'

/**
 * The front matter names the language that the text speaks.
 *
 * What for, advice and examples: `rules/language-declared.md`.
 */
export const languageDeclared: Rule = {
  id: 'language-declared',
  severity: 'warning',
  kind: 'house',
  scope: 'article',
  about: {
    en: 'The front matter names the language that the text speaks.',
    ru: 'В шапке статьи указан тот язык, на котором она написана.',
  },

  *check({text, data: {language, metadata}}) {
    const range = metadata.places['language']
    const {declared, code, parts} = language
    // What a page's <html lang> says is the template's word, not the author's: it has no place in the front matter.
    if (!range || declared === null || code === 'und') return
    const said = languageCode(declared)
    if (said === null) return
    const spoken = parts.filter(({share}) => share >= MUCH).map((part) => part.code)
    if ([code, ...spoken].some((each) => isSame(said, each))) return
    // Two letters are answered with two, three with three; a region goes, it belonged to the other language.
    const right = /^[a-z]{3}(?![a-z])/i.test(declared.trim()) ? code : shortCode(code)
    const value = text.slice(...range)
    yield {
      reason: {
        en: `Unexpected language ${declared}, expected ${right}, which the text speaks`,
        ru: `Лишнее указание языка: ${declared}; ожидается ${right} — на нём написан текст`,
      },
      range,
      expected: [right],
      ...(value.includes(declared)
        ? {fix: {safe: false, edits: [{range, text: value.replace(declared, () => right)}]}}
        : {}),
    }
  },
}

/** A text half in one language and half in another may declare either. */
const MUCH = 0.3

/** Forms of one language, or such near relatives that no detector should correct an author. */
const relatives = ['hrv bos srp hbs', 'nob nno', 'ind msa', 'kmr ckb']

const isSame = (a: string, b: string) => a === b || relatives.some((group) => group.includes(a) && group.includes(b))
