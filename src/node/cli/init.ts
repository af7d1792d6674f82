/** `plashka init`: configuration, workflow and hook for a newsroom's repository, never over a file. */
import fs from 'node:fs'
import path from 'node:path'
import {createInterface} from 'node:readline/promises'
import type {Locale} from '../../core/index.ts'
import {configNames} from '../config.ts'
import {hooksFolder} from '../git.ts'
import {version} from '../package.ts'
import {slashed} from '../slashed.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {writeWhole} from '../write.ts'
import type {Arguments} from './flags.ts'
import {configFile, hookFile, workflowFile} from './init-files.ts'
import {systemLocale} from './locale.ts'
import {print} from './output.ts'
import {complain, oneOf} from './setup.ts'
import {words} from './words.ts'

interface Answers {
  outlet: string
  articles: string
  workflow: boolean
  hook: boolean
}

export async function init(args: Arguments): Promise<number> {
  if (args.paths.length > 0) throw new Trouble(words.noPathsHere('init'))
  const locale = oneOf('--locale', args.flags.locale, ['ru', 'en'] as const) ?? systemLocale()
  const cwd = process.cwd()
  const hooks = hooksFolder(cwd)
  const asks = !args.flags.yes && process.stdin.isTTY === true && process.stdout.isTTY === true
  const defaults: Answers = {outlet: '', articles: articlesFolder(cwd), workflow: true, hook: hooks !== null}
  const answers = asks ? await ask(defaults, locale) : defaults

  const files: {file: string; text: string; executable?: boolean}[] = [
    {file: path.join(cwd, 'plashka.config.yaml'), text: configFile(answers, locale)},
  ]
  const top = hooks === null ? cwd : topOr(cwd)
  if (answers.workflow)
    files.push({file: path.join(top, '.github/workflows/articles.yml'), text: workflowFile(version)})
  if (answers.hook && hooks) files.push({file: path.join(hooks, 'pre-commit'), text: hookFile(), executable: true})

  let left = 0
  for (const {file, text, executable} of files) {
    const shown = slashed(path.relative(cwd, file))
    const standing = occupant(file)
    if (standing && !args.flags.force) {
      complain(words.init.exists(slashed(path.relative(cwd, standing))), locale)
      left++
      continue
    }
    try {
      fs.mkdirSync(path.dirname(file), {recursive: true})
      writeWhole(file, Buffer.from(text, 'utf8'))
      if (executable) fs.chmodSync(file, 0o755)
    } catch (error) {
      throw new Trouble(words.unwritable(shown, reasonOf(error)))
    }
    print(words.init.written(shown)[locale] + '\n')
  }
  if (hooks === null) complain(words.init.noRepository, locale)
  if (left === 0) print(words.init.next[locale] + '\n')
  return left > 0 ? 2 : 0
}

/** The file that already does this one's work, if there is one: a configuration may have another ending. */
function occupant(file: string): string | null {
  const folder = path.dirname(file)
  const names = configNames.includes(path.basename(file)) ? configNames : [path.basename(file)]
  return (
    names.map((name) => path.join(folder, name)).find((each) => fs.lstatSync(each, {throwIfNoEntry: false})) ?? null
  )
}

/** Workflows are read at the top of the repository only. */
function topOr(cwd: string): string {
  for (let at = cwd; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at
    if (path.dirname(at) === at) return cwd
  }
}

/** Where articles most likely are; empty where nothing tells. */
function articlesFolder(cwd: string): string {
  const usual = ['articles', 'content', 'posts', '_posts', 'src/content', 'news', 'texts', 'статьи']
  return usual.find((name) => fs.statSync(path.join(cwd, name), {throwIfNoEntry: false})?.isDirectory()) ?? ''
}

async function ask(defaults: Answers, locale: Locale): Promise<Answers> {
  const terminal = createInterface({input: process.stdin, output: process.stdout})
  const {init: say} = words
  const text = async (question: string, usual: string) =>
    (await terminal.question(usual ? `${question} [${usual}] ` : `${question} `)).trim() || usual
  const yes = async (question: string, usual: boolean) => {
    const answer = (await terminal.question(`${question} [${usual ? say.yesNo[locale] : say.noYes[locale]}] `)).trim()
    return answer === '' ? usual : /^[yд]/i.test(answer)
  }
  try {
    return {
      outlet: await text(say.askOutlet[locale], defaults.outlet),
      articles: await text(say.askArticles[locale], defaults.articles),
      workflow: await yes(say.askWorkflow[locale], defaults.workflow),
      hook: defaults.hook && (await yes(say.askHook[locale], true)),
    }
  } finally {
    terminal.close()
  }
}
