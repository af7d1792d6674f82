/** `plashka audit`: an archive at a glance. */
import path from 'node:path'
import {run} from '../audit/run.ts'
import type {Answered} from '../audit/runner.ts'
import {isInShard, parseShard} from '../audit/shard.ts'
import {auditWords} from '../audit/words.ts'
import type {Asked} from '../input/source.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import {askedFor, pending} from './audit-articles.ts'
import {AuditOutput, numberOf} from './audit-output.ts'
import type {Arguments} from './flags.ts'
import {Memory} from './memory.ts'
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
  if (flags.tree !== undefined && flags['files-from'] !== undefined)
    throw new Trouble(words.notTogether('--tree', '--files-from'))
  const known = await knownOf(setup)
  const output = await AuditOutput.open(setup, titleOf(setup))
  const today = setup.optionsFor('article.md').today!
  const memory = flags['no-cache'] ? null : new Memory(setup, today)
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
  const articles = pending(args.paths, asked, isWanted, onRead, () => stopped)
  const settings = {
    optionsFor: setup.optionsFor,
    today,
    answers: memory && (() => memory.answers()),
    seen: memory?.seen ?? null,
    isBrief: output.isBrief && !known,
    jobs,
  }
  let ended = false
  const judged = output.during(async () => {
    if (progress) void lookAhead(progress, args.paths, asked, () => ended || stopped)
    let breathed = Date.now()
    for await (const batch of run(articles, settings)) {
      for (const answered of batch) {
        const {path: name, brief, answer} = answered
        const told = answer && known ? known.onlyNewOf(answer) : answer
        if (told?.result) output.add({result: told.result, excerpts: told.excerpts})
        else if (brief) output.count(name, brief)
        else {
          known?.skip(name)
          onTrouble(answered.trouble ? unreadable(answered) : words.binary(name))
        }
      }
      progress?.show(output.articles)
      const now = Date.now()
      // Where everything is known the run is one long breath, and would not hear a signal.
      if (now - breathed > BREATHE_EVERY) {
        memory?.keep(now)
        await new Promise((resolve) => setImmediate(resolve))
        breathed = Date.now()
      }
    }
    progress?.clear()
    output.end(!stopped)
  })
  let isWhole = false
  try {
    await judged
    isWhole = !stopped
  } finally {
    ended = true
    memory?.close(isWhole)
  }
  if (memory?.trouble) complain(auditWords.notKept(reasonOf(memory.trouble)), locale)
  if (stopped) {
    complain(words.audit.stopped(output.articles, memory?.isGood ?? false), locale)
    return 2
  }
  known?.close(output.verdict)
  return output.verdict.code(setup)
}

/** What the baseline knows; null where there is none. */
const knownOf = async (setup: Setup) => {
  const {flags} = setup.args
  const isAsked = flags.baseline !== undefined || flags['update-baseline'] || flags['strict-baseline']
  return isAsked ? (await import('./baseline.ts')).openBaseline(setup) : null
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
