/**
 * Builds `dist/`: the library and the command, each one file, YAML packs inside as data, and the types beside them.
 *
 *   node src/build.mjs [--out DIR] [--no-types]
 */
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'
import {commandPlugins, coreElsewhere, libraryPlugins} from './build-plugins.mjs'
import {francData} from './franc-data.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const {values} = parseArgs({
  options: {out: {type: 'string', default: path.join(root, 'dist')}, 'no-types': {type: 'boolean', default: false}},
})
const out = path.resolve(values.out)
const candidates = JSON.parse(fs.readFileSync(path.join(root, 'src/core/text/candidates.json'), 'utf8'))
const {version} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))

/** A hash of everything that answers depend on: sources, packs, dependencies. It names the cache of an audit. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const folder of ['src', 'rules/packs'])
    for (const name of fs.readdirSync(path.join(root, folder), {recursive: true}).sort()) {
      const file = path.join(root, folder, name)
      if (fs.statSync(file).isFile()) hash.update(name).update(fs.readFileSync(file))
    }
  return hash
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
    .slice(0, 12)
}

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  platform: 'node',
  logLevel: 'warning',
  legalComments: 'none',
  define: {__VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(fingerprint())},
}

const command = {
  ...common,
  plugins: [...commandPlugins(root), francData(Object.values(candidates))],
  outdir: path.join(out, 'node'),
  outExtension: {'.js': '.cjs'},
  format: 'cjs',
  minify: true,
  charset: 'ascii',
}

fs.rmSync(out, {recursive: true, force: true})
await Promise.all([
  // The library: its own code in one file, its dependencies as they are installed.
  build({
    ...common,
    entryPoints: ['src/core/index.ts'],
    plugins: libraryPlugins(),
    outfile: path.join(out, 'core/index.js'),
    format: 'esm',
    packages: 'external',
  }),
  // The command: everything in one file, for a start in a blink. The language server and its thread have files of their own.
  build({
    ...command,
    entryPoints: {
      main: 'src/node/main.ts',
      core: 'src/node/audit/core.ts',
      lsp: 'src/node/lsp/server.ts',
      'lsp-worker': 'src/node/lsp/worker.ts',
    },
  }),
  // What starts these from V8's cache.
  build({
    ...common,
    entryPoints: {'node/cli': 'src/node/launch.cjs'},
    outdir: out,
  }),
  build({
    ...common,
    entryPoints: {'node/audit-core': 'src/node/audit/core.cjs'},
    outdir: out,
    outExtension: {'.js': '.cjs'},
  }),
  // An audit starts without the core, and loads it when it has something to judge.
  build({
    ...command,
    entryPoints: {audit: 'src/node/audit/main.ts'},
    plugins: [coreElsewhere('./audit-core.cjs'), ...command.plugins],
  }),
])
// Regular expressions and raw templates keep their Cyrillic whatever `charset` says; the launcher reads one byte a letter.
const asEscape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
for (const name of ['main.cjs', 'audit.cjs', 'core.cjs']) {
  const bundle = path.join(out, 'node', name)
  const code = fs.readFileSync(bundle, 'utf8').replace(/[\u0080-\uffff]/g, asEscape)
  // As the launcher runs it: to put it together there would copy all of it at every start.
  fs.writeFileSync(bundle, `(function(exports,require,module,__filename,__dirname){${code}\n})`)
}
// The launcher and the bundle are CommonJS: V8's code cache serves only that before Node 22.
fs.writeFileSync(path.join(out, 'node/package.json'), '{"type": "commonjs"}\n')
fs.chmodSync(path.join(out, 'node/cli.js'), 0o755)
fs.copyFileSync(path.join(root, 'src/node/config.schema.json'), path.join(out, 'config.schema.json'))

if (!values['no-types'] && path.relative(root, out) === 'dist') {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const tsc = path.join(path.dirname(typescript), 'bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.types.json')], {stdio: 'inherit'})
}
