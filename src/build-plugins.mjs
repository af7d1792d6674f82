/** What the build and the tests do to files on their way in. */
import fs from 'node:fs'
import path from 'node:path'
import {parse} from 'yaml'
import {inlinePlugin, viteInlinePlugin} from './inline-plugin.mjs'

/** YAML becomes data. */
const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({filter: /\.yml$/}, ({path: file}) => ({
      contents: `export default ${JSON.stringify(parse(fs.readFileSync(file, 'utf8')))}`,
      loader: 'js',
    }))
  },
}

/**
 * Modules that most runs never call are run when they are first called, not when the command starts. Only functions and
 * classes can wait so: the names are listed, and the build fails where a module does not export one.
 */
const late = {
  yaml: ['parse', 'parseDocument', 'visit', 'Document', 'LineCounter', 'isMap', 'isDocument', 'isNode', 'isPair'],
  './html.ts': ['readHtml'],
}

const lateModules = (root) => ({
  name: 'late-modules',
  setup(build) {
    build.onResolve(
      {filter: /^(?:yaml|\.\/html\.ts)$/},
      async ({path: name, importer, kind, resolveDir, pluginData}) => {
        if (pluginData === 'own' || kind !== 'import-statement' || !importer.startsWith(path.join(root, 'src')))
          return undefined
        const real = await build.resolve(name, {importer, kind, resolveDir, pluginData: 'own'})
        return {path: `${name}=${real.path}`, namespace: 'late', pluginData: {name, real: real.path, resolveDir}}
      },
    )
    build.onLoad({filter: /.*/, namespace: 'late'}, ({pluginData: {name, real, resolveDir}}) => ({
      contents: `
        let module
        const load = () => (module ??= require(${JSON.stringify(real)}))
        const late = (name) => new Proxy(function () {}, {
          apply: (_, self, args) => Reflect.apply(load()[name], self, args),
          construct: (_, args) => Reflect.construct(load()[name], args),
          get: (_, key) => load()[name][key],
        })
        ${late[name].map((one) => `export const ${one} = late(${JSON.stringify(one)})`).join('\n')}`,
      loader: 'js',
      resolveDir,
    }))
  },
})

/** Fills `src/core/ready.ts` with what the core itself makes, run here. */
const readyTables = (root) => ({
  name: 'ready-tables',
  setup(build) {
    build.onLoad({filter: /[\\/]core[\\/]ready\.ts$/}, async () => {
      const made = await build.esbuild.build({
        stdin: {
          contents: `
            export {modelOf} from './src/core/text/language-model.ts'
            export {chromePack} from './src/core/law/chrome-pack.ts'
            export {firstsOf} from './src/core/learn/chrome-phrases.ts'`,
          resolveDir: root,
        },
        bundle: true,
        write: false,
        format: 'esm',
        plugins: [yaml],
      })
      const code = Buffer.from(made.outputFiles[0].contents).toString('base64')
      const {modelOf, chromePack, firstsOf} = await import(`data:text/javascript;base64,${code}`)
      // The scripts of most articles; the tables of the others are small.
      const words = Object.fromEntries(['Latin', 'Cyrillic'].map((script) => [script, pack(modelOf(script).words)]))
      const firsts = Object.fromEntries(stringsIn(chromePack).map((text) => [text, [...firstsOf(text)].join('\n')]))
      return {contents: readyModule(words, firsts), loader: 'js'}
    })
  },
})

/**
 * Node's own modules as they are. esbuild would make a copy of each for every file that imports it, a getter for each of its
 * exports: thousands of functions at a start. The names that are not `default` are listed, and the build fails where one is not.
 */
const builtins = {'node:fs': [], 'node:path': [], 'node:os': ['devNull'], 'node:zlib': ['crc32', 'inflateSync']}

const plainBuiltins = (root) => ({
  name: 'plain-builtins',
  setup(build) {
    build.onResolve({filter: /^node:/}, ({path: name, importer, kind}) =>
      Object.hasOwn(builtins, name) && kind === 'import-statement' && importer.startsWith(path.join(root, 'src'))
        ? {path: name, namespace: 'builtin'}
        : undefined,
    )
    build.onLoad({filter: /.*/, namespace: 'builtin'}, ({path: name}) => ({
      contents: `
        const module = require(${JSON.stringify(name)})
        export default module
        ${builtins[name].map((one) => `export const ${one} = module.${one}`).join('\n')}`,
      loader: 'js',
    }))
  },
})

