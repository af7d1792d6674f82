/** Paths for people: a file name must not be able to command the terminal or to forge a line of the log. */

/** Control and format characters, line separators, lone surrogates: whatever acts instead of being seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const short: Record<string, string> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

/** The text with every such character written as an escape: `a\nb`, `\u{1b}[31m`. */
export const printable = (text: string) =>
  text.replace(unseen, (char) => short[char] ?? `\\u{${char.codePointAt(0)!.toString(16)}}`)
