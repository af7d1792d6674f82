/** Counted nouns in Russian and English. */

/** Russian: 1 ошибка, 2 ошибки, 5 ошибок. English: 1 error, 2 errors. */
export type Forms = readonly [one: string, few: string, many: string] | readonly [one: string, other: string]

/**
 * The form of a noun that goes with a number: two forms are read as English, three as Russian, by the cardinal rules of
 * CLDR. (`Intl.PluralRules` knows them as well, but its first use costs milliseconds of a start.)
 *
 * @param count a whole number, 0 or more
 */
export function plural(count: number, forms: Forms): string {
  if (forms.length === 2) return forms[count === 1 ? 0 : 1]
  const ten = count % 10
  const hundred = count % 100
  if (ten === 1 && hundred !== 11) return forms[0]
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? forms[1] : forms[2]
}

/** The number with its noun: `3 статьи`. */
export const counted = (count: number, forms: Forms) => `${count} ${plural(count, forms)}`
