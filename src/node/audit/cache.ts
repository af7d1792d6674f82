/**
 * What an audit already knows: answers by the content of the question. A segment is written whole under a name of its own, so
 * several processes can share a folder; what is damaged is dropped, never believed.
 *
 * A segment is its answers, one after the other; then its index (key 16, offset 6, length 4, crc 4 bytes an entry); then a
 * foot: the number of entries, the crc of the index, and eight bytes that say what the file is.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {makeFolder} from '../make-folder.ts'
import {KEY, type Place, Table} from './table.ts'

const MAGIC = Buffer.from('plashka1')
const ENTRY = KEY + 6 + 4 + 4
const FOOT = 4 + 4 + MAGIC.length
/** More small segments than this are put together, into segments of about this many bytes. */
const MANY = 24
const LARGE = 16_000_000
/** A folder larger than this, in bytes, loses its oldest segments. */
const MOST_BYTES = 4_000_000_000
/**
 * Segments of other versions and lists of what an audit saw (`seen-file.ts`), and what a process that was killed left behind, go when
 * nobody has written to them for so long.
 */
const STALE_MS = 30 * 24 * 3600 * 1000
const LEFT_MS = 24 * 3600 * 1000
/** Names that are given here and in `seen.ts`, to the letter: what else lies in the folder is somebody else's. */
const SEGMENT = /^[\da-z]+-[\da-f]{12}\.seg$/
const LIST = /^[\da-f]{8}\.seen$/
const TEMPORARY = /^(?:[\da-z]+-[\da-f]{12}\.seg|[\da-f]{8}\.seen\.\d+)\.tmp$/
/** Answers are written down when there are so many, and as many as all before; or so many bytes; or after so many milliseconds. */
const FEW = 128
const MUCH = 16_000_000
const SOON_MS = 2000
/** A part of a question that is shorter is no content. */
const SHORT = 4096
/** Answers that were written one after the other are asked for so, too: they are read in pieces of so many bytes. */
const WINDOW = 1 << 18
/** Entries that are written in one go. */
const PIECE = 256

/**
 * The key of a question. Each part counts with its length, and text is told from bytes: no two questions share a key because
 * their parts run together.
 */
export function keyOf(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = crypto.createHash('sha256')
  // Short parts are hashed together: a call costs more than they do.
  let said = ''
  const say = (head: string, content: string | Uint8Array) => {
    said += `${head}${content.length}:`
    if (typeof content === 'string' && content.length < SHORT) {
      said += content
      return
    }
    hash.update(said).update(content)
    said = ''
  }
  for (const part of parts) {
    if (typeof part !== 'string') say('b', part)
    else if (part.isWellFormed()) say('s', part)
    else say('u', Buffer.from(part, 'utf16le'))
  }
  return hash.update(said).digest().subarray(0, KEY)
}

/** Another question's key: that of the same question on a day. */
export function keyOn(day: Buffer, key: Buffer): Buffer {
  const both = Buffer.allocUnsafe(KEY)
  for (let i = 0; i < KEY; i++) both[i] = key[i]! ^ day[i]!
  return both
}

interface Entry {
  key: Buffer
  value: Buffer
}

interface Segment {
  fd: number
  name: string
  size: number
}

export class Cache {
  private readonly table = new Table()
  private readonly segments: Segment[] = []
  /** What was read last, and where the last answer ended. */
  private readonly window = {segment: -1, offset: 0, bytes: Buffer.alloc(0), end: -1}
  private fresh: Entry[] = []
  private freshBytes = 0
  private written = 0
  private writtenAt = 0
  private readonly folder: string
  private readonly version: string
  hits = 0
  misses = 0
  /** Why something could not be written down, where it could not. */
  trouble: unknown = null

  /**
   * @param folder is made where it is not
   * @param version of everything that answers depend on beside the question; another one sees none of these answers
   * @throws the system's error where there is no such folder to be had
   */
  constructor(folder: string, version: string) {
    this.folder = folder
    this.version = version
    makeFolder(folder, 0o700)
    for (const name of this.newestFirst(fs.readdirSync(folder))) this.open(name)
    if (this.segments.filter(({size}) => size < LARGE).length > MANY) this.compact()
  }

  /** The answer to a question, or null where it is not known. */
  get(key: Buffer): string | null {
    const place = this.table.get(key)
    if (place) {
      const bytes = this.read(place)
      if (bytes.length === place.length && zlib.crc32(bytes) === place.crc) {
        this.hits++
        return bytes.toString('utf8')
      }
    }
    this.misses++
    return null
  }

  /** The bytes at a place; fewer where the segment has become shorter. */
  private read({segment, offset, length}: Place): Buffer {
    const {window} = this
    if (segment !== window.segment || offset < window.offset || offset + length > window.offset + window.bytes.length) {
      const follows = segment === window.segment && offset === window.end
      const bytes = Buffer.allocUnsafe(follows ? Math.max(length, WINDOW) : length)
      const read = fs.readSync(this.segments[segment]!.fd, bytes, 0, bytes.length, offset)
      Object.assign(window, {segment, offset, bytes: bytes.subarray(0, read)})
    }
    window.end = offset + length
    return window.bytes.subarray(offset - window.offset, offset - window.offset + length)
  }

