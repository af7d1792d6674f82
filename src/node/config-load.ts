/** Loads and validates a configuration, with the line and column of a mistake. */
import fs from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {isDocument, isMap, isNode, isPair, LineCounter, parseDocument, type Document} from 'yaml'
import {type Options, type Pack, PackError, parsePack, rules, shippedPacks} from '../core/index.ts'
import {disk, type Place, type Settings} from './config.ts'
import {type Config, type Mistake, validate} from './config-schema.ts'
import {words} from './cli/words.ts'
import {expectedWords, yamlMistake} from './config-words.ts'
import {matcher} from './globs.ts'
import {nearest} from './nearest.ts'
import {slashed} from './slashed.ts'
import {reasonOf, type Said, Trouble} from './trouble.ts'

/** Data with the way back to its place in the file. */
interface Raw {
  data: unknown
  place(at: readonly (string | number)[], key: boolean): string
}

/**
 * @param file absolute
 * @param shown as a message names it
 */
export async function loadConfig(file: string, shown: string, from: Place = disk): Promise<Settings> {
  const raw = /\.m?js$/.test(file) ? await fromModule(file, shown, from) : fromText(file, shown, from)
  const checked = validate(raw.data ?? {})
  if ('mistake' in checked) throw wrong(shown, raw, checked.mistake)
  const {config} = checked
  checkRules(config, shown, raw)
  const folder = path.dirname(file)
  const packs = readPacks(config.packs, folder, shown, raw, from)
  const base = toOptions(config)
  if (packs) Object.assign(base, {packs})
  const {excluded, optionsFor} = byPath(config, folder, base)
  return {folder, config, locale: config.locale ?? null, optionsFor, ...(excluded && {excluded})}
}

/** The settings of a path: the base, then each override that means it. */
function byPath(config: Config, folder: string, base: Options) {
  const overrides = (config.overrides ?? []).map(({files, ...rest}) => ({
    means: matcher(files),
    options: toOptions(rest),
  }))
  const known = new Map<string, Options>()
  const inside = (file: string) => slashed(path.relative(folder, file))
  const optionsFor = (file: string): Options => {
    const meant = overrides.filter(({means}) => means(inside(file)))
    const key = meant.map((override) => overrides.indexOf(override)).join()
    let options = known.get(key)
    if (!options) {
      options = base
      for (const {options: own} of meant) options = {...options, ...own, rules: {...options.rules, ...own.rules}}
      known.set(key, options)
    }
    return options
  }
  const out = config.exclude && matcher(config.exclude)
  return {optionsFor, excluded: out && ((file: string) => out(inside(file)))}
}

/** The part of a configuration that the core understands; absent keys stay absent. */
function toOptions({outlet, strict, date, rules: severities, input, emit}: Partial<Config>): Options {
  const options = {outlet, strict, date, rules: severities, input, emit}
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options
}

function fromText(file: string, shown: string, from: Place): Raw {
  let text: string
  try {
    text = from.read(file).replace(/^\ufeff/, '')
  } catch (error) {
    throw new Trouble(words.unreadable(shown, reasonOf(error)))
  }
  if (isGarbled(text)) throw new Trouble(words.badConfig(shown, words.notUtf8))
  const lines = new LineCounter()
  // JSON is YAML too, and this parser tells the place of a mistake.
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false})
  const [error] = document.errors
  if (error) {
    const {line, col} = lines.linePos(error.pos[0])
    throw new Trouble(words.badConfig(`${shown}:${line}:${col}`, yamlMistake(error.code, error.message)))
  }
  const root = path.basename(file) === 'package.json' ? ['plashka'] : []
  let data: unknown
  try {
    data = document.toJS()
  } catch (error) {
    throw new Trouble(words.badConfig(shown, both((error as Error).message)))
  }
  if (root[0]) data = (data as Record<string, unknown>)[root[0]]
  return {
    data,
    place(at, key) {
      const offset = offsetOf(document, [...root, ...at], key)
      if (offset === null) return shown
      const {line, col} = lines.linePos(offset)
      return `${shown}:${line}:${col}`
    },
  }
}

