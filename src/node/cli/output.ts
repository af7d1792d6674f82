/** Writing to stdout and stderr without Node's streams, which cost a tenth of a start. */
import fs from 'node:fs'
import {devNull} from 'node:os'

const gone = new Set<1 | 2>()

/** Whether a reader has left (`plashka … | head`): what is written after that is dropped. */
export const isGone = (fd: 1 | 2) => gone.has(fd)

/**
 * Writes all of it, waiting where the reader is slow. A reader who leaves stops the printing only: reports, edits and the exit code
 * are for others. What stderr does not take, for whatever reason, is dropped, too: there is nobody left to tell.
 *
 * @throws the system's error where stdout does not take it (a full disk)
 */
export function write(fd: 1 | 2, text: string) {
  // In pieces: one string of an archive's report may not fit one buffer.
  for (let from = 0; from < text.length && !isGone(fd); from += PIECE)
    writeBytes(fd, Buffer.from(cut(text, from), 'utf8'))
}

const PIECE = 1 << 20

/** A piece that does not end inside a surrogate pair; the next one starts where `from` says, so the pair is completed here. */
function cut(text: string, from: number): string {
  const isLow = (at: number) => text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff
  const start = from > 0 && isLow(from) ? from + 1 : from
  const end = from + PIECE
  return text.slice(start, end < text.length && isLow(end) ? end + 1 : end)
}

function writeBytes(fd: 1 | 2, bytes: Buffer) {
  let at = 0
  while (at < bytes.length && !isGone(fd)) {
    try {
      at += fs.writeSync(fd, bytes, at)
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      else if (fd === 2 || code === 'EPIPE' || code === 'EOF') gone.add(fd)
      else throw error
    }
  }
}

export const print = (text: string) => write(1, text)

/** One line, or several, on stderr. `##[` would be a command to the runner of GitHub Actions, wherever it stands. */
export const say = (text: string) => write(2, (text.endsWith('\n') ? text : text + '\n').replaceAll('##[', '##\u200b['))

/** Whether a descriptor is a terminal. The streams know better, but are worth loading only for what may be one. */
export function isTerminal(fd: 1 | 2): boolean {
  try {
    const stats = fs.fstatSync(fd)
    if (!stats.isCharacterDevice() || stats.rdev === fs.statSync(devNull).rdev) return false
    return (fd === 1 ? process.stdout : process.stderr).isTTY === true
  } catch {
    return false
  }
}

/** https://no-color.org and https://force-color.org: not empty counts; a flag beats both. */
export function wantsColor(flag: boolean | undefined, fd: 1 | 2 = 1): boolean {
  const {NO_COLOR, FORCE_COLOR, TERM} = process.env
  if (flag !== undefined) return flag
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return TERM !== 'dumb' && isTerminal(fd)
}
