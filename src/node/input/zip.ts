/** Reads articles out of zip archives, by their directory. */
import fs from 'node:fs'
import {crc32} from 'node:zlib'
import yauzl, {type Entry, type ZipFile} from 'yauzl'
import {words} from '../cli/words.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import type {Ledger} from './ledger.ts'
import {articlePath, isExcluded, shownMember} from './member.ts'
import {type Asked, LARGEST, type Source} from './source.ts'
import {inputWords} from './words.ts'

/** Members may lie over one another and so make petabytes of a few megabytes: the sum of what is read has a limit too. */
const MOST_GROWTH = 300
const ALLOWED = 256 * 2 ** 20

/**
 * A member that is damaged, encrypted or packed in an odd way is told and passed over.
 *
 * @throws Trouble where the directory of the archive cannot be read
 */
export async function* fromZip(file: string, ledger: Ledger, asked: Asked): AsyncGenerator<Source> {
  const {where} = ledger
  const size = sizeOf(file, where)
  let zip: ZipFile | null = null
  let read = 0
  try {
    // Names are decoded here: the library refuses the whole archive for one bad name, and knows no Russian code page.
    zip = await yauzl.openPromise(file, {decodeStrings: false, autoClose: false})
    for await (const entry of zip.eachEntry()) {
      ledger.count(entry.compressedSize)
      const name = nameOf(entry)
      if (name.endsWith('/')) continue
      const odd = oddKind(entry)
      if (odd) {
        ledger.leave(odd, name)
        continue
      }
      const inside = articlePath(name, ledger)
      if (inside === null || isExcluded(inside, ledger, asked)) continue
      const path = shownMember(where, inside)
      if (entry.uncompressedSize > LARGEST) {
        ledger.trouble(inputWords.tooLarge(path, LARGEST))
        continue
      }
      read += entry.uncompressedSize
      if (read > ALLOWED && read > size * MOST_GROWTH) throw new Trouble(inputWords.bomb(where, MOST_GROWTH))
      const bytes = await bytesOf(zip, entry)
      if (Buffer.isBuffer(bytes)) yield {path, bytes}
      else ledger.trouble(inputWords.badMember(path, bytes))
    }
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble(inputWords.badZip(where, (error as Error).message))
  } finally {
    zip?.close()
  }
}

function sizeOf(file: string, where: string): number {
  try {
    return fs.statSync(file).size
  } catch (error) {
    throw new Trouble(words.unreadable(where, reasonOf(error)))
  }
}

const UTF8_NAME = 0x800
const UNICODE_PATH = 0x7075

/** Where nothing says UTF-8, it is the code page of the machine that packed it: here as good as always the Russian one of DOS. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const said = entry.generalPurposeBitFlag & UTF8_NAME || entry.extraFields.some(({id}) => id === UNICODE_PATH)
  if (said) return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(raw)
  } catch {
    return new TextDecoder('ibm866').decode(raw)
  }
}

/** Zips made on Unix keep the kind of file in the upper half of its attributes. */
function oddKind({versionMadeBy, externalFileAttributes}: Entry): 'link' | 'device' | null {
  if (versionMadeBy >> 8 !== 3) return null
  const kind = (externalFileAttributes >>> 28) & 0xf
  if (kind === 0xa) return 'link'
  return kind === 0 || kind === 8 || kind === 4 ? null : 'device'
}

/** The member's bytes, or what is wrong with them. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer | Said> {
  if (entry.isEncrypted()) return inputWords.encrypted
  if (!entry.canDecodeFileData()) return inputWords.oddMethod(entry.compressionMethod)
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const pieces: Buffer[] = []
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    return crc32(bytes) === entry.crc32 ? bytes : inputWords.badChecksum
  } catch (error) {
    const {message} = error as Error
    return {ru: `повреждено (${message})`, en: `damaged (${message})`}
  }
}
