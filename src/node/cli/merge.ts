/** `plashka merge`: the parts of an audit, made on several machines, as one. */
import path from 'node:path'
import {merged} from '../audit/merge.ts'
import {auditWords} from '../audit/words.ts'
import {type Said, Trouble} from '../trouble.ts'
import {AuditOutput} from './audit-output.ts'
import type {Arguments} from './flags.ts'
import {complain, setUp} from './setup.ts'

export async function merge(args: Arguments): Promise<number> {
  const setup = await setUp(args)
  const {cwd, locale, quiet} = setup
  const {paths} = args
  if (paths.length === 0) throw new Trouble(auditWords.nothingToMerge)
  const output = await AuditOutput.open(setup, paths.map((name) => path.basename(name)).join(', '))
  const onTrouble = (said: Said) => {
    output.verdict.failed = true
    complain(said, locale)
  }
  const onNote = (said: Said) => {
    if (!quiet) complain(said, locale)
  }
  await output.during(async () => {
    for await (const told of merged(paths, {cwd, onTrouble, onNote})) output.add(told)
    output.end(true)
  })
  return output.verdict.code(setup)
}
