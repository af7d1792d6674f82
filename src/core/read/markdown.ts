/** Reads Markdown: CommonMark with front matter and GFM, by remark-parse. */
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze()

/**
 * @param text Markdown; a byte order mark is no part of it
 * @returns the tree, positions into `text`
 */
export const readMarkdown = (text: string): Root => parser.parse(text)
