/** The counts of a run, the same in every format. */
import type {Checked} from './reporter.ts'

export interface Tally {
  articles: number
  /** Articles without an error: fit to publish. */
  fit: number
  unfit: number
  /** Articles with an error or a warning. */
  affected: number
  errors: number
  warnings: number
  infos: number
  waived: number
  /** Errors and warnings that `fix` mends unasked. */
  fixable: number
  /** Findings that the baseline knows; they are in no other count. */
  known: number
}

/** Counts what stands in the records. */
export function tally(checked: readonly Checked[]): Tally {
  const sum: Tally = {
    articles: checked.length,
    fit: 0,
    unfit: 0,
    affected: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    waived: 0,
    fixable: 0,
    known: 0,
  }
  for (const {result, known} of checked) {
    sum[result.ok ? 'fit' : 'unfit']++
    sum.waived += result.waived.length
    sum.known += known?.length ?? 0
    let affected = false
    for (const {severity, fix} of result.findings) {
      if (severity === 'info') {
        sum.infos++
        continue
      }
      affected = true
      sum[severity === 'error' ? 'errors' : 'warnings']++
      if (fix === 'safe') sum.fixable++
    }
    if (affected) sum.affected++
  }
  return sum
}
