/** The phrases and addresses by which site clutter is known, as data: `rules/packs/chrome.yml` says how a phrase is written. */
import data from '../../../rules/packs/chrome.yml'

/** Phrases by language; the language is for the reader of the file, every phrase counts in every article. */
export type Phrases = Readonly<Record<string, readonly string[]>>

export interface ChromePack {
  /** Whole lines that are buttons: they go wherever they stand. */
  readonly buttons: Phrases
  /** Calls to subscribe, give or send, at the begin of a line at the end of the article. */
  readonly calls: Phrases
  /** Calls that count only where they lead to a channel. */
  readonly invites: Phrases
  /** Calls at the end of a short line. */
  readonly closers: Phrases
  /** Begins of whole blocks that a site puts between the paragraphs. */
  readonly notices: Phrases
  /** Heads of a list of other articles. */
  readonly related: Phrases
  /** Heads that make their line clutter even where it has no link. */
  readonly asides: Phrases
  /** Labels of a row of tags. */
  readonly tags: Phrases
  /** Names of networks in a row of links. */
  readonly networks: readonly string[]
  /** Words that may stand between those names. */
  readonly fillers: readonly string[]
  /** Addresses of a whole channel: a short line of nothing else is a signature. */
  readonly channels: readonly string[]
  /** Addresses of pages in networks: they count in a row of links and beside a call. */
  readonly pages: readonly string[]
  /** What makes a line a credit, a source or a mark of the law: it stays. */
  readonly keep: {
    /** At the begin of a line. */
    readonly words: readonly string[]
    readonly anywhere: readonly string[]
    /** Emoji and signs, one after the other. */
    readonly signs: string
  }
}

/** The shipped pack. It is not validated when the tool starts: a test does that once, with `parseChromePack`. */
export const chromePack = data as ChromePack
