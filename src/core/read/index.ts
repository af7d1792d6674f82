/** The reader of the chain: finds out what an article is written in and makes its tree. */
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {InputKind, Options, Range} from '../article.ts'
import type {PageHead} from '../learn/metadata.ts'
import {guess} from './guess.ts'
import {readHtml} from './html.ts'
import {readMarkdown} from './markdown.ts'
import {readPlain} from './plain.ts'

declare module 'vfile' {
  interface DataMap {
    /** What the head of a page tells, and what of the page is furniture; only with HTML. */
    page: {head: PageHead; removed: readonly {text: string; range: Range}[]}
  }
}

/** The parser of the chain: by `options.input`, by extension, by a look. */
export const read: Plugin<[Options], string, Root> = function (options) {
  this.parser = (text, file) => {
    const kind = options.input ?? guess(file.path ?? '', text)
    file.data.input = kind
    const markdown = (body: string) => options.parseMarkdown?.(body) ?? readMarkdown(body)
    if (!text.startsWith('\ufeff')) return parse(kind, text, file, markdown)
    const tree = parse(kind, text.slice(1), file, markdown)
    // The mark is a letter of the given text: everything behind it stands one further.
    const {page} = file.data
    if (page) page.removed = page.removed.map(({text, range: [start, end]}) => ({text, range: [start + 1, end + 1]}))
    visit(tree, (node) => {
      for (const point of [node.position?.start, node.position?.end]) {
        if (!point) continue
        if (point.offset !== undefined) point.offset++
        if (point.line === 1) point.column++
      }
    })
    return tree
  }
}

function parse(kind: InputKind, text: string, file: VFile, markdown: (text: string) => Root): Root {
  if (kind === 'text') return readPlain(text)
  if (kind === 'html') {
    const page = readHtml(text)
    file.data.page = {head: page.metadata, removed: page.removed}
    return page.tree
  }
  return markdown(text)
}
