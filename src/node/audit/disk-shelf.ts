/** Rows of a report that lie on the disk until it is written: so memory does not grow with the archive. */
import fs from 'node:fs'
import path from 'node:path'
import type {Shelf} from '../../core/audit.ts'
import {words} from '../cli/words.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {openNew} from '../write.ts'

export class DiskShelf implements Shelf {
  private readonly report: string
  private file: string | null = null
  private fd: number | null = null
  private readonly lengths: number[] = []

  /** @param report absolute: the rows lie beside it, where there is room for them in the end */
  constructor(report: string) {
    this.report = report
  }

  /** @throws Trouble where it cannot be written */
  add(block: string) {
    this.tell(() => {
      this.fd ??= this.open()
      fs.writeFileSync(this.fd, block, 'latin1')
    })
    this.lengths.push(block.length)
  }

  /** @throws Trouble where it cannot be read */
  *all(): Generator<string> {
    let at = 0
    for (const length of this.lengths) {
      const block = Buffer.allocUnsafe(length)
      this.tell(() => {
        if (fs.readSync(this.fd!, block, 0, length, at) < length) throw new Error('EOF')
      })
      at += length
      yield block.toString('latin1')
    }
  }

  /** A name is not needed any more: so nothing is left, however the run ends. Where that cannot be, `drop` takes it away. */
  private open(): number {
    const {fd, name} = openNew(path.dirname(this.report), '.rows.tmp', 'wx+', 0o600)
    this.file = name
    try {
      fs.unlinkSync(name)
    } catch {}
    return fd
  }

  drop() {
    if (this.fd === null) return
    fs.closeSync(this.fd)
    this.fd = null
    fs.rmSync(this.file!, {force: true})
  }

  private tell(work: () => void) {
    try {
      work()
    } catch (error) {
      throw new Trouble(words.unwritable(this.report, reasonOf(error)))
    }
  }
}
