/** Makes hostile HTML harmless to a parser: whatever is nested, repeated or stuffed beyond reason becomes blanks of the same length. */

/** As browsers do (they stop at 512), deeper markup is read as if it were not there. */
const deepest = 200
/** Formatting elements left open are opened again in every paragraph that follows: the classic way to blow up a parser. */
const mostFormatting = 16
/** Parsing costs memory by the tag. The longest pages on the web have a tenth of this. */
const mostTags = 400_000
const mostAttributes = 200

const nameOf = (letters: string) => new Set(letters.split(' '))
const empty = nameOf('area base br col embed hr img input link meta param source track wbr')
/** Elements that end by themselves where the next one begins, and so do not nest. */
const selfEnding = nameOf('p li dt dd tr td th tbody thead tfoot option optgroup rt rp html head body colgroup')
const formatting = nameOf('a b big code em font i nobr s small strike strong tt u')
/** Elements whose content is text and no markup. */
const raw = nameOf('script style textarea title xmp iframe noembed noframes')

/**
 * The same text, as long as before and with every offset where it was, that a parser reads in linear time and without
 * overflowing the stack.
 *
 * @param source HTML, however broken
 */
export function tame(source: string): string {
  const blanked: [start: number, end: number][] = []
  // A byte order mark before the doctype would open the body there and then.
  if (source.startsWith('\ufeff')) blanked.push([0, 1])
  const open: string[] = []
  const skipped = new Map<string, number>()
  const pending = new Map<string, number>()
  let formats = 0
  let foreign = 0
  let cost = 0
  let cdata = 0
  let at = 0
  for (;;) {
    const start = source.indexOf('<', at)
    if (start < 0 || start > source.length - 2) break
    if (source.startsWith('<!--', start)) {
      const end = source.indexOf('-->', start + 2)
      if (end < 0) break
      at = end + 3
      if (cost++ > mostTags) blanked.push([start, at])
      continue
    }
    // Feeds wrap HTML in it; a parser takes it for a comment that eats the first tag.
    if (source.startsWith('<![CDATA[', start)) {
      blanked.push([start, start + 9])
      at = start + 9
      cdata++
      continue
    }
    const closing = source.charCodeAt(start + 1) === 47
    const from = closing ? start + 2 : start + 1
    if (!isLetter(source.charCodeAt(from))) {
      at = start + 1
      continue
    }
    let to = from + 1
    while (to < source.length && to - from < 80 && isName(source.charCodeAt(to))) to++
    const name = source.slice(from, to).toLowerCase()
    const tag = endOfTag(source, to)
    if (tag.end < 0) break
    at = tag.end
    if (tag.surplus > 0) blanked.push([tag.surplus, at - 1])
    cost += 1 + formats
    const blank = () => blanked.push([start, at])

    if (closing) {
      const left = skipped.get(name) ?? 0
      if (left > 0) {
        skipped.set(name, left - 1)
        blank()
        continue
      }
      if (cost > mostTags) blank()
      if (formatting.has(name)) {
        const before = pending.get(name) ?? 0
        if (before > 0) {
          pending.set(name, before - 1)
          formats--
        }
      } else {
        const found = open.lastIndexOf(name)
        if (found >= 0) open.length = found
      }
      if (name === 'svg' || name === 'math') foreign = Math.max(0, foreign - 1)
      continue
    }

    if (raw.has(name) && foreign === 0) {
      const end = endOfRaw(source, at, name)
      if (cost > mostTags) blanked.push([start, end])
      at = end
      continue
    }
    if (cost > mostTags) {
      blank()
      continue
    }
    if (empty.has(name) || selfEnding.has(name)) continue
    if (foreign > 0 && source.charCodeAt(at - 2) === 47) continue
    if (formatting.has(name)) {
      if (formats < mostFormatting) {
        pending.set(name, (pending.get(name) ?? 0) + 1)
        formats++
        continue
      }
    } else if (open.length < deepest) {
      open.push(name)
      if (name === 'svg' || name === 'math') foreign++
      continue
    }
    skipped.set(name, (skipped.get(name) ?? 0) + 1)
    blank()
  }
  if (cdata > 0) {
    for (let end = source.indexOf(']]>'); end >= 0; end = source.indexOf(']]>', end + 3)) blanked.push([end, end + 3])
    blanked.sort((a, b) => a[0] - b[0])
  }
  return blanked.length === 0 ? source : withBlanks(source, blanked)
}

const isLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122
const isName = (code: number) => code !== 62 && code !== 47 && code > 32

/** Where a tag ends (behind its `>`), and from where on its attributes are too many; -1 where it never ends. */
function endOfTag(source: string, from: number): {end: number; surplus: number} {
  let attributes = 0
  let surplus = -1
  for (let i = from; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 62) return {end: i + 1, surplus}
    if (code === 61) {
      let next = i + 1
      while (next < source.length && source.charCodeAt(next) <= 32) next++
      const quote = source[next]
      if (quote !== '"' && quote !== "'") continue
      const end = source.indexOf(quote, next + 1)
      if (end < 0) return {end: -1, surplus}
      i = end
      // An attribute may follow a quote without a blank between.
      if (isName(source.charCodeAt(i + 1)) && ++attributes === mostAttributes) surplus = i + 1
    } else if ((code <= 32 || code === 47) && isName(source.charCodeAt(i + 1))) {
      if (++attributes === mostAttributes) surplus = i
    }
  }
  return {end: -1, surplus}
}

function endOfRaw(source: string, from: number, name: string): number {
  for (let at = from; ; ) {
    const end = source.indexOf('</', at)
    if (end < 0) return source.length
    if (source.slice(end + 2, end + 2 + name.length).toLowerCase() === name) return end
    at = end + 2
  }
}

/** Line ends stay: they keep the lines. */
function withBlanks(source: string, ranges: readonly (readonly [number, number])[]): string {
  const parts: string[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (end <= at) continue
    const first = Math.max(at, start)
    parts.push(source.slice(at, first), source.slice(first, end).replace(/[^\r\n]/g, ' '))
    at = end
  }
  parts.push(source.slice(at))
  return parts.join('')
}
