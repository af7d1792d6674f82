/** From what stands on the command line to the articles that are meant, each ready to be read. */
import fs from 'node:fs'
import path from 'node:path'
import {words} from './cli/words.ts'
import {slashed, undotted} from './slashed.ts'
import {readStdin} from './stdin.ts'
import {reasonOf, type Said, Trouble} from './trouble.ts'

/** An article before it is read. */
export interface Source {
  /** As it was named, with `/`; it stands in the record. */
  path: string
  /** Absolute. Null where the text comes from somewhere else than the file. */
  file: string | null
  /** The lines that differ from where the branch began, 1-based; null where all of it is new. Only with `since`. */
  changed?: () => (readonly [from: number, to: number])[] | null
  /** Its bytes; throws the system's error. */
  read(): Buffer
}

export interface Found {
  sources: Source[]
  /** What could not be found: the run goes on, and ends with 2. */
  troubles: Said[]
}

export interface Wanted {
  cwd: string
  paths: readonly string[]
  /** A file with a list of paths, or `-` for stdin. */
  filesFrom?: string | undefined
  since?: string | undefined
  staged?: boolean | undefined
  stdinPath?: string | undefined
  /** What to look for where no path is named: patterns and the folder they start from. */
  include?: {folder: string; globs: readonly string[]} | undefined
  /** What to leave out, by absolute path, unless it is named outright. */
  excluded?: ((file: string) => boolean) | undefined
}

/**
 * @throws Trouble where the whole question is wrong (no repository, unknown ref, unreadable list)
 */
export async function findArticles(wanted: Wanted): Promise<Found> {
  const {cwd, stdinPath} = wanted
  if (stdinPath !== undefined) return {sources: [{path: slashed(stdinPath), file: null, read: readStdin}], troubles: []}
  if (wanted.staged || wanted.since !== undefined) return changed(wanted)

  const search = new Search(cwd, wanted.excluded ?? (() => false))
  for (const name of wanted.paths) await search.add(name)
  if (wanted.filesFrom !== undefined) for (const name of listed(wanted.filesFrom, cwd)) await search.add(name)
  else if (wanted.paths.length === 0) {
    const {include} = wanted
    if (include) for (const glob of include.globs) await search.addGlob(glob, include.folder, false)
    else await search.add('.')
    if (include && search.sources.length === 0) search.troubles.push(words.noArticlesMatch(include.globs.join(', ')))
  }
  return {sources: search.sources, troubles: search.troubles}
}

class Search {
  readonly sources: Source[] = []
  readonly troubles: Said[] = []
  private readonly seen = new Set<string>()
  private readonly cwd: string
  private readonly excluded: (file: string) => boolean

  constructor(cwd: string, excluded: (file: string) => boolean) {
    this.cwd = cwd
    this.excluded = excluded
  }

