/** `plashka lsp`: the language server, in a file of its own, so that no other verb pays for it. */
import path from 'node:path'
import {words as own} from '../lsp/words.ts'
import {Trouble} from '../trouble.ts'
import type {Arguments} from './flags.ts'
import {systemLocale} from './locale.ts'
import {say} from './output.ts'
import {oneOf} from './setup.ts'
import {words} from './words.ts'

export async function lsp({flags, paths}: Arguments): Promise<number> {
  if (paths.length > 0) throw new Trouble(words.noPathsHere('lsp'))
  const locale = oneOf('--locale', flags.locale, ['ru', 'en'] as const)
  if (process.stdin.isTTY) say(own.waiting[locale ?? systemLocale()])
  const {serve} = require(path.join(__dirname, 'lsp.cjs')) as typeof import('../lsp/server.ts')
  return serve({locale, config: flags.config})
}
