/** Says what an article is written in: by its extension, and by a look where that does not tell or cannot be true. */
import type {InputKind} from '../article.ts'
import {frontMatterOf} from '../text/front-matter.ts'
import {isHardWrapped} from './wrap.ts'

/** Beyond this the Markdown parser would take minutes or the whole stack; such a text is no article, and is read as lines. */
const LONGEST_LINE = 1_000_000
const LONGEST_TEXT = 10_000_000
const tooDeep = /^(?:[ \t]{0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){100}/m
const LONGEST_RUN = 2000
const tooManyMarks = new RegExp(`[[(*_~]{${LONGEST_RUN}}`)

/**
 * @param path as given; only its extension counts
 * @param text of the article
 */
export function guess(path: string, text: string): InputKind {
  const extension = /\.([A-Za-z\d]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  if (/^(html?|xhtml)$/.test(extension)) return 'html'
  if (isUnparsable(text)) return 'text'
  if (/^(txt|text)$/.test(extension)) return looksMarkdown(text) ? 'markdown' : 'text'
  if (/^(md|markdown|mdown|mkd)$/.test(extension)) return looksPlain(text) ? 'text' : 'markdown'
  if (looksHtml(text)) return 'html'
  return looksPlain(text) ? 'text' : 'markdown'
}

/** Whether Markdown's parser could not be trusted with it: hostile nesting, or a size that no article has. */
export function isUnparsable(text: string): boolean {
  return text.length > LONGEST_TEXT || longestLine(text) > LONGEST_LINE || hasRun(text) || tooDeep.test(text)
}

/** A run of marks as long as that has one at every thousandth letter: most texts are done with after ten looks. */
function hasRun(text: string): boolean {
  for (let at = LONGEST_RUN / 2; at < text.length; at += LONGEST_RUN / 2)
    if ('[(*_~'.includes(text[at]!)) return tooManyMarks.test(text)
  return false
}

function longestLine(text: string): number {
  if (text.length <= LONGEST_LINE) return 0
  let longest = 0
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    longest = Math.max(longest, (end < 0 ? text.length : end) - start)
    if (end < 0) break
    start = end + 1
  }
  return longest
}

const looksHtml = (text: string) => {
  const head = text.slice(0, 2000)
  return (
    /^\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(head) ||
    (/^\s*<(?:p|div|article|section|h[1-6]|main|figure|table|ul|ol)[\s>]/i.test(head) &&
      /<\/(?:p|div|article|section|h[1-6]|main|figure|table|ul|ol)>/i.test(text))
  )
}

/** Markdown under a plain text's name: a heading first, or two signs of it that no plain text has by chance. */
const looksMarkdown = (text: string) => {
  const head = text.slice(0, 20_000)
  if (/^\ufeff?\s*#{1,6} \S/.test(head)) return true
  return (head.match(/^#{1,6} \S|\[[^\]\n]+\]\((?:https?:|\/|#|mailto:)[^)\s]*\)|^```/gm)?.length ?? 0) >= 2
}

const block = /^ {0,3}(?:#{1,6}(?:\s|$)|[-+*] |>|\d{1,9}[.)] |```|~~~|\||(?:[-*_] *){3,}$|<)/m

/**
 * Whether a text named as Markdown has one line a paragraph: long lines, no block markup, and no blank lines but around a block or
 * two (a label that was put in, a source line). CommonMark would read the bulk of it as one paragraph.
 */
export function looksPlain(text: string): boolean {
  let body = text.replace(/^\ufeff/, '')
  const front = frontMatterOf(body)
  if (front) body = body.slice(front.whole.length)
  // A waiver stands apart, and is no sign of Markdown.
  if (body.includes('plashka')) body = body.replace(/^[ \t]*<!--\s*plashka\b[^\n]*-->[ \t]*$/gm, '')
  body = body.trim()
  if (!/[^\\ ]\r?\n[^\r\n]/.test(body) || block.test(body) || /[^\\ ](?: {2}|\\)\r?\n/.test(body)) return false
  const runs = body.split(/(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)\s*/)
  if (runs.length > 4) return false
  const bulk = runs.reduce((longest, run) => (run.length > longest.length ? run : longest))
  const lines = bulk.split(/\r\n|\r|\n/)
  const alone = runs.length === 1
  if (lines.length < (alone ? 3 : 5) || bulk.length < body.length * 0.7) return false
  return bulk.length / lines.length >= (alone ? 60 : 100) && !isHardWrapped(lines)
}
