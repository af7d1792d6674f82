/**
 * Satteri, a native Markdown parser that makes remark-parse's tree at a fourteenth of its cost. It is an optional dependency:
 * where it is not installed, or where it is known to see an article otherwise, remark-parse reads.
 */
import type {Root} from 'mdast'
import {areInert, disputedPlaces, hasDisputedBlocks} from './disputed.ts'
import {satteriTree} from './satteri-tree.ts'

/** More disputed places than that are not looked up one by one. */
const MOST = 50

/**
 * @returns a parser that answers null where remark-parse should read, or null where satteri is not installed
 */
export async function fastMarkdown(): Promise<((text: string) => Root | null) | null> {
  try {
    const satteri = await import('satteri')
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
