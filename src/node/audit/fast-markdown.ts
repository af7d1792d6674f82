/**
 * Satteri, a native Markdown parser that makes remark-parse's tree at a fourteenth of its cost. It is an optional dependency:
 * where it is not installed, or where it is known to see an article otherwise, remark-parse reads.
 */
import type {Root} from 'mdast'
import {areInert, disputedPlaces, hasDisputedBlocks} from './disputed.ts'
import {satteriTree} from './satteri-tree.ts'

/** More disputed places than that are not looked up one by one. */
const MOST = 50

/** The launcher gives the bundle a way to the module loader: code from V8's cache has lost its own. */
const load = (globalThis as Record<symbol, unknown>)[Symbol.for('plashka.import')] as
  | ((name: string) => Promise<unknown>)
  | undefined

/**
 * @returns a parser that answers null where remark-parse should read, or null where satteri is not installed
 */
export async function fastMarkdown(): Promise<((text: string) => Root | null) | null> {
  try {
    const satteri = (await (load ? load('satteri') : import('satteri'))) as typeof import('satteri')
    return (text) => {
      const places = hasDisputedBlocks(text) ? null : disputedPlaces(text)
      if (places === null || places.length > MOST) return null
      const tree = satteriTree(satteri, text)
      if (text.startsWith('---') && tree.children[0]?.type !== 'yaml') return null
      return areInert(places, tree) ? tree : null
    }
  } catch {
    return null
  }
}
