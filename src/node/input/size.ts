/** How much an audit has before it, in bytes: added up bit by bit beside the run, so that it can say how long it will take. */
import fs from 'node:fs'
import path from 'node:path'
import {walk} from '../walk.ts'
import type {Asked} from './source.ts'

/** Files between two breaths. */
const BREATH = 200

/**
 * @param paths as on the command line
 * @param stopped says when nobody wants to know any more
 * @returns bytes, or null where that cannot be told beforehand: a git tree, a list, a pattern, a pipe
 */
export async function sizeOf(paths: readonly string[], asked: Asked, stopped: () => boolean): Promise<number | null> {
  if (asked.tree !== undefined || asked.filesFrom !== undefined || (paths.length === 0 && asked.include)) return null
  let sum = 0
  let files = 0
  for (const name of paths.length > 0 ? paths : ['.']) {
    const named = path.resolve(asked.cwd, name)
    const stats = fs.statSync(named, {throwIfNoEntry: false})
    if (stats?.isFile()) sum += stats.size
    else if (!stats?.isDirectory()) return null
    else {
      const meant = asked.excluded?.(path.join(named, 'article.md')) ?? false
      for (const {file} of walk(named, () => {})) {
        if (!meant && asked.excluded?.(file)) continue
        sum += fs.statSync(file, {throwIfNoEntry: false})?.size ?? 0
        if (++files % BREATH > 0) continue
        await new Promise((resolve) => setImmediate(resolve))
        if (stopped()) return null
      }
    }
  }
  return sum
}
