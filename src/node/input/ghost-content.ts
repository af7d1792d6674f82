/** Writes the two source formats of Ghost, Lexical and Mobiledoc, as HTML: all text that a reader would see, in its order. */
import {escaped, looksHtml} from './page.ts'
import {isRow, type Row} from './row.ts'

/** No editor nests deeper. */
const DEEPEST = 100

/** Plain text: every sign stands for itself. */
const text = (value: unknown) => (typeof value === 'string' ? escaped(value.replaceAll('&', '&amp;')) : '')
/** HTML as the editor stored it, or a name. */
const raw = (value: unknown) => (typeof value === 'string' ? value : '')
const rows = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])

/** @param document `{root: {children}}` */
export function lexicalToHtml(document: Row): string {
  return isRow(document['root']) ? inside(document['root'], 0) : ''
}

const inside = (node: Row, depth: number): string =>
  depth > DEEPEST
    ? ''
    : rows(node['children'])
        .map((child) => lexical(child, depth + 1))
        .join('')

function lexical(node: Row, depth: number): string {
  const wrap = (tag: string) => `<${tag}>${inside(node, depth)}</${tag}>\n`
  const tag = raw(node['tag'])
  switch (raw(node['type']).replace(/^extended-/, '')) {
    case 'text':
    case 'code-highlight':
      return marked(text(node['text']), Number(node['format']) || 0)
    case 'linebreak':
      return '<br>\n'
    case 'tab':
      return '\t'
    case 'paragraph':
      return wrap('p')
    case 'heading':
      return wrap(/^h[1-6]$/.test(tag) ? tag : 'h2')
    case 'quote':
    case 'aside':
      return wrap('blockquote')
    case 'list':
      return wrap(tag === 'ol' ? 'ol' : 'ul')
    case 'listitem':
      return wrap('li')
    case 'link':
    case 'autolink':
      return `<a href="${text(node['url'])}">${inside(node, depth)}</a>`
    default:
      return card(raw(node['type']), node) || inside(node, depth)
  }
}

/** Lexical's bits: bold, italic, strikethrough, underline, code. */
function marked(content: string, format: number): string {
  let html = content
  if (format & 16) html = `<code>${html}</code>`
  if (format & 4) html = `<s>${html}</s>`
  if (format & 2) html = `<em>${html}</em>`
  if (format & 1) html = `<strong>${html}</strong>`
  return html
}

/** @param document `{markups, cards, atoms, sections}` of Mobiledoc 0.3 */
export function mobiledocToHtml(document: Row): string {
  const list = (name: string) => (Array.isArray(document[name]) ? (document[name] as unknown[]) : [])
  const markups = list('markups')
  const cards = list('cards')
  const atoms = list('atoms')
  return list('sections')
    .map((section) => {
      if (!Array.isArray(section)) return ''
      const [kind, a, b] = section as unknown[]
      if (kind === 1) return `<${tagOf(a)}>${markers(b, markups, atoms)}</${tagOf(a)}>\n`
      if (kind === 2) return `<img src="${text(a)}">\n`
      if (kind === 3 && Array.isArray(b)) {
        const items = b.map((item) => `<li>${markers(item, markups, atoms)}</li>`).join('\n')
        return a === 'ol' ? `<ol>${items}</ol>\n` : `<ul>${items}</ul>\n`
      }
      const found = kind === 10 ? cards[Number(a)] : null
      return Array.isArray(found) && isRow(found[1]) ? card(raw(found[0]), found[1]) : ''
    })
    .join('')
}

const tagOf = (tag: unknown) =>
  typeof tag === 'string' && /^(?:h[1-6]|blockquote|aside)$/.test(tag) ? tag.replace('aside', 'blockquote') : 'p'

const inline = /^(?:a|b|strong|i|em|s|u|code|sub|sup|del)$/

function markers(list: unknown, markups: readonly unknown[], atoms: readonly unknown[]): string {
  if (!Array.isArray(list)) return ''
  const open: string[] = []
  let html = ''
  for (const marker of list) {
    if (!Array.isArray(marker)) continue
    const [kind, opens, closes, value] = marker as unknown[]
    for (const index of Array.isArray(opens) ? opens : []) {
      const markup = markups[Number(index)]
      const [name, attributes] = Array.isArray(markup) ? (markup as unknown[]) : []
      const tag = typeof name === 'string' && inline.test(name) ? name : 'span'
      const href = tag === 'a' && Array.isArray(attributes) ? attributes[attributes.indexOf('href') + 1] : null
      html += href ? `<a href="${text(href)}">` : `<${tag}>`
      open.push(tag)
    }
    if (kind === 0) html += text(value)
    else {
      const atom = atoms[Number(value)]
      if (Array.isArray(atom)) html += atom[0] === 'soft-return' ? '<br>\n' : text(atom[1])
    }
    for (let left = Number(closes) || 0; left > 0 && open.length > 0; left--) html += `</${open.pop()}>`
  }
  while (open.length > 0) html += `</${open.pop()}>`
  return html
}

/** Cards have the same names and fields in both formats, nearly. */
function card(kind: string, fields: Row): string {
  const caption = fields['caption'] ? `<figcaption>${raw(fields['caption'])}</figcaption>` : ''
  const block = (content: string) => (content === '' ? '' : `<p>${content}</p>\n`)
  switch (kind.replace(/^card-/, '')) {
    case 'html':
      return raw(fields['html']) + '\n'
    case 'markdown':
      return fromMarkdown(raw(fields['markdown']))
    case 'image':
    case 'video':
    case 'audio':
    case 'embed':
      return kind === 'image'
        ? `<figure><img src="${text(fields['src'])}" alt="${text(fields['alt'])}">${caption}</figure>\n`
        : block(text(fields['title'])) + (caption && `<figure>${caption}</figure>\n`)
    case 'gallery': {
      const images = rows(fields['images']).map((one) => `<img src="${text(one['src'])}" alt="${text(one['alt'])}">`)
      return `<figure>${images.join('')}${caption}</figure>\n`
    }
    case 'hr':
    case 'horizontalrule':
      return '<hr>\n'
    case 'code':
    case 'codeblock':
      return `<pre><code>${text(fields['code'])}</code></pre>\n`
    case 'callout':
      return `<blockquote>${raw(fields['calloutText'])}</blockquote>\n`
    case 'toggle':
      return `<h4>${raw(fields['heading'])}</h4>\n${raw(fields['content'])}\n`
    case 'header':
      return `<h2>${raw(fields['header'])}</h2>\n${block(raw(fields['subheader']))}`
    case 'bookmark': {
      const about = isRow(fields['metadata']) ? fields['metadata'] : fields
      return block(`<a href="${text(fields['url'])}">${text(about['title']) || text(fields['url'])}</a>`) + caption
    }
    case 'button':
      return block(`<a href="${text(fields['buttonUrl'])}">${text(fields['buttonText'])}</a>`)
    case 'product':
      return block(text(fields['productTitle'])) + raw(fields['productDescription'])
    default:
      return ''
  }
}

/** Enough of Markdown for a card inside a page: paragraphs, headings, links. The rest stays to be read as it is written. */
function fromMarkdown(markdown: string): string {
  if (looksHtml(markdown)) return markdown + '\n'
  return markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, signs, title] = /^(#{1,6})\s+([^\n]*)$/.exec(part.trim()) ?? []
      const tag = signs ? `h${signs.length}` : 'p'
      const content = escaped(title ?? part.trim())
        .replace(/\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)/g, '<a href="$2">$1</a>')
        .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})\1/g, '<strong>$2</strong>')
      return `<${tag}>${content}</${tag}>\n`
    })
    .join('')
}
