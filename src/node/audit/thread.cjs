'use strict'
/**
 * What judges in an audit, in a thread and in the main one: its bundle, from V8's cache. A file of its own, for Node reads all
 * of a CommonJS file for its exports before an `import` of it: a quarter of a second for the bundle.
 */
const path = require('node:path')
const {run} = require('./cached.cjs')

/** By then what an article needs has run, and so is in the cache. */
const BATCHES = 32

const worker = {exports: {}, require}
let keep = run(path.join(__dirname, 'audit-worker.cjs'), worker)
let done = 0

exports.work = async (batch) => {
  const answers = await worker.exports.work(batch)
  if (keep && ++done === BATCHES) {
    keep()
    keep = null
  }
  return answers
}
