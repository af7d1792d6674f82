/** Days in the forms that articles use, English and Russian, as `YYYY-MM-DD`. */
import {isReal} from './day.ts'
import {Pattern} from './pattern.ts'

const months: Record<string, number> = {}
const add = (month: number, ...names: string[]) => {
  for (const name of names) months[name] = month
}
add(1, 'january', 'jan', 'января', 'январь', 'янв')
add(2, 'february', 'feb', 'февраля', 'февраль', 'фев')
add(3, 'march', 'mar', 'марта', 'март', 'мар')
add(4, 'april', 'apr', 'апреля', 'апрель', 'апр')
add(5, 'may', 'мая', 'май')
add(6, 'june', 'jun', 'июня', 'июнь', 'июн')
add(7, 'july', 'jul', 'июля', 'июль', 'июл')
add(8, 'august', 'aug', 'августа', 'август', 'авг')
add(9, 'september', 'sept', 'sep', 'сентября', 'сентябрь', 'сен', 'сент')
add(10, 'october', 'oct', 'октября', 'октябрь', 'окт')
add(11, 'november', 'nov', 'ноября', 'ноябрь', 'ноя', 'нояб')
add(12, 'december', 'dec', 'декабря', 'декабрь', 'дек')

const names = Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join('|')
const clock = String.raw`(?:(?:\s*[,|·•—–-]\s*|\s+(?:в|at)\s+|\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:мск|msk|utc|gmt|et|[+-]\d{2}:?\d{2}))?)?`
/** `likely` is in every text with such a day: it is cheap to compile and to try, and the pattern is neither. */
const forms = [
  {
    pattern: String.raw`(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`,
    likely: /\d{4}[-/]\d{1,2}[-/]\d/,
    order: 'ymd',
  },
  {
    pattern: String.raw`(${names})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}`,
    likely: /\s\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/iu,
    order: 'mdy',
  },
  {
    pattern: String.raw`(\d{1,2})(?:st|nd|rd|th)?\s+(${names})\.?,?\s+(\d{4})(?:\s*(?:года|г\.?))?${clock}`,
    likely: /\d(?:st|nd|rd|th)?\s+[a-zа-я]{3,}\.?,?\s+\d{4}/iu,
    order: 'dmy',
  },
  // 03.12.2025 is the third of December everywhere that writes dots.
  {
    pattern: String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?${clock}`,
    likely: /\d\.\d{1,2}\.\d{4}/,
    order: 'dmy',
  },
] as const
/** Not within an address: `/2024/05/03/`. */
const searches = forms.map(({pattern}) => new Pattern(String.raw`(?<![\p{L}\p{N}/])${pattern}(?![\p{L}\p{N}/])`, 'iu'))
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\.?,?\s+`
const label = String.raw`(?:published|posted|updated|date|on|опубликовано|дата(?: публикации)?|обновлено)?\s*(?:on\b)?\s*:?\s*`
const lines = forms.map(({pattern}) => new Pattern(String.raw`^${label}(?:${weekday})?${pattern}$`, 'iu'))

export interface FoundDay {
  day: string
  start: number
  end: number
}

/** The first day named in a stretch of text, or null. */
export function findDay(text: string): FoundDay | null {
  if (!/\d/.test(text)) return null
  let best: FoundDay | null = null
  for (const [i, {order, likely}] of forms.entries()) {
    const match = likely.test(text) ? searches[i]!.exec(text) : null
    const day = match && toDay(match, order)
    if (day && (!best || match.index < best.start)) best = {day, start: match.index, end: match.index + match[0].length}
  }
  return best
}

/** The day of a line that says nothing but a day (with a weekday, a clock or a word such as *Published* at most). */
export function dayLine(text: string): string | null {
  if (text.length > 80 || !/\d/.test(text)) return null
  for (const [i, {order, likely}] of forms.entries()) {
    const match = likely.test(text) ? lines[i]!.exec(text.trim()) : null
    const day = match && toDay(match, order)
    if (day) return day
  }
  return null
}

/** A front matter's date as a day, or null where it is none. */
export function toDate(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  return typeof value === 'string' ? (findDay(value.trim())?.day ?? null) : null
}

function toDay(match: readonly (string | undefined)[], order: 'ymd' | 'mdy' | 'dmy'): string | null {
  const [, a = '', b = '', c = ''] = match
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
  const m = months[month.toLowerCase()] ?? Number(month)
  if (!isReal(Number(year), m, Number(day))) return null
  return `${year}-${String(m).padStart(2, '0')}-${day.padStart(2, '0')}`
}
