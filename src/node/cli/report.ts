/** Prints the findings in the format asked for. */
import path from 'node:path'
import {type Checked, type Format, type ReportContext, reporters, rules} from '../../core/index.ts'
import {nearest} from '../nearest.ts'
import {rulePages, version} from '../package.ts'
import {reasonOf, Trouble} from '../trouble.ts'
import {writeWhole} from '../write.ts'
import type {Arguments} from './flags.ts'
import {isTerminal, wantsColor, write} from './output.ts'
import type {Setup} from './setup.ts'
import {words} from './words.ts'

/** @throws Trouble on a format that does not exist */
export const formatOf = ({args}: Setup): Format => checkFormat('--format', args.flags.format ?? 'text')

/**
 * @param values each `FORMAT=FILE`
 * @throws Trouble where one is not, and where two name the same file
 */
export function copiesOf(values: readonly string[]): {format: Format; file: string}[] {
  const seen = new Map<string, string>()
  return values.map((value) => {
    const at = value.indexOf('=')
    if (at < 1 || at === value.length - 1) throw new Trouble(words.badWrite(value))
    const file = value.slice(at + 1)
    const before = seen.get(path.resolve(file))
    if (before !== undefined) throw new Trouble(words.notTogether(`--write ${before}`, `--write ${value}`))
    seen.set(path.resolve(file), value)
    return {format: checkFormat('--write', value.slice(0, at)), file}
  })
}

function checkFormat(flag: string, format: string): Format {
  if (Object.hasOwn(reporters, format)) return format as Format
  const known = Object.keys(reporters)
  throw new Trouble(words.oneOf(flag, format, known, nearest(format, known)))
}

export function report(checked: readonly Checked[], setup: Setup, format: Format, fd: 1 | 2 = 1) {
  write(fd, reporters[format](checked, contextOf(setup, format, fd)))
}

/** The same findings in a file, for another reader than the one of stdout. */
export function writeReport(file: string, checked: readonly Checked[], setup: Setup, format: Format) {
  const text = reporters[format](checked, {...contextOf(setup, format, 1), color: false})
  try {
    writeWhole(path.resolve(setup.cwd, file), Buffer.from(text, 'utf8'))
  } catch (error) {
    throw new Trouble(words.unwritable(file, reasonOf(error)))
  }
}

export function contextOf({args, cwd, locale, quiet}: Setup, format: Format, fd: 1 | 2): ReportContext {
  const {flags} = args
  const asked = flags['no-color'] ? false : flags.color
  const color = format === 'text' && wantsColor(asked, fd)
  const width = format === 'text' && isTerminal(fd) ? (fd === 1 ? process.stdout : process.stderr).columns : undefined
  const pages = format === 'sarif' ? rulePages(rules.map(({id}) => id)) : undefined
  return {
    locale,
    version,
    color,
    quiet,
    rules,
    root: cwd,
    ...(width && {width}),
    ...(pages && {pages}),
    ...(isNamed(args) && {asked: args.paths}),
  }
}

/** Whether the paths of the command line name all that was asked for: a flag may name it, too, or choose from it. */
const isNamed = ({paths, flags}: Arguments) =>
  !flags.staged &&
  [flags.since, flags['files-from'], flags['stdin-path']].every((flag) => flag === undefined) &&
  !paths.includes('-')
