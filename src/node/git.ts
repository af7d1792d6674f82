/** Asks git which articles are staged or have changed, and for the staged text itself. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {inflateSync} from 'node:zlib'
import type {Place} from './config.ts'
import {slashed} from './slashed.ts'
import {Trouble} from './trouble.ts'
import {words} from './cli/words.ts'

/** A staged diff may be long; its articles too. */
const MOST = 2 ** 30
/** More blobs than this are asked of git at once. */
const FEW = 32

export interface Changed {
  /** Relative to the top of the repository, with `/`. */
  path: string
  /** Id of the blob, where git knows one. */
  blob: string
  /** A symbolic link, which is no article itself. */
  link: boolean
}

/** The top folder of the repository that a folder is in. */
export function topOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at
    if (path.dirname(at) === at) throw new Trouble(words.noRepository)
  }
}

/** The files that the next commit changes: added, changed, renamed; no deletions or submodules. */
export const stagedFiles = (top: string): Changed[] =>
  changes(
    git(top, [
      'diff',
      '--cached',
      '--raw',
      '-z',
      '--no-abbrev',
      '--no-renames',
      '--no-ext-diff',
      '--ignore-submodules=all',
    ]),
  )

/** The bytes of blobs, in the order of their ids. */
export function readBlobs(top: string, ids: readonly string[]): Buffer[] {
  if (ids.length === 0) return []
  // What has just been staged lies loose: reading it costs less than one more process.
  const loose = ids.length <= FEW ? ids.map((id) => looseBlob(top, id)) : []
  if (loose.length > 0 && loose.every((blob) => blob !== null)) return loose
  return batchOf(top, ids)
}

/** An object as git keeps it until it packs: `blob SIZE\0` and the bytes, deflated (gitformat-loose). */
function looseBlob(top: string, id: string): Buffer | null {
  try {
    const inflated = inflateSync(fs.readFileSync(path.join(top, '.git/objects', id.slice(0, 2), id.slice(2))))
    const end = inflated.indexOf(0)
    const bytes = inflated.subarray(end + 1)
    return inflated.toString('latin1', 0, end) === `blob ${bytes.length}` ? bytes : null
  } catch {
    return null
  }
}

function batchOf(top: string, ids: readonly string[]): Buffer[] {
  const out = git(top, ['cat-file', '--batch'], ids.join('\n') + '\n')
  const blobs: Buffer[] = []
  let at = 0
  for (const id of ids) {
    const end = out.indexOf(10, at)
    const size = Number(out.toString('latin1', at, end).split(' ')[2])
    if (end < 0 || !Number.isFinite(size)) throw new Trouble(words.gitFailed('cat-file', id))
    blobs.push(out.subarray(end + 1, end + 1 + size))
    at = end + size + 2
  }
  return blobs
}

/**
 * The files of the work tree that differ from the point where this branch left another: committed or not, new ones too.
 *
 * @param ref a branch, tag or commit
 * @throws Trouble where the ref is unknown, or the history too short to tell
 */
