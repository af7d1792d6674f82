/** Reads articles out of a commit, as git keeps them: nothing is checked out, a bare repository will do. */
import {type ChildProcessByStdio, spawn, spawnSync} from 'node:child_process'
import path from 'node:path'
import type {Readable, Writable} from 'node:stream'
import {words} from '../cli/words.ts'
import {search} from '../globs.ts'
import {slashed, undotted} from '../slashed.ts'
import {Trouble} from '../trouble.ts'
import {isArticle} from '../walk.ts'
import type {Ledger} from './ledger.ts'
import {type Asked, LARGEST, type Source} from './source.ts'
import {inputWords} from './words.ts'

/** So many articles are asked for ahead: few enough that their ids fit in a pipe while git waits to be read. */
const AHEAD = 64

/**
 * @param paths files, folders or patterns that narrow the tree, relative to the folder of the asker
 * @throws Trouble where there is no repository, no such tree, or git fails
 */
export async function* fromTree(paths: readonly string[], ledger: Ledger, asked: Asked): AsyncGenerator<Source> {
  const {cwd} = asked
  const ref = asked.tree!
  const tree = resolve(ref, cwd)
  const wants = paths.map((name) => want(name))
  const files = entries(tree, wants, asked)
  const blobs = new Blobs(cwd)
  let any = false
  try {
    const waiting: Entry[] = []
    for (let more = true; more || waiting.length > 0; ) {
      while (more && waiting.length < AHEAD) {
        const {value, done} = await files.next()
        if (done) more = false
        else {
          any = true
          waiting.push(value)
          blobs.ask(value.blob)
        }
      }
      const entry = waiting.shift()
      if (!entry) break
      const bytes = await blobs.next(LARGEST)
      if (bytes === 'missing') ledger.trouble(inputWords.missingBlob(entry.path))
      else if (bytes === 'large') ledger.trouble(inputWords.tooLarge(entry.path, LARGEST))
      else yield {path: entry.path, bytes}
    }
  } finally {
    blobs.close()
    await files.return(undefined)
  }
  for (const {name, found} of wants) if (!found) ledger.trouble(inputWords.notInTree(name, ref))
  if (!any && wants.length === 0) ledger.trouble(inputWords.noArticlesInTree(ref))
}

interface Entry {
  path: string
  blob: string
}

interface Want {
  name: string
  /** The folder or file that git is asked for; empty for all. */
  base: string
  matches: (path: string) => boolean
  found: boolean
}

