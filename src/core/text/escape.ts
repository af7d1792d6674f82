/** Words made to stand in an article as they are, whatever it is written in. */

/** Signs where Markdown would read them as markup, and no others: `a_b`, `5 * 6` and `A & B` stay as they are. */
const markup =
  /\\(?=[!-/:-@[-`{-~]|$)|[`[\]]|[*~](?=\S)|(?<=\S)[*~]|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z\d]+;)|^[-+*#>]|(?<=^\d{1,9})[.)]/gu

/**
 * @param words one line of text
 * @returns Markdown that says them, at the beginning of a paragraph or within one
 */
export const asMarkdown = (words: string): string => words.replace(markup, '\\$&')

/**
 * @param words text
 * @returns HTML that says it, for between tags
 */
export const asHtml = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
