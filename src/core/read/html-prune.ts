/** Takes out of a page what is not its article, and lists all of it; turns what no reader sees into raw HTML. */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import type {Range} from '../article.ts'
import {furnitureOf, wordsOf} from './html-furniture.ts'
import {type HidingRules, hiddenText, hidingRules, isHidden} from './html-hidden.ts'
import {mayBeLabel, readsLikeLabel} from './html-label.ts'
import {
  attribute,
  blockNames,
  isElement,
  measure,
  names,
  rangeOf,
  type Raw,
  type Stats,
  squeeze,
  textOf,
  walk,
} from './html-tree.ts'

/** A block of text that is no part of the article. */
export interface HtmlRemoval {
  readonly text: string
  readonly range: Range
}

/** Elements that hold nothing to read. */
const dropped = names(
  'script style link meta base head title iframe object embed applet svg canvas math param source track area input select textarea option optgroup datalist progress meter keygen frame frameset noframes noembed wbr',
)

type Child = RootContent | ElementContent
type Parent = Root | Element

/**
 * Cleans the tree in place.
 *
 * @param tree of a page or a fragment
 * @param source the text as it was given
 * @param page whether there is furniture to look for; of a fragment all text stays
 * @returns what was taken out, in the order of the source
 */
export function prune(tree: Root, source: string, page: boolean): HtmlRemoval[] {
  const removed: HtmlRemoval[] = []
  const state: State = {
    source,
    page,
    removed,
    rules: hidingRules(tree),
    stats: measure(tree),
    total: 0,
    titled: new Set(),
  }
  state.total = state.stats.get(tree)!.prose
  if (page) state.titled = pathToHeadline(tree)
  clean(tree, state, false)
  if (page) pruneAround(tree, state)
  return removed.sort((a, b) => a.range[0] - b.range[0])
}

interface State {
  readonly source: string
  readonly page: boolean
  readonly removed: HtmlRemoval[]
  readonly rules: HidingRules
  stats: Map<Parent, Stats>
  /** Prose of the whole page. */
  total: number
  /** The headline and all that it stands in. */
  titled: Set<Parent>
}

/** The first `h1` of an article, or of the page. */
function pathToHeadline(tree: Root): Set<Parent> {
  let best: Parent[] = []
  const look = (node: Parent, path: Parent[], inArticle: boolean): boolean => {
    for (const child of node.children) {
      if (child.type !== 'element' || /^(?:nav|footer|aside|template)$/.test(child.tagName)) continue
      if (child.tagName === 'h1') {
        if (inArticle || best.length === 0) best = [...path, child]
        if (inArticle) return true
      } else if (look(child, [...path, child], inArticle || isArticle(child))) return true
    }
    return false
  }
  look(tree, [], false)
  return new Set(best)
}

const isArticle = (element: Element) =>
  element.tagName === 'article' || element.tagName === 'main' || element.properties['role'] === 'main'

function clean(parent: Parent, state: State, inArticle: boolean) {
  const kept: Child[] = []
  for (const child of parent.children as Child[]) {
    if (child.type === 'text' || child.type === 'raw') kept.push(child)
    else if (child.type === 'comment') {
      if (speaks(child.value, state.page)) kept.push(raw(`<!--${child.value}-->`, child.position))
    } else if (child.type === 'element') cleanElement(child, kept, state, inArticle)
  }
  parent.children = kept as ElementContent[]
}

/** Comments of templates and content systems are noise; one that holds a label, or speaks to this tool, is none. */
const speaks = (comment: string, page: boolean) =>
  mayBeLabel(comment) ||
  /plashka/i.test(comment) ||
  (!page && !/^\s*(?:\/?wp:|\[if|\/?ko\b|more\s*$|nextpage\s*$)|endif\]/i.test(comment))

