/** One list of findings for every reporter: invented articles with everything that a report can hold. */
import type {MendableFinding, Result} from '../../../src/core/record.ts'
import type {Checked, ReportContext, RuleInfo} from '../../../src/core/report/reporter.ts'
import {linesOf} from '../../../src/core/text/lines.ts'

/** A record without findings. */
export function record(path: string, findings: MendableFinding[] = []): Result<MendableFinding> {
  return {
    path,
    ok: !findings.some(({severity}) => severity === 'error'),
    language: {code: 'rus', declared: null, parts: [{code: 'rus', share: 1}]},
    date: '2026-02-03',
    disclaimer: {status: 'absent', mandate: null, similarity: 0, inForce: false, placement: null, line: null},
    attribution: {status: 'absent', form: null, source: null, url: null, line: null},
    mentions: [],
    findings,
    waived: [],
    removed: [],
  }
}

/** A finding on the first place of `words` in the text; empty words point to its start. */
export function finding(text: string, words: string, rest: Partial<MendableFinding> = {}): MendableFinding {
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`The sample does not hold ${words}`)
  const {start, end} = linesOf(text).position([at, at + words.length])
  const rule = rest.rule ?? 'sample-rule'
  return {
    rule,
    severity: 'error',
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    reason: 'Unexpected words, expected others',
    expected: [],
    fix: null,
    url: `https://plashka.example/rules/${rule}`,
    edits: [],
    ...rest,
  }
}

export function checked(path: string, text: string, findings: MendableFinding[] = []): Checked {
  return {result: record(path, findings), text}
}

const missing = `# Мост через Тихую открыли весной

Жители Нижнеозёрска прошли по нему первыми.\tМэр «Речного» 橋 👩‍👩‍👧 дождался парома и ${'долго рассказывал о стройке, '.repeat(9)}а потом уехал.
Share
`

const LABEL =
  'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН, РАСПРОСТРАНЕН И (ИЛИ) НАПРАВЛЕН ИНОСТРАННЫМ АГЕНТОМ ООО «РОМАШКА», ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА ООО «РОМАШКА»'

const altered = `НАСТОЯЩИЙ МАТЕРИАЛ РАСПРОСТРАНЕН ИНОСТРАННЫМ AГЕНТОМ\r
\r
Первый абзац.\r
Второй абзац.\r
\r
Источник: example\r
`

const mended = finding(altered, 'AГЕНТОМ', {
  rule: 'disclaimer-verbatim',
  reason: 'В плашке латинская буква: «A» (U+0041) вместо «А» (U+0410) в слове «AГЕНТОМ»',
  expected: ['АГЕНТОМ'],
  fix: 'safe',
  edits: [{range: [altered.indexOf('AГЕНТОМ'), altered.indexOf('AГЕНТОМ') + 1], text: 'А'}],
})

export const sample: readonly Checked[] = [
  checked('articles/мост & паром.md', missing, [
    finding(missing, '', {
      rule: 'disclaimer-present',
      reason: 'Нет обязательной плашки, нужна одна из действующих',
      expected: [LABEL],
      fix: 'safe',
      edits: [{range: [0, 0], text: `${LABEL}\n\n`}],
    }),
    finding(missing, 'дождался парома', {
      rule: 'mention-marked',
      severity: 'warning',
      reason: 'Упоминание без пометки',
    }),
    finding(missing, 'Share', {
      rule: 'site-chrome',
      severity: 'info',
      reason: 'Лишняя строка «Share»: публикация её уберёт',
    }),
  ]),
  {
    text: altered,
    result: {
      ...record('articles/en/b.txt', [
        mended,
        finding(altered, 'Первый абзац.\r\nВторой', {
          rule: 'disclaimer-placement',
          severity: 'warning',
          reason: 'Плашка стоит поздно',
          expected: ['в начале', 'над заголовком', 'под заголовком'],
        }),
        finding(altered, 'example', {
          rule: 'attribution-valid',
          reason: 'Источник не назван: «example» — заглушка',
          fix: 'unsafe',
          edits: [
            {range: [altered.indexOf('Источник'), altered.indexOf('Источник')], text: '**'},
            {range: [altered.indexOf('example'), altered.length - 2], text: 'nauka.example**'},
          ],
        }),
      ]),
      waived: [
        {
          ...finding(altered, 'Первый', {rule: 'metadata-complete', severity: 'warning', reason: 'Нет даты'}),
          because: 'перепечатка 1998 года, день не известен',
        },
      ],
    },
  },
  checked('articles/fit.md', 'Всё в порядке.\n'),
]
for (const {result} of sample) for (const waived of result.waived) delete (waived as {edits?: unknown}).edits

export const rules: readonly RuleInfo[] = [
  {
    id: 'disclaimer-present',
    severity: 'error',
    kind: 'law',
    about: {ru: 'В статье стоит обязательная плашка.', en: 'The article carries the mandated disclaimer.'},
  },
  {
    id: 'disclaimer-verbatim',
    severity: 'error',
    kind: 'law',
    about: {ru: 'Плашка стоит слово в слово.', en: 'The disclaimer stands word for word.'},
  },
]

export const russian: ReportContext = {
  locale: 'ru',
  version: '1.2.3',
  rules,
  pages: {'disclaimer-present': '# disclaimer-present\n\nWhat the law asks.\n'},
}
export const english: ReportContext = {...russian, locale: 'en'}

/** Text that tries what a hostile author could try, in an article, a path or a reason. */
export const hostile = [
  '::error file=a.md::taken',
  '  ::set-output name=x::1',
  '##[set-env name=PATH;]x',
  '%0A::add-mask::x',
  '\u001b[2J\u001b[1;1H\u0007\u009b31m',
  '\u202egnp.exe\u2066',
  '| <img src=x onerror=alert(1)> | @everyone #1 https://evil.example `x` [x](http://evil.example) \\',
  '=cmd|/c calc!A1',
  ']]> <!-- &amp; " \'',
  '\ud800 lone \u0000 zero \ufffe',
].join('\r\n::warning::x\n\u2028::notice::')
