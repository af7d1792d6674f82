/** What an editor may do about the findings under the cursor: mend them, mend all that is safe, or waive them with a reason. */
import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Edit, Locale, MendableFinding} from '../../core/index.ts'
import {rangeOf, toDiagnostic} from './diagnostics.ts'
import type {Checked} from './jobs.ts'
import {trimmed} from './text-edits.ts'
import {words} from './words.ts'

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.plashka`

/** Letters of a title's quotation. */
const QUOTED = 50

export interface Asked {
  range: Range
  /** Kinds that the client wants; undefined for all. */
  only: readonly string[] | undefined
  /** Edits by document version, which a client may know or not. */
  versioned: boolean
}

/** The actions for a range; "fix all" comes without its edit, which is computed when it is wanted. */
export function actionsFor(document: TextDocument, {findings, locale}: Checked, {range, only, versioned}: Asked) {
  const wants = (kind: string) => !only || only.some((asked) => kind === asked || kind.startsWith(asked + '.'))
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    const here = findings.filter((finding) => touches(rangeOf(finding), range))
    for (const finding of here) {
      if (finding.edits.length > 0) {
        const edits = textEdits(document, finding.edits)
        actions.push({
          title: titleOf(document, finding, locale),
          kind: CodeActionKind.QuickFix,
          diagnostics: [toDiagnostic(finding)],
          ...(finding.fix === 'safe' && {isPreferred: true}),
          edit: workspaceEdit(document, edits, versioned),
        })
      }
    }
    const waivable = here.filter(isWaivable)
    for (const rule of new Set(waivable.map(({rule}) => rule))) {
      actions.push({
        title: words.waive(rule)[locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: here.filter((finding) => finding.rule === rule).map(toDiagnostic),
        edit: workspaceEdit(document, [waiver(document, rule)], versioned),
      })
    }
  }
  if (wants(FIX_ALL) && findings.some(({fix}) => fix === 'safe'))
    actions.push({title: words.fixAll[locale], kind: FIX_ALL, data: {uri: document.uri}})
  return actions
}

export const textEdits = (document: TextDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({range: [start, end], text}) => ({
    range: {start: document.positionAt(start), end: document.positionAt(end)},
    newText: text,
  }))

export const workspaceEdit = ({uri, version}: TextDocument, edits: TextEdit[], versioned: boolean): WorkspaceEdit =>
  versioned ? {documentChanges: [{textDocument: {uri, version}, edits}]} : {changes: {[uri]: edits}}

/** An empty range is a point, and touches what it stands at. */
const touches = (a: Range, b: Range) => !before(a.end, b.start) && !before(b.end, a.start)

const before = (a: Range['start'], b: Range['start']) =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** A crash and a fault of a waiver are nobody's to answer for. */
const isWaivable = ({rule, url}: MendableFinding) => url !== '' && rule !== 'waiver-sound' && rule !== 'crash'

/**
 * A waiver whose reason is still to be written: until then it waives nothing, and a finding says so. It stands at the end, where it
 * cannot come between a label and the text.
 */
function waiver(document: TextDocument, rule: string): TextEdit {
  const text = document.getText()
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  const gap =
    text === '' || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(text) ? '' : /[\r\n]$/.test(text) ? eol : eol + eol
  const end = document.positionAt(text.length)
  return {range: {start: end, end}, newText: `${gap}<!-- plashka-waive ${rule}:  -->${eol}`}
}

function titleOf(document: TextDocument, finding: MendableFinding, locale: Locale): string {
  const {rule, edits, fix} = finding
  const [edit] = edits
  const title = edit && edits.length === 1 ? titleOfEdit(document.getText(), edit, locale) : words.mend(rule)[locale]
  return fix === 'safe' ? title : words.unsafe(title)[locale]
}

/** Of two long wordings only what differs tells them apart; a letter is told with its word. */
function titleOfEdit(text: string, {range: [start, end], text: after}: Edit, locale: Locale): string {
  const {range, text: changed} = trimmed(text.slice(start, end), after, start)
  const head = /[\p{L}\p{N}]{0,30}$/u.exec(text.slice(Math.max(0, range[0] - 60), range[0]))![0]
  const tail = /^[\p{L}\p{N}]{0,30}/u.exec(text.slice(range[1], range[1] + 60))![0]
  const inWord = head !== '' && tail !== ''
  const [from, to] = inWord || range[1] > range[0] ? [head, tail] : ['', '']
  const old = quoted(from + text.slice(...range) + to)
  const fresh = quoted(from + changed + to)
  if (old === '') return words.insert(fresh)[locale]
  return (fresh === '' ? words.remove(old) : words.replace(old, fresh))[locale]
}

function quoted(text: string): string {
  const letters = [
    ...text
      .slice(0, QUOTED * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return letters.length > QUOTED ? letters.slice(0, QUOTED).join('') + '…' : letters.join('')
}
