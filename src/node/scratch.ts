/** Reads one file after the other into the same memory: of a thousand small buffers the garbage collector had most of the work. */
import fs from 'node:fs'

/** A file that is larger is read into memory of its own, which goes again. */
const LARGEST = 1 << 22

export class Scratch {
  private bytes = Buffer.allocUnsafeSlow(1 << 18)
  /** Of the file that was read last, from before it was read. */
  stats: fs.Stats | null = null

  /**
   * @returns the bytes of a file, good until the next is read
   * @throws the system's error
   */
  read(file: string): Buffer {
    const fd = fs.openSync(file, 'r')
    try {
      this.stats = fs.fstatSync(fd)
      const {size} = this.stats
      // What says that it has no size (a pipe) is read until it ends.
      if (size === 0 || size >= LARGEST) return fs.readFileSync(fd)
      if (size >= this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(size * 2)
      let at = 0
      while (at < this.bytes.length) {
        const read = fs.readSync(fd, this.bytes, at, this.bytes.length - at, null)
        if (read === 0) return this.bytes.subarray(0, at)
        at += read
        if (at === size) return this.bytes.subarray(0, at)
      }
      // It has grown meanwhile.
      return Buffer.concat([this.bytes.subarray(0, at), fs.readFileSync(fd)])
    } finally {
      fs.closeSync(fd)
    }
  }
}
