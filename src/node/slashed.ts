/** Paths with `/`, as records, patterns and git write them. */
import path from 'node:path'

export const slashed = (file: string) => (path.sep === '\\' ? file.replaceAll('\\', '/') : file)

/** Without `./`, or `.//`, before it: the rest alone would be absolute where only one slash went. */
export const undotted = (file: string) => (file.startsWith('./') ? file.replace(/^(?:\.\/+)+/, '') : file)
