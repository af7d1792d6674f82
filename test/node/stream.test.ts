/** `plashka stream`: a record for every line, in order, whatever the line. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {expect, test} from 'vitest'
import {command, fit, run, unfit} from './command.ts'

const stream = (lines: readonly (string | Buffer)[], ...flags: string[]) => {
  const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]))
  const {code, out, err} = run(['stream', ...flags], {input})
  return {
    code,
    err,
    records: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

const line = (article: unknown) => JSON.stringify(article)

test('records come one for one and in order; a bad line has one too', () => {
  const {code, err, records} = stream([
    line({path: './a\\1.md', text: fit}),
    'not json',
    '',
    line([1]),
    line({path: 'x.md'}),
    line({path: 'x.md', text: 5}),
    line({path: 7, text: ''}),
    line({path: 'd.md', text: fit, date: '2026-13-01'}),
    line({text: unfit, date: '2024-02-29'}) + '\r',
    Buffer.from([0x7b, 0xff, 0x7d]),
    '\0\0\0',
  ])
  expect([code, err]).toEqual([0, ''])
  expect(
    records.map(({path, ok, findings}) => [
      path,
      ok,
      findings.find((each: {rule: string}) => each.rule === 'input')?.reason ?? '',
    ]),
  ).toEqual([
    ['a/1.md', true, ''],
    ['', false, 'Unexpected line, expected one JSON object'],
    ['', false, 'Unexpected value, expected a JSON object with text'],
    ['x.md', false, 'Missing text, expected a string'],
    ['x.md', false, 'Missing text, expected a string'],
    ['', false, 'Unexpected path, expected a string'],
    ['d.md', false, 'Unexpected date, expected a day like 2026-01-23'],
    ['', false, ''],
    ['', false, 'Unexpected bytes in the line, expected valid UTF-8'],
    ['', false, 'Unexpected line, expected one JSON object'],
  ])
  const keys = Object.keys(records[0]!)
  for (const record of records) expect(Object.keys(record)).toEqual(keys)
  expect(records[7]).toMatchObject({date: '2024-02-29'})
  expect(records[1]).toMatchObject({
    language: {code: 'und'},
    disclaimer: {status: 'absent'},
    attribution: {status: 'absent'},
    mentions: [],
    waived: [],
    removed: [],
  })
})

test('an article has the same record however many came before it', () => {
  const padding = 'Река поднялась на два метра. '.repeat(80)
  const {records} = stream([fit, unfit].flatMap((text) => Array(60).fill(line({path: 'a.md', text: text + padding}))))
  expect(records).toHaveLength(120)
  expect(new Set(records.map((record) => JSON.stringify(record))).size).toBe(2)
})

test('--publish adds the Markdown, or null; --draft never null', () => {
  const lines = [line({text: fit}), line({text: unfit}), 'bad']
  expect(stream(lines, '--publish').records.map(({published}) => typeof published)).toEqual([
    'string',
    'object',
    'object',
  ])
  expect(stream(lines, '--publish', '--draft').records.map(({published}) => typeof published)).toEqual([
    'string',
    'string',
    'object',
  ])
})

test('an answer comes as soon as its line is whole, and a reader who leaves is no mistake', async () => {
  const child = spawn(process.execPath, [command, 'stream'])
  const whole = line({path: 'a.md', text: fit})
  child.stdin.write(whole.slice(0, 100))
  child.stdin.write(whole.slice(100) + '\n')
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  expect(first.toString()).toContain('"path":"a.md"')
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  child.stdin.on('error', () => {})
  for (let i = 0; i < 50; i++) child.stdin.write(whole + '\n')
  child.stdin.end()
  const [code] = (await once(child, 'exit')) as [number]
  expect([code, said]).toEqual([0, ''])
})
