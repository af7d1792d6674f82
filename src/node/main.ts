/** The command `plashka`: reads what it is asked, hands over to the verb, and turns every outcome into an exit code. */
import {readArguments} from './cli/args.ts'
import type {Arguments, Verb} from './cli/flags.ts'
import {spokenLocale} from './cli/locale.ts'
import {Closed, print, say} from './cli/output.ts'
import {words} from './cli/words.ts'
import {version} from './package.ts'
import {reasonOf, type Said, Trouble} from './trouble.ts'

/** Each verb is loaded when it is asked for. */
const verbs: Record<Verb, () => Promise<(args: Arguments) => Promise<number>>> = {
  check: async () => (await import('./cli/check.ts')).check,
  fix: async () => (await import('./cli/fix.ts')).fix,
  publish: async () => (await import('./cli/publish.ts')).publish,
  audit: async () => (await import('./cli/audit.ts')).audit,
  merge: async () => (await import('./cli/merge.ts')).merge,
  stream: async () => (await import('./cli/stream.ts')).stream,
  explain: async () => (await import('./cli/explain.ts')).explain,
  init: async () => (await import('./cli/init.ts')).init,
  lsp: async () => (await import('./cli/lsp.ts')).lsp,
}

async function run(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv)
  if (args.flags.version) {
    print(version + '\n')
    return 0
  }
  if (args.flags.help || args.verb === null) {
    const {helpOf} = await import('./cli/help.ts')
    const text = helpOf(args.verb, spokenLocale(argv))
    if (args.flags.help) print(text)
    else say(text)
    return args.flags.help ? 0 : 2
  }
  return (await verbs[args.verb]())(args)
}

async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv)
  } catch (error) {
    if (error instanceof Closed) return 0
    const said = sayWhy(error)
    try {
      say(`plashka: ${said[spokenLocale(argv)]}`)
      if (process.env['PLASHKA_DEBUG']) say(String((error as Error)?.stack ?? error))
    } catch {
      // Nobody listens on stderr either.
    }
    return 2
  }
}

function sayWhy(error: unknown): Said {
  if (error instanceof Trouble) return error.said
  // The system's refusals (a full disk, a folder for stdin) are no mistakes of the program.
  if (error instanceof Error && 'syscall' in error) return words.system(reasonOf(error))
  return words.crash(String((error as Error)?.message ?? error).split('\n', 1)[0]!)
}

// Every finding is an `Error` first, and nobody reads its stack.
if (!process.env['PLASHKA_DEBUG']) Error.stackTraceLimit = 0

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
