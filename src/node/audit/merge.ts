/** Reads the records that several audits wrote, and puts them into one order. */
import fs from 'node:fs'
import path from 'node:path'
import type {Result} from '../../core/index.ts'
import {contents} from '../input/inflate.ts'
import {itemsOf} from '../input/json-items.ts'
import {linesOf} from '../input/lines.ts'
import {inputWords} from '../input/words.ts'
import {words} from '../cli/words.ts'
import {reasonOf, type Said, Trouble} from '../trouble.ts'
import {isRecord} from './is-record.ts'
import {comparePaths, type Row, Sorter} from './order.ts'
import {type Told, toldBy} from './told.ts'
import {auditWords} from './words.ts'

/** Longer records, in bytes, are none. */
const LONGEST = 256 * 2 ** 20
/** Troubles of one file that are told one by one. */
const MOST = 5

interface Asked {
  cwd: string
  /** A file or a part of it cannot be read: the rest goes on. */
  onTrouble(said: Said): void
  /** What should be known, but is no trouble. */
  onNote(said: Said): void
}

/**
 * All records of all files in the order of their paths. A file whose records are in that order already is read side by side
 * with the others and never kept; others are sorted first, by way of a temporary file where they are large.
 *
 * @param names files of records; `-` is stdin
 */
export async function* merged(names: readonly string[], {cwd, onTrouble, onNote}: Asked): AsyncGenerator<Told> {
  const sorter = new Sorter()
  try {
    for (const [input, name] of names.entries()) {
      const file = name === '-' ? name : path.resolve(cwd, name)
      const read = (tell: (said: Said) => void) => rowsOf(file, name, input, tell)
      // What can be read twice is looked through first.
      if (name === '-' || !fs.statSync(file, {throwIfNoEntry: false})?.isFile())
        await sorter.addUnsorted(read(onTrouble))
      else if (await isSorted(read(onTrouble))) sorter.addSorted(() => read(() => {}))
      else await sorter.addUnsorted(read(() => {}))
    }
    let last: Row | null = null
    let twice = 0
    let firstTwice = ''
    for await (const row of sorter.sorted()) {
      if (last && row.path === last.path && row.input !== last.input) {
        if (twice++ === 0) firstTwice = row.path
        continue
      }
      last = row
      yield toldBy(JSON.parse(row.line) as Result)
    }
    if (twice > 0) onNote(auditWords.twice(twice, firstTwice))
  } finally {
    sorter.close()
  }
}

async function isSorted(rows: AsyncIterable<Row>): Promise<boolean> {
  let last: string | null = null
  let sorted = true
  // To the end, whatever it is: the troubles are told on this way.
  for await (const {path: name} of rows) {
    if (last !== null && comparePaths(last, name) > 0) sorted = false
    last = name
  }
  return sorted
}

/** The records of one file; what is none is told, the first few one by one. */
async function* rowsOf(file: string, name: string, input: number, tell: (said: Said) => void): AsyncGenerator<Row> {
  let troubles = 0
  const trouble = (said: Said) => {
    if (++troubles <= MOST) tell(said)
  }
  try {
    for await (const {where, value, line} of recordsOf(file, name)) {
      if (value === CUT) trouble(auditWords.cutRecord(where))
      else if (!isRecord(value)) trouble(auditWords.noRecord(where))
      else yield {path: value.path, input, line: line ?? JSON.stringify(value)}
    }
  } catch (error) {
    trouble(error instanceof Trouble ? error.said : words.unreadable(name, reasonOf(error)))
  }
  if (troubles > MOST) tell(auditWords.more(name, troubles - MOST))
}

/** A line that is no JSON. */
const CUT = Symbol('cut')

interface Found {
  where: string
  value: unknown
  /** As it stood there. */
  line?: string
}

async function* recordsOf(file: string, name: string): AsyncGenerator<Found> {
  const chunks = contents(file, name)
  const {value: first} = await chunks.next()
  if (!first) {
    // No packer makes a file of no bytes.
    if (/\.(?:gz|zst)$/i.test(file) && fs.statSync(file).size === 0) throw new Trouble(inputWords.truncated(name))
    return
  }
  const all = async function* () {
    yield first
    yield* chunks
  }
  // `--format json` writes one document, which no line of is an object.
  const document = /^(?:\xef\xbb\xbf)?\s*(?:\{\s*"(?:version|results)"|\[)/.test(first.toString('latin1', 0, 4096))
  if (document) {
    let number = 0
    for await (const {value} of itemsOf(all(), (place) => place === 'results.*' || place === '*', name))
      yield {where: `${name}#${++number}`, value}
    return
  }
  for await (const {number, bytes} of linesOf(all(), LONGEST)) {
    const where = `${name}:${number}`
    const line = bytes
      ?.toString('utf8')
      .replace(/^\ufeff/, '')
      .trimEnd()
    yield line === undefined ? {where, value: null} : {where, line, value: parsed(line)}
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return CUT
  }
}
