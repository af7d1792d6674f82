/** Reads one article from its source and adds to its record what only its bytes can tell. */
import {type Locale, type MendableFinding, type Result, ruleUrl} from '../core/index.ts'
import {type Decoded, decode} from './bytes.ts'
import {words} from './cli/words.ts'
import type {Source} from './files.ts'
import {reasonOf, Trouble} from './trouble.ts'

/** No rule of the core's: what is wrong with the bytes of a file, its text does not show. */
export const ENCODING_RULE = 'encoding'

/**
 * @throws Trouble where there is no text to be had
 */
export function readArticle(source: Source): Decoded {
  let bytes: Buffer
  let decoded: Decoded | null
  try {
    bytes = source.read()
    decoded = decode(bytes)
  } catch (error) {
    throw new Trouble(words.unreadable(source.path, reasonOf(error)))
  }
  if (!decoded) throw new Trouble(words.binary(source.path))
  return decoded
}

/** The record with the finding `encoding`, where the bytes call for one. */
export function withEncoding(
  result: Result<MendableFinding>,
  {text, finding}: Decoded,
  locale: Locale,
): Result<MendableFinding> {
  if (!finding) return result
  const {line, column} = placeOf(text, finding.at)
  const own: MendableFinding = {
    rule: ENCODING_RULE,
    severity: finding.severity,
    line,
    column,
    endLine: line,
    endColumn: column + (text[finding.at] === '\ufffd' ? 1 : 0),
    reason: finding.reason[locale],
    expected: ['UTF-8'],
    fix: null,
    url: ruleUrl(ENCODING_RULE),
    edits: [],
  }
  const findings = [...result.findings, own].sort((a, b) => a.line - b.line || a.column - b.column)
  const ok = result.ok && own.severity !== 'error'
  return {...result, ok, findings}
}

/** 1-based line and column of an offset. */
function placeOf(text: string, offset: number): {line: number; column: number} {
  let line = 1
  let start = 0
  const ends = /\r\n?|\n/g
  for (let end = ends.exec(text); end && end.index + end[0].length <= offset; end = ends.exec(text)) {
    line++
    start = end.index + end[0].length
  }
  return {line, column: offset - start + 1}
}
