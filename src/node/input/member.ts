/** What a name inside an archive is worth: an article to read, something to leave, or a trap. */
import path from 'node:path'
import {slashed, undotted} from '../slashed.ts'
import {isArticle} from '../walk.ts'
import type {Ledger} from './ledger.ts'
import type {Asked} from './source.ts'
import {inputWords} from './words.ts'

/** Longer names are no names. */
const LONGEST = 4096

const isNested = (name: string) =>
  /\.(?:tar|zip|tgz|tzst|jsonl|ndjson)$|\.(?:tar|jsonl|ndjson)\.(?:gz|zst|bz2|xz)$/i.test(name)

/**
 * The path of an article inside an archive, as it would be unpacked: relative, with `/`, without `.` and `..`. As in a folder,
 * hidden folders and packages hold no articles.
 *
 * @param name as the archive has it
 * @returns null where there is no article of that name; what is worth telling is told
 */
export function articlePath(name: string, ledger: Ledger): string | null {
  if (isNested(name)) ledger.leave('nested', name.slice(0, LONGEST))
  if (!isArticle(name)) return null
  const inside = unpackedPath(name)
  if (inside === null || name.length > LONGEST || name.includes('\0')) {
    ledger.trouble(inputWords.outside(ledger.where, name.slice(0, 200)))
    return null
  }
  return /(?:^|\/)(?:\.|node_modules\/|__MACOSX\/)/.test(inside) ? null : inside
}

/** An absolute name loses its root, as in `tar`; null where the name climbs out. */
function unpackedPath(name: string): string | null {
  const parts: string[] = []
  for (const part of name
    .replaceAll('\\', '/')
    .replace(/^(?:\/\/\?\/)?[A-Za-z]:(?=\/|$)/, '')
    .split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length > 0 ? parts.join('/') : null
}

/** Says which members are left out by the configuration, as if the archive were a folder. */
export function isExcluded(inside: string, {where}: Ledger, {cwd, excluded}: Asked): boolean {
  return excluded?.(path.join(path.resolve(cwd, where), inside)) ?? false
}

/** How a member stands in the record. */
export const shownMember = (where: string, inside: string) => `${undotted(slashed(where))}/${inside}`
