/** What an audit tells of one article, and the line in which one machine tells it to another. */
import type {Result} from '../../core/index.ts'
import type {Answer} from './judge.ts'

export interface Told {
  result: Result
  /** For each finding the words around it; fewer where the record came without. */
  excerpts: Answer['excerpts']
}

/** The record with one key more: contract for everybody who reads records, and enough to make the report from. */
export const lineOf = ({result, excerpts}: Told) =>
  JSON.stringify(result.findings.length > 0 ? {...result, excerpts} : result)

/** The inverse of `lineOf`; plain records have no excerpts. */
export function toldBy({excerpts, ...result}: Result & {excerpts?: Answer['excerpts']}): Told {
  return {result, excerpts: Array.isArray(excerpts) ? excerpts : []}
}
