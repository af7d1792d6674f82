/** The language of the messages. */
import type {Locale} from '../../core/index.ts'

/** Russian where the system speaks Russian, else English. The first variable that is set decides, as POSIX has it. */
export function systemLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const set = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^ru(?![a-z])/i.test(set) ? 'ru' : 'en'
}

/** The language for what goes wrong before the command line is understood. */
export function spokenLocale(argv: readonly string[]): Locale {
  const at = argv.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='))
  const said = at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice(9) : argv[at + 1]
  return said === 'ru' || said === 'en' ? said : systemLocale()
}
