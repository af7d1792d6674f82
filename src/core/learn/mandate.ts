/** Learns which mandates are in force on the article's day. */
import type {Article, Disclaimer, InForce, Metadata, Options} from '../article.ts'
import {isInForce} from '../law/pack.ts'
import {packs as shipped} from '../law/packs.ts'

/**
 * @param article whose surroundings may know its day
 * @param metadata with the day that the text names
 * @param disclaimer as found
 * @param options with the packs, the day of the run and the day to judge by
 * @returns the ids in force on that day, those that a fix may write first; without any day, those not superseded
 */
export function learnMandate(article: Article, metadata: Metadata, disclaimer: Disclaimer, options: Options): InForce {
  const day = options.date ?? article.date ?? metadata.date ?? options.today ?? null
  const mandates = (options.packs ?? shipped).flatMap((pack) => pack.mandates)
  const ids = mandates
    .filter((mandate) => (day === null ? mandate.status === 'in-force' : isInForce(mandate, day)))
    .sort((a, b) => rank(b.id, b.emit, options.emit) - rank(a.id, a.emit, options.emit))
    .map(({id}) => id)
  return {day, ids, found: disclaimer.mandate !== null && ids.includes(disclaimer.mandate)}
}

const rank = (id: string, emit: boolean, preferred: string | undefined) => (id === preferred ? 2 : emit ? 1 : 0)
