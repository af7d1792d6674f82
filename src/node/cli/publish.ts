/** `plashka publish`: the clean Markdown that readers get. */
import fs from 'node:fs'
import path from 'node:path'
import {type Checked, hasCrashed, publish as makeClean} from '../../core/index.ts'
import type {Source} from '../files.ts'
import {makeFolder} from '../make-folder.ts'
import {readArticle, withEncoding} from '../read.ts'
import {slashed} from '../slashed.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {uninterrupted, writeWhole} from '../write.ts'
import type {Arguments} from './flags.ts'
import {print} from './output.ts'
import {formatOf, report} from './report.ts'
import {articlesOf, attempt, complain, setUp} from './setup.ts'
import {Verdict} from './verdict.ts'
import {words} from './words.ts'

export async function publish(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const format = formatOf(setup)
  const {cwd, locale, quiet} = setup
  const out = args.flags.out === undefined ? null : path.resolve(cwd, args.flags.out)
  // What an earlier run has published is no source.
  const {sources, troubles} = await articlesOf(setup, out ? (file) => isInside(out, file) : undefined)
  if (sources.length > 1 && !out) throw new Trouble(words.needsOut(sources.length))
  const verdict = new Verdict()
  verdict.failed = troubles.length > 0

  const targets = out ? plan(sources, cwd) : new Map<Source, string>()
  const clashing = clashes(targets)
  for (const [source, twin] of clashing) {
    complain(words.sameOutput(source.path, twin.path, targets.get(source)!), locale)
    verdict.failed = true
  }

  const refused = new Set([...clashing].flat())
  const checked: Checked[] = []
  let written = 0
  let broken = 0
  const one = (source: Source) => {
    if (refused.has(source)) return
    const done = attempt(locale, () => {
      const article = readArticle(source)
      const options = setup.optionsFor(source.path)
      const given = {path: source.path, text: article.text}
      const clean = withEncoding(makeClean(given, options), article, locale)
      const text = clean.ok || options.draft ? (clean.published ?? null) : null
      const result = {...clean, published: text, removed: text === null ? [] : clean.removed}
      if (text === null && hasCrashed(result.findings)) {
        complain(words.broken(source.path), locale)
        broken++
      } else if (text === null) {
        const errors = result.findings.filter(({severity}) => severity === 'error').length
        complain(words.refused(source.path, errors), locale)
      } else if (out) {
        put(out, targets.get(source)!, text, sources)
        written++
      } else if (format === 'text') {
        print(text)
      }
      if (text !== null && result.removed.length > 0 && !quiet)
        complain(words.leftOut(source.path, result.removed), locale)
      return {result, text: article.text}
    })
    if (!done) {
      verdict.failed = true
      return
    }
    verdict.add(done.result)
    checked.push(done)
  }

  await uninterrupted(sources, one)
  // In the text format stdout is for the Markdown; findings are for whoever looks.
  if (checked.length > 0 && (format !== 'text' || checked.some(({result}) => result.findings.length > 0)))
    report(checked, setup, format, format === 'text' ? 2 : 1)
  if (out && !quiet) complain(words.published(written, args.flags.out!), locale)
  const code = verdict.code(setup)
  // A draft was asked for in spite of its errors; what broke off is no draft.
  return args.flags.draft && code === 1 && broken === 0 ? 0 : code
}

/** Where each article goes: the tree below the common folder, all of it Markdown. */
function plan(sources: readonly Source[], cwd: string): Map<Source, string> {
  const files = sources.map(({file, path: shown}) => file ?? path.resolve(cwd, path.basename(shown)))
  const common = commonFolder(files)
  return new Map(sources.map((source, i) => [source, markdownName(slashed(path.relative(common, files[i]!)))]))
}

const markdownName = (name: string) =>
  /\.(md|markdown)$/i.test(name) ? name : name.replace(/\.(txt|html?)$/i, '') + '.md'

function commonFolder(files: readonly string[]): string {
  let common = path.dirname(files[0] ?? '.')
  while (files.some((file) => !isInside(common, file))) common = path.dirname(common)
  return common
}

/** Articles that would become one file; letter case does not tell files apart everywhere. */
function clashes(targets: ReadonlyMap<Source, string>): Map<Source, Source> {
  const byTarget = new Map<string, Source>()
  const found = new Map<Source, Source>()
  for (const [source, target] of targets) {
    const key = target.normalize('NFC').toLowerCase()
    const twin = byTarget.get(key)
    if (twin) found.set(source, twin)
    else byTarget.set(key, source)
  }
  return found
}

function put(out: string, name: string, text: string, sources: readonly Source[]) {
  const target = path.join(out, name)
  const shown = slashed(path.relative(process.cwd(), target))
  try {
    makeFolder(path.dirname(target))
    if (!isInside(fs.realpathSync(out), path.join(fs.realpathSync(path.dirname(target)), 'x')) || isLink(target))
      throw new Trouble(words.unwritable(shown, words.outside))
    if (sources.some(({file}) => file === target)) throw new Trouble(words.unwritable(shown, words.overSource))
    writeWhole(target, Buffer.from(text, 'utf8'))
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(words.unwritable(shown, reasonOf(error)))
  }
}

const isLink = (file: string) => fs.lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink() ?? false

function isInside(folder: string, file: string): boolean {
  const inside = path.relative(folder, file)
  return inside !== '' && inside !== '..' && !inside.startsWith('..' + path.sep) && !path.isAbsolute(inside)
}
