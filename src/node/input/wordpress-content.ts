/** From what WordPress stores to what it shows: paragraphs of the classic editor, shortcodes. */

const blockComment = /<!--\s*(\/?)wp:([a-z][\w/-]*)[^]*?(\/?)-->/g

/**
 * Posts of the classic editor have no `<p>`: WordPress makes paragraphs of blank lines as it serves them. In posts of the block
 * editor only what stands outside of blocks is such text.
 *
 * @param stored HTML as the database has it
 */
export function contentOf(stored: string): string {
  const text = withoutShortcodes(stored.replace(/\r\n?/g, '\n'))
  if (!text.includes('<!-- wp:')) return paragraphs(text)
  const parts: string[] = []
  let at = 0
  let depth = 0
  const classic = (end: number) => parts.push(depth === 0 ? paragraphs(text.slice(at, end)) : text.slice(at, end))
  for (const found of text.matchAll(blockComment)) {
    classic(found.index)
    parts.push(found[0])
    at = found.index + found[0].length
    if (found[2] === 'freeform' || found[3] === '/') continue
    depth = found[1] === '/' ? Math.max(0, depth - 1) : depth + 1
  }
  classic(text.length)
  return parts.join('')
}

/** Tags that paragraphs go into, and tags whose inside is left as it is. */
const container = 'div|section|article|main|aside|blockquote|details|figure|center|header|footer'
const whole =
  'p|h[1-6]|ul|ol|dl|table|pre|form|fieldset|address|script|style|textarea|select|svg|math|object|video|audio|iframe|figcaption|summary|map|noscript'
const blockTag = new RegExp(`<!--[^]*?-->|<(/?)(${container}|${whole}|hr)(?=[\\s/>])[^>]*>`, 'gi')
const isWhole = new RegExp(`^(?:${whole})$`, 'i')

/** Blank lines divide paragraphs, single line ends are breaks; blocks stay what they are. */
export function paragraphs(html: string): string {
  const parts: string[] = []
  let at = 0
  let inside = ''
  let depth = 0
  const loose = (end: number) => parts.push(wrapped(html.slice(at, end)))
  for (const found of html.matchAll(blockTag)) {
    const [tag, slash, name = ''] = found
    const next = found.index + tag.length
    if (inside !== '') {
      if (name.toLowerCase() === inside) depth += slash === '/' ? -1 : 1
      if (depth > 0) continue
      inside = ''
      parts.push(html.slice(at, next))
    } else {
      loose(found.index)
      if (isWhole.test(name) && slash !== '/' && !tag.endsWith('/>')) {
        inside = name.toLowerCase()
        depth = 1
        at = found.index
        continue
      }
      parts.push(tag)
    }
    at = next
  }
  if (inside === '') loose(html.length)
  else parts.push(html.slice(at))
  return parts.join('')
}

function wrapped(text: string): string {
  if (text.trim() === '') return text
  return text
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((part) => (part.trim() === '' ? part : `<p>${part.trim().replace(/(<br\s*\/?>)?[ \t]*\n/gi, '<br>\n')}</p>`))
    .join('\n\n')
}

/** Shortcodes that come with WordPress, and the common ones of plugins: what they make is not in the export. */
const known =
  /^(?:caption|wp_caption|gallery|playlist|audio|video|embed|contact-form(?:-7)?|embedyt|youtube|vimeo|tweet|twitter|instagram|soundcloud|googlemaps?|poll|rev_slider|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+)$/i
const shortcode = /\[(\[?)(\/?)([a-z][\w-]{1,60})((?:\s[^[\]]*)?)\](\]?)/gi

/**
 * Takes shortcodes out and leaves what they enclose. Words in brackets that are none (`[sic]`, `[he said]`) stay: a shortcode is known
 * by its name, its `name="value"`, or the `[/name]` that follows.
 */
export function withoutShortcodes(html: string): string {
  if (!html.includes('[')) return html
  const closed = new Set<string>()
  for (const [, name] of html.matchAll(/\[\/([a-z][\w-]{1,60})\]/gi)) closed.add(name!.toLowerCase())
  return html.replace(shortcode, (all, open: string, slash: string, name: string, rest: string, close: string) => {
    if (open && close) return all.slice(1, -1)
    const is =
      known.test(name) || closed.has(name.toLowerCase()) || (slash === '' && /\s[\w-]+\s*=\s*["'“”&]/.test(rest))
    return is ? open + close : all
  })
}
