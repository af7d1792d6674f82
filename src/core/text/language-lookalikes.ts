/** Words in which Latin and Cyrillic letters are mixed, as they come from old keyboards, fonts and recognised scans. */

const LATIN = 'aeocpxyijshkmtbnAEOCPXYIJSHKMTBëïçəɵ'
const CYRILLIC = 'аеосрхуіјѕһкмтвпАЕОСРХУІЈЅНКМТВёїҫәө'

const MIXED =
  /[A-Za-z\u00E7\u00EB\u00EF\u0259\u0275][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z\u00E7\u00EB\u00EF\u0259\u0275]/
const WORD = /[A-Za-z\u00E7\u00EB\u00EF\u0259\u0275\u0400-\u04FF]+/g

/**
 * Writes mixed words in one script, where every letter of the other one has a look-alike.
 *
 * @param text any
 * @param toward the script to prefer where both would do
 * @returns the text, of the same length; itself where no word is mixed
 */
export function foldLookalikes(text: string, toward: 'Latin' | 'Cyrillic'): string {
  if (!MIXED.test(text)) return text
  const others = toward === 'Latin' ? (['Latin', 'Cyrillic'] as const) : (['Cyrillic', 'Latin'] as const)
  return text.replace(WORD, (word) => {
    // Whole words of look-alikes stand among the mixed ones, too: «je», «oко».
    if (toward === 'Latin' && !MIXED.test(word)) return word
    for (const script of others) {
      const folded = fold(word, script)
      if (folded !== null) return folded
    }
    return word
  })
}

/** The word in one script, or null where a letter has no look-alike there. */
function fold(word: string, script: 'Latin' | 'Cyrillic'): string | null {
  const [from, to] = script === 'Latin' ? [CYRILLIC, LATIN] : [LATIN, CYRILLIC]
  let folded = ''
  for (const letter of word) {
    const foreign = script === 'Latin' ? letter >= '\u0400' : letter < '\u0400'
    const at = foreign ? from.indexOf(letter) : -1
    if (foreign && at < 0) return null
    folded += foreign ? to[at] : letter
  }
  return folded
}
