/** Reads articles out of one JSON document: a Ghost export as it is, or an array of rows. */
import {contents} from './inflate.ts'
import {type Ghost, ghostAuthors, toArticle} from './ghost.ts'
import {itemsOf} from './json-items.ts'
import type {Ledger} from './ledger.ts'
import {isRow} from './row.ts'
import {fromRow} from './rows.ts'
import {type Asked, LARGEST, type Source} from './source.ts'
import {Trouble} from '../trouble.ts'
import {inputWords} from './words.ts'

/** `db[0].data.posts`, and `data.posts` of older exports. */
const ghostPlace = /^(?:db\.\*\.)?data\.(posts|users|posts_authors)\.\*$/
/** A plain array, or one under the name that most interfaces give it. */
const rowPlace = /^(?:\*|(?:posts|articles|items|rows|data|results)\.\*)$/

/**
 * @throws Trouble where the document is broken or holds no articles
 */
export async function* fromJson(file: string, ledger: Ledger, asked: Asked): AsyncGenerator<Source> {
  const {where} = ledger
  const ghost = await ghostOf(file, where)
  let number = 0
  for await (const {place, value} of itemsOf(contents(file, where, ledger.count), (at) => isWanted(at, ghost), where)) {
    const here = `${where}#${++number}`
    if (value === undefined) ledger.trouble(inputWords.tooLarge(here, LARGEST))
    else if (!isRow(value)) ledger.trouble(inputWords.badRow(here, inputWords.rowNoObject))
    else {
      const source = ghostPlace.test(place)
        ? toArticle(value, number, ghost!, ledger, asked)
        : fromRow(() => value, number, here, ledger)
      if (source) yield source
    }
  }
  if (number === 0) throw new Trouble(inputWords.noRows(where))
}

const isWanted = (place: string, ghost: Ghost | null) =>
  ghost ? ghostPlace.exec(place)?.[1] === 'posts' : rowPlace.test(place)

/** Posts come before their authors: a first pass finds those, and whether it is Ghost's at all. */
async function ghostOf(file: string, where: string): Promise<Ghost | null> {
  let ghost: Ghost | null = null
  const authors = ghostAuthors()
  const wanted = (place: string) => {
    const table = ghostPlace.exec(place)?.[1]
    if (table) ghost = authors.ghost
    return table !== undefined && table !== 'posts'
  }
  try {
    for await (const {place, value} of itemsOf(first(contents(file, where)), wanted, where)) {
      if (isRow(value)) authors.add(ghostPlace.exec(place)![1]!, value)
    }
  } catch (error) {
    // The second pass meets it again, and tells it.
    if (!(error instanceof Trouble)) throw error
  }
  return ghost
}

/** Nothing of a document that is an array: it is no export of Ghost's, and needs no first pass. */
async function* first(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun = false
  for await (const chunk of chunks) {
    if (!begun) {
      const start = chunk.toString('latin1', 0, 4096).replace(/^(?:\u00ef\u00bb\u00bf)?\s+/, '')
      if (start.startsWith('[')) return
      begun = true
    }
    yield chunk
  }
}
