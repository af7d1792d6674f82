/** What a page holds and its reader does not see: hidden elements, and the style rules that hide them. */
import type {Element, Root} from 'hast'
import {attribute, textOf, walk} from './html-tree.ts'

const hiding =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![\d.]*[1-9])|opacity\s*:\s*0(?![\d.]*[1-9])|color\s*:\s*transparent|(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|transform\s*:\s*scale\(\s*0\s*\))/i
const sizeless = /(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|rem|%)?\s*(?:!important\s*)?(?:;|$)/i
const clipped = /overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i

/** Class names by which common frameworks take an element off the screen. */
const hidingClass =
  /^(?:hidden|is-hidden|u-hidden|hide|visually-?hidden|sr-only|screen-reader(?:-text|-only)?|d-none|display-none|invisible|offscreen|off-screen)$/i

const hides = (declarations: string) =>
  hiding.test(declarations) || (sizeless.test(declarations) && clipped.test(declarations))

export interface HidingRules {
  readonly classes: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

/** The classes and ids which the page's own style sheets hide always, not only on some screens. */
export function hidingRules(tree: Root): HidingRules {
  const classes = new Set<string>()
  const ids = new Set<string>()
  walk(tree, (element) => {
    if (element.tagName !== 'style' || attribute(element, 'media').includes('print')) return
    const [text] = element.children
    if (text?.type !== 'text' || text.value.length > 500_000) return
    let depth = 0
    let conditional = 0
    let from = 0
    const css = text.value
    for (let i = 0; i < css.length; i++) {
      const sign = css[i]
      if (sign === '{') {
        depth++
        const prelude = css.slice(from, i).trim()
        if (conditional === 0 && prelude.startsWith('@')) conditional = depth
        const end = css.indexOf('}', i)
        if (end < 0) return
        if (conditional === 0 && end > i && hides(css.slice(i + 1, end)))
          for (const selector of prelude.split(',')) {
            const found = /^[a-z]*([.#])([\p{L}\d_-]+)$/iu.exec(selector.replace(/^[\s\S]*\*\//, '').trim())
            if (found) (found[1] === '.' ? classes : ids).add(found[2]!)
          }
        from = i + 1
      } else if (sign === '}') {
        if (conditional === depth) conditional = 0
        depth = Math.max(0, depth - 1)
        from = i + 1
      } else if (sign === ';') from = i + 1
    }
  })
  return {classes, ids}
}

/** Whether the element's own attributes, or a rule of the page, keep it from the reader's eyes. */
export function isHidden(element: Element, rules: HidingRules): boolean {
  const {tagName, properties} = element
  if (tagName === 'template' || tagName === 'noscript') return true
  if (tagName === 'dialog' && properties['open'] === undefined) return true
  if (properties['hidden'] !== undefined && properties['hidden'] !== false) return true
  if (attribute(element, 'ariaHidden') === 'true') return true
  const style = attribute(element, 'style')
  if (style !== '' && hides(style)) return true
  const id = attribute(element, 'id')
  if (id !== '' && rules.ids.has(id)) return true
  const {className} = properties
  return (
    Array.isArray(className) &&
    className.some((name) => hidingClass.test(String(name)) || rules.classes.has(String(name)))
  )
}

/** Text of an element, of what stands in a template too. */
export const hiddenText = (element: Element) => textOf(element) + (element.content ? textOf(element.content) : '')
