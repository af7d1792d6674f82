/** Made audits for the tests of the reports: invented articles, the same ones every time. */
import type {AuditFinding, AuditMeta, AuditRow} from '../../../src/core/report/html/audit-row.ts'

export const meta: AuditMeta = {
  version: '0.0.0',
  locale: 'ru',
  day: '2026-01-23',
  packs: [{id: 'ru', reviewed: '2025-12-01'}],
  rules: [
    {
      id: 'disclaimer-present',
      about: {ru: 'Плашка на месте.', en: 'The label is there.'},
      severity: 'error',
      url: 'https://rules.example/disclaimer-present',
      law: '# disclaimer-present\n\nНужна плашка.\n\n## Примеры\n\n```markdown bad\nx\n```\n\n## In English\n\nA label is **needed**.\n',
    },
    {
      id: 'age-mark',
      about: {ru: 'Знак возраста на месте.', en: 'The age mark is there.'},
      severity: 'warning',
      url: 'https://rules.example/age-mark',
      law: {ru: 'Нужен знак 18+.', en: 'The mark 18+ is needed.'},
    },
  ],
}

export const finding = (changes: Partial<AuditFinding> = {}): AuditFinding => ({
  rule: 'disclaimer-present',
  severity: 'error',
  line: 3,
  reason: 'Нет плашки, ожидается ru-2108-form1',
  excerpt: 'Лёд на реке тронулся утром.',
  mark: [0, 3],
  expected: 'Настоящий материал',
  fix: 'safe',
  ...changes,
})

export const article = (changes: Partial<AuditRow> = {}): AuditRow => ({
  path: 'archive/2024/ice.md',
  date: '2024-03-01',
  language: 'rus',
  ok: false,
  disclaimer: 'absent',
  mandate: null,
  inForce: false,
  source: 'herald.example',
  findings: [finding()],
  waived: 0,
  ...changes,
})

const WORDS = 'лёд река город мост школа поезд рынок музей утром вечером весной открыли сообщили жители'.split(' ')

/** An archive with as many articles, about as many findings. */
export function* archive(count: number): Iterable<AuditRow> {
  for (let i = 0; i < count; i++) {
    const year = 2014 + (i % 12)
    const word = (at: number) => WORDS[(i * 3 + at * 5) % WORDS.length]!
    const excerpt = `${word(1)} ${word(2)} ${word(3)} ${i} ${word(4)}`
    const findings: AuditFinding[] = []
    if (i % 3 !== 0)
      findings.push(finding({line: (i % 40) + 1, excerpt, mark: [0, word(1).length], fix: i % 2 ? 'safe' : null}))
    if (i % 4 === 1)
      findings.push(
        finding({rule: 'age-mark', severity: 'warning', reason: `Нет знака 18+ (${word(5)})`, excerpt, fix: 'unsafe'}),
      )
    if (i % 11 === 0) findings.push(finding({severity: 'info', rule: 'age-mark'}))
    yield article({
      path: `archive/${year}/${i % 2 ? 'city' : 'science'}/${String(i).padStart(6, '0')}.md`,
      date: i % 29 ? `${year}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}` : null,
      language: i % 5 ? 'rus' : 'eng',
      ok: i % 3 === 0,
      disclaimer: i % 3 ? 'absent' : 'exact',
      mandate: i % 3 ? null : 'ru-2108-form1',
      inForce: i % 3 === 0,
      source: i % 6 ? `outlet-${i % 17}.example` : null,
      findings,
      waived: i % 50 === 0 ? 1 : 0,
    })
  }
}

/** What an article might carry to break out of the page, or into a spreadsheet. */
export const HOSTILE = [
  '</script><script>window.broken = 1</script>',
  '<!--<script>',
  '--><img src=x onerror="window.broken = 1">',
  '\u2028\u2029\0\x1b[31m\ufeff',
  '\ud800 half \udc00',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay text
  '"\'`${window.broken = 1}\\u003c',
  'javascript:window.broken=1//',
  '&lt;b&gt;&amp;</style></title></noscript>',
  '\u202etxt.exe\u2066',
  '=HYPERLINK("http://evil.example","x")',
  '@SUM(1)\t|cmd',
  '__proto__',
  ']]>',
]