/** Where a key or its value stands; the nearest thing around it where it is missing. */
function offsetOf(document: Document, at: readonly (string | number)[], key: boolean): number | null {
  for (let depth = at.length; depth >= 0; depth--) {
    const parent = depth === 0 ? document : document.getIn(at.slice(0, depth - 1), true)
    const map = isDocument(parent) ? parent.contents : parent
    if (key && depth === at.length && isMap(map)) {
      const pair = map.items.find((item) => isPair(item) && String(item.key) === String(at[depth - 1]))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = depth === 0 ? document.contents : document.getIn(at.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return null
}

/** The launcher's way to load a module, where there is a launcher: see `launch.cjs`. */
const importFile: (url: string) => Promise<unknown> =
  ((globalThis as Record<symbol, unknown>)[Symbol.for('plashka.import')] as never) ?? ((url: string) => import(url))

async function fromModule(file: string, shown: string, from: Place): Promise<Raw> {
  if (!from.disk) throw new Trouble(words.badConfig(shown, words.noModuleHere))
  try {
    if (!fs.existsSync(file)) throw Object.assign(new Error(), {code: 'ENOENT'})
    const module = (await importFile(pathToFileURL(file).href)) as {default?: unknown}
    return {data: module.default ?? {}, place: () => shown}
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Trouble(words.unreadable(shown, reasonOf(error)))
    throw new Trouble(words.badConfig(shown, both(String(error).split('\n', 1)[0]!)))
  }
}

function wrong(shown: string, raw: Raw, {path: at, kind, known, expected}: Mistake): Trouble {
  const name = at
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
  const place = raw.place(at, kind === 'unknown-key') || shown
  if (kind === 'unknown-key')
    return new Trouble(words.badConfig(place, words.unknownKey(name, nearest(String(at.at(-1)), known), known)))
  if (kind === 'missing') return new Trouble(words.badConfig(place, words.missingKey(name)))
  return new Trouble(words.badConfig(place, words.wrongValue(name, expectedWords(expected))))
}

/** Rules must exist, and those that state the law do not listen. */
function checkRules(config: Config, shown: string, raw: Raw) {
  const all = new Map(rules.map((rule) => [rule.id, rule]))
  const groups: [(string | number)[], Config['rules']][] = [[['rules'], config.rules]]
  for (const [i, override] of (config.overrides ?? []).entries())
    groups.push([['overrides', i, 'rules'], override.rules])
  for (const [at, severities] of groups) {
    for (const id of Object.keys(severities ?? {})) {
      const rule = all.get(id)
      const place = raw.place([...at, id], true) || shown
      if (!rule) throw new Trouble(words.badConfig(place, words.unknownRule(id, nearest(id, all.keys()))))
      if (rule.kind === 'law') throw new Trouble(words.badConfig(place, words.lawRule(id)))
    }
  }
}

/** Files are added to the shipped law; a shipped pack that is named takes its place. */
function readPacks(
  names: readonly string[] | undefined,
  folder: string,
  shown: string,
  raw: Raw,
  from: Place,
): Pack[] | null {
  if (!names) return null
  const shipped: Readonly<Record<string, Pack>> = shippedPacks
  const read = names.map((name, i) => {
    if (Object.hasOwn(shipped, name)) return shipped[name]!
    const place = raw.place(['packs', i], false) || shown
    return readPack(path.resolve(folder, name), name, place, from)
  })
  const chosen = names.some((name) => Object.hasOwn(shipped, name))
  return chosen ? read : [shippedPacks.ru, ...read]
}

function readPack(file: string, name: string, place: string, from: Place): Pack {
  let text: string
  try {
    text = from.read(file)
  } catch (error) {
    throw new Trouble(words.badConfig(place, words.unreadable(name, reasonOf(error))))
  }
  if (isGarbled(text)) throw new Trouble(words.badConfig(name, words.notUtf8))
  const document = parseDocument(text)
  const mistake = document.errors[0]?.message.split('\n', 1)[0]
  if (mistake) throw new Trouble(words.badConfig(name, both(mistake.replace(/:$/, ''))))
  try {
    return parsePack(document.toJS())
  } catch (error: unknown) {
    const reason = error instanceof PackError ? error.mistakes[0]! : (error as Error).message
    throw new Trouble(words.badConfig(name, both(reason)))
  }
}

/** Whether it was written in another encoding: its words would go into articles as garbage. */
const isGarbled = (text: string) => /[\ufffd\0]/.test(text)

const both = (text: string): Said => ({ru: text, en: text})
