/** Hands jobs to checking threads, so that the protocol answers while an article is checked. */
import path from 'node:path'
import {Worker} from 'node:worker_threads'
import type {Answer, Checked, Fixed, Job, Reply, Session} from './jobs.ts'

/** Long articles have a thread of their own and never keep the short ones waiting; UTF-16 units. */
const LONG = 100_000

/** A job was dropped, for a newer text of the same document came. */
export const superseded = Symbol('superseded')

/** The thread died under the job: out of memory, as a rule. */
export class Failure extends Error {}

export class Lanes {
  private readonly short: Lane
  private readonly long: Lane

  constructor(session: () => Session) {
    this.short = new Lane(session)
    this.long = new Lane(session)
  }

  /** @throws Failure */
  ask<J extends Job>(job: J): Promise<Answer<J> | typeof superseded> {
    const lane = job.text.length > LONG ? this.long : this.short
    return lane.ask(job) as Promise<Answer<J> | typeof superseded>
  }

  /** New threads, which read the configuration anew; what was asked is asked of them. */
  restart(): void {
    this.short.restart()
    this.long.restart()
  }
}

interface Waiting {
  job: Job
  resolve: (answer: Checked | Fixed | typeof superseded) => void
  reject: (failure: Failure) => void
}

const keyOf = ({verb, uri}: Job) => `${verb} ${uri}`

/** One thread and the queue before it, in which a document stands once for each verb, with its newest text. */
class Lane {
  private readonly session: () => Session
  private readonly queue = new Map<string, Waiting>()
  private worker: Worker | null = null
  private running: Waiting | null = null

  constructor(session: () => Session) {
    this.session = session
  }

  ask(job: Job): Promise<Checked | Fixed | typeof superseded> {
    return new Promise((resolve, reject) => {
      const key = keyOf(job)
      this.queue.get(key)?.resolve(superseded)
      this.queue.set(key, {job, resolve, reject})
      this.next()
    })
  }

  restart(): void {
    const {worker, running} = this
    this.worker = null
    this.running = null
    void worker?.terminate()
    if (running) {
      const key = keyOf(running.job)
      if (this.queue.has(key)) running.resolve(superseded)
      else this.queue.set(key, running)
    }
    this.next()
  }

  private next(): void {
    if (this.running) return
    const [first] = this.queue
    if (!first) return
    const [key, waiting] = first
    this.queue.delete(key)
    this.running = waiting
    this.worker ??= this.start()
    this.worker.postMessage(waiting.job)
  }

  private start(): Worker {
    // The protocol owns stdout; a configuration that is a program may print.
    const worker = new Worker(path.join(__dirname, 'lsp-worker.cjs'), {workerData: this.session(), stdout: true})
    worker.stdout.pipe(process.stderr, {end: false})
    worker.on('message', (reply: Reply) => {
      if (worker !== this.worker) return
      if ('failed' in reply) this.done((running) => running.reject(new Failure(reply.failed)))
      else this.done((running) => running.resolve(reply.answer))
    })
    const lost = (reason: string) => {
      if (worker !== this.worker) return
      this.worker = null
      this.done((running) => running.reject(new Failure(reason)))
    }
    worker.on('error', (error) => lost(error.message))
    worker.on('exit', (code) => lost(`exit ${code}`))
    return worker
  }

  private done(settle: (running: Waiting) => void): void {
    const {running} = this
    this.running = null
    if (running) settle(running)
    this.next()
  }
}
