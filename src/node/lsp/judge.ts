/** Checks and mends documents as the command would, with the configuration that holds for each. Runs on the checking thread. */
import fs from 'node:fs'
import path from 'node:path'
import {parse} from 'yaml'
import {
  type Article,
  check,
  fix,
  isInForce,
  type Locale,
  type Mandate,
  type Options,
  type Pack,
  packs as shipped,
} from '../../core/index.ts'
import {systemLocale} from '../cli/locale.ts'
import {words} from '../cli/words.ts'
import {findConfig, readConfig, type Settings} from '../config.ts'
import {today} from '../day.ts'
import {matcher} from '../globs.ts'
import {slashed} from '../slashed.ts'
import {Trouble} from '../trouble.ts'
import type {Checked, Configuration, Fixed, Job, MandateNote, Session} from './jobs.ts'
import {textEdits} from './text-edits.ts'

interface Found {
  settings: Settings | null
  included: (file: string) => boolean
  locale: Locale
  configuration: Configuration
}

/** Extensions by which the core chooses its reader. */
const telling = /\.(?:html?|xhtml|txt|text|md|markdown|mdown|mkd)$/i

export class Judge {
  private readonly session: Session
  /** By the folder where the search began. What changes on the disk is met by a new thread with a new judge. */
  private readonly found = new Map<string, Promise<Found>>()
  /** Equal answers are one object: the core keeps one chain for each. */
  private readonly known = new Map<Options | null, Options>()

  constructor(session: Session) {
    this.session = session
  }

  async check(job: Job): Promise<Checked> {
    const found = await this.configurationOf(job)
    const {locale, configuration} = found
    if (!isMeant(job, found)) return {findings: [], mandates: [], locale, configuration}
    const options = this.optionsOf(job, found)
    const {findings, disclaimer, date} = check(articleOf(job), options)
    const day = options.date ?? date ?? options.today!
    return {findings, mandates: notes(options, disclaimer.mandate, day), locale, configuration}
  }

  async fix(job: Job): Promise<Fixed> {
    const found = await this.configurationOf(job)
    if (!isMeant(job, found)) return {edits: []}
    return {edits: textEdits(job.text, fix(articleOf(job), this.optionsOf(job, found)).text)}
  }

  private configurationOf({file, folder}: Job): Promise<Found> {
    const start = file === null ? folder : path.dirname(file)
    let found = this.found.get(start)
    if (!found) this.found.set(start, (found = findFrom(start, this.session)))
    return found
  }

  /** A server outlives the day it was started on. */
  private optionsOf({file}: Job, {settings, locale}: Found): Options {
    const base = settings ? settings.optionsFor(file ?? path.join(settings.folder, 'untitled')) : null
    const day = today()
    let options = this.known.get(base)
    if (options?.today !== day || options.locale !== locale)
      this.known.set(base, (options = {...base, today: day, locale}))
    return options
  }
}

/** What the settings do not include is left alone; opening an excluded file is naming it, and so is a buffer without a name. */
const isMeant = ({file}: Job, {included}: Found) => file === null || included(file)

/** The name chooses the reader; where it does not tell, the editor's word for the language does. */
function articleOf({file, text, extension}: Job): Article {
  const name = file === null ? 'untitled' : slashed(file)
  return {text, path: telling.test(name) ? name : name + extension}
}

async function findFrom(start: string, session: Session): Promise<Found> {
  const none: Configuration = {file: null, packs: [], trouble: null}
  const system = session.locale ?? systemLocale()
  let file: string | null = null
  try {
    file = session.config ?? findConfig(start)
    if (file === null) return {settings: null, included: () => true, locale: system, configuration: none}
    const settings = (await readConfig(path.dirname(file), file))!
    const {config, folder} = settings
    const meant = config.include ? matcher(config.include) : () => true
    return {
      settings,
      included: (name) => meant(slashed(path.relative(folder, name))),
      locale: session.locale ?? settings.locale ?? system,
      configuration: {file, packs: packFiles(config.packs, folder), trouble: null},
    }
  } catch (error) {
    const said = error instanceof Trouble ? error.said[system] : words.crash(String(error).split('\n', 1)[0]!)[system]
    const packs = file === null ? [] : packFiles(looselyNamed(file), path.dirname(file))
    const trouble = {said, ...placeIn(said, file === null ? '' : path.basename(file))}
    return {settings: null, included: () => true, locale: system, configuration: {file, packs, trouble}}
  }
}

/** The line and column that a sentence names, `plashka.config.yaml:3:5`. */
function placeIn(said: string, name: string): {line: number; column: number} {
  const at = name === '' ? -1 : said.indexOf(`${name}:`)
  const place = at < 0 ? null : /^(\d+):(\d+)/.exec(said.slice(at + name.length + 1))
  return {line: Number(place?.[1] ?? 1), column: Number(place?.[2] ?? 1)}
}

const packFiles = (names: readonly string[] | undefined, folder: string): string[] =>
  (names ?? []).map((name) => path.resolve(folder, name)).filter((file) => /\.[a-z]+$/i.test(file))

/** The packs of a configuration that holds a mistake: it may be in one of them, and that one is the file to watch. */
function looselyNamed(file: string): string[] {
  try {
    const data = parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>
    const own = path.basename(file) === 'package.json' ? (data['plashka'] as Record<string, unknown>) : data
    const names = own['packs']
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

/** The mandate that stands in the article, and the one that a fix would write on that day. */
function notes({packs = shipped, emit, locale = 'en'}: Options, found: string | null, day: string): MandateNote[] {
  const all = packs.flatMap((pack: Pack) => pack.mandates)
  const written = all.filter((mandate) => mandate.emit && isInForce(mandate, day))
  const right = written.find(({id}) => id === emit) ?? written[0]
  const told = [all.find(({id}) => id === found), right].filter((mandate) => mandate !== undefined)
  return [...new Set(told)].map((mandate) => note(mandate, locale))
}

function note({id, title, provenance, inForce: {from, until}, status}: Mandate, locale: Locale): MandateNote {
  const {explain: say} = words
  const days = from === null && until === null ? say.always : say.inForce(from, until)
  return {
    id,
    title: title[locale],
    act: provenance.act[locale],
    number: provenance.number,
    date: provenance.date,
    days: status === 'draft' ? say.statuses[status][locale] : days[locale],
    url: provenance.url,
  }
}
