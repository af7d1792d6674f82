/** Which verb a command line has, found before anything that could read it is loaded. */
import {flags, type Verb, verbs} from './flags.ts'

/**
 * As `readArguments` finds it on a command line without a mistake: the first word that is neither a flag nor a flag's value.
 *
 * @param argv what stands after `plashka`
 * @returns null where there is none
 */
export function verbOf(argv: readonly string[]): Verb | null {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!
    if (word === '--') return null
    if (word.startsWith('-') && word !== '-') {
      if (takesNext(word)) i++
    } else return verbs.find((verb) => verb === word) ?? null
  }
  return null
}

/** Whether the word behind a flag, or behind several of one letter, is its value. */
function takesNext(word: string): boolean {
  if (word.startsWith('--')) return !word.includes('=') && isText((name) => name === word.slice(2))
  const at = [...word].findIndex((letter, i) => i > 0 && isText((_, short) => short === letter))
  return at >= 0 && at === word.length - 1
}

const isText = (is: (name: string, short: string | undefined) => boolean) =>
  Object.entries(flags).some(
    ([name, flag]) => flag.type === 'string' && is(name, 'short' in flag ? flag.short : undefined),
  )
