/** Bytes of a file as a stream, unpacked where it is compressed: gzip and zstd, known by their first bytes and not by a name. */
import fs from 'node:fs'
import type {Transform} from 'node:stream'
import zlib from 'node:zlib'
import {Decompress} from 'fzstd'
import {saidSize} from '../gzip-size.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import {words} from '../cli/words.ts'
import {inputWords} from './words.ts'

/** Text packs three to ten times, a tar of very short articles perhaps fifty. */
const MOST_GROWTH = 300
/** So much may come out before growth is looked at. */
const ALLOWED = 256 * 2 ** 20
/** As `zstd -d` has it without `--long`. */
const WIDEST_WINDOW = 128 * 2 ** 20
/** A bomb must not go off inside of one piece: 16 KB of deflate are 16 MB at most, 2 KB of zstd 64 MB. */
const GZIP_PIECE = 16_384
const ZSTD_PIECE = 2048

/**
 * The contents of a file, in order. What can be had before a damaged place comes out, and then the trouble is thrown: the same at
 * every run.
 *
 * @param file absolute, or `-` for stdin
 * @param where the file as it was named
 * @param onRead is told how many bytes of the file were read
 * @throws Trouble
 */
export async function* contents(
  file: string,
  where: string,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const chunks = bytesOf(file, where, onRead)
  const {value: first} = await chunks.next()
  if (!first) return
  const whole = joined(first, chunks)
  const codec = codecOf(first)
  if (codec === 'none') yield* whole
  else if (codec === 'gzip') yield* gunzipped(whole, where, saidSize(first))
  else if (codec === 'zstd') yield* unpacked(whole, where, () => new Zstd(), ZSTD_PIECE)
  else {
    await chunks.return(undefined)
    throw new Trouble(inputWords.unknownCompression(where, codec))
  }
}

/** @param said how long the packed file is by its own word, at least */
async function* gunzipped(chunks: AsyncIterable<Buffer>, where: string, said: number): AsyncGenerator<Buffer> {
  let size = 0
  const counted = async function* () {
    for await (const chunk of chunks) {
      size += chunk.length
      yield chunk
    }
  }
  yield* unpacked(counted(), where, () => new Piped(zlib.createGunzip()), GZIP_PIECE)
  if (size < said) throw new Trouble(inputWords.truncated(where))
}

type Codec = 'none' | 'gzip' | 'zstd' | 'bzip2' | 'xz'

export function codecOf(first: Uint8Array): Codec {
  const [a, b, c, d] = first
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if (b === 0xb5 && c === 0x2f && d === 0xfd && a === 0x28) return 'zstd'
  if (b === 0x2a && c === 0x4d && d === 0x18 && (a! & 0xf0) === 0x50) return 'zstd'
  if (a === 0x42 && b === 0x5a && c === 0x68 && d! >= 0x31 && d! <= 0x39) return 'bzip2'
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) return 'xz'
  return 'none'
}

async function* bytesOf(file: string, where: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    const stream = file === '-' ? process.stdin : fs.createReadStream(file, {highWaterMark: 2 ** 18})
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onRead(chunk.length)
      yield chunk
    }
  } catch (error) {
    throw new Trouble(words.unreadable(where, reasonOf(error)))
  }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** Takes packed bytes and tells when they are worked through; what came of them goes to `give`. */
interface Unpacker {
  give: (piece: Uint8Array) => void
  write(piece: Buffer): Promise<void>
  end(): Promise<void>
  close(): void
}

async function* unpacked(
  chunks: AsyncIterable<Buffer>,
  where: string,
  make: () => Unpacker,
  size: number,
): AsyncGenerator<Buffer> {
  const unpacker = make()
  let ready: Buffer[] = []
  let packed = 0
  let given = 0
  unpacker.give = (piece) => {
    given += piece.length
    if (given > ALLOWED && given > packed * MOST_GROWTH) throw new Trouble(inputWords.bomb(where, MOST_GROWTH))
    if (piece.length > 0) ready.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length))
  }
  const attempt = async (work: () => Promise<void>): Promise<Trouble | null> => {
    try {
      await work()
      return null
    } catch (error) {
      return error instanceof Trouble ? error : new Trouble(damage(where, error))
    }
  }
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += size) {
        const piece = chunk.subarray(at, at + size)
        packed += piece.length
        const trouble = await attempt(() => unpacker.write(piece))
        yield* ready
        ready = []
        if (trouble) throw trouble
      }
    }
    const trouble = await attempt(() => unpacker.end())
    yield* ready
    if (trouble) throw trouble
  } finally {
    unpacker.close()
  }
}

function damage(where: string, error: unknown): Said {
  const {code, message} = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR' || /unexpected E(?:OF|ND)|unexpected end/i.test(message))
    return inputWords.truncated(where)
  if (error instanceof WideWindow) return inputWords.wideWindow(where, error.bytes)
  return inputWords.damaged(where, message)
}

/** One of node's own. Everything that it makes of a piece is there before the next piece goes in. */
class Piped implements Unpacker {
  give: (piece: Uint8Array) => void = () => {}
  private readonly transform: Transform
  private failure: unknown = null
  private wake = () => {}

  constructor(transform: Transform) {
    this.transform = transform
    const fail = (error: unknown) => {
      this.failure ??= error
      this.wake()
    }
    transform.on('error', fail)
    transform.on('data', (piece: Buffer) => {
      if (this.failure) return
      try {
        this.give(piece)
      } catch (error) {
        fail(error)
        transform.destroy()
      }
    })
  }

  write(piece: Buffer) {
    return this.settled((done) => this.transform.write(piece, () => done()))
  }

  end() {
    return this.settled((done) => this.transform.once('end', done).end())
  }

  close() {
    this.transform.destroy()
  }

  private async settled(work: (done: () => void) => void) {
    await new Promise<void>((resolve) => {
      this.wake = resolve
      if (this.failure) resolve()
      else work(resolve)
    })
    if (this.failure) throw this.failure
  }
}

class WideWindow extends Error {
  readonly bytes: number

  constructor(bytes: number) {
    super('window too large')
    this.bytes = bytes
  }
}

/**
 * Node brings zstd from 22.15 on, and it is not used: it calls a skippable frame between two others damage, and that of Node 22 takes
 * a file that breaks off for whole.
 */
class Zstd implements Unpacker {
  give: (piece: Uint8Array) => void = () => {}
  private readonly stream = new Decompress((piece) => {
    // The window is allocated by the frame's own word. Its type does not show it.
    const window = (this.stream as unknown as {s?: {w?: Uint8Array}}).s?.w?.length ?? 0
    if (window > WIDEST_WINDOW) throw new WideWindow(window)
    this.give(piece)
  })

  async write(piece: Buffer) {
    this.stream.push(piece)
  }

  async end() {
    this.stream.push(new Uint8Array(0), true)
  }

  close() {}
}
