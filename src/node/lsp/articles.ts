/** The open articles: each is checked as it changes, and only the newest text's findings are ever shown. */
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Edit} from '../../core/index.ts'
import type {Checked, Job} from './jobs.ts'
import {type Failure, type Lanes, superseded} from './lanes.ts'

/** A pause in the typing; milliseconds. */
const PAUSE = 150

/** No version of any text. */
const STALE = Number.NaN

/** What is known of one open article. */
interface State {
  timer: NodeJS.Timeout | undefined
  /** The last answer, and the version of the text that it speaks of. */
  checked: {version: number; answer: Checked} | null
  pending: {version: number; done: Promise<void>} | null
  fixed: {version: number; edits: Promise<Edit[] | null>} | null
}

interface Hooks {
  lanes: Lanes
  /** The document as it is now; undefined once it is closed. */
  current(uri: string): TextDocument | undefined
  /** The folder where the search for a configuration starts for a document that has no file. */
  folder(): string
  show(document: TextDocument, answer: Checked): void
  failed(document: TextDocument, failure: Failure): void
}

export class Articles {
  private readonly hooks: Hooks
  private readonly states = new Map<string, State>()

  constructor(hooks: Hooks) {
    this.hooks = hooks
  }

  /** A new article is checked at once, a changed one when its author pauses. */
  changed(document: TextDocument): void {
    const known = this.states.get(document.uri)
    if (!known) {
      this.states.set(document.uri, {timer: undefined, checked: null, pending: null, fixed: null})
      void this.check(document)
      return
    }
    clearTimeout(known.timer)
    known.timer = setTimeout(() => void this.check(document), PAUSE)
  }

  closed({uri}: TextDocument): void {
    clearTimeout(this.states.get(uri)?.timer)
    this.states.delete(uri)
  }

  /** The configuration is another: nothing that was said holds. */
  recheck(): void {
    for (const [uri, state] of this.states) {
      // It stays on show until there is something better.
      if (state.checked) state.checked.version = STALE
      state.fixed = null
      const document = this.hooks.current(uri)
      // What is being checked is asked again by the lanes themselves.
      if (document && state.pending?.version !== document.version) void this.check(document)
    }
  }

  /** What is on show: perhaps of a text a moment old, but without waiting. */
  shown(uri: string): Checked | null {
    return this.states.get(uri)?.checked?.answer ?? null
  }

  /** What is to be said of the text as it is now; null where it was closed or changed again meanwhile. */
  async fresh(document: TextDocument): Promise<Checked | null> {
    const state = this.states.get(document.uri)
    if (!state) return null
    const {version} = document
    if (state.checked?.version !== version) await this.check(document)
    return state.checked?.version === version ? state.checked.answer : null
  }

  /** The safe edits of the text as it is now; null where it changed meanwhile. */
  async safeEdits(document: TextDocument): Promise<Edit[] | null> {
    const state = this.states.get(document.uri)
    if (!state) return null
    const {version} = document
    if (state.fixed?.version !== version) state.fixed = {version, edits: this.fix(document)}
    const edits = await state.fixed.edits
    return this.hooks.current(document.uri)?.version === version ? edits : null
  }

  private check(document: TextDocument): Promise<void> {
    const state = this.states.get(document.uri)
    if (!state) return Promise.resolve()
    clearTimeout(state.timer)
    const {version} = document
    if (state.pending?.version === version) return state.pending.done
    const done = this.ask(document, version, state).finally(() => {
      if (state.pending?.done === done) state.pending = null
    })
    state.pending = {version, done}
    return done
  }

  private async ask(document: TextDocument, version: number, state: State): Promise<void> {
    try {
      const answer = await this.hooks.lanes.ask(this.job('check', document))
      if (answer === superseded || !this.isCurrent(document.uri, version, state)) return
      state.checked = {version, answer}
      this.hooks.show(document, answer)
    } catch (error) {
      if (this.isCurrent(document.uri, version, state)) this.hooks.failed(document, error as Failure)
    }
  }

  private async fix(document: TextDocument): Promise<Edit[] | null> {
    try {
      const answer = await this.hooks.lanes.ask(this.job('fix', document))
      return answer === superseded ? null : answer.edits
    } catch (error) {
      this.hooks.failed(document, error as Failure)
      return null
    }
  }

  private isCurrent(uri: string, version: number, state: State): boolean {
    return this.states.get(uri) === state && this.hooks.current(uri)?.version === version
  }

  private job<V extends Job['verb']>(verb: V, document: TextDocument): Job & {verb: V} {
    const {uri, languageId} = document
    const file = fileOf(uri)
    const folder = file === null ? this.hooks.folder() : path.dirname(file)
    const extension = languageId === 'html' ? '.html' : languageId === 'plaintext' ? '.txt' : '.md'
    return {verb, uri, text: document.getText(), file, folder, extension}
  }
}

/** Absolute; null where the document has no file. */
export function fileOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null
  } catch {
    return null
  }
}
