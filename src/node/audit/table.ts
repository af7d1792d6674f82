/** A table from 128-bit keys to places, in typed arrays: a million entries take 48 MB, and no object each. */

export interface Place {
  segment: number
  offset: number
  length: number
  crc: number
}

/** Bytes of a key. */
export const KEY = 16

export class Table {
  private capacity = 1024
  private keys = new Uint32Array(this.capacity * 4)
  private places = new Float64Array(this.capacity * 2)
  private meta = new Uint32Array(this.capacity * 2)
  private used = 0

  get size(): number {
    return this.used
  }

  /** Takes up an entry; a key that is known keeps its first place. */
  add(key: Buffer, {segment, offset, length, crc}: Place) {
    if ((this.used + 1) * 2 > this.capacity) this.grow()
    const slot = this.slotOf(words(key))
    if (this.places[slot * 2 + 1] !== 0) return
    this.set(slot, words(key), [segment, offset, length, crc])
    this.used++
  }

  get(key: Buffer): Place | null {
    const slot = this.slotOf(words(key))
    const length = this.places[slot * 2 + 1]!
    if (length === 0) return null
    return {segment: this.meta[slot * 2]!, offset: this.places[slot * 2]!, length, crc: this.meta[slot * 2 + 1]!}
  }

  private set(
    slot: number,
    key: readonly number[],
    [segment, offset, length, crc]: readonly [number, number, number, number],
  ) {
    for (let i = 0; i < 4; i++) this.keys[slot * 4 + i] = key[i]!
    this.places[slot * 2] = offset
    this.places[slot * 2 + 1] = length
    this.meta[slot * 2] = segment
    this.meta[slot * 2 + 1] = crc
  }

  /** The slot of a key, or the free one where it belongs: open addressing, one after the other. */
  private slotOf(key: readonly number[]): number {
    let slot = key[0]! & (this.capacity - 1)
    while (this.places[slot * 2 + 1] !== 0 && !key.every((word, i) => this.keys[slot * 4 + i] === word))
      slot = (slot + 1) & (this.capacity - 1)
    return slot
  }

  private grow() {
    const {capacity, keys, places, meta} = this
    this.capacity *= 2
    this.keys = new Uint32Array(this.capacity * 4)
    this.places = new Float64Array(this.capacity * 2)
    this.meta = new Uint32Array(this.capacity * 2)
    for (let old = 0; old < capacity; old++) {
      if (places[old * 2 + 1] === 0) continue
      const key = [...keys.subarray(old * 4, old * 4 + 4)]
      this.set(this.slotOf(key), key, [meta[old * 2]!, places[old * 2]!, places[old * 2 + 1]!, meta[old * 2 + 1]!])
    }
  }
}

const words = (key: Buffer) => [key.readUInt32LE(0), key.readUInt32LE(4), key.readUInt32LE(8), key.readUInt32LE(12)]