function cleanElement(element: Element, kept: Child[], state: State, inArticle: boolean) {
  const {tagName} = element
  if (tagName === 'img' || tagName === 'amp-img') return keepImage(element, kept, state)
  if (tagName === 'video' || tagName === 'audio' || tagName === 'amp-video' || tagName === 'amp-audio') {
    const poster = attribute(element, 'poster')
    if (isMedia(poster)) kept.push(image(element, poster))
    return listMedia(element, state)
  }
  if (tagName === 'iframe' || tagName === 'embed') return listMedia(element, state)
  if (dropped.has(tagName)) return
  const own = state.stats.get(element) ?? nothing
  // Whatever its names say: what holds the article is the article.
  const holdsArticle = own.prose > 0.4 * state.total || (state.titled.has(element) && own.prose > 0.2 * state.total)
  if (isHidden(element, state.rules) && !isCurtain(element, own, state)) return hide(element, kept, state)
  keepTitle(element, kept)
  if (tagName === 'details' && element.properties['open'] === undefined) foldDetails(element)
  if (tagName === 'button' && !state.page) return
  if (state.page && isFurniture(element, own, holdsArticle, state, inArticle))
    return remove(element, kept, state, inArticle)
  clean(element, state, inArticle || isArticle(element))
  kept.push(element)
}

/** Markdown has no place for a film or a frame: whoever publishes is told which they were. */
function listMedia(element: Element, state: State) {
  const within = element.children.find((child): child is Element => isElement(child, 'source'))
  const url = (attribute(element, 'src') || (within ? attribute(within, 'src') : '')).trim()
  if (isMedia(url) && !isPixel(element) && !isHidden(element, state.rules))
    state.removed.push({text: url, range: rangeOf(element)})
}

const isPixel = (element: Element) => ['width', 'height'].some((name) => /^[0-2]$/.test(attribute(element, name)))

/** A page that hides all of its text until a script has run, or behind a dialog, shows it in the end. */
const isCurtain = (element: Element, own: Stats, state: State) =>
  own.prose > 0.5 * state.total && own.prose > 0 && (own.text > 1500 || !mayBeLabel(textOf(element)))

const nothing: Stats = {text: 0, linked: 0, links: 0, prose: 0}

function isFurniture(element: Element, own: Stats, holdsArticle: boolean, state: State, inArticle: boolean): boolean {
  if (/^(?:html|body|main|h1)$/.test(element.tagName) || attribute(element, 'itemProp').includes('articleBody'))
    return false
  const is = furnitureOf(element, inArticle)
  if (is === null) return false
  // A talk below an article is easily longer than the article.
  if (is === 'comments') return !state.titled.has(element) && own.prose <= 0.9 * state.total
  if (holdsArticle && own.prose > 0) return false
  if (state.titled.has(element)) return false
  if (is === 'sure') return element.tagName !== 'form' || own.prose < 0.3 * state.total
  return own.linked >= 0.4 * own.text || (own.prose === 0 && own.text < 80)
}

/** Leaves an element out but for the blocks in it that read like a label. */
function remove(element: Element, kept: Child[], state: State, inArticle: boolean) {
  const rescued = new Set<Child>()
  // The source knows of comments and templates too.
  const [start, end] = rangeOf(element)
  if (mayBeLabel(state.source.slice(start, end))) rescue(element, rescued, state)
  list(element, rescued, state.removed)
  for (const child of rescued) {
    if (child.type === 'element' && child.tagName !== 'img') cleanKept(child, kept, state, inArticle)
    else kept.push(child)
  }
}

function cleanKept(element: Element, kept: Child[], state: State, inArticle: boolean) {
  if (isHidden(element, state.rules)) return void kept.push(hidden(element))
  clean(element, {...state, page: false}, inArticle)
  kept.push(element)
}

/** The smallest blocks that read like a label; what hides one goes with it. */
function rescue(element: Element, rescued: Set<Child>, state: State): boolean {
  if (element.tagName === 'script' || element.tagName === 'style') return false
  const text = hiddenText(element)
  const fits = text.length <= 4000
  if (isHidden(element, state.rules) && fits && mayBeLabel(text)) {
    rescued.add(element)
    return true
  }
  if (element.tagName === 'details' && element.properties['open'] === undefined) foldDetails(element)
  const before = rescued.size
  const spoken: Child[] = []
  if (element.tagName === 'img' || element.tagName === 'amp-img') {
    if (mayBeLabel(attribute(element, 'alt') + attribute(element, 'title'))) keepImage(element, spoken, state)
  } else keepTitle(element, spoken)
  for (const node of spoken) rescued.add(node)
  for (const child of element.children)
    if (child.type === 'element') rescue(child, rescued, state)
    else if (child.type === 'raw') rescued.add(child)
    else if (child.type === 'comment' && speaks(child.value, true))
      rescued.add(raw(`<!--${child.value}-->`, child.position))
  if (rescued.size > before) return true
  if (!fits || !readsLikeLabel(text) || element.tagName === 'a') return false
  const own = state.stats.get(element) ?? nothing
  if (own.linked > 0.5 * own.text || !(blockNames.has(element.tagName) || element.tagName === 'span')) return false
  rescued.add(element)
  return true
}

