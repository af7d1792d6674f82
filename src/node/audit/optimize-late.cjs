'use strict'
/**
 * How much a function runs before V8 optimizes it; fifteen times its default. Every thread optimizes its own copy of all that
 * is warm, on the cores that the threads need: of a thousand articles that took two fifths of the processor's time, and where all
 * are known a fifth of the run. What is truly hot is still optimized, only later. Known and measured in V8 11 (Node 20); later ones
 * have a cheap tier between.
 *
 * Before any code is read from V8's cache, for the cache holds for the same flags only.
 */
const INTERRUPT_BUDGET = 1_000_000

if (process.versions.v8.startsWith('11.'))
  require('node:v8').setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
