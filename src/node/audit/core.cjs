'use strict'
/**
 * What judges in an audit, in a thread and in the main one: its bundle, from V8's cache. A file of its own, for Node reads all
 * of a CommonJS file for its exports before an `import` of it: a quarter of a second for the bundle.
 */
const path = require('node:path')
const {isMainThread} = require('node:worker_threads')
const {run} = require('../cached.cjs')

/** By then what an article needs has run, and so is in the cache. Before, what has run is better than nothing. */
const BATCHES = 32

const core = {exports: {}, require}
const keep = run(path.join(__dirname, 'core.cjs'), core, '', '-few')
let done = 0

if (isMainThread)
  process.once('exit', () => {
    if (done > 0) keep(done < BATCHES ? '-few' : '')
  })

module.exports = {
  ...core.exports,
  work(batch) {
    done++
    return core.exports.work(batch)
  },
  async judges(isMany) {
    const judge = await core.exports.judges(isMany)
    return (batch) => {
      done++
      return judge(batch)
    }
  },
}
