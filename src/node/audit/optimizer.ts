/**
 * How much a function runs before V8 optimizes it. Every thread optimizes its own copy of all that is warm, on the cores that the
 * threads need: of a thousand articles that took two fifths of the processor's time, and where all are known a fifth of the run. So
 * it is put off by a factor of seven: what is truly hot is still optimized. One thread alone has the other cores for it, and is a
 * fifth faster with V8's own value; and of a long run it is worth the while.
 *
 * Known and measured in V8 11 (Node 20); later ones have a cheap tier between.
 */
const LATE = 1_000_000
/** V8's own, `interrupt_budget` in its flag-definitions.h. */
const SOON = 132 * 1024

const isMeasured = process.versions.v8.startsWith('11.')

function set(budget: number) {
  if (!isMeasured) return
  // Loaded here: it brings all of Node's streams along.
  const v8 = require('node:v8') as typeof import('node:v8')
  v8.setFlagsFromString(`--interrupt-budget=${budget}`)
}

/** Before any code is read from V8's cache, and before any is put there: a cache holds for the same flags only. */
export const optimizeLate = () => set(LATE)

export const optimizeSoon = () => set(SOON)
