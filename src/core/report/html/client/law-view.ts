/** The few signs of Markdown that rule pages use, as elements. What is not known stays text. */
import {h, visible} from './dom.ts'

/** @param markdown paragraphs, headings, lists, quotations, fenced code; emphasis, code and links in them */
export function lawView(markdown: string): HTMLElement {
  const box = h('div', {class: 'law'})
  let list: HTMLElement | null = null
  for (const block of blocks(markdown)) {
    const item = /^(?:[-*]|\d+\.) +/.exec(block)
    if (!item) list = null
    if (block.startsWith('```')) box.append(h('pre', {}, visible(block.replace(/^```.*\n?|\n?```\s*$/g, ''))))
    else if (/^#{1,6} /.test(block)) box.append(h('h4', {}, ...inline(block.replace(/^#+ /, ''))))
    else if (item) {
      list ??= box.appendChild(h(/\d/.test(item[0]) ? 'ol' : 'ul'))
      list.append(h('li', {}, ...inline(block.slice(item[0].length))))
    } else if (block.startsWith('>')) box.append(h('blockquote', {}, ...inline(block.replace(/^> ?/gm, ''))))
    else box.append(h('p', {}, ...inline(block)))
  }
  return box
}

/** Paragraphs; every item of a list and every heading is one of its own. */
function blocks(markdown: string): string[] {
  const all: string[] = []
  let open = false
  let fence = false
  for (const line of markdown.split('\n')) {
    if (fence) all[all.length - 1] += '\n' + line
    else if (line.trim() === '') open = false
    else if (!open || /^(?:[-*] |\d+\. |#{1,6} |```)/.test(line)) {
      all.push(line)
      open = !/^#{1,6} /.test(line)
    } else all[all.length - 1] += '\n' + line
    if (line.startsWith('```')) {
      fence = !fence
      open = fence
    }
  }
  return all
}

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\p{L}\p{N}])[*_]([^*_]+)[*_](?![\p{L}\p{N}])|\[([^\]]+)\]\(([^()\s]+)\)/gu

function inline(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = []
  let at = 0
  for (const match of text.matchAll(INLINE)) {
    const [all, code, strong, emphasis, name, target] = match
    nodes.push(visible(text.slice(at, match.index).replace(/\n/g, ' ')))
    if (code !== undefined) nodes.push(h('code', {}, visible(code)))
    else if (strong !== undefined) nodes.push(h('strong', {}, visible(strong)))
    else if (emphasis !== undefined) nodes.push(h('em', {}, visible(emphasis)))
    else nodes.push(link(name!, target!))
    at = match.index + all.length
  }
  return [...nodes, visible(text.slice(at).replace(/\n/g, ' '))]
}

/** Leads out of the report only over http, and tells the other side nothing. */
export function link(name: string, target: string): HTMLElement {
  if (!/^https?:\/\//i.test(target)) return h('span', {}, visible(name))
  return h('a', {href: target, target: '_blank', rel: 'noopener noreferrer'}, visible(name))
}
