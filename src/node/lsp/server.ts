/** The language server: the protocol's side, over stdin and stdout. The checking is done on other threads. */
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {
  CodeActionKind,
  createConnection,
  DiagnosticSeverity,
  type InitializeParams,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ProposedFeatures,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Locale} from '../../core/index.ts'
import {systemLocale} from '../cli/locale.ts'
import {version} from '../package.ts'
import {actionsFor, FIX_ALL, textEdits, workspaceEdit} from './actions.ts'
import {Articles, fileOf} from './articles.ts'
import {toDiagnostic} from './diagnostics.ts'
import {hoverAt} from './hover.ts'
import type {Configuration, Session} from './jobs.ts'
import {Lanes} from './lanes.ts'
import {clientLocale} from './locale.ts'
import {isInside, Watch} from './watch.ts'
import {words} from './words.ts'

/** What the command line said; both win over the client. */
export interface Asked {
  locale: Locale | undefined
  config: string | undefined
}

/** Serves until the client leaves; the protocol itself ends the process. */
export function serve(asked: Asked): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const session: Session = {config: null, locale: null}
  let client: InitializeParams['capabilities'] = {}
  let roots: string[] = []
  let watch: Watch | null = null
  /** What each document was told of its configuration. */
  const configurations = new Map<string, Configuration>()
  /** Mistakes on show, by configuration. */
  const troubles = new Map<string, string>()

  const lanes = new Lanes(() => session)
  const articles = new Articles({
    lanes,
    current: (uri) => documents.get(uri),
    folder: () => roots[0] ?? process.cwd(),
    show({uri, version}, answer) {
      void connection.sendDiagnostics({uri, version, diagnostics: answer.findings.map(toDiagnostic)})
      configurations.set(uri, answer.configuration)
      tellTroubles()
      follow()
    },
    failed({uri, version}, {message}) {
      const start = {line: 0, character: 0}
      const said = words.failed(message)[session.locale ?? systemLocale()]
      const severity = DiagnosticSeverity.Error
      const diagnostics = [{range: {start, end: start}, severity, code: 'crash', source: 'plashka', message: said}]
      void connection.sendDiagnostics({uri, version, diagnostics})
      connection.console.error(said)
      if (!configurations.has(uri)) configurations.set(uri, {file: null, packs: [], trouble: null})
      follow()
    },
  })

  /** A configuration that is broken is told of once, and again when it is broken in another way. */
  function tellTroubles() {
    const now = new Map<string, NonNullable<Configuration['trouble']>>()
    for (const {file, trouble} of configurations.values()) if (trouble) now.set(file ?? '', trouble)
    for (const file of troubles.keys()) {
      if (now.has(file)) continue
      troubles.delete(file)
      if (file !== '') void connection.sendDiagnostics({uri: pathToFileURL(file).href, diagnostics: []})
    }
    for (const [file, {said, line, column}] of now) {
      if (troubles.get(file) === said) continue
      troubles.set(file, said)
      const message = `plashka: ${said}`
      void connection.sendNotification(ShowMessageNotification.type, {type: MessageType.Error, message})
      if (file === '') continue
      const start = {line: line - 1, character: column - 1}
      const range = {start, end: {line: line - 1, character: column}}
      const diagnostics = [{range, severity: DiagnosticSeverity.Error, source: 'plashka', message: said}]
      void connection.sendDiagnostics({uri: pathToFileURL(file).href, diagnostics})
    }
  }

  function follow() {
    const folders = new Set<string>()
    const packs = new Set<string>()
    for (const [uri, {file, packs: named}] of configurations) {
      for (const pack of named) packs.add(pack)
      if (file !== null) folders.add(path.dirname(file))
      if (session.config !== null) continue
      const own = fileOf(uri)
      const start = own === null ? roots[0] : path.dirname(own)
      if (start === undefined) continue
      // A configuration may yet appear nearer to the article, up to the folder that is open.
      const top = roots.find((root) => isInside(start, root)) ?? start
      for (let folder = start; isInside(folder, top); folder = path.dirname(folder)) {
        folders.add(folder)
        if (folder === path.dirname(folder)) break
      }
    }
    watch?.follow([...folders], [...packs], roots)
  }

  connection.onInitialize((params) => {
    client = params.capabilities
    const options = (params.initializationOptions ?? {}) as Record<string, unknown>
    const folders = params.workspaceFolders?.map(({uri}) => uri) ?? (params.rootUri ? [params.rootUri] : [])
    roots = folders.map(fileOf).filter((folder) => folder !== null)
    session.locale = asked.locale ?? clientLocale(options['locale']) ?? clientLocale(params.locale)
    const config = asked.config ?? (typeof options['config'] === 'string' ? options['config'] : undefined)
    session.config = config ? path.resolve(roots[0] ?? process.cwd(), config) : null
    watch = new Watch(connection, client.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false, () => {
      lanes.restart()
      articles.recheck()
    })
    return {
      serverInfo: {name: 'plashka', version},
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
        codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true},
        hoverProvider: true,
        documentFormattingProvider: true,
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
      },
    }
  })

  connection.onInitialized(() => {
    follow()
    if (!client.workspace?.workspaceFolders) return
    connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
      const gone = removed.map(({uri}) => fileOf(uri))
      const fresh = added.map(({uri}) => fileOf(uri)).filter((folder) => folder !== null)
      roots = [...roots.filter((root) => !gone.includes(root)), ...fresh]
      follow()
    })
  })

  connection.onDidChangeWatchedFiles(() => watch?.notice())

  documents.onDidChangeContent(({document}) => articles.changed(document))
  documents.onDidClose(({document}) => {
    articles.closed(document)
    configurations.delete(document.uri)
    void connection.sendDiagnostics({uri: document.uri, diagnostics: []})
    follow()
  })

  connection.onHover(({textDocument, position}) => {
    const shown = articles.shown(textDocument.uri)
    const value = shown && hoverAt(shown, position)
    return value ? {contents: {kind: MarkupKind.Markdown, value}} : null
  })

  const versioned = () => client.workspace?.workspaceEdit?.documentChanges ?? false
  const canResolve = () => client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false

  connection.onCodeAction(async ({textDocument, range, context}) => {
    const document = documents.get(textDocument.uri)
    const checked = document && (await articles.fresh(document))
    if (!checked) return []
    const actions = actionsFor(document, checked, {range, only: context.only, versioned: versioned()})
    if (canResolve()) return actions
    return (await Promise.all(actions.map(resolved))).filter((action) => action !== null)
  })

  connection.onCodeActionResolve(async (action) => (await resolved(action)) ?? changed())

  /** "Fix all" with its edit. */
  async function resolved<A extends {edit?: unknown; data?: unknown}>(action: A): Promise<A | null> {
    const {uri} = (action.data ?? {}) as {uri?: string}
    if (action.edit !== undefined || uri === undefined) return action
    const document = documents.get(uri)
    const edits = document && (await articles.safeEdits(document))
    return edits ? {...action, edit: workspaceEdit(document, textEdits(document, edits), versioned())} : null
  }

  connection.onDocumentFormatting(async ({textDocument}) => {
    const document = documents.get(textDocument.uri)
    if (!document) return []
    const edits = await articles.safeEdits(document)
    return edits ? textEdits(document, edits) : changed()
  })

  const changed = () =>
    new ResponseError<void>(LSPErrorCodes.ContentModified, words.changed[session.locale ?? systemLocale()])

  documents.listen(connection)
  connection.listen()
  return new Promise(() => {})
}
