/**
 * Satteri, a native Markdown parser that makes remark-parse's tree at a fourteenth of its cost. It is an optional dependency:
 * where it is not installed, or where it is known to see an article otherwise, remark-parse reads.
 */
import type {Root} from 'mdast'

/**
 * What the two read differently, each a case of `test/node/audit/parsers.test.ts`; such articles go the slow way. Emphasis
 * between an emoji and a letter (micromark looks at half of the emoji); an address behind an escape or an entity;
 * markup in the body of a footnote; emphasis of two kinds that ends with a bare address; NUL; TOML front matter.
 */
const disputedBesideEmoji =
  /[^\s*_~][*_~]+[\ud800-\udfff]|\*[_~]+[\ud800-\udfff]|_[*~]+[\ud800-\udfff]|~[*_]+[\ud800-\udfff]|[\ud800-\udfff](?:\ufe0f?(?:\*+[^\s*]|_+[^\s_]|~+[^\s~])|www\.|https?:)/
const disputedEscape = /[\\&]\S{0,80}@\w|\\(?:www\.|https?:)/
const disputedFootnote =
  /^ {0,3}\[\^[^\]\s]+\]:(?![ \t](?:\[?[A-Za-z\u0400-\u9fff]|<http)[^\n]*(?:\n(?:[ \t]*\n\S|\[\^)|\s*$(?![^])))/m
const disputedAddress = /(?:www\.|:\/\/)[^\s()<>[\]]*(?:\*[_~]|_[*~]|~[*_])/
const tomlFrontMatter = /^\+\+\+/

const isDisputed = (text: string) =>
  text.includes('\0') ||
  tomlFrontMatter.test(text) ||
  disputedEscape.test(text) ||
  (text.includes('[^') && disputedFootnote.test(text)) ||
  disputedAddress.test(text) ||
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
    return (text) => (isDisputed(text) ? null : (markdownToMdast(text, {features}) as unknown as Root))
  } catch {
    return null
  }
}
