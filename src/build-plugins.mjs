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

/** esbuild plugins of the command. */
export const commandPlugins = (root) => [yaml, inlinePlugin, lateModules(root)]

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
