/** Path patterns of the configuration and of the command line. */
import picomatch from 'picomatch'
import {undotted} from './slashed.ts'

/**
 * A pattern without a slash speaks of a name in any folder (`*.html`); a folder stands for everything in it (`drafts/`). So it is
 * in `.gitignore`.
 *
 * @returns says whether a path, with `/` and relative to the folder of the patterns, is meant by one of them
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const all = globs.flatMap((glob) => {
    const clean = undotted(glob).replace(/\/+$/, '')
    const anywhere = clean.includes('/') ? clean.replace(/^\//, '') : '**/' + clean
    return [anywhere, anywhere + '/**']
  })
  return picomatch(all, {dot: true})
}

/** The folder where the search for a pattern starts, and whether a path is meant by it. */
export function search(glob: string): {base: string; matches: (path: string) => boolean} {
  const clean = undotted(glob)
  return {base: picomatch.scan(clean).base, matches: picomatch(clean)}
}
