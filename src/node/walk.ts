/** Walks folders for articles, as git would see them: what `.gitignore` leaves out is left out. */
import fs from 'node:fs'
import path from 'node:path'
import ignore, {type Ignore} from 'ignore'
import {slashed} from './slashed.ts'

/** What is an article where a folder is walked. A file that is named outright may have any name. */
export const isArticle = (name: string) => /\.(md|markdown|txt|html?)$/i.test(name)

export interface Walked {
  /** Absolute. */
  file: string
  /** Relative to the folder walked, with `/`. */
  inside: string
}

/** One `.gitignore` and the folder it speaks of. */
interface Layer {
  base: string
  rules: Ignore
}

/**
 * All articles in a folder, in the order of their names. Symbolic links are not followed: what they lead to inside the folder is
 * found under its own name, and what is outside is none of our business. Hidden folders and `node_modules` are not entered.
 *
 * @param root absolute
 * @param unreadable is told of a folder that cannot be read; the walk goes on
 */
export function* walk(root: string, unreadable: (folder: string, error: unknown) => void): Generator<Walked> {
  const above = layersAbove(root)
  // Whoever names an ignored folder means it.
  const layers = isIgnored(above, root, true) ? [] : above
  // A stack and not a recursion: a generator inside a generator costs at every article, once for each folder it is deep.
  const open = [enter(root, '', layers, unreadable)]
  for (let at = open.at(-1); at; at = open.at(-1)) {
    const entry = at.entries[at.next++]
    if (!entry) {
      open.pop()
      continue
    }
    const {name} = entry
    if (name.startsWith('.') || name === 'node_modules') continue
    const file = at.prefix + name
    if (entry.isDirectory()) {
      if (!isIgnored(at.layers, file, true)) open.push(enter(file, `${at.inside}${name}/`, at.layers, unreadable))
    } else if (entry.isFile() && isArticle(name) && !isIgnored(at.layers, file, false)) {
      yield {file, inside: at.inside + name}
    }
  }
}

/** A folder that is gone through. */
interface Entered {
  /** Its path and what divides it from a name. */
  prefix: string
  inside: string
  entries: readonly fs.Dirent[]
  /** Of the entries, the one that comes next. */
  next: number
  layers: readonly Layer[]
}

function enter(
  folder: string,
  inside: string,
  above: readonly Layer[],
  unreadable: (folder: string, error: unknown) => void,
): Entered {
  let entries: fs.Dirent[] = []
  try {
    entries = fs.readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    unreadable(folder, error)
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const own = entries.some(({name}) => name === '.gitignore') ? layerOf(folder) : null
  const prefix = folder.endsWith(path.sep) ? folder : folder + path.sep
  return {prefix, inside, entries, next: 0, layers: own ? [...above, own] : above}
}

/** The `.gitignore` files from the top of the repository down to the folder that is walked, without its own. */
function layersAbove(root: string): Layer[] {
  const folders: string[] = []
  let folder = root
  for (;;) {
    if (fs.existsSync(path.join(folder, '.git'))) break
    const parent = path.dirname(folder)
    if (parent === folder) return []
    folders.unshift((folder = parent))
  }
  return folders.map(layerOf).filter((layer) => layer !== null)
}

function layerOf(base: string): Layer | null {
  try {
    const text = fs.readFileSync(path.join(base, '.gitignore'), 'utf8')
    return {base, rules: ignore({ignorecase: process.platform !== 'linux'}).add(text)}
  } catch {
    return null
  }
}

/** The deepest file that has an opinion is right, as in git. */
function isIgnored(layers: readonly Layer[], file: string, folder: boolean): boolean {
  let ignored = false
  for (const {base, rules} of layers) {
    const inside = slashed(path.relative(base, file))
    if (inside === '') continue
    const opinion = rules.test(folder ? inside + '/' : inside)
    if (opinion.ignored) ignored = true
    else if (opinion.unignored) ignored = false
  }
  return ignored
}
