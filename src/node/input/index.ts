/**
 * All articles that an audit is to read: folders, patterns, lists, git trees, archives, dumps, exports of content systems. One after
 * the other, with memory that does not grow; whatever cannot be read is told, and the rest goes on.
 */
import fs from 'node:fs'
import path from 'node:path'
import {words} from '../cli/words.ts'
import {slashed, undotted} from '../slashed.ts'
import {readStdin} from '../stdin.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {walk} from '../walk.ts'
import {Ledger} from './ledger.ts'
import type {Asked, Source} from './source.ts'
import {inputWords} from './words.ts'

export type {Asked, Source} from './source.ts'
export {LARGEST} from './source.ts'

/**
 * The order is that of the paths; within a folder that of the names, within an archive its own. It is the same at every run.
 *
 * @param paths as on the command line: files, folders, patterns, archives; with `asked.tree` they narrow the tree
 * @returns lots, each to be gone through to its end before the next is asked for: a folder is one, found as it is gone through,
 *   for a step of an asynchronous generator costs more than to look at a file
 * @throws Trouble where the whole question is wrong: no repository, unknown ref, unreadable list
 */
export async function* sources(paths: readonly string[], asked: Asked): AsyncGenerator<Iterable<Source>> {
  if (asked.tree !== undefined) {
    const {fromTree} = await import('./tree.ts')
    const ledger = new Ledger(asked.tree, asked)
    try {
      for await (const source of fromTree(paths, ledger, asked)) yield [source]
    } finally {
      ledger.close()
    }
    return
  }
  const search = new Search(asked, paths.length > 1 || asked.filesFrom !== undefined)
  for (const name of paths) yield* search.named(name)
  if (asked.filesFrom !== undefined) for (const name of listed(asked.filesFrom, asked.cwd)) yield* search.named(name)
  else if (paths.length === 0) yield* search.unnamed()
}

class Search {
  private readonly asked: Asked
  /** Only where something might come twice: it grows with the archive. */
  private readonly seen: Set<string> | null

  constructor(asked: Asked, several: boolean) {
    this.asked = asked
    this.seen = several ? new Set() : null
  }

