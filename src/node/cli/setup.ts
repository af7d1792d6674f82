/** What every judging verb needs before its first article: configuration and flags, made into one set of options. */
import path from 'node:path'
import type {Locale, Options} from '../../core/index.ts'
import {isDay} from '../../core/light.ts'
import {readConfig, type Settings} from '../config.ts'
import {today} from '../day.ts'
import {findArticles, type Found} from '../files.ts'
import {nearest} from '../nearest.ts'
import {type Said, Trouble} from '../trouble.ts'
import type {Arguments} from './flags.ts'
import {systemLocale} from './locale.ts'
import {say} from './output.ts'
import {words} from './words.ts'

export interface Setup {
  cwd: string
  args: Arguments
  locale: Locale
  quiet: boolean
  settings: Settings | null
  maxWarnings: number
  /** Equal answers are one object: the core keeps one chain for each. */
  optionsFor(path: string): Options
}

/**
 * @throws Trouble on a flag's value that cannot be, or a broken configuration
 */
export async function setUp(args: Arguments): Promise<Setup> {
  const {flags} = args
  const cwd = process.cwd()
  const locale = oneOf('--locale', flags.locale, ['ru', 'en'] as const)
  if (flags.date !== undefined && !isDay(flags.date)) throw new Trouble(words.badDate(flags.date))
  const most = flags['max-warnings']
  if (most !== undefined && !/^\d{1,9}$/.test(most)) throw new Trouble(words.badNumber('--max-warnings', most, 0))

  // A program that pipes articles through must not be at the mercy of the folder it was started in.
  const ambient = args.verb !== 'stream'
  const settings =
    ambient || flags.config !== undefined ? await readConfig(cwd, flags.config, flags['config-from']) : null
  const said = locale ?? settings?.locale ?? systemLocale()
  const own: Options = {
    today: today(),
    locale: said,
    ...(flags.strict && {strict: true}),
    ...(flags.date && {date: flags.date}),
    ...(flags.draft && {draft: true}),
  }
  const known = new Map<Options, Options>()
  return {
    cwd,
    args,
    locale: said,
    quiet: flags.quiet ?? false,
    settings,
    maxWarnings: most !== undefined ? Number(most) : (settings?.config.maxWarnings ?? Number.POSITIVE_INFINITY),
    optionsFor(name) {
      if (!settings) return own
      const base = settings.optionsFor(path.resolve(cwd, name))
      let options = known.get(base)
      if (!options) known.set(base, (options = {...base, ...own}))
      return options
    },
  }
}

/** The articles that the command line means; says what cannot be found. */
export async function articlesOf(
  {cwd, args, settings, locale, quiet}: Setup,
  alsoExcluded?: (file: string) => boolean,
): Promise<Found> {
  const {flags, paths} = args
  refuseTogether([
    ['--stdin-path', flags['stdin-path'] !== undefined],
    ['--files-from', flags['files-from'] !== undefined],
    ['--staged', flags.staged === true],
    ['--since', flags.since !== undefined],
  ])
  const dash = paths.includes('-')
  if (paths.length > 0 && flags['stdin-path'] !== undefined)
    throw new Trouble(words.notTogether('--stdin-path', paths[0]!))
  if (dash && paths.length > 1) throw new Trouble(words.notTogether('-', paths.find((name) => name !== '-') ?? '-'))
  const include = settings?.config.include
  const found = await findArticles({
    cwd,
    paths,
    filesFrom: flags['files-from'],
    since: flags.since,
    staged: flags.staged,
    stdinPath: dash ? 'stdin' : flags['stdin-path'],
    include: include && settings ? {folder: settings.folder, globs: include} : undefined,
    excluded: (file) => (settings?.excluded?.(file) || alsoExcluded?.(file)) ?? false,
  })
  for (const trouble of found.troubles) complain(trouble, locale)
  if (found.sources.length === 0 && found.troubles.length === 0 && !quiet) {
    if (flags.staged) complain(words.nothingStaged, locale)
    else if (flags.since !== undefined) complain(words.nothingSince(flags.since), locale)
    else if (flags['files-from'] !== undefined) complain(words.emptyList(flags['files-from']), locale)
  }
  return found
}

/** One line on stderr. */
export const complain = (said: Said, locale: Locale) => say(`plashka: ${said[locale]}`)

/** Does one article's work. What stops it is said in one line; the others go on. @returns null where it was stopped */
export function attempt<T>(locale: Locale, work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    complain(error.said, locale)
    return null
  }
}

export function oneOf<const T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined || known.includes(value as T)) return value as T | undefined
  throw new Trouble(words.oneOf(flag, value, known, nearest(value, known)))
}

function refuseTogether(given: readonly (readonly [flag: string, is: boolean])[]) {
  const [one, other] = given.filter(([, is]) => is)
  if (one && other) throw new Trouble(words.notTogether(one[0], other[0]))
}
