/** Keeps the account of one archive: tells its troubles, but not a hundred thousand of them, and sums up what was left out. */
import type {Said} from '../trouble.ts'
import type {Asked} from './source.ts'
import {inputWords, type Left} from './words.ts'

/** Troubles of one archive that are told one by one. */
const MOST = 20

export class Ledger {
  /** The archive as it was named. */
  readonly where: string
  /** Troubles so far. */
  troubles = 0
  private readonly asked: Asked
  private readonly left = new Map<Left, {count: number; first: string}>()

  constructor(where: string, asked: Asked) {
    this.where = where
    this.asked = asked
  }

  /** So many bytes of the archive were read. */
  readonly count = (bytes: number) => this.asked.onRead?.(bytes)

  trouble(said: Said) {
    if (++this.troubles <= MOST) this.asked.onTrouble(said)
  }

  leave(why: Left, name: string) {
    const sum = this.left.get(why)
    if (sum) sum.count++
    else this.left.set(why, {count: 1, first: name})
  }

  /** Tells what was only counted. */
  close() {
    if (this.troubles > MOST) this.asked.onTrouble(inputWords.more(this.where, this.troubles - MOST))
    for (const [why, {count, first}] of this.left) this.asked.onNote?.(inputWords.left(this.where, why, count, first))
  }
}
