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
  const ids = idsOn(day, options)
  return {day, ids, found: disclaimer.mandate !== null && ids.includes(disclaimer.mandate)}
}

let last: {day: string | null; options: Options; ids: readonly string[]} | undefined

/** An archive's articles come day by day: the answer for the last day is kept. */
function idsOn(day: string | null, options: Options): readonly string[] {
  if (last?.day !== day || last.options !== options) {
    const ids = (options.packs ?? shipped)
      .flatMap((pack) => pack.mandates)
      .filter((mandate) => (day === null ? mandate.status === 'in-force' : isInForce(mandate, day)))
      .sort((a, b) => rank(b.id, b.emit, options.emit) - rank(a.id, a.emit, options.emit))
      .map(({id}) => id)
    last = {day, options, ids}
  }
  return last.ids
}

const rank = (id: string, emit: boolean, preferred: string | undefined) => (id === preferred ? 2 : emit ? 1 : 0)
