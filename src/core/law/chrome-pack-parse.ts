/** Validates a pack of site clutter that somebody wrote; the shipped one is validated by a test. */
import * as v from 'valibot'
import type {ChromePack} from './chrome-pack.ts'

/** Brackets must close: `(share|print) this`. */
const balanced = (phrase: string) => {
  const open: string[] = []
  for (const letter of phrase) {
    if (letter === '(' || letter === '[') open.push(letter)
    else if (letter === ')' && open.pop() !== '(') return false
    else if (letter === ']' && open.pop() !== '[') return false
  }
  return open.length === 0
}

const phrase = v.pipe(
  v.string(),
  v.nonEmpty('Unexpected empty phrase, expected words'),
  v.check(balanced, 'Unexpected bracket in a phrase, expected pairs of () and []'),
  v.check((text) => /[\p{L}\p{N}@#{]/u.test(text), 'Unexpected phrase without a word, expected words'),
)
const phrases = v.record(v.string(), v.array(phrase))
const address = v.pipe(
  v.string(),
  v.regex(
    /^(?!https?:)[a-z][\w.:-]*[\w:](?:\/.*|\{rest\})?$/,
    'Unexpected address, expected host/path without https://',
  ),
)

const schema = v.strictObject({
  buttons: phrases,
  calls: phrases,
  invites: phrases,
  closers: phrases,
  notices: phrases,
  related: phrases,
  asides: phrases,
  tags: phrases,
  networks: v.array(phrase),
  fillers: v.array(phrase),
  channels: v.array(address),
  pages: v.array(address),
  keep: v.strictObject({words: v.array(phrase), anywhere: v.array(phrase), signs: v.string()}),
})

/**
 * @param data as a YAML parser gives it
 * @returns the pack
 * @throws {TypeError} with one line that says where and what is wrong
 */
export function parseChromePack(data: unknown): ChromePack {
  const result = v.safeParse(schema, data)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new TypeError(`${v.getDotPath(issue) ?? 'chrome pack'}: ${issue.message}`)
}
