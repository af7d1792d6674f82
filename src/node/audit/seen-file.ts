/**
 * The file of what an audit saw: records of equal size; a foot (JSON, with all strings that records mean by number); the foot's
 * length; a sum; and eight bytes that say what the file is. It is written whole. It is for the machine that wrote it, in the order
 * of its own bytes.
 */
import fs from 'node:fs'
import path from 'node:path'
import {makeFolder} from '../make-folder.ts'
import type {Brief} from './brief.ts'
import {KEY} from './table.ts'

/** How the disk describes a file; a part of `fs.Stats`. */
export type Trace = Pick<fs.Stats, 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs'>

/** How an article is read and judged: all that decides the answer beside its contents and its day. */
export interface Way {
  /** The ending of its name. */
  kind: string
  /** As JSON, without the day of the run. */
  options: string
}

export interface Sight {
  /** What came of it; null where that was good for another day only. */
  brief: Brief | null
  /** Its place among the records. */
  place: number
  /** Key of the question that the article was. */
  key(): Buffer
}

export interface About {
  /** What was asked for, from where. */
  request: string
  /** Of the tool: what another one has seen is not believed. */
  build: string
  /** Day of the run, `YYYY-MM-DD`. */
  today: string
}

interface Foot extends About {
  count: number
  ways: Way[]
  /** As JSON. */
  briefs: string[]
}

const MAGIC = 'plashka2'
const TAIL = 4 + 4 + MAGIC.length
/** A record: device, inode, size, two times, each a double; the key; two numbers, of the way and of the brief. */
const KEY_AT = 5 * 8
const RECORD = KEY_AT + KEY + 2 * 4
const DOUBLES = RECORD / 8
const WORDS = RECORD / 4
const [WAY, BRIEF] = [WORDS - 2, WORDS - 1]
/** A bit of the brief's number: the answer is for the day of the run only. */
const UNDATED = 0x8000_0000

/** Records that are written in one go. */
const PIECE = 4096

/**
 * A sum (FNV-1a) of what would be believed where it is damaged: the two numbers of a record. A damaged trace is that of no file, and
 * what has a damaged key is in no cache.
 */
function sumOf(words: Uint32Array, sum: number): number {
  for (let at = 0; at < words.length; at += WORDS)
    sum = Math.imul(Math.imul(sum ^ words[at + WAY]!, 0x01000193) ^ words[at + BRIEF]!, 0x01000193)
  return sum
}

/** The same with the foot. */
function sumWith(foot: string, sum: number): number {
  for (let i = 0; i < foot.length; i++) sum = Math.imul(sum ^ foot.charCodeAt(i), 0x01000193)
  return sum >>> 0
}

const FIRST_SUM = 0x811c9dc5

/** @returns null where there is none, and where it is not whole or is somebody else's */
export function readOld(file: string, {request, build, today}: About): Old | null {
  try {
    const read = fs.readFileSync(file)
    // Views of doubles begin at a multiple of eight; a small buffer may come from a shared one.
    const bytes = read.byteOffset % 8 === 0 ? read : Buffer.from(new Uint8Array(read).buffer)
    const end = bytes.length - TAIL
    if (end < 0 || bytes.toString('latin1', end + 8) !== MAGIC) return null
    const from = end - bytes.readUInt32LE(end)
    if (from < 0 || from % RECORD !== 0) return null
    const text = bytes.toString('utf8', from, end)
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, from / 4)
    if (sumWith(text, sumOf(words, FIRST_SUM)) !== bytes.readUInt32LE(end + 4)) return null
    const foot = JSON.parse(text) as Foot
    if (foot.request !== request || foot.build !== build || foot.count * RECORD !== from) return null
    return new Old(bytes, foot, today)
  } catch {
    return null
  }
}

/** The records of the last run. */
export class Old {
  readonly count: number
  readonly foot: Foot
  readonly bytes: Buffer
  private readonly doubles: Float64Array
  private readonly words: Uint32Array
  /** Places by inode, plus one, in open addressing; made when a file is not where it was. */
  private places: Int32Array | null = null
  private readonly isToday: boolean
  private readonly briefs: (Brief | undefined)[] = []
  private readonly ways = new Map<Way, number>()
  private next = 0

  constructor(bytes: Buffer, foot: Foot, today: string) {
    this.bytes = bytes
    this.foot = foot
    this.count = foot.count
    this.isToday = foot.today === today
    this.doubles = new Float64Array(bytes.buffer, bytes.byteOffset, this.count * DOUBLES)
    this.words = new Uint32Array(bytes.buffer, bytes.byteOffset, this.count * WORDS)
  }

  find(trace: Trace, way: Way): Sight | null {
    const place = this.is(trace, this.next) ? this.next : this.search(trace)
    if (place < 0) return null
    this.next = place + 1
    const at = place * WORDS
    if (this.words[at + WAY] !== this.numberOf(way)) return null
    const said = this.words[at + BRIEF]!
    const brief = said >= UNDATED && !this.isToday ? null : this.briefAt(said & ~UNDATED)
    // A view of a buffer costs more than all the rest, and few want it.
    const key = () => this.bytes.subarray(place * RECORD + KEY_AT, place * RECORD + KEY_AT + KEY)
    return {brief, place, key}
  }

