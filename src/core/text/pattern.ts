/**
 * Regular expressions that know the letters of every script, yet cost a short run little: V8 takes a millisecond to compile
 * one `\p{L}` with its six hundred ranges, and a check of one article would compile dozens.
 */

/**
 * What nine paragraphs in ten are made of: ASCII, the accents of Western Europe, Russian and Ukrainian, usual punctuation.
 * No combining mark is among them, and nothing without width.
 */
const everyday =
  /^[\x00-\x7f\xa0-\xa8\xab\xac\xaf-\xb1\xb4\xb6-\xb8\xbb\xbf-\xff\u0400-\u045f\u0490\u0491\u2000-\u200a\u2010-\u203b\u20a0-\u20c0\u2116\u2190-\u2193]*$/

/** What of a property there is among those; a test compares it with the full one. */
const inEveryday: Readonly<Record<string, string>> = {
  L: 'A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0400-\\u045f\\u0490\\u0491',
  Lu: 'A-Z\\xc0-\\xd6\\xd8-\\xde\\u0400-\\u042f\\u0490',
  Ll: 'a-z\\xdf-\\xf6\\xf8-\\xff\\u0430-\\u045f\\u0491',
  M: '',
  N: '0-9',
  'Script=Latin': 'A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  'Script=Cyrillic': '\\u0400-\\u045f\\u0490\\u0491',
  'Script=Common':
    '\\x00-@[-`{-\\xa8\\xab\\xac\\xaf-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\xd7\\xf7\\u2000-\\u200a\\u2010-\\u203b\\u20a0-\\u20c0\\u2116\\u2190-\\u2193',
  Extended_Pictographic: '',
}

/**
 * A regular expression in two makes, one for texts of everyday letters and the full one; on such a text both say the same.
 * Each is made when a text first needs it. It stands where a `RegExp` would: `pattern.test(text)`, `text.replace(pattern, '')`.
 */
export class Pattern {
  private readonly source: string | ((everyday: boolean) => string)
  private readonly flags: string
  private simple: RegExp | undefined
  private full: RegExp | undefined

  /**
   * @param source with `\p{…}` of the properties above; a long one is given by a function, told whether it is for everyday
   *   letters
   * @param flags with `u`
   */
  constructor(source: string | ((everyday: boolean) => string), flags: string) {
    this.source = source
    this.flags = flags
  }

  test(text: string): boolean {
    const make = this.for(text)
    make.lastIndex = 0
    return make.test(text)
  }

  exec(text: string): RegExpExecArray | null {
    const make = this.for(text)
    make.lastIndex = 0
    return make.exec(text)
  }

  /**
   * A search that may go on from any place: the text is looked over once, not at every step.
   *
   * @returns what is found from an index on; only with the flag `g` or `y`, and nothing is remembered from the last time
   */
  finder(text: string): (from: number) => RegExpExecArray | null {
    const make = this.for(text)
    return (from) => {
      make.lastIndex = from
      return make.exec(text)
    }
  }

  matchAll(text: string): IterableIterator<RegExpExecArray> {
    return text.matchAll(this.for(text))
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return text.match(this.for(text))
  }

  [Symbol.replace](text: string, by: string | ((found: string) => string)): string {
    return text.replace(this.for(text), by as string)
  }

  [Symbol.search](text: string): number {
    return text.search(this.for(text))
  }

  private for(text: string): RegExp {
    return everyday.test(text)
      ? (this.simple ??= new RegExp(simplified(this.sourceOf(true)), this.flags))
      : (this.full ??= new RegExp(this.sourceOf(false), this.flags))
  }

  private sourceOf(everyday: boolean): string {
    return typeof this.source === 'string' ? this.source : this.source(everyday)
  }
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
