/**
 * The audit beside other tools, on the same files, in the same minutes: every round runs each tool once, and medians count.
 *
 *   npm run bench -- [--install] [--runs 5] [--only NAME]… [--readme] PATHS…
 *
 * PATHS are folders and archives of articles, each a table of its own; by default `articles/`. `--install` puts the other tools
 * into `--home` (by default a folder in the system's temporary one); whatever is not there is left out with a word. `--readme`
 * writes the tables between `<!-- bench -->` and `<!-- /bench -->` of the READMEs, in a section made for them if there is none.
 */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {install, toolsFor} from './tools.mjs'
import {unpack} from './unpack.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    install: {type: 'boolean', default: false},
    readme: {type: 'boolean', default: false},
    runs: {type: 'string', default: '5'},
    only: {type: 'string', multiple: true},
    home: {type: 'string', default: path.join(os.tmpdir(), 'plashka-bench')},
    cli: {type: 'string', default: `${process.execPath} ${path.join(root, 'dist/node/cli.js')}`},
  },
})
const tell = (text) => process.stderr.write(text + '\n')
// With NODE_EXTRA_CA_CERTS, as behind a company's proxy, Node reads all its certificates at every start: on the machine of the tables
// 28 ms of 50, which is neither our work nor that of the other tools written in JavaScript.
const {NODE_EXTRA_CA_CERTS: _, ...env} = process.env
const GNU_TIME = '/usr/bin/time'
const canMeasure = spawnSync(GNU_TIME, ['-f', '%M', 'true']).status === 0

