/** `--lines changed`: of a changed article, what concerns the change. */
import type {MendableFinding, Result} from '../../core/index.ts'

/** Findings of the article as a whole: something it should have is not there, or it could not be judged. */
const whole = /-present$|^metadata-complete$|^encoding$|^crash$/

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
    ({rule, line, endLine}) => whole.test(rule) || changed.some(([from, to]) => line <= to && endLine >= from),
  )
  return {...result, ok: !findings.some(({severity}) => severity === 'error'), findings}
}
