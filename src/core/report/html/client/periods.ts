/** The time axis: years, or months where the archive is young. */
import type {MonthCounts} from '../page-data.ts'

export interface Period {
  /** `2024` or `2024-03`. */
  readonly name: string
  articles: number
  fit: number
  readonly rules: Record<number, number>
}

/** Bars that a chart can hold. */
const MOST = 30

export function periods(
  months: readonly MonthCounts[],
  earlier: string,
): {list: Period[]; byMonth: boolean; undated: MonthCounts | null} {
  const dated = months.filter(({month}) => month !== '')
  const undated = months.find(({month}) => month === '') ?? null
  const years = new Set(dated.map(({month}) => month.slice(0, 4)))
  const byMonth = years.size <= 2
  const sums = new Map<string, Period>()
  for (const {month, articles, fit, rules} of dated) {
    const period = periodOf(sums, byMonth ? month : month.slice(0, 4))
    period.articles += articles
    period.fit += fit
    for (const [rule, count] of Object.entries(rules))
      period.rules[Number(rule)] = (period.rules[Number(rule)] ?? 0) + count
  }
  const list = [...sums.values()]
  if (!byMonth) fillYears(list)
  return {list: list.length > MOST ? folded(list, earlier) : list, byMonth, undated}
}

function periodOf(all: Map<string, Period>, name: string): Period {
  let period = all.get(name)
  if (!period) all.set(name, (period = {name, articles: 0, fit: 0, rules: {}}))
  return period
}

/** A year without articles is a gap that one should see. */
function fillYears(list: Period[]) {
  for (let i = 1; i < list.length && list.length <= MOST; i++) {
    const year = Number(list[i - 1]!.name) + 1
    if (year < Number(list[i]!.name)) list.splice(i, 0, {name: String(year), articles: 0, fit: 0, rules: {}})
  }
}

function folded(list: readonly Period[], earlier: string): Period[] {
  const cut = list.length - MOST + 1
  const first: Period = {name: earlier, articles: 0, fit: 0, rules: {}}
  for (const {articles, fit, rules} of list.slice(0, cut)) {
    first.articles += articles
    first.fit += fit
    for (const [rule, count] of Object.entries(rules))
      first.rules[Number(rule)] = (first.rules[Number(rule)] ?? 0) + count
  }
  return [first, ...list.slice(cut)]
}
