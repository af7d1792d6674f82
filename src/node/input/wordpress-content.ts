/** From what WordPress stores to what it shows: paragraphs of the classic editor, shortcodes. */

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
  for (const {start, end, name, closing} of marks(text)) {
    if (name !== '!--') continue
    const comment = text.slice(start, end)
    const [, slash, block] = /^<!--\s{0,9}(\/?)wp:([a-z][\w/-]*)/.exec(comment) ?? []
    if (block === undefined) continue
    classic(start)
    parts.push(comment)
    at = end
    if (block === 'freeform' || closing) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
  }
  classic(text.length)
  return parts.join('')
}

interface Mark {
  start: number
  end: number
  /** Lower case; `!--` for a comment. */
  name: string
  /** `</p>`, `<br/>`, `<!-- … /-->` */
  closing: boolean
  opening: boolean
}

const tagName = /(\/?)([a-z][a-z\d]{0,15})(?=[\s/>])/iy

/** Tags and comments in their order. Each sign is looked at once or twice, whatever is left open. */
function* marks(html: string): Generator<Mark> {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('!--', at + 1)) {
      const found = html.indexOf('-->', at + 4)
      if (found < 0) return
      const end = found + 3
      yield {start: at, end, name: '!--', opening: false, closing: html[found - 1] === '/'}
      at = end
      continue
    }
    tagName.lastIndex = at + 1
    const [, slash, name] = tagName.exec(html) ?? []
    if (name === undefined) {
      at++
      continue
    }
    const end = html.indexOf('>', at) + 1
    if (end === 0) return
    const empty = html[end - 2] === '/'
    yield {start: at, end, name: name.toLowerCase(), opening: slash === '' && !empty, closing: slash === '/' || empty}
    at = end
  }
}

const names = (list: string) => new Set(list.split(' '))
/** Paragraphs go into these. */
const containers = names('div section article main aside blockquote details figure center header footer hr !--')
/** The inside of these is left as it is. */
const wholes = names(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table pre form fieldset address script style textarea select svg math object video audio iframe figcaption summary map noscript',
)

/** Blank lines divide paragraphs, single line ends are breaks; blocks stay what they are. */
export function paragraphs(html: string): string {
  const parts: string[] = []
  let at = 0
  let inside = ''
  let depth = 0
  for (const {start, end, name, opening, closing} of marks(html)) {
    if (inside !== '') {
      if (name === inside) depth += opening ? 1 : closing ? -1 : 0
      if (depth > 0) continue
      inside = ''
      parts.push(html.slice(at, end))
    } else {
      const whole = wholes.has(name)
      if (!whole && !containers.has(name)) continue
      parts.push(wrapped(html.slice(at, start)))
      if (whole && opening) {
        inside = name
        depth = 1
        at = start
        continue
      }
      parts.push(html.slice(start, end))
    }
    at = end
  }
  parts.push(inside === '' ? wrapped(html.slice(at)) : html.slice(at))
  return parts.join('')
}

/** Text without blocks. */
function wrapped(text: string): string {
  if (text.trim() === '') return text
  const made: string[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) made.push(`<p>${lines.join('<br>\n')}</p>`)
    lines = []
  }
  for (const line of text.split('\n')) {
    const clean = line.trim()
    if (clean === '') close()
    else lines.push(clean.replace(/<br ?\/?>$/i, ''))
  }
  close()
  return made.join('\n\n')
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
