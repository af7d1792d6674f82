/**
 * `plashka audit` and `plashka merge` in a bundle of their own, without the core: a run that knows all answers never loads
 * what would judge, and one that does not starts its threads the sooner.
 */
import {start} from '../command.ts'

start({
  audit: async () => (await import('../cli/audit.ts')).audit,
  merge: async () => (await import('../cli/merge.ts')).merge,
})
