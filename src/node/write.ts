/** Writes files whole or not at all. */
import fs from 'node:fs'
import path from 'node:path'

let count = 0

/**
 * Writes to a temporary file in the same folder, makes sure it is on the disk, and puts it in the place of the old one, whose
 * rights it takes over. A symbolic link is written through. All of it is synchronous: a signal that is handled waits for its end.
 *
 * @throws the system's error where there is no right to write; then nothing has changed and nothing is left behind
 */
export function writeWhole(file: string, bytes: Uint8Array) {
  const target = throughLinks(file)
  const old = fs.statSync(target, {throwIfNoEntry: false})
  // A rename would replace a file that its owner has made read-only.
  if (old) fs.accessSync(target, fs.constants.W_OK)
  const temporary = path.join(path.dirname(target), `.plashka-${process.pid}-${count++}.tmp`)
  try {
    const fd = fs.openSync(temporary, 'wx', old ? old.mode & 0o777 : 0o666)
    try {
      let at = 0
      while (at < bytes.length) at += fs.writeSync(fd, bytes, at)
      if (old) keepRights(fd, old)
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
    fs.renameSync(temporary, target)
  } catch (error) {
    fs.rmSync(temporary, {force: true})
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
function throughLinks(file: string): string {
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
