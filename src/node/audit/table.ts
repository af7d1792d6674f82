/** A table from 128-bit keys to places, in typed arrays: a million entries take some 70 MB, and no object each. */

export interface Place {
  segment: number
  offset: number
  length: number
  crc: number
}

/** Bytes of a key. */
export const KEY = 16

/** A slot: four words of a key, then length, crc and segment. A length of 0 is a free slot. */
const WORDS = 7
const [LENGTH, CRC, SEGMENT] = [4, 5, 6]
/** A quarter of the slots stays free. */
const FULL = 0.75

type Words = readonly [number, number, number, number]

export class Table {
  private capacity = 1024
  private slots = new Uint32Array(this.capacity * WORDS)
  private offsets = new Float64Array(this.capacity)
  private used = 0

  get size(): number {
    return this.used
  }

  /** Takes up an entry whose length is not 0; a key that is known keeps its first place. */
  add(key: Buffer, {segment, offset, length, crc}: Place) {
    if (this.used >= this.capacity * FULL) this.grow()
    const words = wordsOf(key)
    const slot = this.slotOf(words)
    if (this.slots[slot * WORDS + LENGTH] !== 0) return
    const at = slot * WORDS
    for (let i = 0; i < words.length; i++) this.slots[at + i] = words[i]!
    this.slots[at + LENGTH] = length
    this.slots[at + CRC] = crc
    this.slots[at + SEGMENT] = segment
    this.offsets[slot] = offset
    this.used++
  }

  get(key: Buffer): Place | null {
    const slot = this.slotOf(wordsOf(key))
    const at = slot * WORDS
    const length = this.slots[at + LENGTH]!
    if (length === 0) return null
    return {segment: this.slots[at + SEGMENT]!, offset: this.offsets[slot]!, length, crc: this.slots[at + CRC]!}
  }

  /** The slot of a key, or the free one where it belongs: open addressing, one after the other. */
  private slotOf([a, b, c, d]: Words): number {
    const {slots} = this
    const mask = this.capacity - 1
    let slot = a & mask
    for (;;) {
      const at = slot * WORDS
      if (slots[at + LENGTH] === 0) return slot
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow() {
    const {capacity, slots, offsets} = this
    this.capacity *= 2
    this.slots = new Uint32Array(this.capacity * WORDS)
    this.offsets = new Float64Array(this.capacity)
    for (let old = 0; old < capacity; old++) {
      const at = old * WORDS
      if (slots[at + LENGTH] === 0) continue
      const slot = this.slotOf([slots[at]!, slots[at + 1]!, slots[at + 2]!, slots[at + 3]!])
      this.slots.set(slots.subarray(at, at + WORDS), slot * WORDS)
      this.offsets[slot] = offsets[old]!
    }
  }
}

const wordsOf = (key: Buffer): Words => [
  key.readUInt32LE(0),
  key.readUInt32LE(4),
  key.readUInt32LE(8),
  key.readUInt32LE(12),
]
