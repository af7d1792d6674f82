/** The installed package: its version, and the pages that come with it. */
import fs from 'node:fs'
import path from 'node:path'

declare const __VERSION__: string

declare const __BUILD__: string

/** As in package.json; the build writes it in. */
export const version = __VERSION__

/** A short hash of everything that the build was made of: what another build has found out is not believed. */
export const build = __BUILD__

/** A rule's page as Markdown; null where the package is not whole. */
export function rulePage(id: string): string | null {
  try {
    return fs.readFileSync(path.join(rulesFolder(), `${id}.md`), 'utf8')
  } catch {
    return null
  }
}

/** The pages of these rules by their ids, as many as there are. */
export const rulePages = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    ids.flatMap((id) => [[id, rulePage(id)] as const].filter((entry): entry is [string, string] => entry[1] !== null)),
  )

/** Beside `dist/`, wherever the command itself was started from: `node_modules/.bin/plashka` is a link to it. */
function rulesFolder(): string {
  return path.join(path.dirname(fs.realpathSync(process.argv[1]!)), '../../rules')
}
