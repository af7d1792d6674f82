/** The tools that are compared: how each is installed into a folder of its own, and what it is asked about a folder of articles. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const npmPackages = {
  'remark-cli': '12.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  'markdownlint-cli2': '0.24.1',
  textlint: '15.8.0',
  'textlint-rule-no-todo': '2.0.1',
}
const rumdl = '0.3.0'
const vale = 'github.com/vale-cli/vale/v3/cmd/vale@v3.22.0'

/**
 * @param {string} home where tools are installed
 * @returns {string[]} what could not be installed, and why
 */
export function install(home) {
  fs.mkdirSync(home, {recursive: true})
  const node = path.join(home, 'node')
  fs.mkdirSync(node, {recursive: true})
  fs.writeFileSync(path.join(node, 'package.json'), '{"private": true}\n')
  const packages = Object.entries(npmPackages).map(([name, version]) => `${name}@${version}`)
  const steps = [
    ['npm', ['install', '--no-audit', '--no-fund', '--prefix', node, ...packages]],
    ['python3', ['-m', 'venv', path.join(home, 'python')]],
    [path.join(home, 'python/bin/pip'), ['install', '--quiet', `rumdl==${rumdl}`]],
    ['go', ['install', vale], {GOBIN: path.join(home, 'go')}],
  ]
  return steps.flatMap(([command, args, env]) => {
    const {status, stderr, error} = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {...process.env, ...env},
    })
    if (status === 0) return []
    const why = error?.message ?? String(stderr).trim().split('\n').at(-1)
    return [`${command} ${args.join(' ')}: ${why}`]
  })
}

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string[]} [once] run before the clock: what a second run would find
 * @property {string[]} command
 * @property {string} [program] the file that must be there
 */

/**
 * @param {{home: string, cli: string[], work: string, articles: string}} places `work` is an empty folder for settings and
 *   caches, `articles` the folder with nothing but Markdown
 * @returns {Tool[]}
 */
export function toolsFor({home, cli, work, articles}) {
  const file = (name, text) => {
    const written = path.join(work, name)
    fs.mkdirSync(path.dirname(written), {recursive: true})
    fs.writeFileSync(written, text)
    return written
  }
  const bin = (name) => path.join(home, 'node/node_modules/.bin', name)
  const preset = path.join(home, 'node/node_modules/remark-preset-lint-recommended/index.js')
  const remarkrc = file('remark.json', JSON.stringify({plugins: [preset]}))
  const markdownlint = file('.markdownlint-cli2.jsonc', '{"config": {"default": true}}')
  const valeIni = file('vale.ini', 'StylesPath = styles\n[*.md]\nBasedOnStyles = Vale\n')
  fs.mkdirSync(path.join(work, 'styles'), {recursive: true})
  const cache = path.join(work, 'cache')
  const audit = [...cli, 'audit', articles]
  const own = fs.existsSync(path.join(home, 'python/bin/rumdl'))
  const rumdlFile = own ? path.join(home, 'python/bin/rumdl') : onPath('rumdl')
  const rg = onPath('rg')
  const valeFile = path.join(home, 'go/vale')
  return [
    {name: 'ripgrep', program: rg, command: [rg, '--no-ignore', '-ci', 'иностранн', articles]},
    {name: 'plashka, cached', once: [...audit, '--cache-dir', cache], command: [...audit, '--cache-dir', cache]},
    {name: 'rumdl', program: rumdlFile, command: [rumdlFile, 'check', '--no-cache', '--no-config', articles]},
    {name: 'plashka', command: [...audit, '--no-cache']},
    {name: 'plashka, one thread', command: [...audit, '--no-cache', '--jobs', '1']},
    {name: 'Vale', program: valeFile, command: [valeFile, '--config', valeIni, '--output', 'line', articles]},
    {
      name: 'remark-cli',
      program: bin('remark'),
      command: [bin('remark'), '--no-config', '--no-ignore', '--rc-path', remarkrc, '--quiet', '--no-stdout', articles],
    },
    {
      name: 'markdownlint-cli2',
      program: bin('markdownlint-cli2'),
      command: [bin('markdownlint-cli2'), '--config', markdownlint, `${articles}/**/*.md`],
    },
    {
      name: 'textlint',
      program: bin('textlint'),
      command: [
        bin('textlint'),
        '--no-textlintrc',
        '--rules-base-directory',
        path.join(home, 'node/node_modules'),
        '--rule',
        'no-todo',
        articles,
      ],
    },
  ]
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file)) ?? `${name} (not found)`
