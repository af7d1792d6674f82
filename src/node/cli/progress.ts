/** How far an audit is: one line that is written over and over, at most ten times a second, on a terminal only. */
import type {Locale} from '../../core/index.ts'
import {write} from './output.ts'
import {words} from './words.ts'

/** The first seconds, and the first hundredth, say too little of the rest: threads start, the cache knows the begin. */
const FIRST_MS = 3000
const FIRST_SHARE = 0.01

export class Progress {
  /** How many bytes there are to read; null where nobody knows. */
  total: number | null = null
  /** How many were read. */
  read = 0
  private last = 0
  private readonly begun: number
  private readonly locale: Locale

  constructor(locale: Locale, now = Date.now()) {
    this.locale = locale
    this.begun = now
  }

  show(done: number, now = Date.now()) {
    if (now - this.last < 100) return
    this.last = now
    write(2, `\r\u001b[K${this.line(done, now)}`)
  }

  /** @param done articles that are checked */
  line(done: number, now: number): string {
    const passed = now - this.begun
    const share = this.total === null ? 0 : Math.min(1, this.read / Math.max(1, this.total))
    const known = passed > FIRST_MS && share > FIRST_SHARE
    const left = known ? Math.round((passed / share - passed) / 1000) : null
    return words.progress(done, Math.round((done * 1000) / Math.max(1, passed)), left)[this.locale]
  }

  clear() {
    if (this.last > 0) write(2, '\r\u001b[K')
  }
}
