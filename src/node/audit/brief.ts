/** What the sums of an audit keep of one article. */
import type {Result} from '../../core/index.ts'

export interface Brief {
  ok: boolean
  /** `YYYY-MM-DD`, or null where the article has no day. */
  date: string | null
  /** Code of its language. */
  language: string
  /** How often each rule has found an error or a warning, in the order of the findings. */
  rules: {rule: string; errors: number; warnings: number}[]
}

export function briefOf({ok, date, language, findings}: Pick<Result, 'ok' | 'date' | 'language' | 'findings'>): Brief {
  const rules: Brief['rules'] = []
  for (const {rule, severity} of findings) {
    if (severity === 'info') continue
    let sum = rules.find((one) => one.rule === rule)
    if (!sum) rules.push((sum = {rule, errors: 0, warnings: 0}))
    if (severity === 'error') sum.errors++
    else sum.warnings++
  }
  return {ok, date, language: language.code, rules}
}
