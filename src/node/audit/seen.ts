/**
 * What the last audit of these paths saw: each file as the disk described it, and what came of it. As git does with its index,
 * a file of the same inode, size and times is not read again: its contents cannot have changed without the system setting the
 * change time, which no program can set back. Where anything differs the file is read, and the cache asked by its contents.
 */
import type fs from 'node:fs'
import path from 'node:path'
import type {Brief} from './brief.ts'
import {type About, type Old, readOld, type Sight, type Trace, type Way, Writer} from './seen-file.ts'

export type {Sight, Trace, Way} from './seen-file.ts'

/**
 * A file that changed so shortly before it was read, in milliseconds, might change again without its times showing it: git
 * calls such entries racy. FAT counts in two seconds, all others are finer.
 */
const RACY_MS = 2000

/** Whether what is known of a file now can be told by its trace later. @param now milliseconds since 1970 */
export const isSettled = (stats: fs.Stats, now: number) =>
  stats.isFile() && Number.isSafeInteger(stats.ino) && now - Math.max(stats.mtimeMs, stats.ctimeMs) > RACY_MS

export class Seen {
  private readonly about: About
  private readonly file: string
  private readonly old: Old | null
  /** The first so many records are those of the last run, one for one: while that is all there is, nothing is written. */
  private same = 0
  private writer: Writer | null = null
  private isBroken = false

  /** @param folder where the cache lies; it need not exist */
  constructor(folder: string, about: About) {
    this.about = about
    this.file = path.join(folder, `${nameOf(about.request)}.seen`)
    this.old = readOld(this.file, about)
  }

  /** Whether there is anything to find. */
  get isEmpty(): boolean {
    return this.old === null
  }

  /** @param way equal ones are one object */
  find(trace: Trace, way: Way): Sight | null {
    return this.old?.find(trace, way) ?? null
  }

  /**
   * Takes down what came of a file, in the order of the run.
   *
   * @param key of the question that the article was
   * @param isDated whether the answer is good for any day
   */
  add(trace: Trace, way: Way, key: Buffer, brief: Brief, isDated: boolean) {
    if (!this.isBroken) this.attempt(() => this.begun().add(trace, way, key, brief, isDated))
  }

  /**
   * Says that a file is as it was.
   *
   * @returns false where it must be taken down all the same, for what comes before has changed
   */
  stays(found: Sight | null): boolean {
    if (this.writer || !found?.brief || found.place !== this.same) return false
    this.same++
    return true
  }

  /** Puts down what was seen, where it is not what is there. */
  close() {
    if (this.isBroken || (!this.writer && this.same === (this.old?.count ?? 0))) return this.drop()
    this.attempt(() => this.begun().close(this.file))
  }

  /** Leaves what is there: the run did not see everything. */
  drop() {
    this.isBroken = true
    try {
      this.writer?.drop()
    } catch {
      // A temporary file that stays goes after a day.
    }
  }

  private begun(): Writer {
    if (!this.writer) {
      this.writer = new Writer(this.file, this.about)
      if (this.old) this.writer.begin(this.old, this.same)
    }
    return this.writer
  }

  /** Without this memory an audit is slower, not wrong. */
  private attempt(work: () => void) {
    try {
      work()
    } catch {
      this.drop()
    }
  }
}

/** FNV-1a. Requests that share a name take turns: the file knows whose it is. */
function nameOf(request: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < request.length; i++) hash = Math.imul(hash ^ request.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
