/** Learns the waivers of an article: findings that a person took upon themselves, each with a reason, in a comment. */
import type {Waiver} from '../article.ts'
import type {View} from '../text/view.ts'

const waiver = /^\s*plashka[- ](?:waive|отказ)\s+([a-z][a-z-]*)\s*(?::|—|–|--)?\s*([^]*?)\s*$/

/**
 * `<!-- plashka-waive disclaimer-in-force: republished from the archive, lawyer's note 12 -->`, anywhere in the article.
 * A waiver without a reason is kept with an empty one: the rule `waiver-reason` says so, and it waives nothing.
 */
export function learnWaivers(view: View): Waiver[] {
  const waivers: Waiver[] = []
  for (const block of view.blocks) {
    if (block.hidden !== 'comment') continue
    const match = waiver.exec(block.text)
    if (match) waivers.push({rule: match[1]!, reason: match[2]!, range: block.range, used: false})
  }
  return waivers
}
