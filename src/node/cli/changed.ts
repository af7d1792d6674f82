/** `--lines changed`: of a changed article, what concerns the change. */
import {type MendableFinding, type Result, rules} from '../../core/index.ts'
import {ENCODING_RULE} from '../read.ts'

/** Rules whose findings any line may have caused, and what is found outside of the rules: unreadable bytes, a crash. */
const whole = new Set([ENCODING_RULE, 'crash', ...rules.filter(({scope}) => scope === 'article').map(({id}) => id)])

/**
 * The record with the findings of the whole article and those on changed lines.
 *
 * @param changed 1-based ranges with their ends; null where every line is new
 */
export function onChangedLines(
  result: Result<MendableFinding>,
  changed: readonly (readonly [from: number, to: number])[] | null,
): Result<MendableFinding> {
  if (changed === null) return result
  const findings = result.findings.filter(
    ({rule, line, endLine}) => whole.has(rule) || changed.some(([from, to]) => line <= to && endLine >= from),
  )
  return {...result, ok: !findings.some(({severity}) => severity === 'error'), findings}
}
