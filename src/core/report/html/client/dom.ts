/** Elements by hand: text is always text, never markup. */

export type Child = Node | string | number | null | false | undefined
type Listener = (event: Event) => void
type Props = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>

const SVG = 'http://www.w3.org/2000/svg'

/** An HTML element. A function is a listener; true is an empty attribute; false, null and undefined are none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]) {
  return filled(document.createElement(tag), props, children)
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]) {
  return filled(document.createElementNS(SVG, tag), props, children)
}

function filled<E extends Element>(element: E, props: Props, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined).map(node))
  return element
}

const node = (child: Child): Node | string => (child instanceof Node ? child : String(child))

const UNSEEN =
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text in which no character hides and none turns the direction of writing: such are shown by their code points. */
export const visible = (text: string) =>
  text.replace(UNSEEN, (letter) => `⟨U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)

/** The same on one line. */
export const oneLine = (text: string) => visible(text.replace(/\s+/g, ' ').trim())

/** Offers a file to be saved. */
export function download(name: string, parts: string[], type: string) {
  const url = URL.createObjectURL(new Blob(parts, {type}))
  const link = h('a', {href: url, download: name, hidden: true})
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
