/**
 * Knows the furniture of a web page by its landmarks and by the words in its class names: navigation, share bars, newsletter
 * boxes, cookie notices, related links, comments, advertisements. The words are those that content systems share, after the
 * lists of Readability and Defuddle; no outlet's own names are among them.
 */
import type {Element} from 'hast'
import {attribute, names} from './html-tree.ts'

/** Furniture whatever it holds, as long as it is not the article itself. */
const sure = names(
  'share sharing shares sharer share2 sharebar sharedaddy sharethis addthis addtoany pluso uptolike ' +
    'social socials soc socialbar sociallinks newsletter subscribe subscription subscriptions mailing mailchimp signup ' +
    'cookie cookies cookiebar gdpr ccpa consent related relatedposts recommended recommendation recommendations recommend recirc recirculation similar ' +
    'sponsored sponsor ad ads adv advert adverts advertisement advertising adbox adblock adslot adfox adsense adsbygoogle googleads doubleclick dfp rtb ' +
    'outbrain taboola mgid smi2 breadcrumb breadcrumbs crumbs comments commentlist commentform disqus hypercomments cackle respond ' +
    'sidebar sidenav rail nav navbar navigation topnav topbar navmenu submenu burger hamburger pagination pager paginator ' +
    'footer pagefooter sitefooter masthead skiplink skip popup popups modal lightbox toast paywall donate donation donations ' +
    'login searchform searchbox cart',
)

/** Furniture where links or a mere label are all that it holds. */
const likely = names(
  'teaser teasers widget widgets tags taglist keywords rubrics menu tools toolbar print rating ratings votes views counter counters ' +
    'promo promotion promoted banner banners partner partners support popular trending latest lenta newsfeed feed more side aside overlay notification ' +
    'social-links apps appstore telegram follow langs languages likes reactions buttons',
)

const phrases =
  /(?:^|-)(?:(?:read|see|view|more|most|other|last|latest|next|prev|top|hot|popular|recent|also)-(?:also|more|news|from|read|articles?|posts?|stories|materials|viewed|popular|next|like)|you-(?:may|might)|may-like|might-like|comment-(?:list|form|respond|area|section|box)|author-(?:posts|articles)|tag-(?:list|cloud|links)|post-(?:tags|nav|navigation)|article-(?:tags|nav)|site-(?:header|footer|nav)|page-(?:footer|nav)|app-(?:banner|promo)|screen-reader|call-to-action|push-notification)(?:-|$)/

const comments =
  /(?:^|-)(?:comments|commentlist|comment-(?:list|form|respond|area|section|box)|disqus|hypercomments|cackle|respond)(?:-|$)/

const landmarks = names(
  'navigation banner complementary contentinfo search menu menubar toolbar dialog alertdialog tablist alert',
)

/** Custom elements of AMP that are no part of the text. */
const amp =
  /^amp-(?:ad|sticky-ad|auto-ads|analytics|pixel|sidebar|social-share|consent|user-notification|iframe|embed|list|next-page|recaptcha.*|install-.*|geo|story.*|addthis|video-docking|form|date-picker|autocomplete|lightbox.*)$/

export type Furniture = 'sure' | 'likely' | 'comments' | null

/** Class names and id in one string of lower-case words with `-` between, camelCase taken apart. */
export function wordsOf(element: Element): string {
  const {className} = element.properties
  const list = Array.isArray(className) ? className.slice(0, 40) : []
  const id = attribute(element, 'id')
  if (list.length === 0 && id === '') return ''
  return [...list, id]
    .map((name) =>
      String(name)
        .slice(0, 200)
        .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1-')
        .toLowerCase()
        .replace(/[^\p{L}\d]+/gu, '-')
        .replace(/^-|-$/g, ''),
    )
    .join(' ')
}

/**
 * What an element would be if names were all that one knew.
 *
 * @param inArticle whether it stands in an `article` or `main`
 */
export function furnitureOf(element: Element, inArticle: boolean): Furniture {
  const {tagName} = element
  if (tagName === 'nav' || tagName === 'search' || amp.test(tagName)) return 'sure'
  if (tagName === 'form' || tagName === 'button') return 'sure'
  const role = attribute(element, 'role').toLowerCase()
  if (
    role !== '' &&
    landmarks.has(role) &&
    !(inArticle && (role === 'banner' || role === 'complementary' || role === 'alert'))
  )
    return 'sure'
  if ((tagName === 'footer' || tagName === 'header') && !inArticle) return 'sure'
  const words = wordsOf(element)
  let found: Furniture = tagName === 'aside' ? (inArticle ? 'likely' : 'sure') : null
  if (words === '') return found
  for (const name of words.split(' ')) {
    if (name === '') continue
    if (comments.test(name)) return 'comments'
    if (phrases.test(name)) return 'sure'
    if (likely.has(name)) found ??= 'likely'
    const parts = name.split('-')
    // `has-sidebar`, `no-ads`, `with-banner` tell of the neighbours, `social-embed` is a quotation.
    if (parts.length > 1 && /^(?:has|no|with|without|js|is|not)$/.test(parts[0]!)) continue
    if (parts.some((part) => part === 'embed' || part === 'embedded' || part === 'quote')) continue
    for (const part of parts) {
      if (sure.has(part)) return 'sure'
      if (likely.has(part)) found ??= 'likely'
    }
  }
  return found
}
