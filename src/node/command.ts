/** Reads what a command line asks for, hands over to the verb, and turns every outcome into an exit code. */
import {readArguments} from './cli/args.ts'
import type {Arguments, Verb} from './cli/flags.ts'
import {spokenLocale} from './cli/locale.ts'
import {print, say} from './cli/output.ts'
import {words} from './cli/words.ts'
import {version} from './package.ts'
import {reasonOf, type Said, Trouble} from './trouble.ts'

/** What does the work of each verb, loaded when it is asked for; gives the exit code. The launcher knows which bundle has which. */
export type Verbs = {[V in Verb]?: () => Promise<(args: Arguments) => Promise<number>>}

/**
 * Does what the process was started for, and ends it.
 *
 * @param verbs all that the launcher starts this bundle for
 */
export function start(verbs: Verbs) {
  // Every finding is an `Error` first, and nobody reads its stack.
  if (!process.env['PLASHKA_DEBUG']) Error.stackTraceLimit = 0
  // All is written by then. Left to itself Node would wait for code that V8 optimizes beside the run, a tenth of a short one.
  void outcome(process.argv.slice(2), verbs).then((code) => process.exit(code))
}

async function outcome(argv: readonly string[], verbs: Verbs): Promise<number> {
  try {
    return await run(argv, verbs)
  } catch (error) {
    say(`plashka: ${sayWhy(error)[spokenLocale(argv)]}`)
    if (process.env['PLASHKA_DEBUG']) say(String((error as Error)?.stack ?? error))
    return 2
  }
}

async function run(argv: readonly string[], verbs: Verbs): Promise<number> {
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
  return (await verbs[args.verb]!())(args)
}

function sayWhy(error: unknown): Said {
  if (error instanceof Trouble) return error.said
  // The system's refusals (a full disk, a folder for stdin) are no mistakes of the program.
  if (error instanceof Error && 'syscall' in error) return words.system(reasonOf(error))
  return words.crash(String((error as Error)?.message ?? error).split('\n', 1)[0]!)
}
