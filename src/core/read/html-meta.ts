/** Reads what the head of a page says about its article. Nothing of it is trusted: plain strings, cut to size. */
import type {Element, Root} from 'hast'
import type {Metadata} from '../article.ts'
import {attribute, squeeze, textOf, walk} from './html-tree.ts'

export type HtmlMetadata = Partial<Pick<Metadata, 'title' | 'author' | 'date' | 'language' | 'source' | 'tags'>>

const longest = 500
const mostTags = 50
const clip = (text: string) =>
  squeeze(text.slice(0, 4 * longest).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')).slice(0, longest)

/**
 * Title, author, date, language, address and tags of a page, as far as it tells them: Open Graph, JSON-LD, `<meta>`,
 * microdata, `<time>`.
 *
 * @param tree of the whole page
 * @returns only what was found; `date` is `YYYY-MM-DD` where the page gives it so, otherwise as written
 */
export function readHtmlMetadata(tree: Root): HtmlMetadata {
  const meta = new Map<string, string[]>()
  const linked: Linked = {}
  const page = {title: '', h1: '', language: '', canonical: '', byline: '', published: '', time: ''}
  const tags: string[] = []
  let headings = 0
  walk(tree, (element) => {
    const {tagName} = element
    const text = () => clip(textOf(element))
    const item = attribute(element, 'itemProp')
    if (tagName === 'html') page.language = attribute(element, 'lang') || attribute(element, 'xmlLang')
    else if (tagName === 'meta') {
      const key = (
        attribute(element, 'property') ||
        attribute(element, 'name') ||
        attribute(element, 'httpEquiv') ||
        item
      ).toLowerCase()
      const value = clip(attribute(element, 'content'))
      if (key !== '' && value !== '') meta.set(key, [...(meta.get(key) ?? []), value].slice(0, mostTags))
    } else if (tagName === 'title') page.title ||= text()
    else if (tagName === 'h1') {
      headings++
      page.h1 ||= text()
    } else if (tagName === 'link' && / canonical /i.test(` ${attribute(element, 'rel')} `))
      page.canonical ||= attribute(element, 'href')
    else if (tagName === 'script') {
      if (attribute(element, 'type').toLowerCase() === 'application/ld+json') readLinkedData(element, linked)
      return false
    } else if (tagName === 'time') {
      const day = attribute(element, 'dateTime')
      if (item.includes('datePublished') || element.properties['pubDate'] !== undefined) page.published ||= day
      page.time ||= day
    } else if (tagName === 'a' && / tag /i.test(` ${attribute(element, 'rel')} `)) tags.push(text())
    if (
      tagName !== 'meta' &&
      page.byline === '' &&
      (item === 'author' || / author /i.test(` ${attribute(element, 'rel')} `))
    )
      page.byline = tagName === 'link' ? '' : text()
    if (item.includes('datePublished') && tagName !== 'meta' && tagName !== 'time')
      page.published ||= attribute(element, 'content')
    return undefined
  })
  const first = (...keys: string[]) => keys.map((key) => meta.get(key)?.[0] ?? '').find((value) => value !== '') ?? ''
  const site = first('og:site_name', 'application-name')
  const title = titleOf(first('og:title', 'twitter:title') || linked.title || '', page, headings, site)
  const author = [
    first('author', 'article:author', 'dc.creator', 'parsely-author', 'mediator_author'),
    linked.author ?? '',
    page.byline,
  ].find(isName)
  const date =
    first(
      'article:published_time',
      'datepublished',
      'og:published_time',
      'pubdate',
      'publish-date',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'mediator_published_time',
    ) ||
    linked.date ||
    page.published ||
    page.time
  const language = (page.language || first('content-language', 'og:locale', 'inlanguage') || linked.language || '')
    .trim()
    .replaceAll('_', '-')
  const source = [page.canonical, first('og:url'), linked.url ?? '']
    .map((url) => url.trim())
    .find((url) => /^https?:\/\/[^\s/]+/i.test(url))
  const words = [
    ...(meta.get('article:tag') ?? []),
    ...[first('news_keywords') || first('keywords')].flatMap((list) => list.split(/[,;]/)),
    ...(linked.tags ?? []),
    ...tags,
  ]
  return {
    ...(title ? {title} : {}),
    ...(author ? {author} : {}),
    ...(date ? {date: dayOf(date)} : {}),
    ...(/^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/.test(language) ? {language} : {}),
    ...(source ? {source: source.slice(0, 2000)} : {}),
    ...(words.some((word) => word.trim() !== '') ? {tags: distinct(words)} : {}),
  }
}

interface Linked {
  title?: string
  author?: string
  date?: string
  language?: string
  url?: string
  tags?: string[]
}

/** The headline proper: the page's only h1 where the head's title is that with the outlet's name added. */
function titleOf(declared: string, page: {title: string; h1: string}, headings: number, site: string): string {
  const best = declared || (headings === 1 ? page.h1 : '') || page.title || page.h1
  if (page.h1 !== '' && best.length > page.h1.length && best.startsWith(page.h1)) return page.h1
  const cut = best.lastIndexOf(site)
  const before = cut > 0 ? /^(.*\S)\s*(?:[|/·•:—–-]|::)\s*[«"„“]?$/u.exec(best.slice(0, cut))?.[1] : undefined
  return site !== '' && before && cut + site.length >= best.length - 1 ? before : best
}

/** A profile's address under `article:author` is no name. */
const isName = (text: string) => text !== '' && !/^(?:https?:)?\/\//i.test(text) && text.length <= 200

const dayOf = (text: string) => /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1] ?? clip(text)

function distinct(words: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const word of words) {
    const tag = clip(word).slice(0, 100)
    if (tag !== '' && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag)
    if (seen.size >= mostTags) break
  }
  return [...seen.values()]
}

const articleType = /article|posting|report|^review$|^webpage$/i

function readLinkedData(script: Element, into: Linked) {
  const [text] = script.children
  if (text?.type !== 'text' || text.value.length > 500_000) return
  let data: unknown
  try {
    data = JSON.parse(text.value)
  } catch {
    return
  }
  let left = 2000
  const look = (value: unknown, depth: number) => {
    if (depth > 6 || left-- <= 0 || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value) look(item, depth + 1)
      return
    }
    const node = value as Record<string, unknown>
    const types = [node['@type']].flat().filter((type) => typeof type === 'string')
    if (types.some((type) => articleType.test(type))) {
      into.title ||= textIn(node['headline'])
      into.author ||= [node['author']].flat().map(nameIn).filter(Boolean).slice(0, 10).join(', ')
      into.date ||= textIn(node['datePublished'])
      into.language ||= textIn(node['inLanguage'])
      into.url ||=
        textIn(node['mainEntityOfPage']) ||
        textIn((node['mainEntityOfPage'] as {'@id'?: unknown} | null)?.['@id']) ||
        textIn(node['url'])
      const keywords = node['keywords']
      into.tags ??=
        typeof keywords === 'string'
          ? keywords.slice(0, 5000).split(',')
          : Array.isArray(keywords)
            ? keywords.slice(0, mostTags).map(textIn)
            : []
    }
    look(node['@graph'], depth + 1)
    look(node['mainEntity'], depth + 1)
  }
  look(data, 0)
}

const textIn = (value: unknown) => (typeof value === 'string' ? clip(value) : '')
const nameIn = (value: unknown): string =>
  typeof value === 'object' && value !== null ? textIn((value as {name?: unknown}).name) : textIn(value)
