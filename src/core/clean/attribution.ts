/** Makes the attribution a link where it names a domain or an address and is none yet. */
import type {Link, Root, Text} from 'mdast'
import {visitParents} from 'unist-util-visit-parents'
import type {Attribution} from '../article.ts'
import type {View} from '../text/view.ts'

export function linkAttribution(_tree: Root, attribution: Attribution, view: View) {
  const {status, form, source, url, block} = attribution
  if (status !== 'present' || block === null || !source || !url || (form !== 'domain' && form !== 'url')) return
  const node = view.blocks[block]?.node
  if (!node || !('children' in node)) return
  let done = false
  visitParents(node, 'text', (text: Text, parents) => {
    const parent = parents.at(-1)
    const at = text.value.lastIndexOf(source)
    if (done || at < 0 || !parent || parents.some(({type}) => type === 'link' || type === 'linkReference')) return
    done = true
    const link: Link = {type: 'link', url, title: null, children: [{type: 'text', value: source}]}
    const before = text.value.slice(0, at)
    const after = text.value.slice(at + source.length)
    const children = parent.children as unknown[]
    const index = children.indexOf(text)
    const pieces = [before && {type: 'text', value: before}, link, after && {type: 'text', value: after}].filter(
      Boolean,
    )
    children.splice(index, 1, ...pieces)
  })
}
