#!/usr/bin/env node
'use strict'
/** Starts the command from V8's cache of the compiled bundle. */
const path = require('node:path')
const {run} = require('./cached.cjs')

// What has run is what the cache holds: a run that met no article would leave the chain out of it for good.
const command = process.argv[2] ?? ''
const judges = /^(check|fix|publish|audit|stream)$/.test(command)
// An audit leaves the judging to its threads.
const keep = run(path.join(__dirname, 'main.cjs'), module, command === 'audit' ? '-audit' : '')
if (judges && keep) process.once('exit', keep)
