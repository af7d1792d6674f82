/** Reads articles out of tar archives, packed or not, member by member. */
import {Parser, type ReadEntry} from 'tar'
import {Trouble} from '../trouble.ts'
import {codecOf, contents} from './inflate.ts'
import type {Ledger} from './ledger.ts'
import {articlePath, isExcluded, shownMember} from './member.ts'
import {type Asked, LARGEST, type Source} from './source.ts'
import {inputWords} from './words.ts'

const BLOCK = 512
/** After so much without one valid header it is no tar. */
const PATIENCE = 4 * 2 ** 20

/**
 * A damaged stretch is passed over to the next header that is sound; its members are lost, the others are not.
 *
 * @throws Trouble where the rest cannot be read
 */
export async function* fromTar(file: string, ledger: Ledger, asked: Asked): AsyncGenerator<Source> {
  const {where} = ledger
  let ready: Source[] = []
  let members = 0
  let last = ''
  let damaged = false
  let failure: Trouble | null = null

  const take = (entry: ReadEntry) => {
    members++
    damaged = false
    last = entry.path
    const inside = wanted(entry) ? articlePath(entry.path, ledger) : null
    if (inside === null || isExcluded(inside, ledger, asked)) return void entry.resume()
    const path = shownMember(where, inside)
    if (entry.size > LARGEST) {
      ledger.trouble(inputWords.tooLarge(path, LARGEST))
      return void entry.resume()
    }
    const pieces: Buffer[] = []
    let size = 0
    entry.on('data', (piece) => {
      pieces.push(piece as Buffer)
      size += piece.length
    })
    entry.on('end', () => {
      if (size === entry.size) ready.push({path, bytes: Buffer.concat(pieces, size)})
    })
  }
  const wanted = ({type, path}: ReadEntry) => {
    if (type === 'File' || type === 'OldFile' || type === 'ContiguousFile') return true
    if (type === 'Link' || type === 'SymbolicLink') ledger.leave('link', path)
    else if (type === 'CharacterDevice' || type === 'BlockDevice' || type === 'FIFO') ledger.leave('device', path)
    return false
  }

  const parser = new Parser({
    onReadEntry: take,
    onwarn: (_, message) => {
      const text = String(message)
      if (/^Truncated input/.test(text)) failure ??= new Trouble(inputWords.truncated(where))
      else if (/^Unrecognized archive/.test(text)) return
      else if (!damaged && members > 0) ledger.trouble(inputWords.damagedStretch(where, last))
      damaged = true
    },
  })
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    members++
    last = entry.path
    ledger.trouble(inputWords.badMember(shownMember(where, entry.path), inputWords.oddKind(entry.type)))
  })

  let ended = false
  let hasMore = false
  parser.on('eof', () => (ended = true))
  let seen = 0
  for await (const chunk of aligned(contents(file, where, ledger.count))) {
    // The parser would unpack it by itself, without looking at how much that is.
    if (seen === 0 && codecOf(chunk) !== 'none') throw new Trouble(inputWords.notTar(where))
    seen += chunk.length
    // What comes before its zeros goes by itself: if the end mark is in there, more stands behind it.
    const zeros = zerosAt(chunk)
    if (!ended && zeros > 0) parser.write(chunk.subarray(0, zeros))
    if (ended && zeros > 0) hasMore = true
    if (!ended && zeros < chunk.length) parser.write(chunk.subarray(zeros))
    yield* ready
    ready = []
    if (members === 0 && seen > PATIENCE && damaged) throw new Trouble(inputWords.notTar(where))
    // Padding is read to its end: only there is a packed file known to be sound.
    if (hasMore) break
  }
  parser.end()
  yield* ready
  if (failure) throw failure
  if (members === 0 && (damaged || seen < BLOCK) && seen > 0) throw new Trouble(inputWords.notTar(where))
  // The end of a tar is marked. What was there but for a cut would else be missing in silence.
  if (!ended && seen > 0) throw new Trouble(inputWords.truncated(where))
  if (hasMore) throw new Trouble(inputWords.afterEnd(where))
}

/** Where the blocks of zeros begin that a chunk ends with. */
function zerosAt(chunk: Buffer): number {
  let at = chunk.length
  while (at > 0 && chunk[at - 1] === 0) at--
  return Math.min(chunk.length, Math.ceil(at / BLOCK) * BLOCK)
}

/**
 * The parser turns the pieces of a long name to text one by one: a Cyrillic letter on the edge of two pieces would be lost, so edges
 * fall between blocks.
 */
async function* aligned(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = all.length - (all.length % BLOCK)
    if (whole > 0) yield all.subarray(0, whole)
    rest = all.subarray(whole)
  }
  if (rest.length > 0) yield rest
}