export function filesSince(top: string, ref: string): Pick<Changed, 'path' | 'link'>[] {
  const base = mergeBase(top, ref)
  const changed = changes(
    git(top, ['diff', '--raw', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all', base]),
  )
  const fresh = git(top, ['ls-files', '--others', '--exclude-standard', '-z']).toString('utf8').split('\0')
  const isLink = (name: string) =>
    fs.lstatSync(path.join(top, name), {throwIfNoEntry: false})?.isSymbolicLink() ?? false
  const found = new Map(changed.map((change) => [change.path, change.link]))
  for (const name of fresh) if (name !== '') found.set(name, isLink(name))
  return [...found].map(([name, link]) => ({path: name, link})).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** @throws Trouble where git knows no such commit, which a shallow clone may be the reason of */
function checkRef(top: string, ref: string, flag: string) {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]
  if (!ref.startsWith('-') && ask(top, args) !== null) return
  const depth = depthOf(top)
  throw new Trouble(depth ? words.shallow(ref, depth, flag) : words.unknownRef(ref, flag))
}

/** The commit where this branch left another. */
export function mergeBase(top: string, ref: string): string {
  checkRef(top, ref, '--since')
  const base = ask(top, ['merge-base', '--end-of-options', ref, 'HEAD'])?.trim()
  if (!base) throw new Trouble(depthOf(top) ? words.shallow(ref, depthOf(top)) : words.noMergeBase(ref))
  return base
}

/**
 * The lines of one file that differ from a commit, as 1-based ranges with their ends; null where git does not know the file, so
 * that all of it is new. Where lines are gone, the lines around the gap count.
 */
export function changedLines(top: string, base: string, name: string): [from: number, to: number][] | null {
  const diff = git(top, [
    'diff',
    '-U0',
    '--inter-hunk-context=0',
    '--no-color',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    // An attribute in the branch itself must not make its articles binary, which have no lines.
    '--text',
    base,
    '--',
    `:(literal)${name}`,
  ])
  if (diff.length === 0) return null
  return [...diff.toString('utf8').matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => {
    const from = Number(start)
    const lines = count === undefined ? 1 : Number(count)
    return lines === 0 ? [from, from + 1] : [from, from + lines - 1]
  })
}

/** A commit as a place to read the configuration from. */
export function placeAt(cwd: string, ref: string): Place {
  const top = topOf(cwd)
  checkRef(top, ref, '--config-from')
  const object = (file: string) => `${ref}:${slashed(path.relative(top, file))}`
  const inside = (file: string) => !path.relative(top, file).startsWith('..')
  return {
    exists: (file) => inside(file) && ask(top, ['cat-file', '-e', object(file)]) !== null,
    read(file) {
      const text = inside(file) ? ask(top, ['cat-file', 'blob', object(file)]) : null
      if (text === null) throw Object.assign(new Error(), {code: 'ENOENT'})
      return text
    },
    disk: false,
  }
}

/** The mode of a symbolic link. */
const LINK = '120000'

/** Reads `git diff --raw -z`: `:oldmode newmode oldid newid status\0path\0`. Files and links that exist afterwards count. */
function changes(raw: Buffer): Changed[] {
  const fields = raw.toString('utf8').split('\0')
  const found: Changed[] = []
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode, , blob] = fields[i]!.split(' ')
    if (mode?.startsWith('100') || mode === LINK) found.push({path: fields[i + 1]!, blob: blob!, link: mode === LINK})
  }
  return found
}

/** How many commits a shallow clone has; null where the clone is whole. */
function depthOf(top: string): number | null {
  if (ask(top, ['rev-parse', '--is-shallow-repository'])?.trim() !== 'true') return null
  return Number(ask(top, ['rev-list', '--count', 'HEAD'])) || 1
}

/** The path of the folder where git looks for hooks, absolute; null outside of a repository. */
export function hooksFolder(folder: string): string | null {
  const answer = ask(folder, ['rev-parse', '--git-path', 'hooks'])?.replace(/\n$/, '')
  return answer ? path.resolve(folder, answer) : null
}

/** The setting by which this person's repositories share one folder of hooks, if that lies outside of this one. */
export function sharedHooks(top: string): string | null {
  const named = ask(top, ['config', '--get', '--type=path', 'core.hooksPath'])?.replace(/\n$/, '')
  return named && path.relative(top, path.resolve(top, named)).startsWith('..') ? named : null
}

function ask(cwd: string, args: readonly string[]): string | null {
  const {status, stdout} = run(cwd, args)
  return status === 0 ? stdout.toString('utf8') : null
}

function git(cwd: string, args: readonly string[], input?: string): Buffer {
  const {status, stdout, stderr} = run(cwd, args, input)
  if (status === 0) return stdout
  const reason = stderr.toString('utf8').trim().split('\n', 1)[0] || `exit ${status}`
  throw new Trouble(words.gitFailed(args[0]!, reason))
}

function run(cwd: string, args: readonly string[], input?: string) {
  const result = spawnSync('git', args, {cwd, maxBuffer: MOST, stdio: ['pipe', 'pipe', 'pipe'], input: input ?? ''})
  const {code} = (result.error ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOENT') throw new Trouble(words.noGit)
  if (code) throw new Trouble(words.gitFailed(args[0]!, code))
  return result
}
