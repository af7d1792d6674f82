/** The checking thread: one job at a time, one answer a job. */
import {parentPort, workerData} from 'node:worker_threads'
import type {Job, Reply, Session} from './jobs.ts'
import {Judge} from './judge.ts'

const judge = new Judge(workerData as Session)

parentPort!.on('message', async (job: Job) => {
  let reply: Reply
  try {
    reply = {answer: await judge[job.verb](job)}
  } catch (error) {
    reply = {failed: String(error).split('\n', 1)[0]!}
  }
  parentPort!.postMessage(reply)
})
