/** Makes a page of what a content system stores, so that the HTML reader learns title, author and day where it looks for them. */

export interface Head {
  title?: string | null | undefined
  author?: string | null | undefined
  /** `YYYY-MM-DD` */
  date?: string | null | undefined
  /** As declared: `ru`, `en-US`. */
  language?: string | null | undefined
}

/**
 * The head is the first line; the content begins on the second, so that line N of the content is line N + 1 of the page.
 *
 * @param html a fragment, as it was stored
 */
export function page({title, author, date, language}: Head, html: string): string {
  const lang = language && /^[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,8})*$/.test(language) ? ` lang="${language}"` : ''
  const head = [
    '<meta charset="utf-8">',
    title ? `<title>${escaped(title)}</title><meta property="og:title" content="${escaped(title)}">` : '',
    author ? `<meta name="author" content="${escaped(author)}">` : '',
    date ? `<meta property="article:published_time" content="${escaped(date)}">` : '',
  ]
  return `<!doctype html><html${lang}><head>${head.join('')}</head><body><article>\n${html}\n</article></body></html>\n`
}

/** Entities stay: content systems store titles as HTML. */
export const escaped = (text: string) =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,30};)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Whether a text is a page of its own already. */
export const isPage = (html: string) => /<(?:!doctype|html|head|body)(?=[\s>/])/i.test(html.slice(0, 5000))

/** Whether a text is HTML rather than Markdown or plain: it opens or closes blocks. */
export const looksHtml = (text: string) =>
  /<\/(?:p|div|h[1-6]|ul|ol|li|table|blockquote|article|section|figure)\s*>|<(?:p|br)\s*\/?>/i.test(text)

export const looksMarkdown = (text: string) =>
  /^#{1,6} \S|\[[^\]\n]{1,300}\]\((?:https?:|\/|#)[^)\s]{0,2000}\)/m.test(text)