  private numberOf(way: Way): number {
    let number = this.ways.get(way)
    if (number === undefined) this.ways.set(way, (number = placeOf(way, this.foot.ways)))
    return number
  }

  private briefAt(i: number): Brief {
    return (this.briefs[i] ??= JSON.parse(this.foot.briefs[i]!) as Brief)
  }

  private is({dev, ino, size, mtimeMs, ctimeMs}: Trace, place: number): boolean {
    const {doubles} = this
    const at = place * DOUBLES
    return (
      doubles[at + 1] === ino &&
      doubles[at + 2] === size &&
      doubles[at + 3] === mtimeMs &&
      doubles[at + 4] === ctimeMs &&
      doubles[at] === dev
    )
  }

  private search(trace: Trace): number {
    this.places ??= this.byInode()
    const mask = this.places.length - 1
    for (let slot = slotOf(trace.ino) & mask; this.places[slot] !== 0; slot = (slot + 1) & mask) {
      const place = this.places[slot]! - 1
      if (this.is(trace, place)) return place
    }
    return -1
  }

  private byInode(): Int32Array {
    const places = new Int32Array(2 ** Math.ceil(Math.log2(this.count * 1.5 + 2)))
    const mask = places.length - 1
    for (let place = 0; place < this.count; place++) {
      let slot = slotOf(this.doubles[place * DOUBLES + 1]!) & mask
      while (places[slot] !== 0) slot = (slot + 1) & mask
      places[slot] = place + 1
    }
    return places
  }
}

/** Inodes come in runs: the golden ratio (Knuth's multiplicative hashing) spreads them. */
const slotOf = (ino: number) => Math.imul((ino % 0x1_0000_0000) ^ (ino / 0x1_0000_0000), 0x9e3779b1) >>> 7

/** @returns -1 where there is none */
const placeOf = (way: Way, list: readonly Way[]) =>
  list.findIndex(({kind, options}) => kind === way.kind && options === way.options)

/** A new file on its way to the disk. */
export class Writer {
  private readonly temporary: string
  private readonly fd: number
  private readonly foot: Foot
  private readonly ways = new Map<Way, number>()
  private readonly briefs = new Map<string, number>()
  private readonly piece = new Uint8Array(PIECE * RECORD)
  private readonly doubles = new Float64Array(this.piece.buffer)
  private readonly words = new Uint32Array(this.piece.buffer)
  private used = 0
  private sum = FIRST_SUM
  private isOpen = true

  /** @throws the system's error, as everything here does */
  constructor(file: string, about: About) {
    this.temporary = `${file}.${process.pid}.tmp`
    this.foot = {...about, count: 0, ways: [], briefs: []}
    makeFolder(path.dirname(file), 0o700)
    this.fd = fs.openSync(this.temporary, 'w', 0o600)
  }

  /** Begins with so many of the old records. */
  begin({foot, bytes}: Old, same: number) {
    this.foot.ways.push(...foot.ways)
    for (const brief of foot.briefs) this.briefNumber(brief)
    this.foot.count = same
    this.write(new Uint8Array(bytes.buffer, bytes.byteOffset, same * RECORD))
  }

  add({dev, ino, size, mtimeMs, ctimeMs}: Trace, way: Way, key: Buffer, brief: Brief, isDated: boolean) {
    this.doubles.set([dev, ino, size, mtimeMs, ctimeMs], this.used * DOUBLES)
    this.piece.set(key, this.used * RECORD + KEY_AT)
    const at = this.used * WORDS
    const said = this.briefNumber(JSON.stringify(brief))
    this.words[at + WAY] = this.wayNumber(way)
    this.words[at + BRIEF] = isDated ? said : said | UNDATED
    this.foot.count++
    if (++this.used === PIECE) this.flush()
  }

  /** @param file to be there now */
  close(file: string) {
    this.flush()
    const foot = JSON.stringify(this.foot)
    const bytes = Buffer.from(foot)
    const tail = Buffer.alloc(TAIL)
    tail.writeUInt32LE(bytes.length, 0)
    tail.writeUInt32LE(sumWith(foot, this.sum), 4)
    tail.write(MAGIC, 8, 'latin1')
    fs.writeFileSync(this.fd, Buffer.concat([bytes, tail]))
    this.release()
    fs.renameSync(this.temporary, file)
  }

  drop() {
    this.release()
    fs.rmSync(this.temporary, {force: true})
  }

  private release() {
    if (this.isOpen) fs.closeSync(this.fd)
    this.isOpen = false
  }

  private wayNumber(way: Way): number {
    let number = this.ways.get(way) ?? placeOf(way, this.foot.ways)
    if (number < 0) number = this.foot.ways.push(way) - 1
    this.ways.set(way, number)
    return number
  }

  private briefNumber(brief: string): number {
    let number = this.briefs.get(brief)
    if (number === undefined) this.briefs.set(brief, (number = this.foot.briefs.push(brief) - 1))
    return number
  }

  private flush() {
    this.write(this.piece.subarray(0, this.used * RECORD))
    this.used = 0
  }

  /** @param bytes whole records */
  private write(bytes: Uint8Array) {
    if (bytes.length > 0) fs.writeFileSync(this.fd, bytes)
    this.sum = sumOf(new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4), this.sum)
  }
}
