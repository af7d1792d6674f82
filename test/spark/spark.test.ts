/** The recipes of `rules/archive.md` for many machines, on this one: the same records as a run without them. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {archive, linesOf, sorted} from '../node/audit/archive.ts'
import {command, folder, run} from '../node/command.ts'

const python = process.env['PLASHKA_PYTHON'] ?? 'python3'
const has = (...modules: string[]) => {
  const look = `import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ${JSON.stringify(modules)})))`
  return spawnSync(python, ['-c', look]).status === 0
}
const articles = archive(60)
const env = {PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LANG: 'C.UTF-8'}

/** One run on Spark in local mode: two cores, a task is tried twice. */
function spark(cwd: string, by: string, plashka: string) {
  const {status, stdout, stderr} = spawnSync(
    python,
    [
      ...[path.resolve('test/spark/audit.py'), '--master', 'local[2,2]', '--partitions', '3', '--by', by],
      ...['--input', 'dump.jsonl', '--output', 'audit.parquet', '--plashka', plashka],
    ],
    {cwd, env: {...env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1'}, encoding: 'utf8'},
  )
  return {status, stdout, stderr}
}

/** The JSON of every row of the table. */
function recordsOf(cwd: string): string {
  const read = `import pyarrow.parquet as p; print(*p.read_table("audit.parquet")["record"].to_pylist(), sep="\\n")`
  return spawnSync(python, ['-c', read], {cwd, env, encoding: 'utf8'}).stdout
}

const ready = has('pyspark', 'pandas', 'pyarrow')

describe.skipIf(!ready)(
  'Apache Spark (skipped where Python has no pyspark, pandas, pyarrow)',
  {timeout: 300_000},
  () => {
    test('by pandas gives the records of the stream', () => {
      const cwd = folder({'dump.jsonl': linesOf(articles)})
      const {status, stdout, stderr} = spark(cwd, 'pandas', `${process.execPath} ${command} stream`)
      expect(status, stderr.slice(-2000)).toBe(0)
      const {out} = run(['stream'], {input: linesOf(articles)})
      expect(sorted(recordsOf(cwd))).toBe(sorted(out))
      const fit = out.split('\n').filter((line) => line.includes('"ok":true')).length
      expect(stdout).toContain(`{"articles": ${articles.length}, "fit": ${fit}}`)
    })

    test('by pipe gives them too, though a task has failed and was tried again', () => {
      const cwd = folder({'dump.jsonl': linesOf(articles)})
      // The first process of all ends half-way, as on a machine that is switched off.
      const flaky = path.join(cwd, 'flaky.sh')
      const once = `if mkdir ${cwd}/once 2>/dev/null; then head -n 3 >/dev/null; exit 9; fi`
      fs.writeFileSync(flaky, `${once}\nexec ${process.execPath} ${command} stream\n`)
      const {status, stderr} = spark(cwd, 'pipe', `sh ${flaky}`)
      expect(status, stderr.slice(-2000)).toBe(0)
      expect(fs.existsSync(path.join(cwd, 'once'))).toBe(true)
      expect(sorted(recordsOf(cwd))).toBe(sorted(run(['stream'], {input: linesOf(articles)}).out))
    })
  },
)

const parallel = spawnSync('parallel', ['--version'], {encoding: 'utf8'}).stdout?.includes('GNU parallel') ?? false

describe.skipIf(!parallel)('GNU parallel (skipped where it is not installed)', () => {
  test('over a dump gives the records of the stream, in its order', () => {
    const input = linesOf(articles)
    const {stdout, status} = spawnSync(
      'parallel',
      ['--pipe', '--keep-order', '--block', '10k', '-j2', `${process.execPath} ${command} stream`],
      {input, env, encoding: 'utf8'},
    )
    expect(status).toBe(0)
    expect(stdout).toBe(run(['stream'], {input}).out)
  })

  test('over shards, merged, gives the records of one audit', () => {
    const cwd = folder({'dump.jsonl': linesOf(articles)})
    const audit = `${process.execPath} ${command} audit dump.jsonl --no-cache`
    spawnSync('parallel', ['-j2', `${audit} --shard {}/3 --report {}.ndjson.gz`, ':::', '1', '2', '3'], {cwd, env})
    const merged = run(['merge', '1.ndjson.gz', '2.ndjson.gz', '3.ndjson.gz', '--format', 'ndjson'], {cwd})
    const whole = run(['audit', 'dump.jsonl', '--no-cache', '--format', 'ndjson'], {cwd})
    expect([merged.code, sorted(merged.out)]).toEqual([whole.code, sorted(whole.out)])
  })
})
