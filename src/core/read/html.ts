/** Reads an article out of HTML: a whole page, or the piece of one that a content system stores. */
import type {Root as HastRoot} from 'hast'
import type {Root} from 'mdast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {blocksOf} from './html-blocks.ts'
import {baseOf, convert} from './html-convert.ts'
import {tame} from './html-guard.ts'
import {type HtmlMetadata, readHtmlMetadata} from './html-meta.ts'
import {type HtmlRemoval, prune} from './html-prune.ts'
import {tidy} from './html-tidy.ts'

export type {HtmlMetadata, HtmlRemoval}

export interface HtmlArticle {
  /** The article. Every text in it knows where in the HTML it stands. */
  readonly tree: Root
  /** What the head of the page says; empty for a fragment without one. */
  readonly metadata: HtmlMetadata
  /** What was left out as no part of the article, one entry a block of text, in the order of the source. */
  readonly removed: readonly HtmlRemoval[]
}

const pageParser = unified().use(rehypeParse).freeze()
const fragmentParser = unified().use(rehypeParse, {fragment: true}).freeze()

const pageTag = /<(?:!doctype|html|head|body)(?=[\s>/])/i

/**
 * Reads HTML, however broken or hostile; never throws on any text.
 *
 * Of a whole page (one with `<html>`, `<head>`, `<body>` or a doctype) furniture is left out and listed: navigation, share
 * bars, newsletter boxes, cookie notices, related links, comments, advertisements; a block that reads like a foreign-agent label stays,
 * wherever it stands. Of a fragment all text stays. Comments and hidden elements that may hold a label become `html` nodes.
 *
 * @param source the text as it was given; all positions are in it
 */
export function readHtml(source: string): HtmlArticle {
  const text = tame(source)
  const isPage = pageTag.test(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ' '))
  const tree = (isPage ? pageParser : fragmentParser).parse(text) as HastRoot
  const metadata = isPage ? readHtmlMetadata(tree) : {}
  const base = baseOf(tree)
  const removed = prune(tree, text, isPage)
  return {tree: tidy(convert(blocksOf(tree), base, text), source), metadata, removed}
}
