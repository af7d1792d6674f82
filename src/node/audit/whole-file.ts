/** A file that is written piece by piece and appears under its name when it is whole; packed where its name ends in `.gz`. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {words} from '../cli/words.ts'
import {reasonOf, Trouble} from '../trouble.ts'

/** Written, and packed, in pieces of this many bytes. A gzip file may have several members (RFC 1952, 2.2). */
const PIECE = 1 << 20

let count = 0

export class WholeFile {
  private readonly file: string
  private readonly temporary: string
  private readonly fd: number
  private readonly packs: boolean
  private pieces: Buffer[] = []
  private size = 0
  private closed = false

  /**
   * @param file absolute
   * @throws Trouble at once where it could not be written in the end
   */
  constructor(file: string) {
    this.file = file
    this.packs = /\.gz$/i.test(file)
    this.temporary = path.join(path.dirname(file), `.plashka-${process.pid}-${count++}.tmp`)
    this.fd = this.tell(() => {
      const old = fs.statSync(file, {throwIfNoEntry: false})
      if (old?.isDirectory()) throw Object.assign(new Error('EISDIR'), {code: 'EISDIR'})
      if (old) fs.accessSync(file, fs.constants.W_OK)
      return fs.openSync(this.temporary, 'wx')
    })
  }

  write(piece: string | Uint8Array) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece)
    this.pieces.push(bytes)
    this.size += bytes.length
    if (this.size >= PIECE) this.flush()
  }

  /** @throws Trouble where it could not be written */
  close() {
    this.flush()
    this.tell(() => {
      fs.fsyncSync(this.fd)
      this.closed = true
      fs.closeSync(this.fd)
      fs.renameSync(this.temporary, this.file)
    })
  }

  /** Gives it up, unless it is whole: the old file, if there was one, stays. */
  drop() {
    if (this.closed) return
    this.closed = true
    fs.closeSync(this.fd)
    fs.rmSync(this.temporary, {force: true})
  }

  private flush() {
    const bytes = Buffer.concat(this.pieces)
    this.pieces = []
    this.size = 0
    if (bytes.length > 0) this.tell(() => fs.writeFileSync(this.fd, this.packs ? zlib.gzipSync(bytes) : bytes))
  }

  private tell<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw new Trouble(words.unwritable(this.file, reasonOf(error)))
    }
  }
}
