/** Puts any number of ordered rows into one order, with memory that does not grow: as archives were sorted on tapes. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {linesOf} from '../input/lines.ts'

export interface Row {
  path: string
  /** Which of the inputs it came from. */
  input: number
  /** JSON without a line feed. */
  line: string
}

/** Rows in order, to be gone through once. */
export type Rows = () => AsyncIterable<Row>

/** So many files are read side by side. */
const MOST = 64
/** So many UTF-16 units are sorted in memory. */
const UNITS = 24_000_000

/**
 * Folder by folder and name by name, as folders are walked: a `/` comes before whatever else may stand in a name.
 *
 * @returns less than, equal to or greater than 0
 */
export function comparePaths(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  for (let i = 0; i < most; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (one === other) continue
    return one === SLASH ? -1 : other === SLASH ? 1 : one - other
  }
  return a.length - b.length
}

const SLASH = 47

/** Rows of one path keep the order of their inputs, and within an input their own. */
export class Sorter {
  private readonly runs: Rows[] = []
  private readonly units: number
  private folder: string | null = null
  private files = 0

  constructor(units = UNITS) {
    this.units = units
  }

  /** @param rows in order */
  addSorted(rows: Rows) {
    this.runs.push(rows)
  }

  async addUnsorted(rows: AsyncIterable<Row>) {
    let some: Row[] = []
    let units = 0
    const put = async (last: boolean) => {
      const sorted = some.sort((a, b) => comparePaths(a.path, b.path))
      this.runs.push(last ? () => each(sorted) : await this.spill(each(sorted)))
      some = []
      units = 0
    }
    for await (const row of rows) {
      some.push(row)
      units += row.line.length
      if (units > this.units) await put(false)
    }
    if (some.length > 0) await put(true)
  }

  async *sorted(): AsyncGenerator<Row> {
    while (this.runs.length > MOST) {
      const some = this.runs.splice(0, MOST)
      this.runs.unshift(await this.spill(sideBySide(some)))
    }
    yield* sideBySide(this.runs)
  }

  close() {
    if (this.folder) fs.rmSync(this.folder, {recursive: true, force: true})
  }

  private async spill(rows: AsyncIterable<Row>): Promise<Rows> {
    this.folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'plashka-merge-'))
    const file = path.join(this.folder, String(this.files++))
    const fd = fs.openSync(file, 'wx', 0o600)
    try {
      let text = ''
      for await (const {path: name, input, line} of rows) {
        text += `${input} ${JSON.stringify(name)}\t${line}\n`
        if (text.length < 1 << 20) continue
        fs.writeFileSync(fd, text)
        text = ''
      }
      fs.writeFileSync(fd, text)
    } finally {
      fs.closeSync(fd)
    }
    return () => spilled(file)
  }
}

async function* spilled(file: string): AsyncGenerator<Row> {
  const chunks = fs.createReadStream(file) as AsyncIterable<Buffer>
  for await (const {bytes} of linesOf(chunks, Number.POSITIVE_INFINITY)) {
    const text = bytes!.toString('utf8')
    const [space, tab] = [text.indexOf(' '), text.indexOf('\t')]
    yield {
      input: Number(text.slice(0, space)),
      path: JSON.parse(text.slice(space + 1, tab)) as string,
      line: text.slice(tab + 1),
    }
  }
}

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

async function* sideBySide(runs: readonly Rows[]): AsyncGenerator<Row> {
  const open = await Promise.all(
    runs.map(async (rows) => {
      const rest = rows()[Symbol.asyncIterator]()
      return {rest, head: await rest.next()}
    }),
  )
  for (;;) {
    let first: (typeof open)[number] | null = null
    for (const run of open) {
      if (run.head.done) continue
      if (!first || comparePaths(run.head.value.path, (first.head.value as Row).path) < 0) first = run
    }
    if (!first) return
    yield first.head.value as Row
    first.head = await first.rest.next()
  }
}
