/** Finds the configuration: cheaply, for most runs have none. What is found is loaded by `config-load.ts`. */
import fs from 'node:fs'
import path from 'node:path'
import type {Locale, Options} from '../core/index.ts'
import type {Config} from './config-schema.ts'
import {words} from './cli/words.ts'
import {Trouble} from './trouble.ts'

export const configNames = ['yaml', 'yml', 'json', 'mjs', 'js'].map((end) => `plashka.config.${end}`)

export interface Settings {
  /** The configuration's own folder: its patterns and files start there. */
  folder: string
  config: Config
  locale: Locale | null
  /** What the configuration says about one article. Equal answers are one object. */
  optionsFor(file: string): Options
  excluded?: (file: string) => boolean
}

/** Where a configuration is read from: the disk, or a commit. */
export interface Place {
  exists(file: string): boolean
  /** Throws the system's error. */
  read(file: string): string
  /** Modules can be run from the disk only. */
  disk: boolean
}

export const disk: Place = {exists: fs.existsSync, read: (file) => fs.readFileSync(file, 'utf8'), disk: true}

/**
 * @param ref a commit to take the configuration from instead of the disk: a pull request must not loosen its own check
 * @param named as given with `--config`; otherwise the nearest configuration from the folder upwards
 * @throws Trouble where it cannot be read or holds a mistake
 */
export async function readConfig(cwd: string, named: string | undefined, ref?: string): Promise<Settings | null> {
  const place = ref === undefined ? disk : (await import('./git.ts')).placeAt(cwd, ref)
  const file = named === undefined ? findConfig(cwd, place) : path.resolve(cwd, named)
  if (file === null) return null
  const {loadConfig} = await import('./config-load.ts')
  return loadConfig(file, path.relative(cwd, file) || file, place)
}

/** The nearest configuration from a folder upwards, absolute; null where there is none. */
export function findConfig(cwd: string, place: Place = disk): string | null {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const here = configNames.filter((name) => place.exists(path.join(folder, name)))
    if (here.length > 1) throw new Trouble(words.twoConfigs(here[0]!, here[1]!, folder))
    if (here[0]) return path.join(folder, here[0])
    const manifest = path.join(folder, 'package.json')
    if (hasKey(manifest, place)) return manifest
    if (path.dirname(folder) === folder) return null
  }
}

/** Whether a package.json has the key `plashka` at its top. */
function hasKey(manifest: string, place: Place): boolean {
  try {
    const text = place.read(manifest)
    return text.includes('"plashka"') && Object.hasOwn(JSON.parse(text), 'plashka')
  } catch {
    return false
  }
}
