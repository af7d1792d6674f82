/** Makes a pull request in a repository of its own and runs the action's step on it, as the runner would. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {parse} from 'yaml'
import {command, folder, git, type Ran} from '../node/command.ts'

export const actionFile = path.resolve('.github/actions/check/action.yml')

type Files = Record<string, string | Buffer>

/**
 * A repository whose branch `head` is checked out.
 *
 * @param base files of the first commit
 * @param change what the pull request does to them, in the work tree
 */
export function pullRequest(base: Files, change: (at: string) => void): {cwd: string; base: string} {
  const cwd = folder(base)
  git(cwd, 'init', '-q')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'base')
  git(cwd, 'checkout', '-qb', 'head')
  change(cwd)
  git(cwd, 'add', '-A', '-f')
  git(cwd, 'commit', '-qm', 'head')
  return {cwd, base: git(cwd, 'rev-parse', 'main')}
}

/** Writes files below a folder. */
export function put(cwd: string, files: Files) {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(cwd, name)), {recursive: true})
    fs.writeFileSync(path.join(cwd, name), content)
  }
}

export interface Acted extends Ran {
  summary: string
  outputs: string[]
  /** Workflow commands in both streams, as the runner reads them. */
  commands: {name: string; properties: Record<string, string>; message: string}[]
}

interface Action {
  inputs: Record<string, {default: string}>
  runs: {steps: {shell: string; env: Record<string, string>; run: string}[]}
}

/**
 * Runs the one step of the action: its own script with the environment that its own `env` asks for.
 *
 * @param inputs beside the defaults of `action.yml`
 * @param env beside the runner's; `PLASHKA_COMMAND` is this build unless it is set here
 */
export function act(
  {cwd, base}: {cwd: string; base: string},
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Acted {
  const action = parse(fs.readFileSync(actionFile, 'utf8')) as Action
  const [step] = action.runs.steps
  const given: Record<string, string> = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
    since: base,
    ...inputs,
  }
  const own = Object.fromEntries(
    Object.entries(step!.env).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ inputs\.([a-z-]+) \}\}$/, (_, input) => given[input]!),
    ]),
  )
  const runner = folder()
  const files = {GITHUB_STEP_SUMMARY: path.join(runner, 'summary'), GITHUB_OUTPUT: path.join(runner, 'output')}
  const {status, stdout, stderr} = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: runner,
      LANG: 'C.UTF-8',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: path.dirname(actionFile),
      RUNNER_TEMP: runner,
      ...files,
      ...own,
      PLASHKA_COMMAND: command,
      ...env,
    },
  })
  const read = (file: string) =>
    fs.statSync(file, {throwIfNoEntry: false})?.isFile() ? fs.readFileSync(file, 'utf8') : ''
  const out = stdout.toString('utf8')
  const err = stderr.toString('utf8')
  return {
    code: status,
    out,
    err,
    summary: read(files.GITHUB_STEP_SUMMARY),
    outputs: read(files.GITHUB_OUTPUT).split('\n').filter(Boolean),
    commands: commandsIn(`${out}\n${err}`),
  }
}

/** As the runner reads its log (actions/runner, ActionCommand.cs): `::name key=value,…::message` at the start, `##[` anywhere. */
function commandsIn(log: string): Acted['commands'] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => {
    const old = /##\[([^\]]*)\]/.exec(line)
    if (old) return [{name: `##[${old[1]}]`, properties: {}, message: line}]
    const [, name, list = '', message = ''] = /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? []
    if (name === undefined) return []
    const data = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
    const property = (text: string) => data(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
    const properties = Object.fromEntries(
      list
        .split(',')
        .filter(Boolean)
        .map((pair) => [pair.slice(0, pair.indexOf('=')), property(pair.slice(pair.indexOf('=') + 1))]),
    )
    return [{name, properties, message: data(message)}]
  })
}
