/** The articles that an audit is asked for: where they are looked for, and how each is read. */
import fs from 'node:fs'
import path from 'node:path'
import type {Content, Pending} from '../audit/runner.ts'
import type {Asked, Source} from '../input/source.ts'
import {Scratch} from '../scratch.ts'
import type {Said} from '../trouble.ts'
import type {Setup} from './setup.ts'

/** Where to look for articles, and whom to tell. */
export function askedFor(
  {cwd, args: {flags}, settings, quiet}: Setup,
  onTrouble: (said: Said) => void,
  onNote: (said: Said) => void,
  onRead: (bytes: number) => void,
): Asked {
  const include = settings?.config.include
  // The report of the last run is no article of this one.
  const reports = new Set(flags.report?.map((name) => path.resolve(cwd, name)))
  return {
    cwd,
    filesFrom: flags['files-from'],
    tree: flags.tree,
    include: include && settings ? {folder: settings.folder, globs: include} : undefined,
    excluded: (file: string) => reports.has(file) || (settings?.excluded?.(file) ?? false),
    onTrouble,
    ...(!quiet && {onNote}),
    onRead,
  }
}

/** The articles asked for, in lots, each to be read when its turn comes. */
export async function* pending(
  paths: readonly string[],
  asked: Asked,
  isWanted: (name: string) => boolean,
  onRead: (bytes: number, isFile: boolean) => void,
  stopped: () => boolean,
): AsyncGenerator<Iterable<Pending>> {
  const {sources} = await import('../input/index.ts')
  const scratch = new Scratch()
  const oneByOne = function* (lot: Iterable<Source>): Generator<Pending> {
    for (const source of lot) {
      if (stopped()) return
      if (!isWanted(source.path)) continue
      yield source.file === undefined ? inside(source) : new OnDisk(source.path, source.file, scratch, onRead)
    }
  }
  for await (const lot of sources(paths, asked)) {
    if (stopped()) return
    yield oneByOne(lot)
  }
}

/** Inside an archive. */
const inside = ({path: name, text, bytes, date, input}: Source): Pending => ({
  path: name,
  ...(date ? {date} : {}),
  ...(input ? {input} : {}),
  stats: () => null,
  read: () => ({content: text ?? bytes!, stats: null}),
})

class OnDisk implements Pending {
  readonly path: string
  private readonly file: string
  private readonly scratch: Scratch
  private readonly onRead: (bytes: number, isFile: boolean) => void
  private isCounted = false

  constructor(name: string, file: string, scratch: Scratch, onRead: (bytes: number, isFile: boolean) => void) {
    this.path = name
    this.file = file
    this.scratch = scratch
    this.onRead = onRead
  }

  stats(): fs.Stats | null {
    try {
      const stats = fs.statSync(this.file)
      this.count(stats.size)
      return stats
    } catch {
      // Whoever reads it is told why.
      return null
    }
  }

  read(): Content {
    const content = this.scratch.read(this.file)
    this.count(content.length)
    return {content, stats: this.scratch.stats}
  }

  /** Once, whether it was looked at, read, or one after the other. */
  private count(bytes: number) {
    if (!this.isCounted) this.onRead(bytes, true)
    this.isCounted = true
  }
}
