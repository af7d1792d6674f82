/** The command: verbs, flags, exit codes. */
import {stream} from './cli/stream.ts'

const [verb, ...args] = process.argv.slice(2)
if (verb === 'stream') process.exitCode = await0(stream(args))
function await0(promise: Promise<number>): number {
  promise.then((code) => {
    process.exitCode = code
  })
  return 0
}
