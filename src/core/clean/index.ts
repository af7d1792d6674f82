/** The cleaners, in the order in which they run. What one leaves out for good it lists in `data.removed`. */
import type {Root} from 'mdast'
import type {DataMap} from 'vfile'
import type {Cleaner} from '../step.ts'
import {linesOf} from '../text/lines.ts'
import {linkAttribution} from './attribution.ts'
import {completeFrontMatter} from './front-matter.ts'
import {cleanHeadings} from './headings.ts'
import {cleanLinks} from './links.ts'
import {cleanSiteChrome} from './site-chrome.ts'
import {cleanTypography} from './typography.ts'

const list = (data: DataMap, cleaner: string, removed: readonly {text: string; range: readonly [number, number]}[]) => {
  const lines = linesOf(data.view.source)
  data.removed = [
    ...(data.removed ?? []),
    ...removed.map(({text, range}) => ({cleaner, text, range, line: lines.line(range[0])})),
  ]
}

export const cleaners: readonly Cleaner[] = [
  // The HTML reader has left the furniture of the page out already; here it is told.
  {id: 'page', clean: (_, data) => list(data, 'page', data.page?.removed ?? [])},
  {
    id: 'site-chrome',
    clean(tree, data) {
      list(data, 'site-chrome', data.chrome)
      cleanSiteChrome(tree, data.chrome, data.view)
    },
  },
  {id: 'attribution', clean: (tree, {attribution, view}) => linkAttribution(tree, attribution, view)},
  {
    id: 'front-matter',
    clean(tree, data) {
      if (!completeFrontMatter(tree, data.metadata, data.attribution, data.language)) return
      for (const {index, is} of data.metadata.blocks) {
        const block = data.view.blocks[index]
        if (is !== 'header' || !block || !drop(tree, block.node)) continue
        list(data, 'front-matter', [{text: block.text, range: block.range}])
      }
    },
  },
  {id: 'typography', clean: cleanTypography},
  {id: 'links', clean: cleanLinks},
  {id: 'headings', clean: cleanHeadings},
]

/** Removes a child of the root; says whether it was there. */
function drop(tree: Root, node: unknown): boolean {
  const index = tree.children.indexOf(node as never)
  if (index >= 0) tree.children.splice(index, 1)
  return index >= 0
}
