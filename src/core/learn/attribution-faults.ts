/** Values that are no source: words that stand for one, addresses that lead nowhere, files. */
import {isMistypedTld, isMixedScript, isTld} from '../text/hosts.ts'
import {fold, type Phrasebook} from './attribution-phrases.ts'

/** Whether a value only holds the place of a source, or names nobody: `TODO`, `{source}`, «интернет». */
export function isPlaceholder(bare: string, book: Phrasebook): boolean {
  const low = fold(bare).replace(/^[\s[({<«"“]+|[\s\])}>»"”.!]+$/gu, '')
  if (book.nobody.has(low)) return true
  // `{source}`, `[…]`, `<ссылка>`, `___`, `???`
  if (/^[[{<][^\]}>]*[\]}>]$/u.test(bare.trim()) || /^(?:[x*_.?…~#-]\s*)+$/iu.test(bare)) return true
  return (
    /^(?:todo|fixme|tbd|укажите|указать|вставить|вставьте|добавить|добавьте|insert|add)(?:[\s:—–-]|$)/u.test(low) &&
    low.length < 60
  )
}

/** An attempt at a domain or an address that leads nowhere: `lenta,ru`, `lenta .ru`, `http//lenta.ru`, `lenta.ocm`. */
export function isBroken(bare: string): boolean {
  const text = bare.replace(/[.…]+$/u, '')
  // A reference link whose definition is missing.
  if (/^\[[^\]\n]*\]\s?\[[^\]\n]*\]$/u.test(bare)) return true
  if (
    /^(?:h?t?tps?|https?|http|htpps?|htttps?|ttps?)(?::\/(?!\/)|:(?!\/)|\/\/|:\/\/|\s*:\s*\/\/)/iu.test(text) ||
    /^www\./iu.test(text)
  )
    return !/\s\p{L}+\s/u.test(text)
  const match = /^([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)(\s*[.,]\s*)(\p{L}{2,24})$/u.exec(text)
  if (!match) return false
  const [, name = '', gap = '', tld = ''] = match
  if (isMixedScript(text)) return true
  if (gap === '.') return /^[a-z\d.-]+$/.test(name) && /^[a-z]+$/.test(tld) && isMistypedTld(tld)
  // «Reuters, AP» are two names: a slip has small letters and a known ending.
  return (
    /^[\p{Ll}\p{N}.-]+$/u.test(name) &&
    /^(?:ru|com|org|net|info|рф|su|by|ua|kz|uk|de|fr|io|news|media)$/.test(tld) &&
    isTld(tld)
  )
}

/** A file of the repository. */
export const isPath = (bare: string) =>
  /^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+$|`/.test(bare) ||
  /^[\w./-]+\.(?:md|txt|rpm|tar|gz|json|ya?ml|pdf|docx?|py|js|ts|c|h|cpp)(?:$|[\s\])`])/.test(bare)
