/** The threads of an audit, started when there is work for them. */
import os from 'node:os'
import path from 'node:path'
import {setFlagsFromString} from 'node:v8'
import type {Batch} from './worker.ts'

/** Below this many articles a thread costs more than it brings. */
export const WORTH_THREADS = 64
/** More threads than this wait for the disk and for one another. */
const MOST = 16

/**
 * How much a function runs before V8 optimizes it; fifteen times its default. Every thread optimizes its own copy of all that
 * is warm, on the cores that the threads need: of a thousand articles that took two fifths of the processor's time. What is
 * truly hot is still optimized, only later. Known and measured in V8 11 (Node 20); later ones have a cheap tier between.
 */
const INTERRUPT_BUDGET = 1_000_000
const isMeasured = process.versions.v8.startsWith('11.')

/** Room for what lives no longer than an article. On a thousand articles 16 was slower, 64 and 128 no faster. */
const YOUNG_MB = 32

/** How many threads: as asked, else one a core. */
export const threadsFor = (asked: number | null) => Math.min(asked ?? os.availableParallelism(), MOST)

export interface Pool {
  /** The answers to a batch, one for one, each as JSON. */
  run(batch: Batch): Promise<string[]>
  close(): Promise<void>
}

/** The launcher gives the bundle a way to the module loader: code from V8's cache has lost its own. */
const load = (globalThis as Record<symbol, unknown>)[Symbol.for('plashka.import')] as
  | ((name: string) => Promise<unknown>)
  | undefined

export async function openPool(threads: number): Promise<Pool> {
  const {Tinypool} = (await (load ? load('tinypool') : import('tinypool'))) as typeof import('tinypool')
  if (isMeasured) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
  const pool = new Tinypool({
    filename: path.join(__dirname, 'audit-thread.cjs'),
    name: 'work',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MB},
    // A thread that sleeps between batches never comes to give back what the native parser lent it.
    useAtomics: false,
  })
  return {run: (batch) => pool.run(batch) as Promise<string[]>, close: () => pool.destroy()}
}
