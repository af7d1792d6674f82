/**
 * Satteri, a native Markdown parser that makes remark-parse's tree at a fourteenth of its cost. It is an optional dependency:
 * where it is not installed, or where it is known to see an article otherwise, remark-parse reads.
 */
import type {Root} from 'mdast'

/**
 * What the two read differently, each a case of `test/node/audit/parsers.test.ts`; such articles go the slow way. Emphasis
 * beside an emoji (micromark looks at half of it); an e-mail address behind an escape or an entity; footnotes; NUL; TOML front
 * matter.
 */
const disputed =
  /[*_~][\ud800-\udfff]|[\ud800-\udfff](?:\ufe0f?[*_~]|www\.|https?:)|[\\&]\S{0,80}@|^ {0,3}\[\^[^\]\s]+\]:|\0/m
const tomlFrontMatter = /^\+\+\+/

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
    return (text) =>
      disputed.test(text) || tomlFrontMatter.test(text) ? null : (markdownToMdast(text, {features}) as unknown as Root)
  } catch {
    return null
  }
}