/**
 * Libraries of many files become a part of the bundle: to import the thirty of satteri took a thread some 20 ms. What they have beside their code, a native part or the file of a thread, stays where they are installed, so they
 * are told where that is. Satteri is an optional dependency: where it is not installed, importing it fails when it is tried.
 */
const installed = {
  name: 'installed',
  setup(build) {
    build.onResolve({filter: /^satteri$/}, async ({path: name, importer, kind, resolveDir, pluginData}) => {
      if (pluginData === 'own') return undefined
      const found = await build.resolve(name, {importer, kind, resolveDir, pluginData: 'own'})
      return found.errors.length === 0 ? found : {path: name, namespace: 'absent'}
    })
    build.onLoad({filter: /./, namespace: 'absent'}, ({path: name}) => ({
      contents: `throw new Error('${name} is not installed')`,
      loader: 'js',
    }))
    const main = /[\\/]node_modules[\\/](satteri|tinypool)[\\/](?:dist[\\/])?index\.js$/
    build.onLoad({filter: main}, ({path: file}) => {
      const code = fs.readFileSync(file, 'utf8')
      if (!code.includes('import.meta.url')) return undefined
      const head = `import {url} from 'url-of:${main.exec(file)[1]}'\n`
      return {
        contents: head + code.replaceAll('import.meta.url', 'url'),
        loader: 'js',
        resolveDir: path.dirname(file),
      }
    })
    build.onResolve({filter: /^url-of:/}, ({path: name}) => ({path: name.slice('url-of:'.length), namespace: 'url-of'}))
    build.onLoad({filter: /./, namespace: 'url-of'}, ({path: name}) => ({
      contents: `
        // The launcher gives the bundle a plain require, which cannot resolve.
        const {resolve} = require('node:module').createRequire(__filename)
        export const url = require('node:url').pathToFileURL(resolve(${JSON.stringify(name)})).href`,
      loader: 'js',
    }))
  },
}

/** All strings in a value, whatever it is nested in. */
const stringsIn = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(stringsIn))

/** Typed arrays, one after the other and the widest units first, so that each begins where its kind may begin. */
const layout = ['hashes', 'weight', 'first', 'next', 'language']
const pack = (words) => ({
  lengths: layout.map((name) => words[name].length),
  bytes: Buffer.concat(
    layout.map((name) => Buffer.from(words[name].buffer, words[name].byteOffset, words[name].byteLength)),
  ).toString('base64'),
})

const readyModule = (words, firsts) => `
  const packed = ${JSON.stringify(words)}
  const firsts = ${JSON.stringify(firsts)}
  function words(script) {
    if (!packed[script]) return undefined
    const {lengths, bytes} = packed[script]
    // A buffer of its own: a small one would be cut from a shared one, at any odd place.
    const {buffer} = Uint8Array.from(Buffer.from(bytes, 'base64'))
    let at = 0
    const next = (Kind, i) => {
      const array = new Kind(buffer, at, lengths[i])
      at += array.byteLength
      return array
    }
    return {
      ${['Int32Array', 'Float32Array', 'Uint16Array', 'Uint16Array', 'Uint8Array']
        .map((kind, i) => `${layout[i]}: next(${kind}, ${i}),`)
        .join('\n      ')}
    }
  }
  export const ready = {words, firsts}`

/** esbuild plugins of the command. */
export const commandPlugins = (root) => [
  yaml,
  inlinePlugin,
  installed,
  plainBuiltins(root),
  lateModules(root),
  readyTables(root),
]

/**
 * Leaves the core, and what judges with it, out of a bundle.
 *
 * @param file that has all of it, beside the bundle
 */
export const coreElsewhere = (file) => ({
  name: 'core-elsewhere',
  setup(build) {
    build.onResolve({filter: /\/core\/(?:index|audit)\.ts$|^\.\/judge\.ts$/}, () => ({
      path: file,
      namespace: 'core-elsewhere',
    }))
    // A module that requires it: an `import()` of what is left out would stay one, and code from V8's cache has none.
    build.onLoad({filter: /.*/, namespace: 'core-elsewhere'}, () => ({
      contents: `module.exports = require(${JSON.stringify(file)})`,
      loader: 'js',
    }))
    build.onResolve({filter: /./, namespace: 'core-elsewhere'}, () => ({path: file, external: true}))
  },
})

/** esbuild plugins of the library. */
export const libraryPlugins = () => [yaml, inlinePlugin]

/** The same for Vite, which runs the tests. */
export const vitePlugin = () => [
  viteInlinePlugin,
  {
    name: 'yaml',
    transform(code, id) {
      return id.endsWith('.yml') ? {code: `export default ${JSON.stringify(parse(code))}`, map: null} : undefined
    },
  },
]
