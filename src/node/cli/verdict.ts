/** What a run found, and with which code it ends. */
import type {Result} from '../../core/index.ts'
import {complain, type Setup} from './setup.ts'
import {words} from './words.ts'

/** Counts what decides the exit code, article by article. */
export class Verdict {
  errors = 0
  warnings = 0
  /** Something could not be read, found or written. */
  failed = false
  /** The baseline has entries that are gone, and that was to be an error. */
  stale = false

  add({ok, findings}: Pick<Result, 'ok' | 'findings'>) {
    let warnings = 0
    for (const {severity} of findings) if (severity === 'warning') warnings++
    this.count(ok, warnings)
  }

  /** An article that is known by its sums only. */
  count(ok: boolean, warnings: number) {
    if (!ok) this.errors++
    this.warnings += warnings
  }

  /** 2 the run itself failed, 1 an article has an error, warnings are too many or the baseline is stale, 0 nothing of it. */
  code({maxWarnings, locale}: Setup): number {
    const many = this.warnings > maxWarnings
    if (many) complain(words.tooManyWarnings(this.warnings, maxWarnings), locale)
    return this.failed ? 2 : this.errors > 0 || many || this.stale ? 1 : 0
  }
}
