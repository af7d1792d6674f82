/** Paths as reports tell them: with `/`, from a folder, as a URI. */
import {cleanPath} from '../record.ts'

const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/

/**
 * @param path as given, absolute or relative
 * @param root absolute folder; a path outside of it climbs with `../`, one on another drive stays as it is
 * @returns with `/` and without `./`
 */
export function relativePath(path: string, root?: string): string {
  const clean = cleanPath(path)
  if (!root || !ABSOLUTE.test(clean)) return clean
  const base = cleanPath(root).split('/').filter(Boolean)
  const parts = clean.split('/').filter(Boolean)
  let same = 0
  while (same < base.length && same < parts.length - 1 && base[same] === parts[same]) same++
  if (same === 0 && /^[A-Za-z]:$/.test(parts[0] ?? '')) return clean
  return [...base.slice(same).map(() => '..'), ...parts.slice(same)].join('/')
}

/** A path as a URI reference (RFC 3986): every segment percent-encoded, an absolute path with `file://`. */
export function pathUri(path: string): string {
  const uri = path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
  if (!ABSOLUTE.test(path)) return uri
  return path.startsWith('/') ? `file://${uri}` : `file:///${uri.replace('%3A', ':')}`
}
