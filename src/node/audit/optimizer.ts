/**
 * How much a function runs before V8 optimizes it. Every thread optimizes its own copy of all that is warm, on the cores that the
 * threads need: of a thousand articles that took two fifths of the processor's time, and where all are known a tenth of the run. So
 * it is put off by a factor of seven: what is truly hot is still optimized. One thread alone has the other cores for it, and is a
 * fifth faster with V8's own value; and of a long run it is worth the while.
 *
 * Measured in V8 11 (Node 20), 12 (Node 22) and 13 (Node 24). The flags and V8's own values are in its flag-definitions.h; a V8 that
 * has no such flag passes over it.
 */
const [late, soon] =
  Number.parseInt(process.versions.v8, 10) < 12
    ? ['--interrupt-budget=1000000', `--interrupt-budget=${132 * 1024}`]
    : [after(20_000, 2000), after(3000, 400)]

function after(turbofan: number, maglev: number): string {
  return `--invocation-count-for-turbofan=${turbofan} --invocation-count-for-maglev=${maglev}`
}

function set(flags: string) {
  // Loaded here: it brings all of Node's streams along.
  const v8 = require('node:v8') as typeof import('node:v8')
  for (const flag of flags.split(' ')) v8.setFlagsFromString(flag)
}

/** Before any code is read from V8's cache, and before any is put there: a cache holds for the same flags only. */
export const optimizeLate = () => set(late)

export const optimizeSoon = () => set(soon)
