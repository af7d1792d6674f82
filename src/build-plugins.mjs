/** What the build and the tests do to files on their way in: YAML becomes data. */
import fs from 'node:fs'
import {parse} from 'yaml'

/** esbuild plugins of the build. */
export const plugins = () => [
  {
    name: 'yaml',
    setup(build) {
      build.onLoad({filter: /\.yml$/}, ({path}) => ({
        contents: `export default ${JSON.stringify(parse(fs.readFileSync(path, 'utf8')))}`,
        loader: 'js',
      }))
    },
  },
]

/** The same for Vite, which runs the tests. */
export const vitePlugin = () => ({
  name: 'yaml',
  transform(code, id) {
    return id.endsWith('.yml') ? {code: `export default ${JSON.stringify(parse(code))}`, map: null} : undefined
  },
})
