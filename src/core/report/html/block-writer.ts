/** Rows on their way into the page: gathered in columns, then packed, so that what is kept are compressed blocks only. */
import {gzipSync} from 'fflate'
import {clip} from '../width.ts'
import type {AuditFinding, AuditRow} from './audit-row.ts'
import type {Block} from './page-data.ts'
import {sourceName} from './source-name.ts'

/** A block is read on the page in one go: this much takes a few milliseconds. */
const ROWS = 2048
const UNITS = 600_000

/** Longest texts, in UTF-16 units: one article must not make the page unreadable. */
const MOST = {path: 1000, reason: 1000, excerpt: 600, expected: 2000, name: 200}

const FIX = {safe: 1, unsafe: 2} as const

/** Where packed blocks lie until the page is written; none has a line feed. */
export interface Shelf {
  add(block: string): void
  /** In the order in which they were added. */
  all(): Iterable<string>
}

/** In memory. */
export function shelf(): Shelf {
  const blocks: string[] = []
  return {add: (block) => void blocks.push(block), all: () => blocks}
}

export class BlockWriter {
  rows = 0
  private readonly packed: Shelf
  private units = 0
  private texts = new Map<string, number>()
  private expectations = new Map<string, number>()
  private block = empty()

  constructor(packed: Shelf) {
    this.packed = packed
  }

  /**
   * @param article with at least one finding
   * @param findings errors and warnings only
   * @param ruleOf the index of a rule in the page's list
   */
  add(article: AuditRow, findings: readonly AuditFinding[], ruleOf: (id: string) => number) {
    const {articles, rows} = this.block
    articles.path.push(this.text(article.path, MOST.path))
    articles.date.push(article.date ?? '')
    articles.language.push(this.text(article.language, MOST.name))
    articles.source.push(article.source === null ? -1 : this.text(sourceName(article.source), MOST.name))
    articles.label.push(this.text(article.disclaimer, MOST.name))
    articles.mandate.push(article.mandate === null ? -1 : this.text(article.mandate, MOST.name))
    articles.inForce.push(article.inForce ? 1 : 0)
    articles.waived.push(article.waived)
    articles.rows.push(findings.length)
    for (const {rule, severity, line, reason, excerpt, mark, expected, fix} of findings) {
      const seen = clip(excerpt, MOST.excerpt)
      const from = Math.min(mark?.[0] ?? 0, seen.length)
      rows.rule.push(ruleOf(rule))
      rows.severity.push(severity === 'error' ? 0 : 1)
      rows.line.push(line)
      rows.reason.push(this.text(reason, MOST.reason))
      rows.excerpt.push(this.text(seen, MOST.excerpt))
      rows.markFrom.push(from)
      rows.markTo.push(Math.min(Math.max(from, mark?.[1] ?? 0), seen.length))
      rows.expected.push(expected === '' ? -1 : this.index(this.expectations, clip(expected, MOST.expected)))
      rows.fix.push(fix ? FIX[fix] : 0)
    }
    this.rows += findings.length
    if (rows.rule.length >= ROWS || this.units >= UNITS) this.pack()
  }

  /** @returns the blocks, each gzipped JSON in Base64 */
  finish(): Iterable<string> {
    if (this.block.rows.rule.length > 0) this.pack()
    return this.packed.all()
  }

  private pack() {
    const block: Block = {...this.block, strings: [...this.texts.keys()], expected: [...this.expectations.keys()]}
    // Without a time in its header the same rows make the same bytes.
    const bytes = gzipSync(new TextEncoder().encode(JSON.stringify(block)), {mtime: 0, level: 4})
    this.packed.add(base64(bytes))
    this.texts = new Map()
    this.expectations = new Map()
    this.units = 0
    this.block = empty()
  }

  private text(text: string, most: number) {
    return this.index(this.texts, clip(text, most))
  }

  private index(all: Map<string, number>, text: string): number {
    let index = all.get(text)
    if (index === undefined) {
      all.set(text, (index = all.size))
      this.units += text.length
    }
    return index
  }
}

const empty = (): Pick<Block, 'articles' | 'rows'> => ({
  articles: {path: [], date: [], language: [], source: [], label: [], mandate: [], inForce: [], waived: [], rows: []},
  rows: {rule: [], severity: [], line: [], reason: [], excerpt: [], markFrom: [], markTo: [], expected: [], fix: []},
})

/** In pieces of whole triples, so that the parts join without padding in between. */
function base64(bytes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += 12_288) out += btoa(String.fromCharCode(...bytes.subarray(at, at + 12_288)))
  return out
}
