/** One audit's work on an article: what is known of it, and where not, who judges it. */
import type fs from 'node:fs'
import path from 'node:path'
import type {InputKind, Options} from '../../core/index.ts'
import type {Answers} from './answers.ts'
import type {Brief} from './brief.ts'
import type {Answer, Batch, Question} from './judge.ts'
import {optimizeSoon} from './optimizer.ts'
import type {Pool} from './pool.ts'
import {isSettled, type Seen, type Sight, type Way} from './seen.ts'
import {threadsFor, WORTH_OPTIMIZING, WORTH_THREADS} from './threads.ts'

/** An article on its way into an audit. */
export interface Pending {
  path: string
  date?: string
  input?: InputKind
  /** What the disk says of its file, where it is one and that can be had without reading it. */
  stats(): fs.Stats | null
  /** Its text, or its bytes, which are good until the next is read; throws what the system says. */
  read(): Content
}

export interface Content {
  content: Buffer | string
  /** Of the file, from before it was read. */
  stats: fs.Stats | null
}

export interface Answered {
  path: string
  /** Null where there is no text to be had: the bytes are no article, or could not be read. */
  brief: Brief | null
  /** All of it; null where only sums are wanted and they were known. */
  answer: Answer | null
  /** Why it could not be read, where it could not. */
  trouble: unknown
}

export interface AuditSettings {
  optionsFor(path: string): Options
  /** Day of the run; an answer about an article without a date is good for this day only. */
  today: string
  /** What earlier runs found out, loaded when there is something to ask it; null where nothing is remembered. */
  answers: (() => Promise<Answers | null>) | null
  seen: Seen | null
  /** Whether nobody wants to know more than the sums. */
  isBrief: boolean
  /** Threads asked for; null leaves it to the machine, 1 uses none. */
  jobs: number | null
}

/** An article and what is known of it so far. */
export interface Asked {
  pending: Pending
  way: Way
  stats: fs.Stats | null
  sight: Sight | null
  /** What the cache calls it; null where nothing is remembered. */
  key: Buffer | null
  /** Null where the answer is known. */
  question: Question | null
  answer: string | null
  trouble: unknown
}

/** Judges in this thread; loaded when there is something to judge. */
const judges = async (isMany: boolean) => (await import('./judge.ts')).judges(isMany)

/** In this thread, and no other. */
async function alone() {
  const judge = await judges(true)
  optimizeSoon()
  return judge
}

/** The threads, started when there is work for them. */
const poolOf = async (threads: number) => new (await import('./pool.ts')).Pool(threads)

export class Runner {
  readonly threads: number
  private readonly settings: AuditSettings
  private readonly ways = new Map<Options, Map<string, Way>>()
  private answers: Answers | null | undefined
  private pool: Promise<Pool> | null = null
  private few: ReturnType<typeof judges> | null = null
  private many: ReturnType<typeof judges> | null = null
  /** Articles read that the cache does not know. */
  private asked = 0
  /** Resolved when it is known whether there is enough to do for threads. */
  private readonly decided: Promise<void>
  decide!: () => void

  constructor(settings: AuditSettings) {
    this.settings = settings
    this.threads = threadsFor(settings.jobs)
    this.decided = new Promise((resolve) => {
      this.decide = resolve
    })
  }

  /** Where more than sums is wanted, every article needs its whole answer. */
  async begin() {
    if (!this.settings.isBrief) await this.open()
  }

  private async open() {
    const {answers} = this.settings
    if (this.answers === undefined) this.answers = answers ? await answers() : null
  }

  /** What is known of a file that is as it was, without reading it; null where it must be read or the cache be asked. */
  recall(pending: Pending): Asked | null {
    const {seen, isBrief} = this.settings
    if (!seen || seen.isEmpty) return null
    const stats = pending.stats()
    if (!stats) return null
    const way = this.wayOf(pending)
    const sight = seen.find(stats, way)
    if (!sight) return null
    const asked = {pending, way, stats, sight, key: null, question: null, answer: null, trouble: null}
    if (isBrief && sight.brief) return asked
    const answer = this.answers?.get(sight.key()) ?? null
    return answer === null ? null : {...asked, answer}
  }

