/** Takes out what nobody sees: zero-width letters, soft hyphens, and no-break spaces where typography does not want them. */
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

/** Soft hyphen, zero-width space, word joiner, byte order mark, and the marks that turn text around against its own direction. */
const unseen = /[\u00ad\u200b\u202d\u202e\u2060\ufeff]/g
/** A joiner is part of an emoji, and of words in Persian and the scripts of India; between other letters it is rubbish. */
const joiner =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\s\p{P}])[\u200c\u200d](?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\s\p{P}])/gu
/**
 * Russian typography keeps together: a one- or two-letter word with the next, initials and the surname, a number and its
 * unit, a word and the dash behind it, № and §. (А. Э. Мильчин, «Справочник издателя и автора».)
 */
const wanted = [/(?<![\p{L}\p{N}])[\p{L}]{1,2}\.?$/u, /[\p{N}№§]$/u] as const
const wantedAfter = /^(?:[—–]|[\p{L}]{1,3}\.?(?![\p{L}])|[\p{N}%‰°₽$€])/u

/**
 * @param text of one text node
 * @returns the same words without the unseen letters
 */
export function typeset(text: string): string {
  let out = text.replace(unseen, '').replace(joiner, '')
  if (/[\u00a0\u202f]/.test(out))
    out = out.replace(/[\u00a0\u202f]+/g, (space, at: number) => {
      const before = out.slice(Math.max(0, at - 4), at)
      const after = out.slice(at + space.length, at + space.length + 5)
      if (before === '' || after === '') return ' '
      return wanted.some((pattern) => pattern.test(before)) || wantedAfter.test(after) ? space[0]! : ' '
    })
  return out
}

export function cleanTypography(tree: Root) {
  visit(tree, 'text', (node) => {
    node.value = typeset(node.value)
  })
}
