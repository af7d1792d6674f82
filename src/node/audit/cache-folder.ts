/** Where audits remember. */
import os from 'node:os'
import path from 'node:path'

/** Where the cache lies unless somebody says otherwise: the user's own folder, where nobody else can put an answer. */
export const cacheFolder = () =>
  path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'plashka', 'audit')
