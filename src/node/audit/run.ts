/** Runs an audit: articles in, answers out in the same order; from the cache where it knows, in threads where that pays. */
import path from 'node:path'
import type {InputKind, Options} from '../../core/index.ts'
import {type Cache, keyOf, keyOn} from './cache.ts'
import {type Answer, type Batch, judges, type Question} from './judge.ts'
import {Pool, threadsFor, WORTH_THREADS} from './pool.ts'

/** An article on its way into an audit. */
export interface Pending {
  path: string
  date?: string
  input?: InputKind
  /** Its text, or its bytes, which are good until the next is read; throws what the system says. */
  read(): Buffer | string
}

export interface Answered extends Answer {
  path: string
  /** Why it could not be read, where it could not. */
  trouble: unknown
}

export interface AuditSettings {
  optionsFor(path: string): Options
  /** Day of the run; an answer about an article without a date is good for this day only. */
  today: string
  cache: Cache | null
  /** Threads asked for; null leaves it to the machine, 1 uses none. */
  jobs: number | null
}

/** Articles that go to a thread together: the way there and back costs as much as a small article. */
const BATCH = 8
const BATCH_BYTES = 250_000
/** Batches that wait, for each thread. */
const BATCHES = 8

interface Asked {
  pending: Pending
  question: Question | null
  options: string
  key: Buffer | null
  answer: string | null
  trouble: unknown
}

export async function* run(
  articles: AsyncIterable<Pending> | Iterable<Pending>,
  settings: AuditSettings,
): AsyncGenerator<Answered> {
  const runner = new Runner(settings)
  const waiting: Promise<Asked[]>[] = []
  try {
    for await (const batch of batches(articles, settings, runner)) {
      waiting.push(runner.answer(batch))
      // Enough to keep every thread busy, and no more: memory must not grow with the archive.
      if (waiting.length <= runner.threads * BATCHES) continue
      runner.decide()
      yield* settle(await waiting.shift()!, runner)
    }
    runner.decide()
    for (const batch of waiting) yield* settle(await batch, runner)
  } finally {
    await runner.close()
  }
}

function* settle(batch: readonly Asked[], runner: Runner): Generator<Answered> {
  for (const asked of batch) {
    const {pending, answer, trouble} = asked
    const found = answer === null ? {result: null, excerpts: [], prints: []} : (JSON.parse(answer) as Answer)
    if (asked.question) runner.keep(asked, found)
    if (found.result) found.result.path = pending.path
    yield {...found, path: pending.path, trouble}
  }
}

async function* batches(
  articles: AsyncIterable<Pending> | Iterable<Pending>,
  settings: AuditSettings,
  runner: Runner,
): AsyncGenerator<Asked[]> {
  let batch: Asked[] = []
  let bytes = 0
  for await (const pending of articles) {
    const asked = ask(pending, settings, runner)
    batch.push(asked)
    bytes += asked.question?.bytes?.length ?? asked.question?.text?.length ?? 0
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function ask(pending: Pending, {optionsFor, cache}: AuditSettings, runner: Runner): Asked {
  const asked: Asked = {pending, question: null, options: '', key: null, answer: null, trouble: null}
  let content: Buffer | string
  try {
    content = pending.read()
  } catch (error) {
    asked.trouble = error ?? new Error('unreadable')
    return asked
  }
  const {date, input} = pending
  // The answer knows its path only by what chose the reader.
  const kind = path.extname(pending.path).toLowerCase()
  asked.options = runner.json(optionsFor(pending.path))
  if (cache) {
    asked.key = keyOf(content, kind, date ?? '', input ?? '', asked.options)
    asked.answer = cache.get(asked.key) ?? cache.get(keyOn(runner.day, asked.key))
  }
  if (asked.answer === null) {
    runner.willAsk()
    asked.question = {
      path: `article${kind}`,
      ...(typeof content === 'string' ? {text: content} : {bytes: new Uint8Array(content)}),
      ...(date ? {date} : {}),
      ...(input ? {input} : {}),
    }
  }
  return asked
}

class Runner {
  readonly threads: number
  /** The key of the day of the run. */
  readonly day: Buffer
  private readonly settings: AuditSettings
  private readonly known = new Map<Options, string>()
  private pool: Pool | null = null
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
    this.day = keyOf('day', settings.today)
    this.decided = new Promise((resolve) => {
      this.decide = resolve
    })
  }

  willAsk() {
    if (++this.asked === WORTH_THREADS) this.decide()
  }

  /** The options without the day of the run: the same text for the same options. */
  json(options: Options): string {
    let text = this.known.get(options)
    if (text === undefined) {
      const {today: _, ...rest} = options
      this.known.set(options, (text = JSON.stringify(rest)))
    }
    return text
  }

  /** The batch, with its answers. What is thrown is met when its turn comes, and not before. */
  answer(batch: Asked[]): Promise<Asked[]> {
    const answered = this.answered(batch)
    answered.catch(() => {})
    return answered
  }

  private async answered(batch: Asked[]): Promise<Asked[]> {
    const open = batch.filter(({question}) => question !== null)
    for (const options of new Set(open.map((asked) => asked.options))) {
      const own = open.filter((asked) => asked.options === options)
      const answers = await this.judge({options: this.dated(options), questions: own.map(({question}) => question!)})
      for (const [i, asked] of own.entries()) {
        asked.answer = answers[i]!
      }
    }
    return batch
  }

  async close() {
    await this.pool?.close()
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
    if (this.threads === 1) return (await (this.many ??= judges(true)))(batch)
    this.pool ??= new Pool(this.threads)
    return this.pool.run(batch)
  }

  /** Keeps a fresh answer in the cache. */
  keep({key, answer, pending}: Asked, {result}: Answer) {
    const {cache} = this.settings
    if (!cache || !key || answer === null) return
    // Without a day of its own an article is judged by the day of the run.
    const dated = pending.date !== undefined || result === null || result.date !== null
    cache.put(dated ? key : keyOn(this.day, key), answer)
  }
}
