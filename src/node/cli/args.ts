/** Reads the command line: verb, flags and paths, with a hint for whatever was mistyped. */
import {parseArgs} from 'node:util'
import {nearest} from '../nearest.ts'
import {Trouble} from '../trouble.ts'
import {type Arguments, type FlagName, flags, laterVerbs, type Verb, verbs} from './flags.ts'
import {verbOf} from './verb-of.ts'
import {words} from './words.ts'

/**
 * @param argv what stands after `plashka`
 * @throws Trouble on an unknown verb or flag, and on a flag without its value
 */
export function readArguments(argv: readonly string[]): Arguments {
  const {tokens} = parseArgs({args: [...argv], options: flags, strict: false, allowPositionals: true, tokens: true})
  const read: Arguments = {verb: null, paths: [], flags: {}}
  const values = read.flags as Record<string, string | boolean | string[]>
  const given: {name: FlagName; said: string}[] = []
  // A flag may stand before its verb.
  const asked = verbOf(argv)
  let ended = false
  for (const token of tokens) {
    if (token.kind === 'option-terminator') ended = true
    if (token.kind === 'positional') {
      if (read.verb === null && !ended) read.verb = namedVerb(token.value)
      else read.paths.push(token.value)
    }
    if (token.kind === 'option') {
      const name = flagOf(token.name, token.rawName, asked)
      const {type} = flags[name]
      if (type === 'boolean' && token.value !== undefined) throw new Trouble(words.needsNoValue(token.rawName))
      if (type === 'string' && (token.value === undefined || looksLikeFlag(token.value, token.inlineValue)))
        throw new Trouble(words.needsValue(token.rawName))
      if ('multiple' in flags[name]) values[name] = [...((values[name] as string[] | undefined) ?? []), token.value!]
      else values[name] = token.value ?? true
      given.push({name, said: token.rawName})
    }
  }
  for (const {name, said} of given) {
    const owners: readonly string[] = flags[name].verbs
    if (read.verb && !owners.includes(read.verb)) throw new Trouble(words.flagOfAnother(said, read.verb, owners))
  }
  return read
}

const looksLikeFlag = (value: string, inline: boolean | undefined) => !inline && /^-[^-0-9]|^--./.test(value)

function namedVerb(name: string): Verb {
  if ((verbs as readonly string[]).includes(name)) return name as Verb
  if (laterVerbs.includes(name)) throw new Trouble(words.laterVerb(name))
  throw new Trouble(words.unknownVerb(name, nearest(name, verbs)))
}

/** @param verb whose flags are suggested where there is none of this name; all are where it is null */
function flagOf(name: string, said: string, verb: Verb | null): FlagName {
  if (Object.hasOwn(flags, name)) return name as FlagName
  const owners = (flag: string): readonly Verb[] => flags[flag as FlagName].verbs
  const near = nearest(
    name,
    Object.keys(flags).filter((flag) => !verb || owners(flag).includes(verb)),
  )
  throw new Trouble(words.unknownFlag(said, near && '--' + near))
}
