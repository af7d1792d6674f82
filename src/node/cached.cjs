'use strict'
/**
 * Runs a bundle from V8's cache of its compiled code: most of a start is compiling, and that is the same every time.
 * V8 refuses a cache that another version of Node made, but of the source it compares the length only: so the name also holds
 * the bundle's change time, which no installation can leave as it was.
 */
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const vm = require('node:vm')
const {makeFolder} = require('./make-folder.ts')

// Beside the bundle where an installation lets us write, else in the user's own cache: never where others can put a file.
const places = [__dirname, path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'plashka')]

/**
 * @param {string} file of a bundle beside this one, all its letters ASCII: a function of what a CommonJS module gets
 * @param {NodeModule} module that the bundle shall be
 * @param {string[]} uses what for, the best first: a cache holds what has run, and is best for those who run the same
 * @returns {(use: string) => void} writes the cache for a use, which holds what has run so far, unless there was one as good
 */
exports.run = (file, module, ...uses) => {
  const source = fs.readFileSync(file, 'latin1')
  let cachedData
  const change = Math.floor(fs.statSync(file).ctimeMs).toString(36)
  const nameOf = (use) =>
    `${path.basename(file, '.cjs')}${use}-${process.version}-${process.arch}-${source.length}-${change}.cache`
  const found = uses.findIndex((use) => (cachedData = read(nameOf(use))))
  const script = new vm.Script(source, {filename: file, cachedData})
  // Code from a cache has lost its way to the module loader: whoever imports a file at run time takes this one.
  globalThis[Symbol.for('plashka.import')] = (url) => import(url)
  script.runInThisContext()(module.exports, module.require.bind(module), module, file, __dirname)
  const good = cachedData && !script.cachedDataRejected ? found : uses.length
  return (use) => {
    if (uses.indexOf(use) < good) keep(script, nameOf(use))
  }
}

function read(name) {
  for (const place of places) {
    try {
      return fs.readFileSync(path.join(place, name))
    } catch {}
  }
  return undefined
}

function keep(script, name) {
  for (const place of places) {
    const temporary = path.join(place, `.${name}.${process.pid}.${process.hrtime.bigint()}`)
    try {
      if (place !== __dirname) makeFolder(place, 0o700)
      fs.writeFileSync(temporary, script.createCachedData(), {mode: 0o600})
      fs.renameSync(temporary, path.join(place, name))
      return
    } catch {
      fs.rmSync(temporary, {force: true})
    }
  }
}
