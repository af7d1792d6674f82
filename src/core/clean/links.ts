/** Makes bare addresses links, and takes out of links the parameters that tell a site who clicked. */
import type {Root} from 'mdast'
import {gfmAutolinkLiteralFromMarkdown} from 'mdast-util-gfm-autolink-literal'
import {visit} from 'unist-util-visit'

const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_openstat|_hs(?:enc|mi)|ref_src|ref_url|vero_id|wickedid|s_cid|cmpid|__twitter_impression|guccounter|guce_referrer(?:_sig)?)$/i

/**
 * @param url as written; anything but a web address is given back as it is
 * @returns the same address without tracking parameters, every other letter untouched
 */
export function untrack(url: string): string {
  const query = url.indexOf('?')
  if (query < 0 || !/^(?:https?:)?\/\//i.test(url)) return url
  const hash = url.indexOf('#', query)
  const end = hash < 0 ? url.length : hash
  const pairs = url.slice(query + 1, end).split('&')
  const kept = pairs.filter((pair) => !tracking.test(pair.split('=', 1)[0]!))
  if (kept.length === pairs.length) return url
  return url.slice(0, query) + (kept.length > 0 ? '?' + kept.join('&') : '') + url.slice(end)
}

/** remark-gfm's own step from bare address to link, for trees that another reader made: the next reader will find them too. */
const [autolink] = gfmAutolinkLiteralFromMarkdown().transforms!

export function cleanLinks(tree: Root) {
  autolink!(tree)
  visit(tree, ['link', 'definition'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return
    const url = untrack(node.url)
    if (url === node.url) return
    if (node.type === 'link') {
      const [only] = node.children
      if (node.children.length === 1 && only?.type === 'text' && only.value === node.url) only.value = url
    }
    node.url = url
  })
}
