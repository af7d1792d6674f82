/** Keeps rules/README.md fresh: its tables are made here, from the rules and from rows that were tested first. */
import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Locale, Said} from '../src/core/article.ts'
import {check} from '../src/core/check.ts'
import {shippedPacks} from '../src/core/law/packs.ts'
import {rules} from '../src/core/rules/index.ts'
import {WAIVER_RULE} from '../src/core/waive.ts'
import {ENCODING_RULE} from '../src/node/read.ts'
import {type Detector, framed, type Take, takes} from './fixtures/takes.ts'

const detectors: readonly Detector[] = ['disclaimer', 'attribution', 'language', 'clutter']

describe.each(detectors)('%s', (detector) => {
  const rows = takes.filter((row) => row.detector === detector)

  test.each(rows)('$as: $text', (row) => {
    expect(seen(row)).toBe(row.as)
  })

  test('shows both what is taken and what is not', () => {
    expect(rows.length).toBeGreaterThanOrEqual(12)
    expect(new Set(rows.map(({taken}) => taken))).toEqual(new Set([true, false]))
  })
})

/** What the detector makes of a row, in the words of `as`. */
function seen(row: Take): string {
  const text = framed(row)
  const {disclaimer, attribution, language, findings} = check({text, path: 'example.md'}, {today: '2026-11-22'})
  const line = text.slice(0, text.indexOf(row.text)).split('\n').length
  switch (row.detector) {
    case 'disclaimer':
      return [disclaimer.status, disclaimer.mandate].filter(Boolean).join(' ')
    case 'attribution':
      return attribution.status === 'present' ? `present ${attribution.form}` : attribution.status
    case 'language':
      return language.code
    case 'clutter':
      return findings.some((finding) => finding.rule === 'site-chrome' && finding.line === line)
        ? 'site-chrome'
        : 'kept'
  }
}

test('rules/README.md is what the rules say', async () => {
  await expect(readme()).toMatchFileSnapshot('../rules/README.md')
})

/** Pages stand in Russian first, as most of their readers are Russian. */
function readme(): string {
  return [
    '# Правила · Rules',
    '[По-русски](#по-русски) · [In English](#in-english)',
    '<!-- Таблицы делает test/rules-readme.test.ts; обновить: npx vitest run test/rules-readme.test.ts -u -->',
    '## По-русски',
    ...part('ru'),
    '## In English',
    ...part('en'),
    '',
  ].join('\n\n')
}

function part(locale: Locale): string[] {
  const say = (said: Said) => said[locale]
  return [
    say(intro),
    `### ${say({ru: 'Все правила', en: 'All rules'})}`,
    table(
      headings.rules.map(say),
      rules
        .map(({id, severity, kind, strict, about}) => [
          link(id, `${id}.md`),
          say(severities[severity]) + (strict ? `, ${say(strictly)}` : ''),
          say(kinds[kind]),
          say(about),
        ])
        .concat([
          [link(WAIVER_RULE, `${WAIVER_RULE}.md`), say(severities.warning), say(kinds.house), say(waiverAbout)],
          [link(ENCODING_RULE, `${ENCODING_RULE}.md`), say(severities.warning), say(kinds.house), say(encodingAbout)],
        ]),
    ),
    say(reading),
    `### ${say({ru: 'Как работать', en: 'How to use it'})}`,
    guides.map(({page, about}) => `- ${link(page, page)} — ${say(about)}`).join('\n'),
    `### ${say({ru: 'Закон как данные', en: 'The law as data'})}`,
    say(law),
    Object.values(shippedPacks)
      .map(({id, title}) => `- ${link(`packs/${id}.yml`, `packs/${id}.yml`)} — ${say(title)}`)
      .join('\n'),
    `### ${say({ru: 'Что распознаётся, а что нет', en: 'What is taken, and what is not'})}`,
    say(aboutTakes),
    ...detectors.flatMap((detector) => [
      `#### ${say(names[detector])}`,
      table(
        headings.takes.map(say),
        takes
          .filter((row) => row.detector === detector)
          .map(({text, taken, as, why}) => [mark(taken, as), code(text), code(as), say(why)]),
      ),
    ]),
  ]
}

/** A label or a source that is known and wrong is taken all the same. */
const mark = (taken: boolean, as: string) => (!taken ? '✗' : /^(?:altered|invalid)/.test(as) ? '⚠' : '✓')

const link = (text: string, to: string) => `[${text}](${to})`

