/** What a fix would change, as a unified diff that `git apply` and `patch` understand. */
import {createTwoFilesPatch} from 'diff'

/**
 * @param path of the article, with `/`
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(quoted('a/', path), quoted('b/', path), before, after, '', '', {context: 3})
  // The first line of a patch is a divider for several of them; headers end in a tab where a day could stand.
  return patch
    .replace(/^=+\n/, '')
    .replace(/^((?:---|\+\+\+) .*?)\t?$/gm, (line, name: string) => (line.endsWith('\t') ? name : line))
}

/** As git quotes names that hold control characters, quotes or backslashes. */
const quoted = (side: string, path: string) =>
  /[\u0000-\u001f"\\\u007f]/.test(path) ? JSON.stringify(side + path) : side + path
