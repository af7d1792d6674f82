/** The threads of an audit, started when there is work for them. */
import os from 'node:os'
import path from 'node:path'
import type {Batch} from './worker.ts'

/** Below this many articles a thread costs more than it brings. */
export const WORTH_THREADS = 64
/** More threads than this wait for the disk and for one another. */
const MOST = 16

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
  const pool = new Tinypool({
    filename: path.join(__dirname, 'audit-thread.cjs'),
    name: 'work',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    // A thread that sleeps between batches never comes to give back what the native parser lent it.
    useAtomics: false,
  })
  return {run: (batch) => pool.run(batch) as Promise<string[]>, close: () => pool.destroy()}
}
