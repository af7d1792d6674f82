import {describe, expect, it} from 'vitest'
import {github, githubSummary} from '../../../src/core/report/github.ts'
import {checked, english, finding, hostile, russian} from './sample.ts'

/** What the runner takes for a command: `::name …::` after blanks, or `##[name …]` anywhere (ActionCommand.cs). */
function commandsIn(report: string) {
  const newer = /^\s*::([^:]*?)(?: ([^]*?))?::([^]*)$/
  return report.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = newer.exec(line)
    if (found) {
      const properties = Object.fromEntries(
        (found[2] ?? '').split(',').map((pair) => {
          const [key, ...value] = pair.split('=')
          return [key, unescaped(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')]
        }),
      )
      return [{name: found[1]!, properties, message: unescaped(found[3]!).replaceAll('%25', '%')}]
    }
    return line.includes('##[') ? [{name: 'old', properties: {}, message: line}] : []
  })
}
const unescaped = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')

describe('GitHub annotations', () => {
  it('escape what the runner would take for its own', () => {
    const text = '100% a\n'
    const hit = finding(text, '100%', {reason: 'Unexpected 100%0A, expected: a', rule: 'a:b,c'})
    const [annotation] = commandsIn(github([checked('статьи/50%, a:b.md', text, [hit])], english))
    expect(annotation).toEqual({
      name: 'error',
      properties: {file: 'статьи/50%, a:b.md', line: '1', endLine: '1', col: '1', endColumn: '5', title: 'a:b,c'},
      message: 'Unexpected 100%0A, expected: a',
    })
  })

  it('let no article give a command, by its text, its name or a reason', () => {
    const given = finding(hostile, hostile.slice(0, 20), {
      rule: hostile,
      reason: hostile,
      expected: [hostile],
      fix: 'unsafe',
      url: hostile,
    })
    const {edits: _, ...plain} = given
    const article = checked(hostile, hostile, [given, {...given, severity: 'info'}])
    const report = github([{...article, result: {...article.result, waived: [{...plain, because: hostile}]}}], english)
    expect(commandsIn(report).map(({name}) => name)).toEqual(['error', 'notice'])
    expect(report).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/)
    expect(report.replace(/^::[^\n]*$/gm, '')).not.toMatch(/[\u2028\u202e]/)
    expect(report).not.toContain('##[')
  })

  it('come most severe first, ten of a kind, and say how many are withheld', () => {
    const text = 'a'
    const of = (severity: 'error' | 'warning' | 'info', count: number) =>
      Array.from({length: count}, (_, index) => finding(text, 'a', {severity, reason: `${severity} ${index}`}))
    const report = github(
      [checked('a.md', text, [...of('info', 12), ...of('warning', 3), ...of('error', 14)])],
      english,
    )
    const names = commandsIn(report).map(({name}) => name)
    expect(names).toEqual([...Array(10).fill('error'), ...Array(3).fill('warning'), ...Array(10).fill('notice')])
    expect(commandsIn(report).at(-1)).toMatchObject({
      properties: {title: 'plashka'},
      message: '7 more annotations were withheld: GitHub shows 10 of a kind and step. All are in the log of the step.',
    })
    // All of them are in the log.
    expect(
      report.split('\n').filter((line) => /^(?:error|warning|note) a\.md:1:1 sample-rule: /.test(line)),
    ).toHaveLength(29)
  })

  it('leave out columns where a finding spans lines', () => {
    const text = 'a\nb'
    const [annotation] = commandsIn(github([checked('a.md', text, [finding(text, 'a\nb')])], english))
    expect(annotation!.properties).toEqual({file: 'a.md', line: '1', endLine: '2', title: 'sample-rule'})
  })

  it('have no place where an article has no name', () => {
    const report = github([checked('', 'a', [finding('a', 'a')])], russian)
    expect(commandsIn(report)[0]!.properties).toEqual({title: 'sample-rule'})
  })
})

describe('the summary of a job', () => {
  it('is a table that no article can break or bring to life', () => {
    const hit = finding(hostile, '%0A', {
      rule: hostile,
      reason: hostile,
      expected: [hostile],
      url: 'javascript:alert(1)',
    })
    const report = githubSummary([checked(`${hostile}.md`, hostile, [hit])], english)
    const rows = report.split('\n').filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(3)
    // Not counting those that are escaped: five cells.
    expect(rows[2]!.match(/(?<!\\)\|/g)).toHaveLength(6)
    expect(rows[2]!.replaceAll('<br>', '').replace(/`[^`]*`/g, '')).not.toMatch(
      /(?<!\\)[<>]|@(?!&#8203;)|https?:\/\/evil|(?<!\\)\]\(|(?<!\\)`/,
    )
    expect(report).not.toContain('javascript')
  })

  it('stays below what GitHub takes', () => {
    const long = '@橋'.repeat(1500)
    const many = Array.from({length: 5000}, () => finding('a', 'a', {reason: long, expected: [long, long], rule: long}))
    const report = githubSummary([checked('a.md', 'a', many)], russian)
    expect(new TextEncoder().encode(report).length).toBeLessThan(1_000_000)
    expect(report).toMatch(/Не показано находок: 4[789]\d\d\./)
  })
})
