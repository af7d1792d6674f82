/** From a row of a dump to an article: guesses which field is what, by the names that exporters use. */
import {isUtf8} from 'node:buffer'
import type {InputKind} from '../../core/index.ts'
import {slashed, undotted} from '../slashed.ts'
import {Trouble} from '../trouble.ts'
import {dayOf} from './day.ts'
import {isPage, looksHtml, looksMarkdown, page} from './page.ts'
import type {Source} from './source.ts'
import {inputWords} from './words.ts'

export type Row = Record<string, unknown>

/** The first of these that is there counts, in this order; letter case and `_` do not matter. */
const fields = {
  path: ['path', 'file', 'filename', 'filepath'],
  id: ['id', 'url', 'link', 'permalink', 'slug', 'guid', 'uuid'],
  text: ['text', 'markdown', 'md', 'body', 'content', 'html', 'contenthtml', 'contenttext', 'articlebody', 'fulltext'],
  date: [
    'date',
    'published',
    'publishedat',
    'publishedon',
    'publishdate',
    'datepublished',
    'pubdate',
    'publicationdate',
    'postdate',
    'created',
    'createdat',
    'datecreated',
    'timestamp',
  ],
  title: ['title', 'headline'],
  author: ['author', 'byline', 'creator', 'authors'],
  format: ['format', 'contenttype', 'mimetype', 'mime'],
  language: ['language', 'lang', 'locale'],
} as const

/** How a field's own name says that it is to be read. */
const kinds: Record<string, InputKind> = {
  markdown: 'markdown',
  md: 'markdown',
  html: 'html',
  contenthtml: 'html',
  contenttext: 'text',
}

/** Longer paths are no paths. */
const LONGEST_PATH = 1000

export interface Read {
  source: Source
  /** A date is given and is none. */
  oddDate: boolean
}

/**
 * @param row as it was parsed
 * @param where the dump, as it was named
 * @param number of the row, from 1
 * @throws Trouble where there is no text
 */
export function toSource(row: Row, where: string, number: number): Read {
  const known = new Map<string, unknown>()
  for (const key of Object.keys(row)) {
    const name = key.toLowerCase().replace(/[_-]/g, '')
    if (!known.has(name)) known.set(name, row[key])
  }
  const text = textIn(known)
  if (!text) throw new Trouble(isRecord(row) ? inputWords.rowIsRecord : inputWords.rowNoText)

  const own = first(known, fields.path, stringIn)?.value
  const shown = own ?? nameOf(known, where, number)
  const given = first(known, fields.date, (value) => (value === '' ? null : (value ?? null)))
  const date = given ? dayOf(given.value) : null
  const title = first(known, fields.title, stringIn)?.value
  const author = first(known, fields.author, namesIn)?.value
  const declared = first(known, fields.format, stringIn)?.value ?? ''
  const input = text.kind ?? kindOf(declared) ?? (own === undefined ? guessed(shown, text.value) : undefined)
  const whole =
    input === 'html' && (title || author) && !isPage(text.value)
      ? page({title, author, date, language: first(known, fields.language, stringIn)?.value}, text.value)
      : text.value
  const source: Source = {
    path: undotted(slashed(shown)).slice(0, LONGEST_PATH),
    text: whole,
    ...(date && {date}),
    ...(input && {input}),
  }
  return {source, oddDate: given !== null && date === null}
}

/**
 * @param bytes of one line
 * @throws Trouble where they are no JSON object
 */
export function parseRow(bytes: Buffer): Row {
  if (!isUtf8(bytes)) throw new Trouble(inputWords.rowNotUtf8)
  let row: unknown
  try {
    row = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new Trouble(inputWords.rowNotJson)
  }
  if (!isRow(row)) throw new Trouble(inputWords.rowNoObject)
  return row
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether it is what an audit has said of an article: who gives a part of an audit to an audit meant to merge it. */
const isRecord = (row: Row) =>
  typeof row['ok'] === 'boolean' && Array.isArray(row['findings']) && isRow(row['disclaimer'])

function first<T>(known: Map<string, unknown>, names: readonly string[], read: (value: unknown) => T | null) {
  for (const name of names) {
    const value = read(known.get(name))
    if (value !== null) return {name, value}
  }
  return null
}

function textIn(known: Map<string, unknown>): {value: string; kind: InputKind | undefined} | null {
  const found = first(known, fields.text, (value) => {
    if (typeof value === 'string') return value.trim() === '' ? null : {text: value, rendered: false}
    // The REST interface of WordPress: {"content": {"rendered": "<p>…"}}.
    const rendered = isRow(value) ? value['rendered'] : null
    return typeof rendered === 'string' && rendered.trim() !== '' ? {text: rendered, rendered: true} : null
  })
  if (!found) return null
  const {text, rendered} = found.value
  return {value: text, kind: rendered ? 'html' : kinds[found.name]}
}

function stringIn(value: unknown): string | null {
  if (isRow(value)) return stringIn(value['rendered'])
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function namesIn(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map((one) => stringIn(isRow(one) ? one['name'] : one))
    .filter((name) => name !== null)
  return names.length > 0 ? names.join(', ') : null
}

/** An id that is a number, and a slug, say nothing without their dump. */
function nameOf(known: Map<string, unknown>, where: string, number: number): string {
  for (const name of fields.id) {
    const value = known.get(name)
    if (typeof value === 'number' && Number.isFinite(value)) return urlIn(known) ?? `${where}/${value}`
    const text = stringIn(value)
    if (text === null) continue
    if (name === 'slug' || !/[/.]/.test(text)) return urlIn(known) ?? `${where}/${text}`
    return text
  }
  return `${where}#${number}`
}

function urlIn(known: Map<string, unknown>): string | null {
  const url = first(known, ['url', 'link', 'permalink'], stringIn)?.value
  return url && /^https?:\/\//i.test(url) ? url : null
}

function kindOf(declared: string): InputKind | undefined {
  if (/html/i.test(declared)) return 'html'
  if (/markdown|^md$/i.test(declared)) return 'markdown'
  return /^text(?:\/plain\b.*)?$|^plain$/i.test(declared) ? 'text' : undefined
}

/** An address that ends in `.html` says how the site serves an article, not how the dump stores it. */
function guessed(shown: string, text: string): InputKind | undefined {
  if (!/\.x?html?$/i.test(shown)) return undefined
  if (looksHtml(text)) return 'html'
  return looksMarkdown(text) ? 'markdown' : 'text'
}
