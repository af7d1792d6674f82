/** Article text made harmless in Markdown, XML and logs. */
import {clip, cut, visible} from './width.ts'

/**
 * Text as text in GitHub Markdown, fit for a table cell or a heading: no markup, HTML, image, link, mention or issue number comes
 * of it. A backslash takes the meaning from a sign (GFM 6.1), also from the `:` and `.` that make a bare address a link.
 * Mentions and issue numbers are looked for after that, in the finished HTML, so they are parted by a zero-width space.
 *
 * @param width columns after which it is cut
 */
export function markdown(text: string, width = Number.MAX_SAFE_INTEGER): string {
  const shown = width < Number.MAX_SAFE_INTEGER ? cut(visible(clip(text, width * 8)), width) : visible(text)
  return shown
    .replace(/[\\`*_[\]<>|~&@#$]/g, '\\$&')
    .replace(/\\[@#]/g, '$&&#8203;')
    .replace(/(https?|ftp|mailto|xmpp):/gi, '$1\\:')
    .replace(/(www)\./gi, '$1\\.')
}

/** Text as code where it can be: there GitHub makes no emoji of `a.md:100:2`, and nothing else either. */
export function code(text: string, width: number): string {
  const shown = cut(visible(clip(text, width * 8)), width)
  return shown === '' || /[`|\\]/.test(shown) ? markdown(shown) : `\`${shown}\``
}

const XML_SIGNS: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'}

/** Text for XML 1.0, in an attribute or an element; characters that XML cannot hold, escaped or not, are left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\x7f-\x84\x86-\x9f]/gu, '')
    .replace(/[&<>"']/g, (sign) => XML_SIGNS[sign]!)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