function want(name: string): Want {
  const clean = undotted(slashed(name)).replace(/\/+$/, '')
  if (clean === '' || clean === '.') return {name, base: '', matches: () => true, found: false}
  if (/[*?[{]/.test(clean)) return {name, ...search(clean), found: false}
  return {name, base: clean, matches: (file) => file === clean || file.startsWith(clean + '/'), found: false}
}

function resolve(ref: string, cwd: string): string {
  const {status, stdout, stderr, error} = spawnSync('git', ['rev-parse', '--verify', '--end-of-options', ref], {
    cwd,
    encoding: 'utf8',
  })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Trouble(words.noGit)
  if (/not a git repository/i.test(stderr)) throw new Trouble(words.noRepository)
  if (/dubious ownership/i.test(stderr)) throw new Trouble(words.gitFailed('rev-parse', firstLine(stderr)))
  if (status !== 0) throw new Trouble(words.unknownRef(ref))
  return stdout.trim()
}

/** The articles of the tree in git's order; links and submodules are none. */
async function* entries(tree: string, wants: Want[], {cwd, include, excluded}: Asked): AsyncGenerator<Entry> {
  const bases = [...new Set(wants.map(({base}) => base))]
  // The options must not be taken from a path; pathspec magic is none of ours.
  const args = ['--literal-pathspecs', 'ls-tree', '-rz', tree, '--', ...(bases.includes('') ? [] : bases)]
  const matches = include && wants.length === 0 ? (await import('../globs.ts')).matcher(include.globs) : null
  for await (const record of records(cwd, args)) {
    const [, mode, blob, name] = /^(\d+) blob ([\da-f]+)\t([^]*)$/.exec(record) ?? []
    if (!mode?.startsWith('100') || name === undefined) continue
    const named = wants.filter((one) => one.matches(name))
    const outright = named.some((one) => one.base === name)
    if (wants.length > 0 && named.length === 0) continue
    if (!outright && (!isArticle(name) || /(?:^|\/)(?:\.(?!\.\/)|node_modules\/)/.test(name))) continue
    const file = path.resolve(cwd, name)
    if (!outright && excluded?.(file)) continue
    if (matches && !matches(slashed(path.relative(include!.folder, file)))) continue
    for (const one of named) one.found = true
    yield {path: name, blob: blob!}
  }
}

/** What git writes, divided by NUL. */
async function* records(cwd: string, args: readonly string[]): AsyncGenerator<string> {
  const git = spawn('git', args, {cwd, stdio: ['ignore', 'pipe', 'pipe']})
  const end = ended(git)
  let complaint = ''
  git.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(0, 2000)))
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
      const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      let from = 0
      for (let at = all.indexOf(0); at >= 0; at = all.indexOf(0, from)) {
        yield all.toString('utf8', from, at)
        from = at + 1
      }
      rest = all.subarray(from)
    }
    const code = await end
    if (code !== 0) throw new Trouble(words.gitFailed('ls-tree', firstLine(complaint) || `exit ${code}`))
  } finally {
    git.kill()
  }
}

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<number | null>((resolve) => child.once('close', resolve).once('error', () => resolve(null)))

const firstLine = (text: string) => text.trim().split('\n', 1)[0]!

/** One `git cat-file --batch` for all articles. It is read only as far as it is asked, so it waits where nobody reads. */
class Blobs {
  private readonly git: ChildProcessByStdio<Writable, Readable, null>
  private readonly chunks: AsyncIterator<Buffer>
  private buffer: Buffer = Buffer.alloc(0)

  constructor(cwd: string) {
    this.git = spawn('git', ['cat-file', '--batch'], {cwd, stdio: ['pipe', 'pipe', 'ignore']})
    this.git.stdin.on('error', () => {})
    this.git.on('error', () => {})
    this.chunks = (this.git.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  }

  ask(id: string) {
    this.git.stdin.write(id + '\n')
  }

  /** The next blob in the order asked for. */
  async next(most: number): Promise<Buffer | 'missing' | 'large'> {
    let end = this.buffer.indexOf(10)
    while (end < 0) {
      await this.more()
      end = this.buffer.indexOf(10)
    }
    const [, kind, length] = this.buffer.toString('latin1', 0, end).split(' ')
    this.buffer = this.buffer.subarray(end + 1)
    if (kind === 'missing') return 'missing'
    const size = Number(length)
    if (!Number.isFinite(size)) throw new Trouble(words.gitFailed('cat-file', String(kind)))
    if (size > most) {
      await this.skip(size + 1)
      return 'large'
    }
    return (await this.take(size + 1)).subarray(0, size)
  }

  close() {
    this.git.stdout.destroy()
    this.git.kill()
  }

  private async take(size: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    let left = size
    for (;;) {
      const piece = this.buffer.subarray(0, left)
      this.buffer = this.buffer.subarray(piece.length)
      pieces.push(piece)
      left -= piece.length
      if (left === 0) return Buffer.concat(pieces, size)
      await this.more()
    }
  }

  private async skip(size: number) {
    let left = size
    for (;;) {
      const piece = Math.min(left, this.buffer.length)
      this.buffer = this.buffer.subarray(piece)
      left -= piece
      if (left === 0) return
      await this.more()
    }
  }

  private async more() {
    const {value, done} = await this.chunks.next()
    if (done) throw new Trouble(words.gitFailed('cat-file', 'unexpected end'))
    this.buffer = this.buffer.length > 0 ? Buffer.concat([this.buffer, value]) : value
  }
}
