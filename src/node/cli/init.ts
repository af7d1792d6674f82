/** `plashka init`: configuration, workflow and hook for a newsroom's repository, never over a file. */
import fs from 'node:fs'
import path from 'node:path'
import {createInterface, type Interface} from 'node:readline/promises'
import type {Locale} from '../../core/index.ts'
import {configNames} from '../config.ts'
import {hooksFolder, sharedHooks} from '../git.ts'
import {makeFolder} from '../make-folder.ts'
import {version} from '../package.ts'
import {slashed, undotted} from '../slashed.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import {writeWhole} from '../write.ts'
import type {Arguments} from './flags.ts'
import {configFile, hookFile, managers, workflowFile} from './init-files.ts'
import {systemLocale} from './locale.ts'
import {print} from './output.ts'
import {complain, oneOf} from './setup.ts'
import {words} from './words.ts'

interface Answers {
  outlet: string
  /** Folder of the articles, with `/`. */
  articles: string
  workflow: boolean
  hook: boolean
}

interface Output {
  file: string
  text: string
  what: Said
  executable?: boolean
}

export async function init(args: Arguments): Promise<number> {
  if (args.paths.length > 0) throw new Trouble(words.noPathsHere('init'))
  const locale = oneOf('--locale', args.flags.locale, ['ru', 'en'] as const) ?? systemLocale()
  const cwd = process.cwd()
  const hooks = hooksFolder(cwd)
  const top = hooks === null ? cwd : topOr(cwd)
  const manager = hooks === null ? null : managerOf(top)
  const asks = !args.flags.yes && process.stdin.isTTY === true && process.stdout.isTTY === true
  const terminal = asks ? new Terminal(locale) : null
  try {
    const defaults: Answers = {outlet: '', articles: articlesFolder(cwd), workflow: true, hook: hooks !== null}
    const answers = terminal ? await ask(terminal, defaults) : defaults
    const written: Output[] = []
    for (const output of outputs(answers, {cwd, top, hooks: manager ? null : hooks}, locale)) {
      const standing = occupant(output.file)
      const shown = (file: string) => slashed(path.relative(cwd, file))
      if (standing && !args.flags.force && !(await terminal?.yes(words.init.replace(shown(standing)), false))) {
        if (!terminal) complain(words.init.exists(shown(standing)), locale)
        continue
      }
      save(output, shown(output.file))
      print(words.init.written(shown(output.file), output.what)[locale] + '\n')
      written.push(output)
    }
    if (hooks === null) complain(words.init.noRepository, locale)
    if (manager && answers.hook)
      print(
        words.init.managed(
          manager.file,
          manager.recipe(path.posix.join(slashed(path.relative(top, cwd)), answers.articles)),
        )[locale] + '\n',
      )
    if (written.length === 0) return 2
    const {articles, outlet} = answers
    if (written.some(({what}) => what === words.init.config)) {
      if (!fs.existsSync(path.join(cwd, articles))) print(words.init.noFolder(articles)[locale] + '\n')
      if (!outlet) print(words.init.name[locale] + '\n')
    }
    print(words.init.next[locale] + '\n')
    return 0
  } finally {
    terminal?.close()
  }
}

function outputs(
  answers: Answers,
  {cwd, top, hooks}: {cwd: string; top: string; hooks: string | null},
  locale: Locale,
): Output[] {
  const prefix = slashed(path.relative(top, cwd))
  const {config, workflow, hook} = words.init
  const all: Output[] = [{file: path.join(cwd, 'plashka.config.yaml'), text: configFile(answers, locale), what: config}]
  if (answers.workflow)
    all.push({
      file: path.join(top, '.github/workflows/articles.yml'),
      text: workflowFile(answers, {version, prefix}, locale),
      what: workflow,
    })
  if (answers.hook && hooks)
    all.push({file: path.join(hooks, 'pre-commit'), text: hookFile(prefix, locale), what: hook, executable: true})
  return all
}

function save({file, text, executable}: Output, shown: string) {
  try {
    makeFolder(path.dirname(file))
    writeWhole(file, Buffer.from(text, 'utf8'))
    if (executable) fs.chmodSync(file, 0o755)
  } catch (error) {
    throw new Trouble(words.unwritable(shown, reasonOf(error)))
  }
}

/** The file that already does this one's work, if there is one: a configuration may have another ending. */
function occupant(file: string): string | null {
  const folder = path.dirname(file)
  const names = configNames.includes(path.basename(file)) ? configNames : [path.basename(file)]
  return (
    names.map((name) => path.join(folder, name)).find((each) => fs.lstatSync(each, {throwIfNoEntry: false})) ?? null
  )
}

/** The program that keeps this repository's hooks, if one does: a hook beside it would be lost or never run. */
function managerOf(top: string): {file: string; recipe: (articles: string) => string} | null {
  for (const {files, recipe} of managers) {
    const file = files.find((name) => fs.existsSync(path.join(top, name)))
    if (file) return {file, recipe}
  }
  const shared = sharedHooks(top)
  return shared === null ? null : {file: `core.hooksPath=${shared}`, recipe: () => 'npx plashka check --staged'}
}

/** Workflows are read at the top of the repository only. */
function topOr(cwd: string): string {
  for (let at = cwd; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at
    if (path.dirname(at) === at) return cwd
  }
}

/** Where articles most likely are. Without a folder of their own, the README would be taken for an article. */
function articlesFolder(cwd: string): string {
  const usual = ['articles', 'content', 'posts', '_posts', 'src/content', 'news', 'texts', 'статьи']
  return usual.find((name) => fs.statSync(path.join(cwd, name), {throwIfNoEntry: false})?.isDirectory()) ?? usual[0]!
}

async function ask(terminal: Terminal, defaults: Answers): Promise<Answers> {
  const {init: say} = words
  const outlet = await terminal.text(say.askOutlet, defaults.outlet)
  const articles = await terminal.text(say.askArticles, defaults.articles)
  return {
    outlet,
    articles: undotted(slashed(articles)).replace(/\/+$/, '') || '.',
    workflow: await terminal.yes(say.askWorkflow, defaults.workflow),
    hook: defaults.hook && (await terminal.yes(say.askHook, true)),
  }
}

/** Questions to the person at the keyboard, who may also just leave. */
class Terminal {
  private readonly lines: Interface = createInterface({input: process.stdin, output: process.stdout})
  private readonly left = new AbortController()
  private readonly locale: Locale

  constructor(locale: Locale) {
    this.locale = locale
    this.lines.once('close', () => this.left.abort())
  }

  async text(question: Said, usual: string): Promise<string> {
    return (await this.ask(question, usual)) || usual
  }

  async yes(question: Said, usual: boolean): Promise<boolean> {
    const {yesNo, noYes} = words.init
    const answer = await this.ask(question, (usual ? yesNo : noYes)[this.locale])
    return answer === '' ? usual : /^[yд]/i.test(answer)
  }

  private async ask(question: Said, hint: string): Promise<string> {
    const {signal} = this.left
    try {
      return (await this.lines.question(`${question[this.locale]} ${hint ? `[${hint}] ` : ''}`, {signal})).trim()
    } catch (error) {
      if (!signal.aborted) throw error
      print('\n')
      throw new Trouble(words.init.left)
    }
  }

  close() {
    this.lines.close()
  }
}
