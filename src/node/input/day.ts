/** The day that a dump gives its article, in whatever form dumps have it. */
import {isDay} from '../../core/light.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Days are taken as they are written, whatever the time zone: a newsroom's date is the one that it printed.
 *
 * @param value an ISO date or time, `05.01.2026`, `Mon, 05 Jan 2026 …` (RSS), seconds or milliseconds since 1970 (UTC)
 * @returns `YYYY-MM-DD`, or null where it is no real day
 */
export function dayOf(value: unknown): string | null {
  if (typeof value === 'number') return fromClock(value)
  if (typeof value !== 'string' || value.length > 100) return null
  const text = value.trim()
  let found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (found) return real(found[1]!, found[2]!, found[3]!)
  found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text)
  if (found) return real(found[3]!, found[2]!, found[1]!)
  found = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)/.exec(text)
  if (found) return real(found[3]!, String(months.indexOf(found[2]!.toLowerCase()) + 1), found[1]!)
  found = /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text)
  if (found) return real(found[1]!, found[2]!, found[3]!)
  return /^\d{9,13}$/.test(text) ? fromClock(Number(text)) : null
}

function real(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Seconds run to 11 digits for the next three thousand years; milliseconds have had 12 since 1973. */
function fromClock(value: number): string | null {
  if (!Number.isFinite(value) || value <= 0) return null
  const date = new Date(value < 1e11 ? value * 1000 : value)
  return Number.isNaN(date.getTime())
    ? null
    : real(...(date.toISOString().slice(0, 10).split('-') as [string, string, string]))
}
