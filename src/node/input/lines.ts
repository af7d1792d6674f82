/** Divides a stream of bytes into lines without holding more than one of them. */

const NEWLINE = 10
/** Tab, line ends, space. A NUL is none: a disk leaves it where it lost something. */
const blanks = new Set([9, 10, 11, 12, 13, 32])

export interface Line {
  /** From 1. */
  number: number
  /** Null where the line is longer than allowed; it has been passed over. */
  bytes: Buffer | null
}

/** Whether a line is no line: it is how some programs end their output. */
export const isBlank = (line: Buffer) => line.every((byte) => blanks.has(byte))

/**
 * Lines with nothing but blanks are skipped, and counted.
 *
 * @param longest in bytes
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line> {
  let number = 1
  let size = 0
  let pieces: Buffer[] = []
  const add = (piece: Buffer) => {
    size += piece.length
    if (size > longest) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }
  const take = (): Line | null => {
    const bytes = size > longest ? null : pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    pieces = []
    size = 0
    return bytes && isBlank(bytes) ? null : {number, bytes}
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, end))
      const line = take()
      if (line) yield line
      number++
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  const last = take()
  if (last) yield last
}
