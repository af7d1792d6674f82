/**
 * Confusion tables of the detectors on labelled corpora, which are not part of the repository: says so where there are none.
 *
 *   npm run score -- --corpora DIR [--cli "node dist/node/cli.js"]      or PLASHKA_CORPORA=DIR
 *
 * DIR holds `disclaimers.jsonl`, `attribution.jsonl`, `language.jsonl(.gz)`, `clutter.jsonl`: one row a line, with `text` (or
 * `raw`), and what is true of it in `expect` (or `gold`).
 */
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'
import zlib from 'node:zlib'

const {values} = parseArgs({
  options: {
    corpora: {type: 'string', default: process.env['PLASHKA_CORPORA'] ?? ''},
    cli: {type: 'string', default: 'node dist/node/cli.js'},
  },
})

function load(name) {
  for (const file of [name, `${name}.gz`].map((one) => path.join(values.corpora, one))) {
    if (!fs.existsSync(file)) continue
    const bytes = fs.readFileSync(file)
    const text = (file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString('utf8')
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }
  return null
}

async function records(rows, args, textOf) {
  const [command, ...rest] = values.cli.split(' ')
  const child = spawn(command, [...rest, 'stream', ...args], {stdio: ['pipe', 'pipe', 'inherit']})
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk
  })
  for (const row of rows) child.stdin.write(JSON.stringify({path: `${row.id}.md`, text: textOf(row)}) + '\n')
  child.stdin.end()
  await new Promise((resolve) => child.on('close', resolve))
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** Prints how often each truth met each answer; `right` says which cells are as they should be. */
function table(title, pairs, right = (truth, answer) => truth === answer) {
  const cells = new Map()
  for (const [truth, answer] of pairs) {
    const row = cells.get(truth) ?? new Map()
    row.set(answer, (row.get(answer) ?? 0) + 1)
    cells.set(truth, row)
  }
  console.log(`\n${title}`)
  for (const [truth, row] of [...cells].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const all = [...row.values()].reduce((sum, count) => sum + count, 0)
    const good = [...row].reduce((sum, [answer, count]) => sum + (right(truth, answer) ? count : 0), 0)
    const wrong = [...row].filter(([answer]) => !right(truth, answer)).sort((a, b) => b[1] - a[1])
    const told = wrong.map(([answer, count]) => `${answer} ${count}`).join(', ')
    console.log(
      `  ${truth.padEnd(34)} ${String(good).padStart(5)} of ${String(all).padEnd(5)} ${((100 * good) / all).toFixed(1).padStart(6)} %  ${told}`,
    )
  }
}

const sets = {
  async disclaimers() {
    const rows = load('disclaimers.jsonl')?.filter(({expect}) => expect !== 'any')
    if (!rows) return
    const got = await records(rows, [], (row) => row.text)
    const right = (truth, answer) => {
      const [status, placement] = answer.split('/')
      const expect = truth.split(': ')[1]
      if (expect === 'exact') return answer === 'exact/start'
      if (expect === 'present') return status !== 'absent'
      if (expect === 'hidden') return status === 'absent' || placement === 'hidden'
      if (expect === 'misplaced') return status !== 'absent' && placement === 'late'
      return status === expect
    }
    table(
      'Disclaimer: kind and truth, by status/placement',
      rows.map((row, i) => [
        `${row.kind}: ${row.expect}`,
        `${got[i].disclaimer.status}/${got[i].disclaimer.placement}`,
      ]),
      right,
    )
  },
  async attribution() {
    const rows = load('attribution.jsonl')
    if (!rows) return
    const got = await records(rows, [], (row) => row.text)
    table(
      'Attribution: category and truth, by status',
      rows.map((row, i) => [
        `${row.category} (${row.lang}): ${row.expect ? 'present' : 'none'}`,
        got[i].attribution.status,
      ]),
      (truth, answer) => truth.endsWith('present') === (answer === 'present'),
    )
  },
  async language() {
    const rows = load('language.jsonl')
    if (!rows) return
    const got = await records(rows, [], (row) => row.text)
    const macro = {
      zho: 'cmn',
      aze: 'azj',
      uzb: 'uzn',
      lav: 'lvs',
      est: 'ekk',
      mon: 'khk',
      fas: 'pes',
      ara: 'arb',
      nor: 'nob',
    }
    table(
      'Language: set and truth, by code',
      rows.map((row, i) => [`${row.set}: ${macro[row.expect] ?? row.expect}`, got[i].language.code]),
      (truth, answer) => truth.endsWith(answer),
    )
  },
  async clutter() {
    const rows = load('clutter.jsonl')
    if (!rows) return
    const got = await records(rows, ['--publish', '--draft'], (row) => row.raw)
    const fold = (line) =>
      line
        .normalize('NFKC')
        .toLowerCase()
        .replace(/https?:\S+|[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    const lines = (text) =>
      text
        .replace(/^---\n[^]*?\n---\n/, '')
        .split(/\n+/)
        .map(fold)
        .filter(Boolean)
    const pairs = rows.flatMap((row, i) => {
      const gold = lines(row.gold).join(' ')
      const out = lines(got[i].published ?? '').join(' ')
      return lines(row.raw).map((line) => [
        gold.includes(line) ? 'keep' : 'remove',
        out.includes(line) ? 'keep' : 'remove',
      ])
    })
    table('Clutter: lines, by what became of them', pairs)
  },
}

if (!values.corpora || !fs.existsSync(values.corpora))
  console.log('No corpora here: give their folder with --corpora DIR.')
else for (const run of Object.values(sets)) await run()
