/**
 * franc that starts in a blink: it makes trigram tables of all its 187 languages when it is imported, which is half of a
 * command's start. Here it carries the languages that are asked for, and makes a table when that is first looked into.
 */
import {readFile} from 'node:fs/promises'
import {pathToFileURL} from 'node:url'

/**
 * An esbuild plugin that keeps the chosen languages of franc's data, and makes its tables late.
 *
 * Answers do not change as long as franc is asked with `only`. A script that is left without a language keeps its place:
 * franc looks the script up before it looks at `only`.
 *
 * @param {readonly string[]} languages franc's own codes
 * @returns {import('esbuild').Plugin}
 * @throws where franc has no such language, or is no longer written as it was
 */
export function francData(languages) {
  return {
    name: 'franc-data',
    setup(build) {
      build.onLoad({filter: /[\\/]franc[\\/]data\.js$/}, async ({path}) => {
        const {data} = await import(pathToFileURL(path).href)
        return {contents: `export const data = ${JSON.stringify(keepLanguages(data, languages))}`, loader: 'js'}
      })
      build.onLoad({filter: /[\\/]franc[\\/]index\.js$/}, async ({path}) => ({
        contents: makeLate(await readFile(path, 'utf8')),
        loader: 'js',
      }))
    },
  }
}

/** What stands in franc's module instead of the loop that makes all tables. */
const late = `
for (const script of Object.keys(data)) {
  const tables = {}
  for (const name of Object.keys(data[script])) {
    Object.defineProperty(tables, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = {}
        const model = data[script][name].split('|')
        for (let weight = model.length - 1; weight >= 0; weight--) value[model[weight]] = weight
        Object.defineProperty(tables, name, {enumerable: true, value})
        return value
      },
    })
  }
  numericData[script] = tables
}
`

/**
 * @param {string} source of franc's main module
 * @returns {string} the same, but a table is made when it is first read
 */
export function makeLate(source) {
  const loop = /\nfor \(script in data\) \{\n[^]*?\n\}\n/.exec(source)
  if (!loop?.[0].includes('numericData[script][name] = trigrams'))
    throw new Error('franc makes its tables in another way now')
  return source.slice(0, loop.index) + late + source.slice(loop.index + loop[0].length)
}

/**
 * @param {Record<string, Record<string, string>>} data by script, then by language
 * @param {readonly string[]} languages
 * @returns {Record<string, Record<string, string>>}
 */
export function keepLanguages(data, languages) {
  const known = new Set(Object.values(data).flatMap((models) => Object.keys(models)))
  const unknown = languages.filter((language) => !known.has(language))
  if (unknown.length > 0) throw new Error(`franc has no model of ${unknown.join(', ')}`)
  const wanted = new Set(languages)
  return Object.fromEntries(
    Object.entries(data).map(([script, models]) => [
      script,
      Object.fromEntries(Object.entries(models).filter(([language]) => wanted.has(language))),
    ]),
  )
}
