/** From a post of a Ghost export to an article. */
import {dayOf} from './day.ts'
import {lexicalToHtml, mobiledocToHtml} from './ghost-content.ts'
import type {Ledger} from './ledger.ts'
import {page} from './page.ts'
import {isRow, type Row} from './row.ts'
import type {Asked, Source} from './source.ts'
import {inputWords} from './words.ts'

export interface Ghost {
  /** Id of a user to the name that is shown. */
  users: Map<string, string>
  /** Id of a post to the ids of its authors, the first one first. */
  authors: Map<string, string[]>
}

/** Gathers what the tables `users` and `posts_authors` say. */
export function ghostAuthors() {
  const ghost: Ghost = {users: new Map(), authors: new Map()}
  const add = (table: string, row: Row) => {
    if (table === 'users' && typeof row['name'] === 'string') ghost.users.set(String(row['id']), row['name'])
    else if (table === 'posts_authors') {
      const post = String(row['post_id'])
      const author = String(row['author_id'])
      const all = ghost.authors.get(post)
      if (!all) ghost.authors.set(post, [author])
      else if (row['sort_order'] === 0) all.unshift(author)
      else all.push(author)
    }
  }
  return {ghost, add}
}

/** @returns null where the post is no article to read; why is told */
export function toArticle(post: Row, number: number, ghost: Ghost, ledger: Ledger, asked: Asked): Source | null {
  const slug = stringIn(post['slug'])
  const path = slug ? `${ledger.where}/${slug.slice(0, 1000)}` : `${ledger.where}#${number}`
  const status = stringIn(post['status'])
  // `sent` went out as a letter, and so was published.
  if (status !== 'published' && status !== 'sent' && status !== '' && !asked.drafts) {
    ledger.leave('draft', path)
    return null
  }
  const date = dayOf(post['published_at']) ?? dayOf(post['created_at'])
  const ids = ghost.authors.get(String(post['id'])) ?? [String(post['author_id'])]
  const names = ids.map((id) => ghost.users.get(id)).filter((name) => name !== undefined)
  const head = {title: stringIn(post['title']), author: names.join(', '), date, language: stringIn(post['locale'])}
  const {html, broken} = htmlOf(post)
  if (html.trim() !== '') return {path, text: page(head, html), input: 'html', ...(date && {date})}
  const markdown = stringIn(post['markdown'])
  if (markdown !== '') return {path, text: withFrontMatter(head, markdown), input: 'markdown', ...(date && {date})}
  const plain = stringIn(post['plaintext'])
  if (plain !== '') return {path, text: plain, input: 'text', ...(date && {date})}
  if (broken) ledger.trouble(inputWords.badRow(path, inputWords.badSource(broken)))
  else ledger.leave('empty', path)
  return null
}

const formats = {lexical: lexicalToHtml, mobiledoc: mobiledocToHtml}

/**
 * Ghost keeps the HTML that it shows beside the source; where that is missing it is made from the source.
 *
 * @returns the name of a source that cannot be read, too, where there is no HTML
 */
function htmlOf(post: Row): {html: string; broken: keyof typeof formats | null} {
  let html = stringIn(post['html'])
  let broken: keyof typeof formats | null = null
  for (const name of ['lexical', 'mobiledoc'] as const) {
    if (html.trim() !== '') break
    const document = documentIn(post[name])
    if (document) html = formats[name](document)
    else if (document === null) broken ??= name
  }
  // Stands for the address of the site, which the export does not know.
  return {html: html.replaceAll('__GHOST_URL__', ''), broken}
}

/** @returns undefined where there is nothing, null where it is no document */
function documentIn(source: unknown): Row | null | undefined {
  if (source === undefined || source === null || source === '') return undefined
  if (typeof source !== 'string') return null
  try {
    const document: unknown = JSON.parse(source)
    return isRow(document) ? document : null
  } catch {
    return null
  }
}

const stringIn = (value: unknown) => (typeof value === 'string' ? value : '')

/** A string of JSON is a string of YAML too. */
function withFrontMatter(head: {title: string; author: string; date: string | null}, markdown: string): string {
  const lines = Object.entries(head)
    .filter(([name, value]) => value && name !== 'language')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return lines.length > 0 ? `---\n${lines.join('\n')}\n---\n\n${markdown}` : markdown
}
