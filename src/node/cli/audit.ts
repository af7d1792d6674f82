/** `plashka audit`: an archive at a glance. */
import path from 'node:path'
import type {Locale} from '../../core/index.ts'
import {Cache, cacheFolder} from '../audit/cache.ts'
import {type Answered, type Pending, run} from '../audit/run.ts'
import {isInShard, parseShard} from '../audit/shard.ts'
import {auditWords} from '../audit/words.ts'
import type {Asked} from '../input/source.ts'
import {build} from '../package.ts'
import {Scratch} from '../scratch.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import {AuditOutput, numberOf} from './audit-output.ts'
import {openBaseline} from './baseline.ts'
import type {Arguments} from './flags.ts'
import {isTerminal} from './output.ts'
import {Progress} from './progress.ts'
import {complain, type Setup, setUp} from './setup.ts'
import {words} from './words.ts'

/** So often, in milliseconds, a signal is listened to. */
const BREATHE_EVERY = 50
/** Paths that the title of a report names. */
const NAMED = 3

export async function audit(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const {locale} = setup
  const {flags} = args
  const shard = flags.shard === undefined ? null : parseShard(flags.shard)
  const jobs = numberOf('--jobs', flags.jobs)
  if (flags.resume && flags['no-cache']) throw new Trouble(words.notTogether('--resume', '--no-cache'))
  const known = await openBaseline(setup)
  const output = await AuditOutput.open(setup, titleOf(setup))
  const cache = flags['no-cache'] ? null : openCache(flags['cache-dir'], locale)
  const progress = isTerminal(2) && !setup.quiet ? new Progress(locale) : null
  let stopped = false
  const stop = () => {
    stopped = true
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const onNote = (said: Said) => {
    progress?.clear()
    complain(said, locale)
  }
  const onTrouble = (said: Said) => {
    output.verdict.failed = true
    onNote(said)
  }
  const isWanted = (name: string) => {
    if (!shard || isInShard(name, shard)) return true
    known?.skip(name)
    return false
  }
  // Of a part of a folder only its own files are read.
  const onRead = (bytes: number, isFile = false) => {
    if (progress) progress.read += bytes * (isFile && shard ? shard.of : 1)
  }
  const asked = askedFor(setup, onTrouble, onNote, onRead)
  const articles = pending(setup, asked, isWanted, onRead, () => stopped)
  const settings = {optionsFor: setup.optionsFor, today: setup.optionsFor('article.md').today!, cache, jobs}
  let ended = false
  const judged = output.during(async () => {
    if (progress) void lookAhead(progress, args.paths, asked, () => ended || stopped)
    let breathed = Date.now()
    for await (const answered of run(articles, settings)) {
      const {result, ...rest} = known ? known.onlyNewOf(answered) : answered
      if (result) output.add({result, ...rest})
      else {
        known?.skip(answered.path)
        onTrouble(answered.trouble ? unreadable(answered) : words.binary(answered.path))
      }
      progress?.show(output.articles)
      const now = Date.now()
      // Where everything is known the run is one long breath, and would not hear a signal.
      if (now - breathed > BREATHE_EVERY) {
        cache?.keep(now)
        await new Promise((resolve) => setImmediate(resolve))
        breathed = Date.now()
      }
    }
    progress?.clear()
    output.end()
  })
  await judged.finally(() => {
    ended = true
    cache?.close()
  })
  if (cache?.trouble) complain(auditWords.notKept(reasonOf(cache.trouble)), locale)
  if (stopped) {
    complain(words.audit.stopped(output.articles, cache !== null && !cache.trouble), locale)
    return 2
  }
  known?.close(output.verdict)
  return output.verdict.code(setup)
}

/** How much there is to read is found out beside the run; where it cannot be, the progress does without. */
async function lookAhead(progress: Progress, paths: readonly string[], asked: Asked, stopped: () => boolean) {
  const {sizeOf} = await import('../input/size.ts')
  progress.total = await sizeOf(paths, asked, stopped).catch(() => null)
}

function titleOf({args, cwd}: Setup): string {
  const {flags, paths} = args
  const named = paths.length > 0 ? paths : [flags['files-from'] ?? '.']
  const some =
    named
      .slice(0, NAMED)
      // `.` and `..` say nothing to a reader elsewhere.
      .map((name) => (/^[./\\]*$/.test(name) ? path.basename(path.resolve(cwd, name)) : name))
      .join(', ') + (named.length > NAMED ? ', …' : '')
  return [some, flags.tree && `@ ${flags.tree}`, flags.shard && `(${flags.shard})`].filter(Boolean).join(' ')
}

const unreadable = ({path: name, trouble}: Answered) =>
  trouble instanceof Trouble ? trouble.said : words.unreadable(name, reasonOf(trouble))

/** Where to look for articles, and whom to tell. */
function askedFor(
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

/** The articles asked for, each to be read when its turn comes. */
async function* pending(
  {args: {paths}}: Setup,
  asked: Asked,
  isWanted: (name: string) => boolean,
  onRead: (bytes: number, isFile: boolean) => void,
  stopped: () => boolean,
): AsyncGenerator<Pending> {
  const {sources} = await import('../input/index.ts')
  const scratch = new Scratch()
  const fromFile = (file: string) => {
    const bytes = scratch.read(file)
    onRead(bytes.length, true)
    return bytes
  }
  for await (const source of sources(paths, asked)) {
    if (stopped()) return
    if (!isWanted(source.path)) continue
    const {path: name, file, bytes, text, date, input} = source
    yield {
      path: name,
      ...(date ? {date} : {}),
      ...(input ? {input} : {}),
      read: () => text ?? bytes ?? fromFile(file!),
    }
  }
}

/** @returns the cache, or null where there is no place for one: an audit without is slower, not wrong */
function openCache(folder: string | undefined, locale: Locale): Cache | null {
  try {
    return new Cache(folder ?? cacheFolder(), build)
  } catch (error) {
    complain(words.audit.noCache(reasonOf(error)), locale)
    return null
  }
}
