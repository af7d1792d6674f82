#!/usr/bin/env node
'use strict'
/**
 * Starts the command from V8's cache of the compiled bundle: most of a start is compiling, and that is the same every time.
 * V8 refuses a cache that another version of Node made, but of the source it compares the length only: so the name also holds
 * the bundle's change time, which no installation can leave as it was.
 */
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const vm = require('node:vm')

const file = path.join(__dirname, 'main.cjs')
const source = `(function(exports,require,module,__filename,__dirname){${fs.readFileSync(file, 'latin1')}\n})`
const name = `main-${process.version}-${process.arch}-${source.length}-${Math.floor(fs.statSync(file).ctimeMs).toString(36)}.cache`
// Beside the bundle where an installation lets us write, else in the user's own cache: never where others can put a file.
const places = [__dirname, path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'plashka')]

let cachedData
for (const place of places) {
  try {
    cachedData = fs.readFileSync(path.join(place, name))
    break
  } catch {}
}
const script = new vm.Script(source, {filename: file, cachedData})
// Code from a cache has lost its way to the module loader: whoever imports a file at run time takes this one.
globalThis[Symbol.for('plashka.import')] = (url) => import(url)
// What has run is what the cache holds: a run that met no article would leave the chain out of it for good.
const judges = /^(check|fix|publish|audit|stream)$/.test(process.argv[2] ?? '')
if (judges && (!cachedData || script.cachedDataRejected)) process.once('exit', keep)
script.runInThisContext()(exports, require, module, file, __dirname)

function keep() {
  for (const place of places) {
    const temporary = path.join(place, `.${name}.${process.pid}`)
    try {
      if (place !== __dirname) fs.mkdirSync(place, {recursive: true, mode: 0o700})
      fs.writeFileSync(temporary, script.createCachedData(), {mode: 0o600})
      fs.renameSync(temporary, path.join(place, name))
      return
    } catch {
      fs.rmSync(temporary, {force: true})
    }
  }
}
