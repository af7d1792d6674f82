#!/usr/bin/env node
'use strict'
/** Starts the command from V8's cache of the compiled bundle. */
const path = require('node:path')
const {optimizeLate} = require('./audit/optimizer.ts')
const {run} = require('./cached.cjs')
const {verbOf} = require('./cli/verb-of.ts')

const verb = verbOf(process.argv.slice(2))
if (verb === 'audit' || verb === 'merge') audit()
else main()

function main() {
  const keep = run(path.join(__dirname, 'main.cjs'), module, '')
  // What has run is what the cache holds: a run that met no article would leave the chain out of it for good.
  const judges = verb === 'check' || verb === 'fix' || verb === 'publish' || verb === 'stream'
  if (judges) process.once('exit', (code) => code < 2 && keep(''))
}

function audit() {
  optimizeLate()
  // A run that knew everything has run what another does not, on top of what it found in the cache of that.
  const keep = run(path.join(__dirname, 'audit.cjs'), module, '-known', '')
  process.once('exit', (code) => {
    // For the core's cache, too, which is written next.
    optimizeLate()
    if (verb === 'audit' && code < 2) keep(require.cache[path.join(__dirname, 'audit-core.cjs')] ? '' : '-known')
  })
}
