/** Notices changes of the configuration and its packs: by the client where it can, else by a light look at their folders. */
import fs from 'node:fs'
import path from 'node:path'
import {type Connection, DidChangeWatchedFilesNotification, type Disposable} from 'vscode-languageserver/node'
import {configNames} from '../config.ts'

/** An editor writes a file in several steps; milliseconds. */
const SETTLE = 100

const names = [...configNames, 'package.json']

export class Watch {
  private readonly connection: Connection
  private readonly byClient: boolean
  private readonly changed: () => void
  private readonly folders = new Map<string, {watcher: fs.FSWatcher; names: Set<string>}>()
  private packs = ''
  private registered: Promise<Disposable> | null = null
  private timer: NodeJS.Timeout | undefined

  constructor(connection: Connection, byClient: boolean, changed: () => void) {
    this.connection = connection
    this.byClient = byClient
    this.changed = changed
  }

  /** Something has changed that a configuration may depend on. */
  notice(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.changed, SETTLE)
  }

  /**
   * Watches for configurations in these folders, whether there is one yet or not, and these packs.
   *
   * @param roots what the client watches, if it does
   */
  follow(folders: readonly string[], packs: readonly string[], roots: readonly string[]): void {
    const inRoots = (file: string) => this.byClient && roots.some((root) => isInside(file, root))
    this.register(packs.filter(inRoots))
    const wanted = new Map<string, Set<string>>()
    for (const folder of folders) if (!inRoots(folder)) wanted.set(folder, new Set(names))
    for (const pack of packs.filter((file) => !inRoots(file))) {
      const folder = path.dirname(pack)
      wanted.set(folder, (wanted.get(folder) ?? new Set()).add(path.basename(pack)))
    }
    for (const [folder, {watcher}] of this.folders) {
      if (wanted.has(folder)) continue
      watcher.close()
      this.folders.delete(folder)
    }
    for (const [folder, own] of wanted) this.look(folder, own)
  }

  private look(folder: string, own: Set<string>): void {
    const known = this.folders.get(folder)
    if (known) {
      known.names = own
      return
    }
    try {
      const watcher = fs.watch(folder, {persistent: false}, (_, name) => {
        if (name === null || this.folders.get(folder)?.names.has(name)) this.notice()
      })
      watcher.on('error', () => watcher.close())
      this.folders.set(folder, {watcher, names: own})
    } catch {
      // A folder that is gone, or a system out of watches: the next start reads the configuration anew.
    }
  }

  private register(packs: readonly string[]): void {
    const key = packs.join('\0')
    if (!this.byClient || (this.registered && key === this.packs)) return
    this.packs = key
    const before = this.registered
    const globs = [...names, ...packs.map((file) => path.basename(file))]
    const watchers = [...new Set(globs)].map((name) => ({globPattern: `**/${name}`}))
    this.registered = this.connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
    // A client may refuse what it said it can.
    this.registered.catch(() => {})
    void before?.then((old) => old.dispose()).catch(() => {})
  }
}

export const isInside = (file: string, folder: string) =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
