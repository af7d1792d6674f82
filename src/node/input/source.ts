/** What an audit reads: one article each, wherever it lies, and what the asker says about where to look. */
import type {InputKind} from '../../core/index.ts'
import type {Said} from '../trouble.ts'

export interface Source {
  /**
   * As it will stand in the record, with `/`: the path of a file, `dump.tar.gz/inner/path.md` for a member of an archive, and for a
   * row of a dump its own path or address, or `dump.jsonl#12`.
   */
  path: string
  /** The article's bytes, their encoding still unknown. */
  bytes?: Buffer
  text?: string
  /** The article's own day where the dump knows it, `YYYY-MM-DD`. */
  date?: string
  /** How to read, where the dump knows. */
  input?: InputKind
  /** A plain file, absolute, its contents not read yet: so a worker can read it itself. */
  file?: string
}

export interface Asked {
  cwd: string
  /** A file with a list of paths, or `-` for stdin. */
  filesFrom?: string | undefined
  /** A commit, tag or tree of git to read instead of the disk; paths narrow it. */
  tree?: string | undefined
  /** What to look for where no path is named: patterns and the folder they start from. */
  include?: {folder: string; globs: readonly string[]} | undefined
  /** What to leave out, by absolute path, unless it is named outright. Members of archives are asked for as if they were unpacked. */
  excluded?: ((file: string) => boolean) | undefined
  /** Posts of a content system that are not published, too: drafts, private, in the bin. */
  drafts?: boolean | undefined
  /** How many bytes of an archive were read, packed as they are. */
  onRead?: ((bytes: number) => void) | undefined
  /** An article, or a whole archive, that could not be read: the run goes on, and ends with 2. */
  onTrouble(said: Said): void
  /** What was left out for a good reason and should be known: links, drafts, archives inside archives. */
  onNote?: ((said: Said) => void) | undefined
}

/** An article longer than this, in bytes, is reported and not read. */
export const LARGEST = 64 * 2 ** 20
