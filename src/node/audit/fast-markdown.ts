/**
 * Satteri, a native Markdown parser that makes remark-parse's tree at a fourteenth of its cost. It is an optional dependency:
 * where it is not installed, or where it is known to see an article otherwise, remark-parse reads.
 */
import type {Root} from 'mdast'

/**
 * What the two read differently, each a case of `test/node/audit/parsers.test.ts`; such articles go the slow way. Emphasis
 * between an emoji and a letter (micromark looks at half of the emoji); an address behind an escape or an entity; markup in the
 * body of a footnote; a bare address with a bracket right behind it, with emphasis of two kinds, or with emphasis behind letters
 * that no address has; `www.` right behind punctuation (remark finds it late, without its place); a first line of `---` that
 * opens no front matter; NUL; TOML front matter.
 */
const disputedBesideEmoji =
  /[^\s*_~][*_~]+[\ud800-\udfff]|\*[_~]+[\ud800-\udfff]|_[*~]+[\ud800-\udfff]|~[*_]+[\ud800-\udfff]|[\ud800-\udfff](?:\ufe0f?(?:\*+[^\s*]|_+[^\s_]|~+[^\s~])|www\.|https?:)/
const disputedEscape = /(?:\\.|&#?\w{1,31};)[\w.+-]*@\w|\\(?:www\.|https?:)/
const disputedFootnote =
  /^ {0,3}\[\^[^\]\s]+\]:(?![ \t](?:\[?[A-Za-z\u0400-\u9fff]|\[\d|<http)[^\n]*(?:\n(?:(?:[ \t]*\n)+\S|\[\^)|\s*$(?![^])))/m
const bareAddress = /(?:www\.|https?:\/\/)[^\s()<>[\]]*\[?/g
const emphasisOfTwoKinds = /\*[_~]|_[*~]|~[*_]/
// What stands before it is looked at last: letters are found fast, conditions not.
const disputedWww = /www\.(?<=[^\s*_~([\]\p{L}\p{N}]www\.)(?<!https?:\/\/[^\s<>]{0,200}www\.)/u
const tomlFrontMatter = /^\+\+\+/

/** A loop, for one regular expression would look at a long line again and again. */
function hasDisputedAddress(text: string): boolean {
  for (const [address] of text.matchAll(bareAddress)) {
    if (address.endsWith('[') || emphasisOfTwoKinds.test(address)) return true
    const other = address.search(/[^\x00-\x7f]/)
    if (other >= 0 && /[*_~]/.test(address.slice(other))) return true
  }
  return false
}

const isDisputed = (text: string) =>
  text.includes('\0') ||
  tomlFrontMatter.test(text) ||
  disputedEscape.test(text) ||
  (text.includes('[^') && disputedFootnote.test(text)) ||
  hasDisputedAddress(text) ||
  (text.includes('www.') && disputedWww.test(text)) ||
  (/[\ud800-\udfff]/.test(text) && disputedBesideEmoji.test(text))

/** The launcher gives the bundle a way to the module loader: code from V8's cache has lost its own. */
const load = (globalThis as Record<symbol, unknown>)[Symbol.for('plashka.import')] as
  | ((name: string) => Promise<unknown>)
  | undefined

/**
 * @returns a parser that answers null where remark-parse should read, or null where satteri is not installed
 */
export async function fastMarkdown(): Promise<((text: string) => Root | null) | null> {
  try {
    const {markdownToMdast} = (await (load ? load('satteri') : import('satteri'))) as typeof import('satteri')
    const features = {gfm: true, frontmatter: true}
    return (text) => {
      if (isDisputed(text)) return null
      const tree = markdownToMdast(text, {features}) as unknown as Root
      return text.startsWith('---') && tree.children[0]?.type !== 'yaml' ? null : tree
    }
  } catch {
    return null
  }
}