/** Notes the text of a subtree, block by block. */
function list(element: Element, except: ReadonlySet<Child>, removed: HtmlRemoval[]) {
  let text = ''
  let start = -1
  let end = -1
  const flush = () => {
    const line = squeeze(text)
    if (line !== '' && start >= 0) removed.push({text: line, range: [start, end]})
    text = ''
    start = -1
  }
  const look = (node: Element) => {
    if (except.has(node) || node.tagName === 'script' || node.tagName === 'style') return
    const isBlock = blockNames.has(node.tagName) || node.tagName === 'br' || node.tagName === 'button'
    if (isBlock) flush()
    for (const child of node.children)
      if (child.type === 'element') look(child)
      else if (child.type === 'text') {
        text += child.value
        if (child.value.trim() === '') continue
        const [from, to] = rangeOf(child)
        if (start < 0) start = from
        end = Math.max(end, to)
      }
    if (isBlock) flush()
    else text += node.tagName === 'a' ? ' ' : ''
  }
  look(element)
  flush()
}

/** What a reader does not see goes on as raw HTML where it may be a label, and is listed as left out otherwise. */
function hide(element: Element, kept: Child[], state: State) {
  const text = hiddenText(element)
  if (squeeze(text) === '') {
    const picture = element.tagName === 'noscript' ? firstImage(element) : null
    const before = kept.findLast((child) => child.type !== 'text' || child.value.trim() !== '')
    if (picture && !(before && isElement(before, 'img'))) keepImage(picture, kept, state)
    return
  }
  if (mayBeLabel(text)) {
    if (text.length > 4000) {
      const rescued = new Set<Child>()
      rescue(element, rescued, state)
      list(element, rescued, state.removed)
      for (const child of rescued) if (child.type === 'element') kept.push(hidden(child))
      if (rescued.size > 0) return
    }
    kept.push(hidden(element))
  } else if (!state.page && text.length <= 300) kept.push(hidden(element))
  else list(element, new Set(), state.removed)
}

/**
 * The words of an element that no reader sees. Its own markup may hold anything; in this one it is harmless, hidden for
 * certain wherever it lands, and a block of its own in Markdown too.
 */
const hidden = (element: Element): Raw => raw(aside(hiddenText(element)), element.position)
const aside = (text: string) => `<aside hidden>${escapeHtml(squeeze(text))}</aside>`
const raw = (value: string, position: Element['position']): Raw => ({
  type: 'raw',
  value,
  ...(position ? {position} : {}),
})
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A label in a tooltip is on nobody's screen, but the checks must hear of it. */
function keepTitle(element: Element, kept: Child[]) {
  for (const name of ['title', 'ariaLabel', 'dataTitle', 'dataTooltip', 'alt']) {
    const text = attribute(element, name)
    if (text === '' || text.length > 4000 || !mayBeLabel(text)) continue
    if (name === 'title' && element.tagName === 'a' && element.properties['href']) continue
    kept.push(raw(`<span title="${escapeHtml(squeeze(text))}"></span>`, element.position))
  }
}

/** Of a closed `<details>` a reader sees the summary; a label further in is hidden until it is opened. */
function foldDetails(element: Element) {
  if (!mayBeLabel(textOf(element))) return
  element.children = element.children.map(
    (child): ElementContent =>
      child.type === 'element' &&
      child.tagName !== 'summary' &&
      mayBeLabel(textOf(child)) &&
      textOf(child).length <= 4000
        ? hidden(child)
        : child.type === 'text' && mayBeLabel(child.value)
          ? raw(aside(child.value), child.position)
          : child,
  )
}

/** Whether it is an address that a browser would load and that holds no code. */
const isMedia = (url: string) =>
  url !== '' && !/^\s*(?:data|javascript|vbscript|blob|file|about|chrome)\s*:/i.test(url) && url.length <= 4000

