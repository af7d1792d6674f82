/** A scripted client of the language server: starts the built command and speaks the protocol with it. */
import {spawn} from 'node:child_process'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {createMessageConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-jsonrpc/node'
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  Hover,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {command} from './command.ts'

interface Settings {
  root: string | null
  locale?: string
  args?: readonly string[]
  env?: Record<string, string>
  capabilities?: ClientCapabilities
  initializationOptions?: unknown
}

/** What a modern editor says of itself. */
export const modern: ClientCapabilities = {
  workspace: {
    didChangeWatchedFiles: {dynamicRegistration: true},
    workspaceEdit: {documentChanges: true},
    workspaceFolders: true,
  },
  textDocument: {codeAction: {resolveSupport: {properties: ['edit']}}, publishDiagnostics: {versionSupport: true}},
}

export async function connect({root, locale, args = [], env, capabilities = {}, initializationOptions}: Settings) {
  const child = spawn(process.execPath, [command, 'lsp', '--stdio', ...args], {
    env: {PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env},
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  onTestFinished(async () => {
    connection.dispose()
    child.kill()
    await left
  })

  /** Everything that came unasked, in the order of its coming. */
  const published: PublishDiagnosticsParams[] = []
  const messages: string[] = []
  const registered: {id: string; method: string; registerOptions: unknown}[] = []
  const waiting = new Set<() => void>()
  const stir = () => {
    for (const look of [...waiting]) look()
  }
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    stir()
  })
  connection.onNotification('window/showMessage', ({message}: {message: string}) => {
    messages.push(message)
    stir()
  })
  connection.onNotification('window/logMessage', () => {})
  connection.onRequest('client/registerCapability', ({registrations}: {registrations: typeof registered}) => {
    registered.push(...registrations)
    stir()
    return null
  })
  connection.onRequest('client/unregisterCapability', () => null)
  connection.listen()

  const rootUri = root === null ? null : pathToFileURL(root).href
  const initialized = connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: rootUri === null ? null : [{uri: rootUri, name: 'root'}],
    capabilities,
    ...(locale && {locale}),
    ...(initializationOptions !== undefined && {initializationOptions}),
  })
  const gone = left.then((code): never => {
    throw new Error(`the server left with ${code}: ${errors}`)
  })
  gone.catch(() => {})
  const {capabilities: server} = await Promise.race([initialized, gone])
  void connection.sendNotification('initialized', {})

  /** Waits until it is so, or until the server is no more. */
  const until = <T>(look: () => T | undefined | false): Promise<T> => {
    const so = new Promise<T>((resolve) => {
      const attempt = () => {
        const seen = look()
        if (seen === undefined || seen === false) return
        waiting.delete(attempt)
        resolve(seen)
      }
      waiting.add(attempt)
      attempt()
    })
    return Promise.race([so, gone])
  }

  const client = {
    server,
    published,
    messages,
    registered,
    until,
    connection,
    errors: () => errors,
    open(uri: string, text: string, languageId = 'markdown', version = 1) {
      return connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version, text}})
    },
    change(uri: string, version: number, text: string, range?: Range) {
      const contentChanges = [range ? {range, text} : {text}]
      return connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges})
    },
    close: (uri: string) => connection.sendNotification('textDocument/didClose', {textDocument: {uri}}),
    /** The diagnostics of this version of a document, or of whatever comes first after `since`. */
    diagnostics: (uri: string, version?: number, since = 0): Promise<Diagnostic[]> =>
      until(
        () =>
          published.slice(since).find((one) => one.uri === uri && (version === undefined || one.version === version))
            ?.diagnostics,
      ),
    hover: (uri: string, position: Position) =>
      connection.sendRequest<Hover | null>('textDocument/hover', {textDocument: {uri}, position}),
    actions: (uri: string, range: Range, only?: string[]) =>
      connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: {uri},
        range,
        context: {diagnostics: [], ...(only && {only})},
      }),
    resolve: (action: CodeAction) => connection.sendRequest<CodeAction>('codeAction/resolve', action),
    format: (uri: string) =>
      connection.sendRequest<TextEdit[]>('textDocument/formatting', {
        textDocument: {uri},
        options: {tabSize: 2, insertSpaces: true},
      }),
    watched: (file: string) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{uri: pathToFileURL(file).href, type: 2}],
      }),
    async leave() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      return left
    },
  }
  return client
}

/** A text after the edits. */
export const edited = (text: string, edits: readonly TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('file:///a', 'markdown', 1, text), [...edits])

/** The edits of an action, versioned or not. */
export function editsOf(edit: WorkspaceEdit | undefined): TextEdit[] {
  const changes = edit?.documentChanges ?? []
  return [
    ...changes.flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : [])),
    ...Object.values(edit?.changes ?? {}).flat(),
  ]
}

export const all: Range = {start: {line: 0, character: 0}, end: {line: 1e6, character: 0}}
