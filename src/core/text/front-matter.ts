/** Where the front matter of a text ends: asked where no tree can tell. */

const frontMatter = /^\ufeff?---[ \t]*\r?\n(?:([^]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/

/**
 * @param text of an article, with a byte order mark or without
 * @returns the whole of it with both its lines, and the YAML between them; null where it has none
 */
export function frontMatterOf(text: string): {whole: string; yaml: string} | null {
  const match = frontMatter.exec(text)
  return match && {whole: match[0], yaml: match[1] ?? ''}
}
