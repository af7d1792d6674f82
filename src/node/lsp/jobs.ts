/** What the protocol's thread and the checking thread say to each other: plain data only. */
import type {Edit, Locale, MendableFinding} from '../../core/index.ts'

/** What holds for the whole session; the checking thread is told it when it starts. */
export interface Session {
  /** The configuration named by the editor or on the command line, absolute. */
  config: string | null
  /** The language of the client; null where the configuration or the system decides. */
  locale: Locale | null
}

/** The text of a document at one moment. */
export interface Job {
  verb: 'check' | 'fix'
  /** The document's own name: of two jobs for one document the newer is done. */
  uri: string
  text: string
  /** Absolute; null for a buffer that was never saved. */
  file: string | null
  /** Where to look for a configuration, where there is no file. */
  folder: string
  /** `.md`, `.txt` or `.html`: how to read a text whose name does not tell. */
  extension: string
}

/** The configuration that was found for a document. */
export interface Configuration {
  /** Absolute; null where there is none. */
  file: string | null
  /** The packs that it names, absolute. */
  packs: string[]
  /** What is wrong with it, with its place; the shipped law is used instead. */
  trouble: {said: string; line: number; column: number} | null
}

/** A mandate as a hover tells of it. */
export interface MandateNote {
  id: string
  title: string
  act: string
  number: string
  /** `YYYY-MM-DD` */
  date: string
  days: string
  url: string
}

export interface Checked {
  findings: MendableFinding[]
  /** The mandates behind the findings about the label: the one that stands there, the one that should. */
  mandates: MandateNote[]
  locale: Locale
  configuration: Configuration
}

export interface Fixed {
  edits: Edit[]
}

export type Answer<J extends Job = Job> = J['verb'] extends 'fix' ? Fixed : Checked

/** `failed` is a crash of the thread itself: the core never throws. */
export type Reply = {answer: Checked | Fixed} | {failed: string}
