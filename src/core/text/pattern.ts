/**
 * Regular expressions that know the letters of every script, yet cost a short run little: V8 takes a millisecond to compile
 * one `\p{L}` with its six hundred ranges, and a check of one article would compile dozens.
 */

/** What nine articles in ten are made of: ASCII, the accents of Western Europe, Russian and Ukrainian, usual punctuation. */
const everyday =
  /^[\x00-\x7f\xa0-\xa8\xab-\xad\xaf-\xb1\xb4\xb6-\xb8\xbb\xbf-\xff\u0400-\u045f\u0490\u0491\u2000-\u203b\u20a0-\u20c0\u2116\u2190-\u2193]*$/

/** What of a property there is among those; a test compares it with the full one. */
const inEveryday: Readonly<Record<string, string>> = {
  L: 'A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0400-\\u045f\\u0490\\u0491',
  Lu: 'A-Z\\xc0-\\xd6\\xd8-\\xde\\u0400-\\u042f\\u0490',
  Ll: 'a-z\\xdf-\\xf6\\xf8-\\xff\\u0430-\\u045f\\u0491',
  M: '',
  N: '0-9',
  'Script=Latin': 'A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  'Script=Cyrillic': '\\u0400-\\u045f\\u0490\\u0491',
  Extended_Pictographic: '',
}

/**
 * A regular expression in two makes, one for texts of everyday letters and the full one; each is made when a text first needs
 * it, and on such a text both say the same.
 *
 * @param source with `\p{…}` of the properties above
 * @param flags with `u`
 * @returns gives the make for a text
 */
export function pattern(source: string, flags: string): (text: string) => RegExp {
  let simple: RegExp | undefined
  let full: RegExp | undefined
  return (text) =>
    everyday.test(text) ? (simple ??= new RegExp(simplified(source), flags)) : (full ??= new RegExp(source, flags))
}

/** The source with every `\p{…}` written out for everyday letters. */
function simplified(source: string): string {
  let inClass = false
  return source.replace(/\\p\{([^}]+)\}|\\.|[[\]]/g, (token, property: string | undefined) => {
    if (token === '[') inClass = true
    else if (token === ']') inClass = false
    if (property === undefined) return token
    const letters = inEveryday[property]
    if (letters === undefined) throw new RangeError(`unknown property ${property} in a pattern`)
    return inClass ? letters : `[${letters}]`
  })
}
