/**
 * Adds to the end of a list, however many: `push(...more)` puts every one of them on the stack, which a hundred thousand overflow.
 *
 * @param list that grows
 * @param more in order
 */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one)
}