  /** A file, a folder or a pattern. */
  async add(name: string) {
    const file = path.resolve(this.cwd, name)
    let stats: fs.Stats | undefined
    try {
      stats = name === '' ? undefined : fs.statSync(file, {throwIfNoEntry: false})
    } catch (error) {
      this.troubles.push(words.unreadable(name, reasonOf(error)))
      return
    }
    if (stats?.isDirectory()) await this.addFolder(name, file)
    else if (stats?.isFile() || stats?.isFIFO()) this.take(slashed(name), file)
    else if (stats) this.troubles.push(words.unreadable(name, words.notAFile))
    else if (/[*?[{]/.test(name) && !path.isAbsolute(name)) await this.addGlob(name, this.cwd, true)
    else this.troubles.push(words.noFile(name))
  }

  async addGlob(glob: string, folder: string, mustMatch: boolean) {
    const {search} = await import('./globs.ts')
    const {base, matches} = search(slashed(glob))
    const root = path.resolve(folder, base)
    const before = this.sources.length
    const {walk} = await import('./walk.ts')
    if (fs.statSync(root, {throwIfNoEntry: false})?.isDirectory())
      for (const {file} of walk(root, this.unreadable))
        if (matches(slashed(path.relative(folder, file))) && !this.excluded(file))
          this.take(slashed(path.relative(this.cwd, file)), file)
    if (mustMatch && this.sources.length === before) this.troubles.push(words.noArticlesMatch(glob))
  }

  private async addFolder(name: string, folder: string) {
    const {walk} = await import('./walk.ts')
    const shown = slashed(name).replace(/\/+$/, '') || '/'
    const prefix = shown === '.' ? '' : shown === '/' ? '/' : shown + '/'
    const troublesBefore = this.troubles.length
    // Whoever names a folder that is left out means it.
    const meant = this.excluded(path.join(folder, 'article.md'))
    let any = false
    for (const {file, inside} of walk(folder, this.unreadable)) {
      if (!meant && this.excluded(file)) continue
      any = true
      this.take(prefix + inside, file)
    }
    if (!any && this.troubles.length === troublesBefore) this.troubles.push(words.noArticlesIn(name))
  }

  private readonly unreadable = (folder: string, error: unknown) => {
    this.troubles.push(words.unreadable(path.relative(this.cwd, folder) || folder, reasonOf(error)))
  }

  private take(shown: string, file: string) {
    if (this.seen.has(file)) return
    this.seen.add(file)
    this.sources.push({path: undotted(shown), file, read: () => fs.readFileSync(file)})
  }
}

/** Articles that git says have changed. Named paths narrow the choice. */
async function changed({cwd, paths, since, staged, include, excluded}: Wanted): Promise<Found> {
  const git = await import('./git.ts')
  const {isArticle} = await import('./walk.ts')
  const top = git.topOf(cwd)
  const within = paths.map((name) => path.resolve(cwd, name))
  const included = include ? (await import('./globs.ts')).matcher(include.globs) : null
  const meant = (name: string) => {
    const file = path.join(top, name)
    return (
      isArticle(name) &&
      // As in a walk: hidden folders and packages hold no articles.
      !/(^|\/)(\.|node_modules\/)/.test(name) &&
      !excluded?.(file) &&
      (!included || included(slashed(path.relative(include!.folder, file)))) &&
      (within.length === 0 || within.some((folder) => file === folder || file.startsWith(folder + path.sep)))
    )
  }
  const shown = (name: string) => slashed(path.relative(cwd, path.join(top, name)))
  const troubles: Said[] = []
  /** A link is checked where it leads to; what would be published under it unseen is said. */
  const isOwn = ({path: name, link}: {path: string; link: boolean}) => {
    if (link && !leadsTo(top, name, meant)) troubles.push(words.linkAway(shown(name)))
    return !link
  }
  if (staged) {
    const files = git.stagedFiles(top).filter((file) => meant(file.path) && isOwn(file))
    const blobs = git.readBlobs(
      top,
      files.map(({blob}) => blob),
    )
    return {
      sources: files.map((file, i) => ({path: shown(file.path), file: null, read: () => blobs[i]!})),
      troubles,
    }
  }
  const files = git
    .filesSince(top, since!)
    .filter((file) => meant(file.path) && isOwn(file))
    .map(({path: name}) => ({name, file: path.join(top, name)}))
  const ordinary = files.filter(({file, name}) => {
    const stats = fs.lstatSync(file, {throwIfNoEntry: false})
    // Git names it, and it cannot be found under the name that its bytes were made into.
    if (!stats && name.includes('\ufffd')) troubles.push(words.oddName(shown(name)))
    return stats?.isFile()
  })
  let base: string | undefined
  const toSource = ({name, file}: {name: string; file: string}): Source => ({
    path: shown(name),
    file,
    read: () => fs.readFileSync(file),
    changed: () => git.changedLines(top, (base ??= git.mergeBase(top, since!)), name),
  })
  return {sources: ordinary.map(toSource), troubles}
}

/** Whether a link leads to a file in the repository that is checked under its own name. */
function leadsTo(top: string, name: string, meant: (name: string) => boolean): boolean {
  try {
    const target = fs.realpathSync(path.join(top, name))
    const inside = slashed(path.relative(fs.realpathSync(top), target))
    return !inside.startsWith('../') && !path.isAbsolute(inside) && meant(inside) && fs.statSync(target).isFile()
  } catch {
    return false
  }
}

/** A list of paths: one a line, or divided by NUL, as `find -print0` and `git diff -z` write it. */
function listed(from: string, cwd: string): string[] {
  let text: string
  try {
    text = (from === '-' ? readStdin() : fs.readFileSync(path.resolve(cwd, from))).toString('utf8')
  } catch (error) {
    throw new Trouble(words.unreadable(from, reasonOf(error)))
  }
  const names = text.includes('\0') ? text.split('\0') : text.replace(/^\ufeff/, '').split(/\r?\n/)
  return names.filter((name) => name !== '')
}
