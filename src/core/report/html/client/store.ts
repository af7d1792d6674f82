/** All rows of the report in typed columns, and the folded texts that the search looks into. */
import type {Block, PageData} from '../page-data.ts'
import {Slices, sortInSlices} from './slices.ts'

/** Names numbered in the order of their coming. */
export class Names {
  readonly all: string[] = []
  private readonly index = new Map<string, number>()

  of(name: string): number {
    let index = this.index.get(name)
    if (index === undefined) {
      this.index.set(name, (index = this.all.length))
      this.all.push(name)
    }
    return index
  }
}

/** The strings of one block: as they are, and folded in one text with where each begins. */
interface Shelf {
  readonly strings: readonly string[]
  readonly expected: readonly string[]
  readonly folded: string
  readonly starts: Uint32Array
  readonly firstRow: number
}

export class Store {
  readonly rows: number
  readonly languages = new Names()
  readonly sources = new Names()
  readonly labels = new Names()
  readonly mandates = new Names()

  // A column of rows each.
  readonly article: Uint32Array
  readonly shelf: Uint16Array
  readonly rule: Uint16Array
  readonly severity: Uint8Array
  readonly line: Uint32Array
  readonly reasonAt: Uint32Array
  readonly excerptAt: Uint32Array
  readonly markFrom: Uint16Array
  readonly markTo: Uint16Array
  readonly expectedAt: Int32Array
  readonly fix: Uint8Array

  // A column of articles each.
  readonly paths: string[] = []
  /** Days since the year 0 by months of 31 days; 0 is no date. */
  readonly days: number[] = []
  readonly dates: string[] = []
  readonly language: number[] = []
  readonly source: number[] = []
  readonly label: number[] = []
  readonly mandate: number[] = []
  readonly inForce: number[] = []
  readonly waived: number[] = []
  readonly firstRow: number[] = []
  readonly pathAt: number[] = []
  /** Place of each article in the order of paths; ready when everything is loaded. */
  pathRank = new Uint32Array(0)

  readonly shelves: Shelf[] = []
  loaded = 0

  constructor(rows: number) {
    this.rows = rows
    this.article = new Uint32Array(rows)
    this.shelf = new Uint16Array(rows)
    this.rule = new Uint16Array(rows)
    this.severity = new Uint8Array(rows)
    this.line = new Uint32Array(rows)
    this.reasonAt = new Uint32Array(rows)
    this.excerptAt = new Uint32Array(rows)
    this.markFrom = new Uint16Array(rows)
    this.markTo = new Uint16Array(rows)
    this.expectedAt = new Int32Array(rows)
    this.fix = new Uint8Array(rows)
  }

  reason = (row: number) => this.shelves[this.shelf[row]!]!.strings[this.reasonAt[row]!]!
  excerpt = (row: number) => this.shelves[this.shelf[row]!]!.strings[this.excerptAt[row]!]!
  expected(row: number): string {
    const at = this.expectedAt[row]!
    return at < 0 ? '' : this.shelves[this.shelf[row]!]!.expected[at]!
  }
  path = (row: number) => this.paths[this.article[row]!]!
  date = (row: number) => this.dates[this.article[row]!]!

  /** The rows of an article. */
  rowsOf(article: number): [from: number, to: number] {
    return [this.firstRow[article]!, this.firstRow[article + 1] ?? this.loaded]
  }

  add(block: Block) {
    const {articles, rows, strings, expected} = block
    const shelf = this.shelves.length
    // Folded in one piece, which costs a third of folding them one by one; line feeds part the strings.
    const folded = fold(strings.map((text) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text)).join('\n'))
    const starts = new Uint32Array(strings.length + 1)
    for (let i = 0, at = 0; i < strings.length; i++) {
      const end = folded.indexOf('\n', at)
      at = end < 0 ? folded.length + 1 : end + 1
      starts[i + 1] = at
    }
    const firstArticle = this.paths.length
    this.shelves.push({strings, expected, folded, starts, firstRow: this.loaded})
    let row = this.loaded
    for (let i = 0; i < articles.path.length; i++) {
      const date = articles.date[i]!
      this.paths.push(strings[articles.path[i]!]!)
      this.pathAt.push(articles.path[i]!)
      this.dates.push(date)
      this.days.push(dayOf(date))
      this.language.push(this.languages.of(strings[articles.language[i]!]!))
      this.source.push(articles.source[i]! < 0 ? -1 : this.sources.of(strings[articles.source[i]!]!))
      this.label.push(this.labels.of(strings[articles.label[i]!]!))
      this.mandate.push(articles.mandate[i]! < 0 ? -1 : this.mandates.of(strings[articles.mandate[i]!]!))
      this.inForce.push(articles.inForce[i]!)
      this.waived.push(articles.waived[i]!)
      this.firstRow.push(row)
      this.article.fill(firstArticle + i, row, row + articles.rows[i]!)
      row += articles.rows[i]!
    }
    const at = this.loaded
    this.shelf.fill(shelf, at, row)
    this.rule.set(rows.rule, at)
    this.severity.set(rows.severity, at)
    this.line.set(rows.line, at)
    this.reasonAt.set(rows.reason, at)
    this.excerptAt.set(rows.excerpt, at)
    this.markFrom.set(rows.markFrom, at)
    this.markTo.set(rows.markTo, at)
    this.expectedAt.set(rows.expected, at)
    this.fix.set(rows.fix, at)
    this.loaded = row
  }

  /** Ranks the articles by path. To be called once, when everything is there. */
  async finish() {
    const {paths} = this
    const order = Uint32Array.from(paths, (_, i) => i)
    const slices = new Slices()
    const compare = (a: number, b: number) => (paths[a]! < paths[b]! ? -1 : paths[a]! > paths[b]! ? 1 : a - b)
    await sortInSlices<number, Uint32Array>(
      order,
      new Uint32Array(order.length),
      (from, to) => order.subarray(from, to).sort(compare),
      (a, b) => compare(a, b) < 0,
      slices,
    )
    const rank = new Uint32Array(order.length)
    for (let i = 0; i < order.length; i++) rank[order[i]!] = i
    this.pathRank = rank
  }
}

/** For the search: one case, ё as е, and no characters that one does not see. Line feeds stay. */
export function fold(text: string): string {
  const composed = /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text
  const lower = composed.toLowerCase().replaceAll('ё', 'е')
  return UNSEEN.test(lower) ? lower.replace(/[\xad\u200b-\u200f\u2060\ufeff]/g, '').replace(/[^\S\n]/g, ' ') : lower
}

const UNSEEN = /[\xad\u200b-\u200f\u2060\ufeff]|[^\S\n ]/

/** A number that grows with the day; 0 for none. */
export function dayOf(date: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(date)
  return match ? Number(match[1]) * 372 + Number(match[2]) * 31 + Number(match[3]) : 0
}

export const yearOf = (date: string) => (/^\d{4}/.test(date) ? date.slice(0, 4) : '')

/** Reads the summary that stands in the page. */
export const readData = (): PageData => JSON.parse(document.getElementById('data')!.textContent!) as PageData

/**
 * Reads the packed rows, block by block.
 *
 * @param progress called after every block
 */
export async function load(store: Store, progress: () => void) {
  const slices = new Slices()
  for (const element of document.querySelectorAll('script.rows')) {
    const text = atob(element.textContent!)
    const bytes = new Uint8Array(text.length)
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    store.add(JSON.parse(await new Response(stream).text()) as Block)
    progress()
    await slices.rest()
  }
  await store.finish()
}
