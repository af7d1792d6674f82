/** The threads of an audit, started when there is work for them. */
import path from 'node:path'
import type {Tinypool} from 'tinypool'
import type {Batch} from './judge.ts'

/** Room for what lives no longer than an article. On a thousand articles 16 was slower, 64 and 128 no faster. */
const YOUNG_MB = 32

/** Batches that a thread has before it: one in work, others to go on with while the main thread is at one of its own. */
const AHEAD = 4

type Judge = (batch: Batch) => Promise<string[]>

/** What a thread does, on the main one. */
const judgeHere = (): Judge => (require(threadFile) as {work: Judge}).work

const threadFile = path.join(__dirname, 'audit-core.cjs')

interface Waiting {
  batch: Batch
  resolve(answers: string[]): void
  reject(error: unknown): void
}

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
  const {Tinypool} = await import('tinypool')
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
