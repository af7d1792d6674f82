/** Reads dumps with one JSON object a line. */
import {Trouble} from '../trouble.ts'
import {contents} from './inflate.ts'
import type {Ledger} from './ledger.ts'
import {linesOf} from './lines.ts'
import {parseRow, type Row, toSource} from './row.ts'
import {LARGEST, type Source} from './source.ts'
import {inputWords} from './words.ts'

/** `.jsonl` and `.ndjson`, packed or not. */
export async function* fromLines(file: string, ledger: Ledger): AsyncGenerator<Source> {
  const {where} = ledger
  for await (const {number, bytes} of linesOf(contents(file, where, ledger.count), LARGEST)) {
    const here = `${where}:${number}`
    const source = bytes ? fromRow(() => parseRow(bytes), number, here, ledger) : null
    if (source) yield source
    else if (!bytes) ledger.trouble(inputWords.tooLarge(here, LARGEST))
  }
}

/**
 * @param read gives the row, or throws Trouble
 * @param here the place to name in a trouble
 * @returns null where a trouble was told instead
 */
export function fromRow(read: () => Row, number: number, here: string, ledger: Ledger): Source | null {
  try {
    const {source, oddDate} = toSource(read(), ledger.where, number)
    if (oddDate) ledger.leave('day', source.path)
    return source
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    ledger.trouble(inputWords.badRow(here, error.said))
    return null
  }
}