  /** What stands on the command line or in a list. */
  async *named(name: string): AsyncGenerator<Iterable<Source>> {
    const {cwd, onTrouble} = this.asked
    const file = path.resolve(cwd, name)
    let stats: fs.Stats | undefined
    try {
      stats = name === '' ? undefined : fs.statSync(file, {throwIfNoEntry: false})
    } catch (error) {
      return onTrouble(words.unreadable(name, reasonOf(error)))
    }
    if (stats?.isDirectory()) yield this.folder(name, file)
    else if (stats?.isFIFO() && again.has(kindOf(name))) onTrouble(inputWords.pipe(name))
    else if (stats?.isFile() || stats?.isFIFO()) yield* this.file(name, file)
    else if (stats) onTrouble(words.unreadable(name, words.notAFile))
    else if (/[*?[{]/.test(name) && !path.isAbsolute(name)) {
      if (!(yield* this.pattern(name, cwd))) onTrouble(words.noArticlesMatch(name))
    } else onTrouble(words.noFile(name))
  }

  /** Nothing is named: what the configuration says, or all that is here. */
  async *unnamed(): AsyncGenerator<Iterable<Source>> {
    const {include, onTrouble} = this.asked
    if (!include) return yield this.folder('.', this.asked.cwd)
    let any = false
    for (const glob of include.globs) any = (yield* this.pattern(glob, include.folder)) || any
    if (!any) onTrouble(words.noArticlesMatch(include.globs.join(', ')))
  }

  /** @returns whether anything matched */
  private async *pattern(glob: string, folder: string): AsyncGenerator<Iterable<Source>, boolean> {
    const {search} = await import('../globs.ts')
    const {base, matches} = search(slashed(glob))
    const root = path.resolve(folder, base)
    if (!fs.statSync(root, {throwIfNoEntry: false})?.isDirectory()) return false
    const found = {any: false}
    yield this.matching(root, (file) => matches(slashed(path.relative(folder, file))), found)
    return found.any
  }

  private *matching(root: string, isMeant: (file: string) => boolean, found: {any: boolean}): Generator<Source> {
    for (const {file} of walk(root, this.unreadable)) {
      if (!isMeant(file) || this.asked.excluded?.(file)) continue
      found.any = true
      if (this.isNew(file)) yield plain(slashed(path.relative(this.asked.cwd, file)), file)
    }
  }

  private *folder(name: string, folder: string): Generator<Source> {
    const shown = slashed(name).replace(/\/+$/, '') || '/'
    const prefix = shown === '.' ? '' : shown === '/' ? '/' : shown + '/'
    // Whoever names a folder that is left out means it.
    const meant = this.asked.excluded?.(path.join(folder, 'article.md')) ?? false
    let any = false
    for (const {file, inside} of walk(folder, (at, error) => {
      any = true
      this.unreadable(at, error)
    })) {
      if (!meant && this.asked.excluded?.(file)) continue
      any = true
      if (this.isNew(file)) yield plain(prefix + inside, file)
    }
    if (!any) this.asked.onTrouble(words.noArticlesIn(name))
  }

  private async *file(name: string, file: string): AsyncGenerator<Iterable<Source>> {
    const kind = kindOf(name)
    if (!this.isNew(file)) return
    if (kind === null) return yield [plain(slashed(name), file)]
    const ledger = new Ledger(undotted(slashed(name)), this.asked)
    let any = false
    try {
      for await (const source of (await readers[kind]())(file, ledger, this.asked)) {
        any = true
        yield [source]
      }
      if (!any && ledger.troubles === 0) ledger.trouble(inputWords.noArticlesInside(name))
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      ledger.trouble(error.said)
    } finally {
      ledger.close()
    }
  }

  /** Takes what comes twice only once. */
  private isNew(file: string): boolean {
    if (!this.seen) return true
    if (this.seen.has(file)) return false
    this.seen.add(file)
    return true
  }

  private readonly unreadable = (folder: string, error: unknown) => {
    this.asked.onTrouble(words.unreadable(path.relative(this.asked.cwd, folder) || folder, reasonOf(error)))
  }
}

const plain = (shown: string, file: string): Source => ({
  path: undotted(shown),
  file,
})

type Reader = (file: string, ledger: Ledger, asked: Asked) => AsyncGenerator<Source>

/** Each brings a library of its own: only the one that is needed is loaded. */
const readers = {
  lines: async (): Promise<Reader> => (await import('./rows.ts')).fromLines,
  tar: async (): Promise<Reader> => (await import('./tar.ts')).fromTar,
  zip: async (): Promise<Reader> => (await import('./zip.ts')).fromZip,
  json: async (): Promise<Reader> => (await import('./json.ts')).fromJson,
  xml: async (): Promise<Reader> => (await import('./wordpress.ts')).fromWordpress,
} as const

const packed = String.raw`(?:\.(?:gz|zst|zstd|bz2|xz))?$`
const names: readonly (readonly [RegExp, keyof typeof readers])[] = [
  [new RegExp(String.raw`\.(?:jsonl|ndjson)${packed}`, 'i'), 'lines'],
  [new RegExp(String.raw`\.(?:tar${packed}|tgz$|tzst$|tbz2?$|txz$)`, 'i'), 'tar'],
  [/\.zip$/i, 'zip'],
  [new RegExp(String.raw`\.json${packed}`, 'i'), 'json'],
  [new RegExp(String.raw`\.(?:xml|wxr|rss)${packed}`, 'i'), 'xml'],
]

/** What a file that is named outright is read as; null for an article. Folders are searched for articles only. */
export const kindOf = (name: string) => names.find(([pattern]) => pattern.test(name))?.[1] ?? null

/** What one reading does not do for: posts come before their authors, and the directory of a zip stands at its end. */
const again = new Set<ReturnType<typeof kindOf>>(['json', 'zip'])

/** Longer lines of a list are no paths. */
const LONGEST_PATH = 65_536

/** A list of paths: one a line, or divided by NUL, as `find -print0` and `git diff -z` write it. */
function* listed(from: string, cwd: string): Generator<string> {
  let list: Buffer
  try {
    list = from === '-' ? readStdin() : fs.readFileSync(path.resolve(cwd, from))
  } catch (error) {
    throw new Trouble(words.unreadable(from, reasonOf(error)))
  }
  const nul = list.includes(0)
  for (let at = list[0] === 0xef && list[1] === 0xbb && list[2] === 0xbf ? 3 : 0; at < list.length; ) {
    const found = list.indexOf(nul ? 0 : 10, at)
    const end = found < 0 ? list.length : found
    const name = list.toString('utf8', at, Math.min(end, at + LONGEST_PATH))
    at = end + 1
    const clean = nul ? name : name.replace(/\r$/, '')
    if (clean !== '') yield clean
  }
}
