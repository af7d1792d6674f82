/** Tells the records that audits write from all else that may stand in a file. */
import type {Result} from '../../core/index.ts'
import type {Answer} from './judge.ts'

type Line = Result & {excerpts?: Answer['excerpts']}

/** Whether it has all that a summary and a report are made of, and does not call an article fit that has an error. */
export function isRecord(value: unknown): value is Line {
  if (!isObject(value)) return false
  const {path, ok, date, language, disclaimer, attribution, findings, waived, excerpts} = value
  return (
    typeof path === 'string' &&
    typeof ok === 'boolean' &&
    isTextOrNull(date) &&
    isObject(language) &&
    typeof language['code'] === 'string' &&
    isObject(disclaimer) &&
    typeof disclaimer['status'] === 'string' &&
    isTextOrNull(disclaimer['mandate']) &&
    isObject(attribution) &&
    isTextOrNull(attribution['source']) &&
    Array.isArray(waived) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    !(ok && findings.some(({severity}) => severity === 'error')) &&
    (excerpts === undefined || (Array.isArray(excerpts) && excerpts.every(isExcerpt)))
  )
}

const isFinding = (value: unknown): value is Result['findings'][number] =>
  isObject(value) &&
  typeof value['rule'] === 'string' &&
  ['error', 'warning', 'info'].includes(value['severity'] as string) &&
  isPlace(value['line']) &&
  isPlace(value['column']) &&
  typeof value['reason'] === 'string' &&
  Array.isArray(value['expected']) &&
  value['expected'].every((text) => typeof text === 'string') &&
  [null, 'safe', 'unsafe'].includes(value['fix'] as null) &&
  typeof value['url'] === 'string'

function isExcerpt(value: unknown): boolean {
  if (!isObject(value) || typeof value['excerpt'] !== 'string') return false
  const {mark} = value
  return mark === undefined || (Array.isArray(mark) && mark.length === 2 && mark.every(Number.isSafeInteger))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string'

/** A line or a column, from 1 on. */
const isPlace = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0
