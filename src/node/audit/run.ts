/** Runs an audit: articles in, answers out in the same order; what is known is not judged again, and threads work where that pays. */
import {briefOf} from './brief.ts'
import type {Answer} from './judge.ts'
import {type Answered, type Asked, type AuditSettings, type Pending, Runner} from './runner.ts'

/** Articles that go to a thread together: the way there and back costs as much as a small article. */
const BATCH = 8
const BATCH_BYTES = 250_000
/** Those whose answers are known go nowhere. */
const KNOWN = 64
/** Batches that wait, for each thread. */
const BATCHES = 8

/**
 * @param lots of articles, each gone through to its end before the next is asked for
 * @returns the answers, some at a time: a step of an asynchronous generator costs more than a known answer
 */
export async function* run(
  lots: AsyncIterable<Iterable<Pending>> | Iterable<Iterable<Pending>>,
  settings: AuditSettings,
): AsyncGenerator<Answered[]> {
  const runner = new Runner(settings)
  const waiting: Promise<Asked[]>[] = []
  try {
    for await (const batch of batches(lots, runner)) {
      waiting.push(runner.answer(batch))
      // Enough to keep every thread busy, and no more: memory must not grow with the archive.
      if (waiting.length <= runner.threads * BATCHES) continue
      runner.decide()
      yield settle(await waiting.shift()!, runner)
    }
    runner.decide()
    for (const batch of waiting) yield settle(await batch, runner)
  } finally {
    await runner.close()
  }
}

const settle = (batch: readonly Asked[], runner: Runner): Answered[] =>
  batch.map((asked) => {
    const {path: name} = asked.pending
    const answer = asked.answer === null ? null : (JSON.parse(asked.answer) as Answer)
    if (answer?.result) answer.result.path = name
    const brief = answer ? answer.result && briefOf(answer.result) : (asked.sight?.brief ?? null)
    runner.keep(asked, answer, brief)
    return {path: name, brief, answer, trouble: asked.trouble}
  })

async function* batches(
  lots: AsyncIterable<Iterable<Pending>> | Iterable<Iterable<Pending>>,
  runner: Runner,
): AsyncGenerator<Asked[]> {
  let batch: Asked[] = []
  let open = 0
  let bytes = 0
  await runner.begin()
  for await (const lot of lots)
    for (const pending of lot) {
      const asked = runner.recall(pending) ?? (await runner.ask(pending))
      batch.push(asked)
      if (asked.question) open++
      bytes += asked.question?.bytes?.length ?? asked.question?.text?.length ?? 0
      if (open < BATCH && bytes < BATCH_BYTES && batch.length < KNOWN) continue
      yield batch
      batch = []
      open = 0
      bytes = 0
    }
  if (batch.length > 0) yield batch
}
