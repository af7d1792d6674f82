/** The command `plashka`, but for what goes over archives: see `audit/main.ts`. */
import {start, type Verbs} from './command.ts'

start({
  check: async () => (await import('./cli/check.ts')).check,
  fix: async () => (await import('./cli/fix.ts')).fix,
  publish: async () => (await import('./cli/publish.ts')).publish,
  stream: async () => (await import('./cli/stream.ts')).stream,
  explain: async () => (await import('./cli/explain.ts')).explain,
  init: async () => (await import('./cli/init.ts')).init,
  lsp: async () => (await import('./cli/lsp.ts')).lsp,
} satisfies Required<Omit<Verbs, 'audit' | 'merge'>>)
