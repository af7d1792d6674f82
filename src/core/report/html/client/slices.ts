/** Long work in slices, so that the page answers in between. */

/** Milliseconds of a slice. */
const SLICE = 12

/** Told when work was overtaken by newer work of its kind. */
export class Overtaken extends Error {}

export class Slices {
  private start = performance.now()
  private readonly stale: () => boolean

  /** @param stale whether nobody waits for the result any more */
  constructor(stale: () => boolean = () => false) {
    this.stale = stale
  }

  get due() {
    return performance.now() - this.start > SLICE
  }

  /** To be awaited when a slice is due. Throws `Overtaken`. */
  async rest() {
    await turn()
    if (this.stale()) throw new Overtaken()
    this.start = performance.now()
  }
}

const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/** The next turn of the event loop; timers would wait four milliseconds each. */
const turn = () =>
  new Promise<void>((done) => {
    waiting.push(done)
    channel.port2.postMessage(null)
  })

/** Sorts in place, in slices: runs by the engine, then merges. */
export async function sortInSlices<T, A extends {[index: number]: T; length: number}>(
  items: A,
  spare: A,
  sortRun: (from: number, to: number) => void,
  before: (a: T, b: T) => boolean,
  slices: Slices,
) {
  const {length} = items
  const run = 8192
  for (let from = 0; from < length; from += run) {
    sortRun(from, Math.min(from + run, length))
    if (slices.due) await slices.rest()
  }
  let [source, target] = [items, spare]
  for (let width = run; width < length; width *= 2) {
    for (let low = 0; low < length; low += 2 * width) {
      const middle = Math.min(low + width, length)
      const high = Math.min(low + 2 * width, length)
      let a = low
      let b = middle
      for (let at = low; at < high; at++) {
        const right = b < high && (a >= middle || before(source[b]!, source[a]!))
        target[at] = source[right ? b++ : a++]!
        if ((at & 4095) === 0 && slices.due) await slices.rest()
      }
    }
    ;[source, target] = [target, source]
  }
  if (source !== items) for (let i = 0; i < length; i++) items[i] = source[i]!
}
