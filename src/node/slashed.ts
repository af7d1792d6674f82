/** Paths with `/`, as records, patterns and git write them. */
import path from 'node:path'

export const slashed = (file: string) => (path.sep === '\\' ? file.replaceAll('\\', '/') : file)
