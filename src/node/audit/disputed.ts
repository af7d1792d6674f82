/**
 * What satteri and remark-parse read differently, each a case of `test/node/audit/parsers.test.ts`: emphasis between an emoji and
 * a letter (micromark looks at half of the emoji); an address behind an escape or an entity; markup in the body of a footnote; a
 * bare address with a bracket right behind it, with emphasis of two kinds, or with emphasis behind letters that no address has;
 * `www.` right behind punctuation (remark finds it late, without its place); a first line of `---` that opens no front matter;
 * NUL; TOML front matter.
 */
import type {Nodes, Root} from 'mdast'

const besideEmoji =
  /[^\s*_~][*_~]+[\ud800-\udfff]|\*[_~]+[\ud800-\udfff]|_[*~]+[\ud800-\udfff]|~[*_]+[\ud800-\udfff]|[\ud800-\udfff](?:\ufe0f?(?:\*+[^\s*]|_+[^\s_]|~+[^\s~])|www\.|https?:)/g
const behindEscape = /(?:\\.|&#?\w{1,31};)[\w.+-]*@\w|\\(?:www\.|https?:)/g
const footnote =
  /^ {0,3}\[\^[^\]\s]+\]:(?![ \t](?:\[?[A-Za-z\u0400-\u9fff]|\[\d|<http)[^\n]*(?:\n(?:(?:[ \t]*\n)+\S|\[\^)|\s*$(?![^])))/m
const bareAddress = /(?:www\.|https?:\/\/)[^\s()<>[\]]*\[?/g
const emphasisOfTwoKinds = /\*[_~]|_[*~]|~[*_]/
// What stands before it is looked at last: letters are found fast, conditions not.
const lateAddress = /www\.(?<=[^\s*_~([\]\p{L}\p{N}]www\.)(?<!https?:\/\/[^\s<>]{0,200}www\.)/gu
const tomlFrontMatter = /^\+\+\+/

type Place = readonly [start: number, end: number]

/** Whether the two may make different blocks of a text: then only the reference can say what it is. */
export const hasDisputedBlocks = (text: string) =>
  text.includes('\0') || tomlFrontMatter.test(text) || (text.includes('[^') && footnote.test(text))

/** The stretches of a text that the two read differently if they are prose. */
export function disputedPlaces(text: string): Place[] {
  return [
    ...disputedAddresses(text),
    ...(text.includes('@') || text.includes('\\') ? placesOf(behindEscape, text) : []),
    ...(text.includes('www.') ? placesOf(lateAddress, text) : []),
    ...(/[\ud800-\udfff]/.test(text) ? placesOf(besideEmoji, text) : []),
  ]
}

const placesOf = (pattern: RegExp, text: string): Place[] =>
  Array.from(text.matchAll(pattern), ({index, 0: found}) => [index, index + found.length])

/** A loop, for one regular expression would look at a long line again and again. */
function disputedAddresses(text: string): Place[] {
  const places: Place[] = []
  for (const {index, 0: address} of text.matchAll(bareAddress))
    if (isDisputed(address)) places.push([index, index + address.length])
  return places
}

function isDisputed(address: string): boolean {
  if (address.endsWith('[') || emphasisOfTwoKinds.test(address)) return true
  const other = address.search(/[^\x00-\x7f]/)
  return other >= 0 && /[*_~]/.test(address.slice(other))
}

/**
 * Whether each place is inside of code, HTML or the address of a link, where both parsers read letters as letters. They agree on
 * what is code and what is not: blocks come before what is in them, and code comes before emphasis.
 */
export function areInert(places: readonly Place[], tree: Root): boolean {
  return places.every(([start, end]) => isInert(start, end, tree))
}

function isInert(start: number, end: number, tree: Root): boolean {
  let node: Nodes = tree
  for (;;) {
    switch (node.type) {
      case 'code':
      case 'inlineCode':
      case 'html':
      case 'definition':
        return true
      case 'link': {
        const last = node.children.at(-1)?.position?.end.offset
        if (last !== undefined && start > last) return true
      }
    }
    if (!('children' in node)) return false
    const within: Nodes | undefined = node.children.find(
      ({position}) => position && position.start.offset! <= start && position.end.offset! >= end,
    )
    if (!within) return false
    node = within
  }
}
