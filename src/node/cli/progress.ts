/** How far an audit is: one line that is written over and over, at most ten times a second, on a terminal only. */
import type {Locale} from '../../core/index.ts'
import {write} from './output.ts'
import {words} from './words.ts'

export class Progress {
  private last = 0
  private readonly begun = Date.now()
  private readonly locale: Locale

  constructor(locale: Locale) {
    this.locale = locale
  }

  show(done: number) {
    const now = Date.now()
    if (now - this.last < 100) return
    this.last = now
    const rate = (done * 1000) / Math.max(1, now - this.begun)
    write(2, `\r\u001b[K${words.progress(done, Math.round(rate))[this.locale]}`)
  }

  clear() {
    if (this.last > 0) write(2, '\r\u001b[K')
  }
}