  async ask(pending: Pending): Promise<Asked> {
    const way = this.wayOf(pending)
    const asked: Asked = {
      pending,
      way,
      stats: null,
      sight: null,
      key: null,
      question: null,
      answer: null,
      trouble: null,
    }
    let content: Buffer | string
    try {
      const read = pending.read()
      content = read.content
      if (read.stats && isSettled(read.stats, Date.now())) asked.stats = read.stats
    } catch (error) {
      asked.trouble = error ?? new Error('unreadable')
      return asked
    }
    const {date, input} = pending
    await this.open()
    if (this.answers) {
      asked.key = this.answers.keyOf(content, way.kind, date, input, way.options)
      asked.answer = this.answers.get(asked.key)
    }
    if (asked.answer === null) {
      if (++this.asked === WORTH_THREADS) this.decide()
      if (this.asked === WORTH_OPTIMIZING) optimizeSoon()
      asked.question = {
        path: `article${way.kind}`,
        ...(typeof content === 'string' ? {text: content} : {bytes: new Uint8Array(content)}),
        ...(date ? {date} : {}),
        ...(input ? {input} : {}),
      }
    }
    return asked
  }

  /** Equal ways are one object. */
  private wayOf(pending: Pending): Way {
    const options = this.settings.optionsFor(pending.path)
    let own = this.ways.get(options)
    if (!own) this.ways.set(options, (own = new Map()))
    // The answer knows its path only by what chose the reader.
    const kind = path.extname(pending.path).toLowerCase()
    let way = own.get(kind)
    if (!way) {
      const {today: _, ...rest} = options
      own.set(kind, (way = {kind, options: JSON.stringify(rest)}))
    }
    return way
  }

  /** The batch, with its answers. What is thrown is met when its turn comes, and not before. */
  answer(batch: Asked[]): Promise<Asked[]> {
    const answered = this.answered(batch)
    answered.catch(() => {})
    return answered
  }

  private async answered(batch: Asked[]): Promise<Asked[]> {
    const open = batch.filter(({question}) => question !== null)
    for (const options of new Set(open.map(({way}) => way.options))) {
      const own = open.filter(({way}) => way.options === options)
      const answers = await this.judge({options: this.dated(options), questions: own.map(({question}) => question!)})
      for (const [i, asked] of own.entries()) {
        asked.answer = answers[i]!
      }
    }
    return batch
  }

  async close() {
    await (await this.pool)?.close()
  }

  private dated(options: string): string {
    return options === '{}'
      ? `{"today":"${this.settings.today}"}`
      : `{"today":"${this.settings.today}",${options.slice(1)}`
  }

  private async judge(batch: Batch): Promise<string[]> {
    await this.decided
    // A few articles are read before the fast parser would be loaded.
    if (this.asked < WORTH_THREADS) return (await (this.few ??= judges(false)))(batch)
    if (this.threads === 1) return (await (this.many ??= alone()))(batch)
    return (await (this.pool ??= poolOf(this.threads))).run(batch)
  }

  /** Remembers what was found out. */
  keep({pending, key, answer: text, question, way, stats, sight}: Asked, answer: Answer | null, brief: Brief | null) {
    const {seen} = this.settings
    if (seen?.stays(sight)) return
    const known = key ?? sight?.key()
    if (!known) return
    // Without a day of its own an article is judged by the day of the run.
    const isDated = pending.date !== undefined || brief === null || brief.date !== null
    if (question && answer && text !== null) this.answers?.put(known, text, isDated)
    if (stats && brief) seen?.add(stats, way, known, brief, isDated)
  }
}
