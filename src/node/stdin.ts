/** All of stdin at once. */
import fs from 'node:fs'

/** Waits where the other side is slow: `readFileSync` gives up on a pipe that does not block. */
export function readStdin(): Buffer {
  const chunks: Buffer[] = []
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536)
    try {
      const size = fs.readSync(0, chunk)
      if (size === 0) break
      chunks.push(chunk.subarray(0, size))
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException
      // Windows ends a pipe with an error.
      if (code === 'EOF') break
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  return Buffer.concat(chunks)
}
