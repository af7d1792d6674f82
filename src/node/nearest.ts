/** Guesses which known name a mistyped one was meant to be. */

/**
 * @returns the known name with the fewest wrong, missing, extra or swapped letters; null where none is near
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  const wanted = fold(name)
  let best: string | null = null
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 0.5
  for (const candidate of known) {
    const other = fold(candidate)
    const cost =
      wanted.length > 2 && (other.startsWith(wanted) || wanted.startsWith(other)) ? 1 : distance(wanted, other)
    if (cost < least && cost < Math.max(wanted.length, other.length)) {
      least = cost
      best = candidate
    }
  }
  return best
}

const fold = (name: string) =>
  name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[-_\s]/g, '')

/** Edits between two short words, a swap of neighbours counted as one (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({length: b.length + 1}, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
    }
    before = last
    last = row
  }
  return last[b.length]!
}
