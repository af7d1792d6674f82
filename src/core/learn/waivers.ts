/** Learns the waivers of an article: findings that a person took upon themselves, each with a reason, in a comment. */
import type {Waiver} from '../article.ts'
import {letter} from '../text/letters.ts'
import {Pattern} from '../text/pattern.ts'
import type {View} from '../text/view.ts'

const rule = String.raw`[A-Za-z][\w-]*`
const waiver = new Pattern(
  String.raw`^\s*plashka[- ](?:waive|отказ)(?![\p{L}\p{N}_-])(?:\s+(${rule}(?:\s*,\s*${rule})*))?\s*(?::|—|–|--)?\s*([^]*?)\s*$`,
  'u',
)

/**
 * `<!-- plashka-waive disclaimer-in-force: republished from the archive, lawyer's note 12 -->`, anywhere in the article. Several
 * rules, with commas between them, are as many waivers for one reason.
 *
 * A waiver without a reason is kept with an empty one, and one without a rule with an empty rule: `waiver-sound` says so, and
 * neither waives anything. What has no letter is no reason.
 */
export function learnWaivers(view: View): Waiver[] {
  const waivers: Waiver[] = []
  for (const {hidden, text, range} of view.blocks) {
    const match = hidden === 'comment' ? waiver.exec(text) : null
    if (!match) continue
    const reason = letter.test(match[2]!) ? match[2]! : ''
    for (const one of (match[1] ?? '').split(',')) waivers.push({rule: one.trim(), reason, range, used: false})
  }
  return waivers
}
