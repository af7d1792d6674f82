/**
 * The article as a reader meets it: blocks of plain text in reading order, each of which knows where in the given text
 * every one of its letters stands. Detectors read this and never the tree, so Markdown, plain text and HTML are one to them.
 */
import type {Nodes, Parents} from 'mdast'
import type {Range} from '../article.ts'

export type Hidden = 'comment' | 'code' | 'alt' | 'title' | 'element'

/** A stretch of a block's text that is more than text. `start` and `end` are indices in `Block.text`. */
export interface Mark {
  readonly kind: 'link' | 'code' | 'strong' | 'emphasis' | 'delete' | 'image'
  readonly start: number
  readonly end: number
  /** Of a link or an image. */
  readonly url?: string
}

export interface Block {
  /** Place in `View.blocks`. */
  readonly index: number
  readonly kind: 'heading' | 'paragraph' | 'cell' | 'code' | 'hidden'
  /** What a reader reads: markup resolved, an escape or entity as its letter, line ends as `\n`. */
  readonly text: string
  /** Set where a reader does not see it: a comment, code, an image's alt, a title, a hidden element. */
  readonly hidden: Hidden | null
  /** Depth of a heading, otherwise 0. */
  readonly depth: number
  /** Stands in a block quote. */
  readonly quoted: boolean
  /** Stands in a list item. */
  readonly listed: boolean
  readonly marks: readonly Mark[]
  readonly node: Nodes
  readonly parent: Parents
  /** Index of the child of the root under which it stands. */
  readonly top: number
  /** Of the whole block in the given text, markup included. */
  readonly range: Range
  /** Line of the first letter, 1-based. */
  readonly line: number
  /** Runs in which `text` and the given text go in step. */
  readonly runs: readonly Run[]
}

/** `text.slice(at, at + size)` is the given text from `offset` on, letter by letter where `size === width`. */
export interface Run {
  readonly at: number
  readonly size: number
  readonly offset: number
  readonly width: number
}

export interface View {
  /** The text as it was given. */
  readonly source: string
  readonly blocks: readonly Block[]
}
