/**
 * The size of a whole gzip file, said in its head (the extra field of RFC 1952, 2.3.1.1, which every reader passes over). A file of
 * several members that is cut off between two of them looks whole otherwise.
 */
import zlib from 'node:zlib'

/** Magic, deflate, "has an extra field", no time, unknown system; 12 bytes of it: `PL`, of 8 bytes. */
const BEGIN = Buffer.from('1f8b08040000000000ff0c00504c0800', 'hex')
const HEAD = BEGIN.length + 8

/** The first member of a file, with room for the size. */
export function firstMember(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD)
  BEGIN.copy(head)
  const foot = Buffer.alloc(8)
  foot.writeUInt32LE(zlib.crc32(bytes), 0)
  foot.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, zlib.deflateRawSync(bytes), foot])
}

/** What is to stand where when the file is whole. @param size of all of it */
export function sizeField(size: number): {at: number; bytes: Buffer} {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(size))
  return {at: BEGIN.length, bytes}
}

/** How many bytes the file has at least, by its own word; 0 where it does not say. @param begin its first bytes */
export function saidSize(begin: Buffer): number {
  const isOurs = begin.length >= HEAD && begin.subarray(0, BEGIN.length).equals(BEGIN)
  return isOurs ? Number(begin.readBigUInt64LE(BEGIN.length)) : 0
}