/** A table of the width it has: nobody should have to line up these. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** One line of code that may stand in a table. */
function code(text: string): string {
  const line = text.replace(/\n+/g, ' ⏎ ').replaceAll('|', '\\|')
  const fence = line.includes('`') ? '````' : '`'
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

const headings = {
  rules: [
    {ru: 'Правило', en: 'Rule'},
    {ru: 'Строгость', en: 'Severity'},
    {ru: 'Откуда', en: 'Kind'},
    {ru: 'Что должно быть верно', en: 'What must hold'},
  ],
  takes: [
    {ru: ' ', en: ' '},
    {ru: 'Текст', en: 'Text'},
    {ru: 'Как', en: 'As'},
    {ru: 'Почему', en: 'Why'},
  ],
}

const guides = [
  {page: 'editors.md', about: {ru: 'в редакторе, пока статья пишется', en: 'in an editor, while writing'}},
  {page: 'ci.md', about: {ru: 'в pull request и перед коммитом', en: 'in pull requests and before a commit'}},
  {
    page: 'archive.md',
    about: {ru: 'в архиве, на одной машине и на многих', en: 'over an archive, on one machine and on many'},
  },
].filter(({page}) => existsSync(`rules/${page}`))

const severities = {
  error: {ru: 'ошибка', en: 'error'},
  warning: {ru: 'предупреждение', en: 'warning'},
  info: {ru: 'замечание', en: 'info'},
}
const strictly = {ru: 'с `--strict` ошибка', en: 'an error with `--strict`'}
const kinds = {law: {ru: 'закон', en: 'law'}, house: {ru: 'редакция', en: 'house'}}
const waiverAbout = {
  ru: 'У отказа от замечания есть причина, и он к чему-то относится.',
  en: 'A waiver has a reason, and something to waive.',
}

const encodingAbout = {
  ru: 'Файл статьи сохранён в UTF-8; нечитаемый байт — ошибка.',
  en: 'The article is saved as UTF-8; a byte that cannot be read is an error.',
}
const names: Record<Detector, Said> = {
  disclaimer: {ru: 'Плашка', en: 'The label'},
  attribution: {ru: 'Источник', en: 'The source'},
  language: {ru: 'Язык', en: 'The language'},
  clutter: {ru: 'Мусор сайта', en: 'Clutter of the site'},
}

const intro: Said = {
  ru: `Что plashka проверяет в статье. У каждого правила есть страница: чего требует закон или редакция, почему, как исправить, и
примеры, которые прогоняются как тесты. Ту же страницу показывает \`plashka explain ПРАВИЛО\`.

Это не юридическая консультация: слова закона и сомнения в них записаны в [пакетах](#закон-как-данные).`,
  en: `What plashka checks in an article. Every rule has a page: what the law or the house asks, why, how to mend it, and examples
that are run as tests. \`plashka explain RULE\` shows the same page.

This is not legal advice: the words of the law, and how far they are certain, are in the [packs](#the-law-as-data).`,
}

const reading: Said = {
  ru: `### Как читать замечание

\`\`\`text
articles/drafts/no-age-mark.md:8:1  предупреждение  age-mark
\`\`\`

Файл, строка, колонка, строгость, правило. **Ошибка** значит: публиковать нельзя, \`publish\` откажется. **Предупреждение**
решает редактор. **Замечание** ничего не требует: так plashka говорит, что она уберёт или чего не знает.

Правила **закона** нельзя выключить в настройках. Правила **редакции** можно: \`rules: {site-chrome: off}\`.

### Как взять замечание на себя

Прямо в статье, с причиной:

\`\`\`html
<!-- plashka-waive disclaimer-in-force: перепечатка номера 2022 года, согласовано с юристом -->
\`\`\`

Замечание уходит в список отказов, и его показывает каждый отчёт. Отказ без причины не действует, лишний отказ plashka
попросит убрать: [${WAIVER_RULE}](${WAIVER_RULE}.md).`,
  en: `### How to read a finding

\`\`\`text
articles/drafts/no-age-mark.md:8:1  warning  age-mark
\`\`\`

File, line, column, severity, rule. An **error** means: not fit to publish, and \`publish\` refuses. A **warning** is for the
editor to decide. **Info** asks for nothing: it says what plashka will leave out, or does not know.

Rules of the **law** cannot be switched off in the configuration. Rules of the **house** can: \`rules: {site-chrome: off}\`.

### How to waive a finding

In the article itself, with a reason:

\`\`\`html
<!-- plashka-waive disclaimer-in-force: a reprint of an issue of 2022, our lawyer agrees -->
\`\`\`

The finding moves to the list of waivers, and every report shows it. A waiver without a reason waives nothing, and one that
meets no finding should go: [${WAIVER_RULE}](${WAIVER_RULE}.md).`,
}

const law: Said = {
  ru: `Слова закона, дни, в которые они действуют, падежи имени и источник каждого сведения — в файлах YAML. Статью судят по закону её
собственного дня. Показать пакет: \`plashka explain --pack ru\`.`,
  en: `The words of the law, the days on which they are in force, the cases of the name and where each fact is from stand in YAML
files. An article is judged by the law of its own day. To see a pack: \`plashka explain --pack ru\`.`,
}

const aboutTakes: Said = {
  ru: '✓ — принято, ⚠ — узнано, но с ошибкой, ✗ — не принято. Каждая строка — тест; имена и адреса вымышлены, ⏎ — новая строка.',
  en: '✓ taken, ⚠ known and wrong, ✗ not taken. Every row is a test; names and addresses are invented, ⏎ is a new line.',
}
