/** A browser script or a style sheet, imported with `?inline`, becomes a string: for the build and for the tests. */
import {createHash} from 'node:crypto'
import path from 'node:path'
import {buildSync} from 'esbuild'

const INLINE = /\?inline$/

/**
 * @param file a script with everything that it imports, or a style sheet
 * @returns a module with the minified text as `code`, and as `hash` its digest for a content security policy
 */
function inline(file) {
  const {outputFiles} = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'silent',
  })
  const code = outputFiles[0].text.trim()
  // The text stands in an element: esbuild writes its end tag in strings as <\/script.
  if (/<\/(?:script|style)|<!--/i.test(code)) throw new Error(`${file} would end the element that it stands in`)
  const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`
  return `export const code = ${JSON.stringify(code)}\nexport const hash = ${JSON.stringify(hash)}\n`
}

/** For esbuild. */
export const inlinePlugin = {
  name: 'inline',
  setup(build) {
    build.onResolve({filter: INLINE}, ({path: name, resolveDir}) => ({
      path: path.join(resolveDir, name.replace(INLINE, '')),
      namespace: 'inline',
    }))
    build.onLoad({filter: /./, namespace: 'inline'}, ({path: file}) => ({contents: inline(file), loader: 'js'}))
  },
}

/** For Vite, under a name of its own and as JavaScript: Vite has a use for `.css` and for `?inline` itself. */
export const viteInlinePlugin = {
  name: 'inline',
  enforce: 'pre',
  resolveId(name, importer) {
    if (!INLINE.test(name) || !importer) return undefined
    return `\0inline:${path.resolve(path.dirname(importer), name.replace(INLINE, ''))}.js`
  },
  load(id) {
    return id.startsWith('\0inline:') ? inline(id.slice('\0inline:'.length, -'.js'.length)) : undefined
  },
}
