/**
 * What an audit already knows: answers by the content of the question. A segment is written whole under a name of its own, so
 * several processes can share a folder; what is damaged is dropped, never believed.
 *
 * A segment is its answers, one after the other; then its index (key 16, offset 6, length 4, crc 4 bytes an entry); then a
 * foot: the number of entries, the crc of the index, and eight bytes that say what the file is.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import {KEY, Table} from './table.ts'

const MAGIC = Buffer.from('plashka1')
const ENTRY = KEY + 6 + 4 + 4
const FOOT = 4 + 4 + MAGIC.length
/** More segments than this are made one. */
const MANY = 24
/** Segments of other versions go when nobody has touched them for so long. */
const STALE_MS = 30 * 24 * 3600 * 1000

/** The key of a question. */
export const keyOf = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = crypto.createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest().subarray(0, KEY)
}

/** Where the cache lies unless somebody says otherwise: the user's own folder, where nobody else can put an answer. */
export const cacheFolder = () =>
  path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'plashka', 'audit')

interface Entry {
  key: Buffer
  value: Buffer
}

export class Cache {
  private readonly table = new Table()
  private readonly files: {fd: number; name: string}[] = []
  private fresh: Entry[] = []
  private freshBytes = 0
  private readonly folder: string
  private readonly version: string
  hits = 0
  misses = 0

  /**
   * @param folder is made where it is not
   * @param version of everything that answers depend on beside the question; another one sees none of these answers
   */
  constructor(folder: string, version: string) {
    this.folder = folder
    this.version = version
    fs.mkdirSync(folder, {recursive: true, mode: 0o700})
    for (const name of fs.readdirSync(folder)) {
      if (!name.endsWith('.seg')) continue
      if (name.startsWith(version)) this.open(name)
      else this.sweep(name)
    }
    if (this.files.length > MANY) this.compact()
  }

  /** The answer to a question, or null where it is not known. */
  get(key: Buffer): string | null {
    const place = this.table.get(key)
    if (place) {
      const bytes = Buffer.allocUnsafe(place.length)
      const read = fs.readSync(this.files[place.segment]!.fd, bytes, 0, place.length, place.offset)
      if (read === place.length && zlib.crc32(bytes) === place.crc) {
        this.hits++
        return bytes.toString('utf8')
      }
    }
    this.misses++
    return null
  }

  put(key: Buffer, value: string) {
    const bytes = Buffer.from(value, 'utf8')
    if (bytes.length === 0) return
    this.fresh.push({key, value: bytes})
    this.freshBytes += bytes.length
    if (this.freshBytes > 16_000_000) this.flush()
  }

  /** Writes down what is new. A full disk costs the cache, not the audit. */
  flush() {
    if (this.fresh.length === 0) return
    try {
      this.write(this.fresh)
    } catch {
      // What could not be kept will be asked again.
    }
    this.fresh = []
    this.freshBytes = 0
  }

  close() {
    this.flush()
    for (const {fd} of this.files) fs.closeSync(fd)
    this.files.length = 0
  }

  private write(entries: readonly Entry[]): string {
    const index = Buffer.alloc(entries.length * ENTRY)
    let offset = 0
    for (const [i, {key, value}] of entries.entries()) {
      key.copy(index, i * ENTRY)
      index.writeUIntLE(offset, i * ENTRY + KEY, 6)
      index.writeUInt32LE(value.length, i * ENTRY + KEY + 6)
      index.writeUInt32LE(zlib.crc32(value), i * ENTRY + KEY + 10)
      offset += value.length
    }
    const foot = Buffer.alloc(FOOT)
    foot.writeUInt32LE(entries.length, 0)
    foot.writeUInt32LE(zlib.crc32(index), 4)
    MAGIC.copy(foot, 8)
    const name = `${this.version}-${crypto.randomBytes(6).toString('hex')}.seg`
    const temporary = path.join(this.folder, `${name}.tmp`)
    try {
      fs.writeFileSync(temporary, Buffer.concat([...entries.map(({value}) => value), index, foot]), {mode: 0o600})
      fs.renameSync(temporary, path.join(this.folder, name))
    } catch (error) {
      fs.rmSync(temporary, {force: true})
      throw error
    }
    return name
  }

  private open(name: string) {
    let fd: number
    try {
      fd = fs.openSync(path.join(this.folder, name), 'r')
    } catch {
      return
    }
    if (this.readIndex(fd)) this.files.push({fd, name})
    else {
      fs.closeSync(fd)
      fs.rmSync(path.join(this.folder, name), {force: true})
    }
  }

  /** @returns whether the file is a whole segment */
  private readIndex(fd: number): boolean {
    const {size} = fs.fstatSync(fd)
    if (size < FOOT) return false
    const foot = Buffer.alloc(FOOT)
    fs.readSync(fd, foot, 0, FOOT, size - FOOT)
    const count = foot.readUInt32LE(0)
    const from = size - FOOT - count * ENTRY
    if (!foot.subarray(8).equals(MAGIC) || from < 0) return false
    const index = Buffer.alloc(count * ENTRY)
    fs.readSync(fd, index, 0, index.length, from)
    if (zlib.crc32(index) !== foot.readUInt32LE(4)) return false
    const segment = this.files.length
    for (let at = 0; at < index.length; at += ENTRY) {
      const offset = index.readUIntLE(at + KEY, 6)
      const length = index.readUInt32LE(at + KEY + 6)
      if (length === 0 || offset + length > from) continue
      this.table.add(index.subarray(at, at + KEY), {segment, offset, length, crc: index.readUInt32LE(at + KEY + 10)})
    }
    return true
  }

  /** Makes one segment of many. Another process that has the old ones open goes on reading them. */
  private compact() {
    const entries: Entry[] = []
    const old = [...this.files]
    let bytes = 0
    const names: string[] = []
    const write = () => {
      if (entries.length > 0) names.push(this.write(entries.splice(0)))
      bytes = 0
    }
    try {
      for (const {fd} of old) {
        const {size} = fs.fstatSync(fd)
        const all = Buffer.alloc(size)
        fs.readSync(fd, all, 0, size, 0)
        const count = all.readUInt32LE(size - FOOT)
        const from = size - FOOT - count * ENTRY
        for (let at = from; at < size - FOOT; at += ENTRY) {
          const offset = all.readUIntLE(at + KEY, 6)
          const value = all.subarray(offset, offset + all.readUInt32LE(at + KEY + 6))
          if (zlib.crc32(value) !== all.readUInt32LE(at + KEY + 10)) continue
          entries.push({key: all.subarray(at, at + KEY), value})
          bytes += value.length
        }
        if (bytes > 64_000_000) write()
      }
      write()
      for (const {name} of old) fs.rmSync(path.join(this.folder, name), {force: true})
    } catch {
      // Many segments are slower, not wrong.
      for (const name of names) fs.rmSync(path.join(this.folder, name), {force: true})
    }
  }

  private sweep(name: string) {
    try {
      const file = path.join(this.folder, name)
      if (Date.now() - fs.statSync(file).mtimeMs > STALE_MS) fs.rmSync(file, {force: true})
    } catch {
      // Another process was faster.
    }
  }
}
