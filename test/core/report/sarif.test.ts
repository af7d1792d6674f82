import {createRequire} from 'node:module'
import {Ajv} from 'ajv'
import type {Log} from 'sarif'
import {describe, expect, it} from 'vitest'
import {applyBaseline, makeBaseline} from '../../../src/core/report/baseline.ts'
import {sarif} from '../../../src/core/report/sarif.ts'
import {checked, english, finding, hostile, russian, sample} from './sample.ts'

/** The schema of OASIS (2.1.0 rtm.5) is draft 4; nothing in it but these two keys means another thing in draft 7. */
const {
  $schema: _,
  id: __,
  ...schema
} = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: false})
ajv.addFormat('uri', (uri: string) => URL.canParse(uri))
ajv.addFormat(
  'uri-reference',
  (uri: string) => /^[\w.~:/?#@!$&'()*+,;=%-]*$/.test(uri) && !/%(?![0-9A-F]{2})/i.test(uri),
)
ajv.addFormat('date-time', true)
const valid = ajv.compile(schema)

function parse(report: string): Log['runs'][number] {
  const log = JSON.parse(report) as Log
  expect(valid(log) ? [] : valid.errors).toEqual([])
  return log.runs[0]!
}

describe('SARIF', () => {
  it('is valid by the schema', () => {
    parse(sarif(sample, russian))
    parse(sarif([], english))
    parse(sarif(sample, {locale: 'en', version: '1.2.3-beta.1'}))
  })

  it('stays valid whatever an article holds', () => {
    const text = `${hostile}\n{0} {name} [x](1)`
    const hit = finding(text, '{0} {name}', {
      rule: hostile,
      reason: text,
      edits: [{range: [0, 5], text: '\ud800'}],
      url: hostile,
    })
    const run = parse(sarif([checked(`a/\ud800 ${hostile}`, text, [hit])], english))
    expect(run.results![0]!.message.text).toContain('{{0}} {{name}} [x] (1)')
    expect(JSON.stringify(run.results![0]!.message)).not.toContain('\u202e')
  })

  it('encodes paths as relative references', () => {
    const paths = ['статьи/мост у реки.md', 'a/100%.md', 'a/#1?.md', 'C:/x/a.md', '/srv/a b.md', '']
    const run = parse(
      sarif(
        paths.map((path) => checked(path, 'a', [finding('a', 'a')])),
        english,
      ),
    )
    expect(run.results!.map(({locations}) => locations![0]!.physicalLocation!.artifactLocation)).toEqual([
      {
        uri: '%D1%81%D1%82%D0%B0%D1%82%D1%8C%D0%B8/%D0%BC%D0%BE%D1%81%D1%82%20%D1%83%20%D1%80%D0%B5%D0%BA%D0%B8.md',
        uriBaseId: '%SRCROOT%',
      },
      {uri: 'a/100%25.md', uriBaseId: '%SRCROOT%'},
      {uri: 'a/%231%3F.md', uriBaseId: '%SRCROOT%'},
      {uri: 'file:///C:/x/a.md'},
      {uri: 'file:///srv/a%20b.md'},
      {uri: 'stdin', uriBaseId: '%SRCROOT%'},
    ])
  })

  it('tells absolute paths from the root', () => {
    const run = parse(
      sarif([checked('/srv/site/статьи/a.md', 'a', [finding('a', 'a')])], {...english, root: '/srv/site'}),
    )
    expect(run.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe(
      '%D1%81%D1%82%D0%B0%D1%82%D1%8C%D0%B8/a.md',
    )
  })

  it('keeps its fingerprints when lines move, the file is renamed and the language changes', () => {
    const text = 'Один Share\n\nДва Share\n'
    const hits = (text: string) => [
      finding(text, 'Один'),
      finding(text, 'Share', {rule: 'site-chrome'}),
      {...finding(text, 'Два'), rule: 'site-chrome'},
    ]
    const prints = (path: string, text: string, context = english) =>
      parse(sarif([checked(path, text, hits(text))], context)).results!.map(
        ({partialFingerprints}) => partialFingerprints,
      )
    const before = prints('a.md', text)
    expect(prints('b.md', `Новый первый абзац.\n\nЕщё один.\n\n${text.replaceAll('\n', '\r\n')}`, russian)).toEqual(
      before,
    )
    expect(new Set(before.map((print) => JSON.stringify(print))).size).toBe(3)
  })

  it('numbers findings that are alike', () => {
    const text = 'Share\n'
    const twice = [finding(text, 'Share'), finding(text, 'Share')]
    const run = parse(sarif([checked('a.md', text, twice)], english))
    expect(run.results!.map(({partialFingerprints}) => partialFingerprints!['plashka/v1']!.split(':').at(-1))).toEqual([
      '1',
      '2',
    ])
  })

  it('says what the baseline knows', () => {
    const before = checked('a.md', 'Share\n', [finding('Share\n', 'Share')])
    const text = 'Share\n\nTweet\n'
    const after = checked('a.md', text, [finding(text, 'Share'), finding(text, 'Tweet')])
    const {fresh} = applyBaseline([after], makeBaseline([before]))
    expect(parse(sarif(fresh, english)).results!.map(({baselineState}) => baselineState)).toEqual(['unchanged', 'new'])
  })
})
