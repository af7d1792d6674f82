/** The threads of an audit, started when there is work for them. */
import os from 'node:os'
import path from 'node:path'
import {setFlagsFromString} from 'node:v8'
import type {Tinypool} from 'tinypool'
import type {Batch} from './judge.ts'

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

/** Batches that a thread has before it: one in work, others to go on with while the main thread is at one of its own. */
const AHEAD = 4

/** How many threads judge, the main one among them: as asked, else one a core. */
export const threadsFor = (asked: number | null) => Math.min(asked ?? os.availableParallelism(), MOST)

type Judge = (batch: Batch) => Promise<string[]>

/**
 * What a thread does, on the main one. It has a bundle and a place in V8's cache of its own, so that a run that knows all
 * answers does not load what would judge.
 */
const judgeHere = (): Judge => (require(threadFile) as {work: Judge}).work

const threadFile = path.join(__dirname, 'audit-thread.cjs')

interface Waiting {
  batch: Batch
  resolve(answers: string[]): void
  reject(error: unknown): void
}

/** The launcher gives the bundle a way to the module loader: code from V8's cache has lost its own. */
const load = (globalThis as Record<symbol, unknown>)[Symbol.for('plashka.import')] as
  | ((name: string) => Promise<unknown>)
  | undefined

/**
 * Threads, and the main one: it has the batches to judge that the others do not get to, and is at work long before they have
 * started.
 */
export class Pool {
  private readonly threads: Promise<Tinypool>
  private here: Judge | null = null
  private readonly queue: Waiting[] = []
  private sent = 0
  /** Batches that the threads may have before them; none until they have started, for answers are waited for in order. */
  private room = 0
  private isBusy = false

  /** @param threads at least two, with the main one */
  constructor(threads: number) {
    if (isMeasured) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
    this.threads = open(threads - 1)
    void this.start(threads - 1)
  }

  private async start(others: number) {
    try {
      await (await this.threads).run({options: '{}', questions: []} satisfies Batch)
    } catch {
      // The main thread does the work, and `close` says why.
      return
    }
    this.room = AHEAD * others
    this.next()
  }

  /** The answers to a batch, one for one, each as JSON. */
  run(batch: Batch): Promise<string[]> {
    return new Promise((resolve, reject) => {
      this.queue.push({batch, resolve, reject})
      this.next()
    })
  }

  async close(): Promise<void> {
    await (await this.threads).destroy()
  }

  private next() {
    while (this.queue.length > 0 && this.sent < this.room) void this.send(this.queue.shift()!)
    if (this.queue.length === 0 || this.isBusy) return
    this.isBusy = true
    void this.judgeHere()
  }

  private async send({batch, resolve, reject}: Waiting) {
    this.sent++
    try {
      resolve((await (await this.threads).run(batch)) as string[])
    } catch (error) {
      reject(error)
    }
    this.sent--
    this.next()
  }

  private async judgeHere() {
    // The threads come first: they start beside the first batch, and who waits for work must not wait for us.
    await this.threads.catch(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    const own = this.queue.shift()
    try {
      this.here ??= judgeHere()
      if (own) own.resolve(await this.here(own.batch))
    } catch (error) {
      own?.reject(error)
    }
    this.isBusy = false
    this.next()
  }
}

async function open(threads: number): Promise<Tinypool> {
  const {Tinypool} = (await (load ? load('tinypool') : import('tinypool'))) as typeof import('tinypool')
  return new Tinypool({
    filename: threadFile,
    name: 'work',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    concurrentTasksPerWorker: AHEAD,
    resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MB},
    // A thread that sleeps between batches never comes to give back what the native parser lent it.
    useAtomics: false,
  })
}
