/** The flags of every verb: what each is called, whether it takes a value, and who knows it. */

export const verbs = ['check', 'fix', 'publish', 'audit', 'merge', 'stream', 'explain', 'init', 'lsp'] as const
export type Verb = (typeof verbs)[number]

/** Verbs that the contract promises for a later version. */
export const laterVerbs: readonly string[] = ['register', 'serve']

interface Flag {
  type: 'string' | 'boolean'
  short?: string
  /** May be given several times. */
  multiple?: boolean
  verbs: readonly Verb[]
}

const all = verbs
const judging = ['check', 'fix', 'publish', 'audit', 'stream'] as const
const reading = ['check', 'fix', 'publish', 'audit'] as const

export const flags = {
  help: {type: 'boolean', short: 'h', verbs: all},
  version: {type: 'boolean', short: 'v', verbs: all},
  locale: {type: 'string', verbs: all},
  color: {type: 'boolean', verbs: all},
  'no-color': {type: 'boolean', verbs: all},
  config: {type: 'string', short: 'c', verbs: [...judging, 'merge', 'explain', 'lsp']},
  'config-from': {type: 'string', verbs: reading},
  strict: {type: 'boolean', verbs: judging},
  date: {type: 'string', verbs: [...judging, 'merge']},
  format: {type: 'string', short: 'f', verbs: [...reading, 'merge']},
  quiet: {type: 'boolean', short: 'q', verbs: [...reading, 'merge']},
  'max-warnings': {type: 'string', verbs: [...reading, 'merge']},
  'stdin-path': {type: 'string', verbs: ['check', 'fix', 'publish']},
  'files-from': {type: 'string', verbs: reading},
  since: {type: 'string', verbs: ['check', 'fix', 'publish']},
  lines: {type: 'string', verbs: ['check']},
  write: {type: 'string', multiple: true, verbs: ['check']},
  baseline: {type: 'string', verbs: ['check', 'audit']},
  'update-baseline': {type: 'boolean', verbs: ['check', 'audit']},
  'strict-baseline': {type: 'boolean', verbs: ['check', 'audit']},
  staged: {type: 'boolean', verbs: ['check']},
  diff: {type: 'boolean', verbs: ['fix']},
  out: {type: 'string', short: 'o', verbs: ['publish']},
  draft: {type: 'boolean', verbs: ['publish', 'stream']},
  publish: {type: 'boolean', verbs: ['stream']},
  // Taken and not used yet: programs that send it must not break, and are told.
  register: {type: 'string', multiple: true, verbs: ['stream']},
  jobs: {type: 'string', short: 'j', verbs: ['audit']},
  'no-cache': {type: 'boolean', verbs: ['audit']},
  'cache-dir': {type: 'string', verbs: ['audit']},
  resume: {type: 'boolean', verbs: ['audit']},
  report: {type: 'string', short: 'r', multiple: true, verbs: ['audit', 'merge']},
  title: {type: 'string', verbs: ['audit', 'merge']},
  shard: {type: 'string', verbs: ['audit']},
  top: {type: 'string', verbs: ['audit', 'merge']},
  tree: {type: 'string', verbs: ['audit']},
  pack: {type: 'string', verbs: ['explain']},
  stdio: {type: 'boolean', verbs: ['lsp']},
  yes: {type: 'boolean', short: 'y', verbs: ['init']},
  force: {type: 'boolean', verbs: ['init']},
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof flags

type Value<F extends Flag> = F['type'] extends 'boolean' ? boolean : F extends {multiple: true} ? string[] : string
type Values = {-readonly [N in FlagName]?: Value<(typeof flags)[N]>}

export interface Arguments {
  verb: Verb | null
  paths: string[]
  flags: Values
}