  put(key: Buffer, value: string) {
    const bytes = Buffer.from(value, 'utf8')
    if (bytes.length === 0) return
    this.fresh.push({key, value: bytes})
    this.freshBytes += bytes.length
    // The first answers come down early, and there are never many segments.
    if (this.freshBytes > MUCH || this.fresh.length >= Math.max(FEW, this.written)) this.flush()
  }

  /** Writes down what is new, if it has waited for long. */
  keep(now: number) {
    this.writtenAt ||= now
    if (now - this.writtenAt < SOON_MS) return
    this.flush()
    this.writtenAt = now
  }

  /** Writes down what is new. A full disk costs the cache, not the audit. */
  flush() {
    if (this.fresh.length === 0) return
    try {
      this.write(this.fresh)
      this.written += this.fresh.length
    } catch (error) {
      this.trouble = error
    }
    this.fresh = []
    this.freshBytes = 0
  }

  close() {
    this.flush()
    for (const {fd} of this.segments) fs.closeSync(fd)
    this.segments.length = 0
  }

  /** The names of our own segments; what nobody needs any more is taken away. */
  private newestFirst(names: readonly string[]): string[] {
    const own: {name: string; time: number; size: number}[] = []
    for (const name of names) {
      const isTemporary = TEMPORARY.test(name)
      const isSegment = SEGMENT.test(name)
      if (!isTemporary && !isSegment && !LIST.test(name)) continue
      try {
        const {mtimeMs: time, size} = fs.statSync(path.join(this.folder, name))
        if (isSegment && name.startsWith(`${this.version}-`)) own.push({name, time, size})
        else if (Date.now() - time > (isTemporary ? LEFT_MS : STALE_MS)) this.remove(name)
      } catch {
        // Another process was faster.
      }
    }
    own.sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1))
    let bytes = 0
    const [stay, go] = [[] as string[], [] as string[]]
    for (const {name, size} of own) ((bytes += size) > MOST_BYTES ? go : stay).push(name)
    for (const name of go) this.remove(name)
    return stay
  }

  private remove(name: string) {
    fs.rmSync(path.join(this.folder, name), {force: true})
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
      const fd = fs.openSync(temporary, 'wx', 0o600)
      try {
        // In pieces: one buffer for all of it would double the memory.
        for (let at = 0; at < entries.length; at += PIECE)
          fs.writeFileSync(fd, Buffer.concat(entries.slice(at, at + PIECE).map(({value}) => value)))
        fs.writeFileSync(fd, Buffer.concat([index, foot]))
      } finally {
        fs.closeSync(fd)
      }
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
    const {size} = fs.fstatSync(fd)
    const segment = this.segments.length
    if (readIndex(fd, size, (key, place) => this.table.add(key, {segment, ...place}))) {
      this.segments.push({fd, name, size})
      return
    }
    fs.closeSync(fd)
    this.remove(name)
  }

  /**
   * Puts small segments together; what is damaged stays behind. A process that has the old ones open, as this one has, goes on
   * reading them.
   */
  private compact() {
    let entries: Entry[] = []
    let bytes = 0
    const names: string[] = []
    const write = () => {
      if (entries.length > 0) names.push(this.write(entries))
      entries = []
      bytes = 0
    }
    const old = [...this.segments.entries()].filter(([, {size}]) => size < LARGE)
    try {
      for (const [segment, {fd, size}] of old)
        readIndex(fd, size, (key, {offset, length, crc}) => {
          const first = this.table.get(key)
          if (first?.segment !== segment || first.offset !== offset) return
          const value = Buffer.allocUnsafe(length)
          if (fs.readSync(fd, value, 0, length, offset) !== length || zlib.crc32(value) !== crc) return
          // The key is a view into the index of a whole segment; a copy lets that go.
          entries.push({key: Buffer.from(key), value})
          bytes += length
          if (bytes > LARGE) write()
        })
      write()
      for (const [, {name}] of old) this.remove(name)
    } catch {
      // Many segments are slower, not wrong.
      for (const name of names) this.remove(name)
    }
  }
}

/**
 * Goes through the index of a segment.
 *
 * @returns false, having told nothing, where it is no whole segment
 */
function readIndex(fd: number, size: number, tell: (key: Buffer, place: Omit<Place, 'segment'>) => void): boolean {
  if (size < FOOT) return false
  const foot = Buffer.alloc(FOOT)
  fs.readSync(fd, foot, 0, FOOT, size - FOOT)
  const count = foot.readUInt32LE(0)
  const from = size - FOOT - count * ENTRY
  if (!foot.subarray(8).equals(MAGIC) || from < 0) return false
  const index = Buffer.alloc(count * ENTRY)
  fs.readSync(fd, index, 0, index.length, from)
  if (zlib.crc32(index) !== foot.readUInt32LE(4)) return false
  for (let at = 0; at < index.length; at += ENTRY) {
    const offset = index.readUIntLE(at + KEY, 6)
    const length = index.readUInt32LE(at + KEY + 6)
    if (length === 0 || offset + length > from) continue
    tell(index.subarray(at, at + KEY), {offset, length, crc: index.readUInt32LE(at + KEY + 10)})
  }
  return true
}