/** One run: seconds on the wall and of the processor, and the peak in megabytes; null where the tool did not do its work. */
function measure(command, cwd) {
  const figures = path.join(cwd, '.figures')
  const argv = canMeasure ? [GNU_TIME, '-f', '%U %S %M', '-o', figures, ...command] : command
  const begun = process.hrtime.bigint()
  const {status, signal, stderr} = spawnSync(argv[0], argv.slice(1), {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 30,
    env: {...env, NO_COLOR: '1'},
  })
  const wall = Number(process.hrtime.bigint() - begun) / 1e9
  // 1: it has found something.
  if (signal || (status !== 0 && status !== 1))
    return {failed: `${signal ?? status}: ${String(stderr).trim().split('\n')[0]}`}
  if (!canMeasure) return {wall}
  const [user, system, peak] = fs.readFileSync(figures, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
  return {wall, cpu: user + system, memory: peak / 1024}
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function compare(tools, work, runs) {
  const results = new Map()
  const left = tools.filter(({name, program}) => {
    if (values.only && !values.only.includes(name)) return false
    if (program && !fs.existsSync(program)) tell(`${name}: not installed, left out (--install)`)
    return !program || fs.existsSync(program)
  })
  for (const {once} of left) if (once) measure(once, work)
  // The first round fills the caches of the file system and of the tools' own compilers; it does not count.
  for (let round = 0; round <= runs; round++) {
    for (const tool of left.map((_, i) => left[(i + round) % left.length])) {
      const {name, command} = tool
      if (results.get(name)?.failed) continue
      const figures = measure(command, work)
      if (figures.failed) {
        tell(`${name}: failed, left out (${figures.failed})`)
        results.set(name, {failed: true})
      } else if (round > 0) results.set(name, {runs: [...(results.get(name)?.runs ?? []), figures]})
    }
    tell(round === 0 ? 'warmed up' : `round ${round} of ${runs}`)
  }
  return tools.flatMap(({name}) => {
    const own = results.get(name)?.runs
    if (!own) return []
    const of = (key) => (own[0][key] === undefined ? null : median(own.map((each) => each[key])))
    const walls = own.map(({wall}) => wall)
    return [
      {name, wall: of('wall'), cpu: of('cpu'), memory: of('memory'), low: Math.min(...walls), high: Math.max(...walls)},
    ]
  })
}

const words = {
  en: {
    head: ['', 'wall, s', 'CPU, s', 'memory, MB', 'articles/s', '× rumdl'],
    about: (articles, bytes, machine, runs) =>
      `${articles.toLocaleString('en')} articles, ${megabytes(bytes)} MB; ${machine}; medians of ${runs} interleaved runs.`,
    cores: (count) => `${count} ${count === 1 ? 'core' : 'cores'}`,
    names: {},
    settings: '## Settings\n',
    section: `## Speed

\`npm run bench -- --install ARCHIVE\` compares an audit with linters of Markdown on the same files; ripgrep, which only looks for a word,
is the floor. *plashka, cached* is the second run over an archive that has not changed.`,
  },
  ru: {
    head: ['', 'время, с', 'процессор, с', 'память, МБ', 'статей/с', '× rumdl'],
    about: (articles, bytes, machine, runs) =>
      `Статей ${articles.toLocaleString('ru')}, ${megabytes(bytes)} МБ; ${machine}; медианы ${runs} запусков вперемежку.`,
    cores: (count) => `ядер ${count}`,
    settings: '## Настройки\n',
    section: `## Скорость

\`npm run bench -- --install АРХИВ\` сравнивает аудит с линтерами Markdown на тех же файлах; ripgrep, который только ищет слово, — нижняя
граница. «plashka, повторно» — второй запуск по архиву, который не изменился.`,
    names: {'plashka, cached': 'plashka, повторно', 'plashka, one thread': 'plashka, один поток'},
  },
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1)

/** GitHub Markdown. */
function table({articles, bytes, rows, runs}, locale) {
  const say = words[locale]
  const floor = rows.find(({name}) => name === 'rumdl')?.wall
  const number = (value, digits) => (value === null || value === undefined ? '–' : value.toFixed(digits))
  const lines = rows.map(({name, wall, cpu, memory}) => [
    say.names[name] ?? name,
    number(wall, 2),
    number(cpu, 2),
    number(memory, 0),
    String(Math.round(articles / wall)),
    floor ? number(wall / floor, 2) : '–',
  ])
  const machine = `${say.cores(os.availableParallelism())}, Node ${process.versions.node}`
  return [
    say.about(articles, bytes, machine, runs),
    '',
    ...[say.head, ['---', ...Array(5).fill('---:')], ...lines].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

/** The tables between their marks; the first time a section is made for them, before the settings. */
function writeReadme(file, locale, tables) {
  const text = fs.readFileSync(file, 'utf8')
  const {section, settings} = words[locale]
  const marked = /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/
  const start = marked.test(text)
    ? text
    : text.replace(settings, `${section}\n\n<!-- bench -->\n<!-- /bench -->\n\n${settings}`)
  if (!marked.test(start)) throw new Error(`${file}: no place between <!-- bench --> and <!-- /bench -->`)
  fs.writeFileSync(
    file,
    start.replace(marked, (_, open, close) => `${open}\n${tables.join('\n\n')}\n\n${close}`),
  )
  tell(`written: ${file}`)
}

const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: expected a number from 1`)
const home = path.resolve(values.home)
if (values.install) for (const trouble of install(home)) tell(`not installed: ${trouble}`)
if (!canMeasure) tell('no GNU time: the processor and memory are not measured')
const busy = os.loadavg()[0] / os.availableParallelism()
if (busy > 0.3) tell(`the machine is busy (load ${busy.toFixed(1)} a core): the figures are too high`)

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'plashka-bench-'))
try {
  const compared = []
  for (const [i, given] of (positionals.length > 0 ? positionals : [path.join(root, 'articles')]).entries()) {
    const [articles, work] = ['articles', 'work'].map((name) => path.join(temporary, String(i), name))
    for (const folder of [articles, work]) fs.mkdirSync(folder, {recursive: true})
    const size = await unpack(given, articles)
    tell(`${path.basename(given)}: ${size.articles} articles, ${megabytes(size.bytes)} MB`)
    const tools = toolsFor({home, cli: values.cli.split(' '), work, articles})
    compared.push({...size, rows: compare(tools, work, runs), runs})
    for (const {name, low, high} of compared.at(-1).rows) tell(`  ${name}: ${low.toFixed(2)} to ${high.toFixed(2)} s`)
  }
  process.stdout.write(compared.map((each) => table(each, 'en')).join('\n\n') + '\n')
  if (values.readme)
    for (const [file, locale] of [
      ['README.md', 'en'],
      ['README.ru.md', 'ru'],
    ])
      writeReadme(
        path.join(root, file),
        locale,
        compared.map((each) => table(each, locale)),
      )
} finally {
  fs.rmSync(temporary, {recursive: true, force: true})
}
