/** Paths for people: a file name must not be able to command the terminal or to forge a line of the log. */

const short: Record<string, string> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

/**
 * The text with control and format characters, line separators and lone surrogates, whatever acts instead of being seen, written as
 * escapes: `a\nb`, `\u{1b}[31m`.
 */
export const printable = (text: string) =>
  // Here, not above: to make it takes a hundredth of a start, and few runs need it.
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (char) => short[char] ?? `\\u{${char.codePointAt(0)!.toString(16)}}`,
  )
