/** Writes the words of a mandate: choices made, names in their places. */
import type {Mandate} from '../law/pack.ts'
import {choices} from './align.ts'
import {foldWord} from './fold.ts'
import {Pattern} from './pattern.ts'

const slots = /\{([^}:]+)(?::([^}]+))?\}/g

/**
 * @param name what to write in a slot, null where it is not known
 * @param like a label as found, whose choice of options is kept; by default the first choices are made
 * @returns the words, or null where a name is not known
 */
export function labelWords(
  mandate: Mandate,
  name: (slot: string, grammatical: string | null, index: number) => string | null,
  like = '',
): string | null {
  let known = true
  let index = 0
  const text = chosen(mandate, like).replace(slots, (_, slot: string, grammatical?: string) => {
    const found = name(slot, grammatical ?? null, index++)
    if (found === null) known = false
    return found ?? ''
  })
  return known ? text : null
}

const forms = new WeakMap<Mandate, string>()

/** The form with its blanks as an editor reads it: «… иностранным агентом (имя, как в реестре) …». */
export function labelForm(mandate: Mandate): string {
  let form = forms.get(mandate)
  if (form === undefined) {
    const blank = (slot: string) => `(${mandate.slots?.[slot]?.[mandate.language === 'rus' ? 'ru' : 'en'] ?? slot})`
    forms.set(mandate, (form = labelWords(mandate, blank) ?? mandate.text))
  }
  return form
}

const firsts = new WeakMap<Mandate, string>()

/** The text with the choice of options that is nearest to a label as found. */
function chosen(mandate: Mandate, like: string): string {
  const {text, options} = mandate
  let first = firsts.get(mandate)
  if (like === '' && first !== undefined) return first
  const all = choices(text, options)
  firsts.set(mandate, (first = all[0]!))
  if (like === '' || all.length === 1) return first
  const found = bag(like)
  const far = (choice: string) => {
    const own = bag(choice)
    let distance = 0
    for (const word of new Set([...own.keys(), ...found.keys()]))
      if (own.has(word) || isOption(word)) distance += Math.abs((own.get(word) ?? 0) - (found.get(word) ?? 0))
    return distance
  }
  const words = new Set(
    Object.values(options ?? {}).flatMap((list) => list.flatMap((choice) => [...bag(choice).keys()])),
  )
  const isOption = (word: string) => words.has(word)
  return all.toSorted((a, b) => far(a) - far(b))[0]!
}

const word = new Pattern(String.raw`[\p{L}\p{N}\p{M}\u00ad]+`, 'gu')

function bag(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [found] of word.matchAll(text.replace(slots, ' ')))
    counts.set(foldWord(found), (counts.get(foldWord(found)) ?? 0) + 1)
  return counts
}
