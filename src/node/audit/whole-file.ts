/** A file that is written piece by piece and appears under its name when it is whole; packed where its name ends in `.gz`. */
import fs from 'node:fs'
import zlib from 'node:zlib'
import {words} from '../cli/words.ts'
import {firstMember, sizeField} from '../gzip-size.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {Draft} from '../write.ts'

/** Written, and packed, in pieces of this many bytes. A gzip file may have several members (RFC 1952, 2.2). */
const PIECE = 1 << 20

export class WholeFile {
  private readonly file: string
  private readonly draft: Draft
  private readonly packs: boolean
  private pieces: Buffer[] = []
  private size = 0
  /** Bytes of the temporary file. */
  private written = 0

  /**
   * @param file absolute
   * @throws Trouble at once where it could not be written in the end
   */
  constructor(file: string) {
    this.file = file
    this.packs = /\.gz$/i.test(file)
    this.draft = this.tell(() => new Draft(file))
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
      if (this.packs) this.sayPacked()
      this.draft.place()
    })
  }

  /** Gives it up, unless it is whole: the old file, if there was one, stays. */
  drop() {
    this.draft.drop()
  }

  private flush() {
    const bytes = Buffer.concat(this.pieces)
    this.pieces = []
    this.size = 0
    if (bytes.length > 0) this.tell(() => this.put(this.packs ? this.member(bytes) : bytes))
  }

  private member(bytes: Buffer): Buffer {
    return this.written === 0 ? firstMember(bytes) : zlib.gzipSync(bytes)
  }

  private put(bytes: Buffer) {
    fs.writeFileSync(this.draft.fd, bytes)
    this.written += bytes.length
  }

  /** Its head says how long it is: no reader takes a part of it, or nothing at all, for the whole. */
  private sayPacked() {
    if (this.written === 0) this.put(firstMember(Buffer.alloc(0)))
    const {at, bytes} = sizeField(this.written)
    fs.writeSync(this.draft.fd, bytes, 0, bytes.length, at)
  }

  private tell<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw new Trouble(words.unwritable(this.file, reasonOf(error)))
    }
  }
}
