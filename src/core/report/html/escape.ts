/** Whatever an article contains, inside of the page's own markup. */

const SIGNS: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Text between tags or in a quoted attribute. Characters that HTML forbids, and those that turn the direction of writing, are left out. */
export const html = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign]!)

/**
 * Data for a `<script type="application/json">`: nothing in it ends the element or begins a comment, and it is ASCII, so
 * that no encoding and no line separator can change it. Half surrogates are escaped by JSON already.
 */
export const scriptJson = (data: unknown) =>
  JSON.stringify(data).replace(
    /[<>&\x7f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
