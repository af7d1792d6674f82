/** Tells text that may be a foreign-agent label from all other text of a page: nothing of the kind is ever thrown away. */

// Letters that look alike in Latin and Cyrillic count as each other: a plate with a false letter must reach the checks too.
const stem = /[аa]г[еeё][нh][тt]|foreign\s+(?:agents?|principal)/iu
const company =
  /произв[еe]д|распростран|созда[нв]|направл[еe]н|деятельност|выполня|признан|ре[еe]стр|внес[еeё]н|включ[еeё]н|материал|foreign\s+(?:agents?|principal)/iu
const opening = /настоящий\s+материал|данное\s+сообщение/iu
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Whether the text speaks of agents at all, or opens as a label does. */
export function mayBeLabel(text: string): boolean {
  const plain = text.replace(unseen, '')
  return stem.test(plain) || opening.test(plain)
}

/** Whether a block of this text reads like a label or a footnote mark rather than like a headline about agents. */
export function readsLikeLabel(text: string): boolean {
  const plain = text.replace(unseen, '')
  return opening.test(plain) || (stem.test(plain) && company.test(plain))
}
