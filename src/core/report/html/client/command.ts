/** Commands that one can paste into a terminal. */

/** A path as one word of a POSIX shell, never a flag; null where it cannot stand on one line. */
export function shellPath(path: string): string | null {
  if (/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/.test(path)) return null
  const safe = path.startsWith('-') ? `./${path}` : path
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`
}