/** Where a picture is loaded late, its address stands in another attribute. */
function pictureUrl(element: Element): string {
  for (const name of ['dataSrc', 'dataOriginal', 'dataLazySrc', 'dataLazy', 'dataOriginalSrc', 'src']) {
    const url = attribute(element, name).trim()
    if (isMedia(url)) return url
  }
  for (const name of ['srcSet', 'dataSrcset', 'dataLazySrcset']) {
    const url = attribute(element, name).trim().split(/[\s,]/, 1)[0] ?? ''
    if (isMedia(url)) return url
  }
  return ''
}

function keepImage(element: Element, kept: Child[], state: State) {
  const alt = attribute(element, 'alt')
  const url = pictureUrl(element)
  if (url === '' || isPixel(element) || isHidden(element, state.rules)) {
    for (const text of [alt, attribute(element, 'title')])
      if (text.length <= 4000 && mayBeLabel(text))
        kept.push(raw(`<img alt="${escapeHtml(squeeze(text))}">`, element.position))
  } else kept.push(image(element, url))
}

function image(element: Element, src: string): Element {
  const properties: Element['properties'] = {src, alt: attribute(element, 'alt').slice(0, 4000)}
  const title = attribute(element, 'title').slice(0, 4000)
  if (title !== '') properties['title'] = title
  return {
    type: 'element',
    tagName: 'img',
    properties,
    children: [],
    ...(element.position ? {position: element.position} : {}),
  }
}

function firstImage(element: Element): Element | null {
  let found: Element | null = null
  walk(element, (child) => {
    if (child.tagName === 'img') found ??= child
  })
  return found
}

/** Words by which the parts of an article's head and foot are known; they often stand outside of the text proper. */
const belongs =
  /(?:^|[ -])(?:author|authors|byline|date|datetime|pubdate|published|time|lead|lede|dek|subtitle|subheading|standfirst|excerpt|announce|source|sources|credit|credits|title|headline|disclaimer|agent|inoagent|rkngov)(?:[ -]|$)/
const age = /^[\s(«"]*(?:12|16|18)\s*\+[\s)»".]*$/

/** Leaves out, around the element that holds the text, what is nothing but links, and what stands outside of the article. */
function pruneAround(tree: Root, state: State) {
  state.stats = measure(tree)
  const total = state.stats.get(tree)!.prose
  if (total < 200) return
  const path: Parent[] = [tree]
  for (;;) {
    const last = path.at(-1)!
    const next = (last.children as Child[]).find(
      (child): child is Element => child.type === 'element' && (state.stats.get(child)?.prose ?? 0) >= 0.8 * total,
    )
    if (!next || !blockNames.has(next.tagName) || /^(?:p|ul|ol|blockquote|pre)$/.test(next.tagName)) break
    path.push(next)
  }
  const article = path.findIndex((node) => node.type === 'element' && isArticle(node))
  path.forEach((node, depth) => {
    const next = path[depth + 1]
    // In the innermost one there is the text itself, and nothing in it is judged here.
    if (!next) return
    const kept: Child[] = []
    for (const child of node.children as Child[]) {
      if (child.type !== 'element' || child === next || !isOutside(child, state, depth < article)) kept.push(child)
      else remove(child, kept, state, false)
    }
    node.children = kept as ElementContent[]
  })
}

function isOutside(element: Element, state: State, outsideArticle: boolean): boolean {
  if (state.titled.has(element) || /^(?:h1|h2|img|figure|picture|br|hr|time)$/.test(element.tagName)) return false
  const own = state.stats.get(element) ?? nothing
  if (own.text === 0) return false
  const text = own.text <= 3000 ? textOf(element) : ''
  if (age.test(text) || (readsLikeLabel(text) && own.linked <= 0.5 * own.text)) return false
  if (own.links >= 3 && own.linked >= 0.5 * own.text) return true
  if (outsideArticle) return !belongs.test(wordsOf(element)) && !(element.tagName === 'p' && own.prose > 0)
  if (own.linked < 0.8 * own.text || own.links === 0) return false
  return own.links > 1 || !leadsAway(element)
}

/** Whether the one link of a block goes to another site: it may be the source. */
function leadsAway(element: Element): boolean {
  let away = false
  walk(element, (child) => {
    if (child.tagName === 'a' && /^(?:https?:)?\/\//i.test(attribute(child, 'href').trim())) away = true
  })
  return away
}
