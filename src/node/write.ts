/** Writes files whole or not at all. */
import fs from 'node:fs'
import path from 'node:path'

let count = 0

/**
 * Opens a new file with a name that nothing has: a process that was killed may have left one that this one would give.
 *
 * @returns its descriptor and its name; only a file that was opened here may be removed
 * @throws the system's error
 */
export function openNew(folder: string, ending: string, flags: 'wx' | 'wx+', mode: number): {fd: number; name: string} {
  for (;;) {
    const name = path.join(folder, `.plashka-${process.pid}-${count++}${ending}`)
    try {
      return {fd: fs.openSync(name, flags, mode), name}
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/**
 * A file on its way: written to a temporary one in the same folder, and put in the place of the old one when it is whole. It takes over
 * the rights of the old one. A symbolic link is written through.
 */
export class Draft {
  readonly fd: number
  private readonly target: string
  private readonly old: fs.Stats | undefined
  private readonly temporary: string
  private state: 'open' | 'closed' | 'done' = 'open'

  /** @throws the system's error where it could not be put there in the end */
  constructor(file: string) {
    this.target = throughLinks(file)
    this.old = fs.statSync(this.target, {throwIfNoEntry: false})
    if (this.old?.isDirectory()) throw Object.assign(new Error('EISDIR'), {code: 'EISDIR'})
    // A rename would replace a file that its owner has made read-only.
    if (this.old) fs.accessSync(this.target, fs.constants.W_OK)
    const mode = this.old ? this.old.mode & 0o777 : 0o666
    const {fd, name} = openNew(path.dirname(this.target), '.tmp', 'wx', mode)
    this.fd = fd
    this.temporary = name
  }

  /** Makes sure that it is on the disk, and puts it in its place. @throws the system's error; then it is still to be dropped */
  place() {
    if (this.old) keepRights(this.fd, this.old)
    fs.fsyncSync(this.fd)
    this.close()
    fs.renameSync(this.temporary, this.target)
    this.state = 'done'
  }

  /** Gives it up, unless it is in its place: the old file, if there was one, stays. */
  drop() {
    if (this.state === 'done') return
    this.close()
    this.state = 'done'
    fs.rmSync(this.temporary, {force: true})
  }

  private close() {
    if (this.state !== 'open') return
    this.state = 'closed'
    fs.closeSync(this.fd)
  }
}

/**
 * Writes a draft and puts it in its place. All of it is synchronous: a signal that is handled waits for its end.
 *
 * @throws the system's error where there is no right to write; then nothing has changed and nothing is left behind
 */
export function writeWhole(file: string, bytes: Uint8Array) {
  const draft = new Draft(file)
  try {
    fs.writeFileSync(draft.fd, bytes)
    draft.place()
  } catch (error) {
    draft.drop()
    throw error
  }
}

/** Mode and, where we may, the owner. */
function keepRights(fd: number, old: fs.Stats) {
  try {
    fs.fchownSync(fd, old.uid, old.gid)
  } catch {
    // Only root may give a file away; the mode is what matters to the others.
  }
  fs.fchmodSync(fd, old.mode & 0o7777)
}

/** The file that a link leads to, even where that does not exist yet. */
export function throughLinks(file: string): string {
  try {
    return fs.realpathSync(file)
  } catch {
    const link = readLink(file)
    return link === null ? file : path.resolve(path.dirname(file), link)
  }
}

function readLink(file: string): string | null {
  try {
    return fs.readlinkSync(file)
  } catch {
    return null
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs work that writes several files, one synchronous piece after the other. A signal takes effect between two pieces, so no
 * half-written and no temporary file stays; then the process ends by that signal, as its parent expects.
 */
export async function uninterrupted<T>(items: Iterable<T>, piece: (item: T) => void) {
  const stop = (signal: NodeJS.Signals) => {
    for (const each of signals) process.removeListener(each, stop)
    process.kill(process.pid, signal)
  }
  for (const each of signals) process.on(each, stop)
  try {
    for (const item of items) {
      piece(item)
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    for (const each of signals) process.removeListener(each, stop)
  }
}
