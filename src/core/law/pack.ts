/** What a pack of law is: mandates as data, each with its verbatim words, its days in force and its provenance. */
import type {Said} from '../article.ts'

/** A wording of the law, or what stands for one. */
export interface Mandate {
  readonly id: string
  readonly title: Said
  /** Mandates of one duty follow one another: on one day one of them at most is in force. */
  readonly duty: string
  readonly status: 'in-force' | 'superseded' | 'draft'
  /** `YYYY-MM-DD`; `until` is the first day on which it is no longer in force; null is an open end. */
  readonly inForce: {readonly from: string | null; readonly until: string | null}
  /** ISO 639-3, or that of the article. */
  readonly language: string
  readonly placement: 'start' | 'after-title'
  /**
   * `official`: the words of the act. `practice`: the law fixes no words, these are in use. `detect`: not verified, for
   * recognising only: never written, never called exact.
   */
  readonly form: 'official' | 'practice' | 'detect'
  /** Whether a fix may write it. */
  readonly emit: boolean
  /** Verbatim, with `{slot}`, `{slot:case}` and `{option}`. */
  readonly text: string
  /** What may stand for `{option}`; the first is written. */
  readonly options?: Readonly<Record<string, readonly string[]>>
  /** What goes into each slot, as one tells an editor. */
  readonly slots?: Readonly<Record<string, Said>>
  /** The beginning of the word without which nothing is this label, unless it is a label cut short. */
  readonly key: string
  /** Words that set the label apart from news and from mention marks, which share the rest. */
  readonly telling: readonly string[]
  /** Beginnings of neighbouring words; an article with none of them is not looked at any closer. */
  readonly seek: readonly string[]
  /** Nothing of this can be seen in Markdown: it is for whoever renders. */
  readonly sizes: {readonly sizeRatio: number; readonly contrast: boolean}
  readonly ageMark: {readonly texts: readonly string[]; readonly required: boolean}
  /** Renderings in other languages. They have no force, and a reason can say so. */
  readonly translations?: readonly Translation[]
  readonly provenance: Provenance
}

export interface Translation {
  readonly language: string
  readonly text: string
  readonly key: string
  readonly telling: readonly string[]
  readonly seek: readonly string[]
}

export interface Provenance {
  readonly act: Said
  readonly number: string
  readonly date: string
  readonly url: string
  readonly confidence: 'high' | 'medium' | 'low'
  readonly note: Said
}

export interface Pack {
  readonly id: string
  readonly title: Said
  /** The day on which a person last compared it with the law. */
  readonly reviewed: string
  readonly mandates: readonly Mandate[]
}

/**
 * @param day `YYYY-MM-DD`
 * @returns whether the mandate is law on that day; a draft never is
 */
export function isInForce({status, inForce: {from, until}}: Mandate, day: string): boolean {
  return status !== 'draft' && (from === null || from <= day) && (until === null || day < until)
}

/** The mandate with this id in any of the packs. */
export function findMandate(packs: readonly Pack[], id: string | null): Mandate | undefined {
  if (id === null) return undefined
  for (const {mandates} of packs) for (const mandate of mandates) if (mandate.id === id) return mandate
  return undefined
}

/** The mandates a fix may write on this day, those that `prefer` names first, then in the order of the packs. */
export const writable = (packs: readonly Pack[], day: string | null): Mandate[] =>
  packs
    .flatMap(({mandates}) => mandates)
    .filter((mandate) => mandate.emit && (day === null ? mandate.status === 'in-force' : isInForce(mandate, day)))
