/** Which folders hold the worst articles, in memory that does not grow with the archive. */
import type {GroupCounts} from './page-data.ts'

/** Where there are more folders than this, the deepest level is given up: a folder an article would say nothing. */
const MOST = 4000

export class Folders {
  private depth = 12
  private counts = new Map<string, GroupCounts>()

  /** Of the article before: most lie in the same folder as the one before. */
  private last: GroupCounts | null = null

  add(path: string, ok: boolean, findings: number) {
    if (!this.last || !isRightIn(this.last.name, path)) this.last = this.countsOf(path)
    const counts = this.last
    counts.articles++
    counts.findings += findings
    if (!ok) counts.unfit++
  }

  private countsOf(path: string): GroupCounts {
    const name = folderOf(path, this.depth)
    const counts = this.counts.get(name)
    if (counts) return counts
    this.counts.set(name, {name, articles: 0, unfit: 0, findings: 0})
    this.fold()
    return this.counts.get(folderOf(path, this.depth))!
  }

  private fold() {
    while (this.counts.size > MOST && this.depth > 1) this.counts = atDepth(this.counts.values(), --this.depth)
  }

  /**
   * The folders with the most unfit articles. They are told at the deepest level at which a folder holds three articles
   * on average.
   */
  worst(most: number): GroupCounts[] {
    let counts = this.counts
    for (let depth = this.depth; depth > 1 && average(counts) < 3; ) counts = atDepth(counts.values(), --depth)
    return worst(counts.values(), most)
  }
}

/** Groups by unfit articles, then by findings; those without a finding are left out. */
export const worst = (groups: Iterable<GroupCounts>, most: number): GroupCounts[] =>
  [...groups]
    .filter(({findings}) => findings > 0)
    .sort((a, b) => b.unfit - a.unfit || b.findings - a.findings || (a.name < b.name ? -1 : 1))
    .slice(0, most)

const isRightIn = (folder: string, path: string) =>
  path[folder.length] === '/' && path.indexOf('/', folder.length + 1) < 0 && path.startsWith(folder)

/** The folder of a path with as many segments as `depth` at most, without a `/` at its end; empty at the top. */
function folderOf(path: string, depth = Infinity): string {
  let end = -1
  for (let i = 0; i < depth; i++) {
    const next = path.indexOf('/', end + 1)
    if (next < 0) break
    // The root of an absolute path is no segment of its own.
    if (next === 0) i--
    end = next
  }
  return end < 0 ? '' : path.slice(0, end)
}

function atDepth(all: Iterable<GroupCounts>, depth: number): Map<string, GroupCounts> {
  const folded = new Map<string, GroupCounts>()
  for (const {name: full, articles, unfit, findings} of all) {
    const name = folderOf(full + '/', depth)
    const sum = folded.get(name) ?? {name, articles: 0, unfit: 0, findings: 0}
    sum.articles += articles
    sum.unfit += unfit
    sum.findings += findings
    folded.set(name, sum)
  }
  return folded
}

const average = (counts: ReadonlyMap<string, GroupCounts>) => {
  let articles = 0
  for (const group of counts.values()) articles += group.articles
  return counts.size === 0 ? Infinity : articles / counts.size
}
