/** The command line: what is understood, and what is said about the rest. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readArguments} from '../../src/node/cli/args.ts'
import {flags, verbs} from '../../src/node/cli/flags.ts'
import {helpOf} from '../../src/node/cli/help.ts'
import {spokenLocale, systemLocale} from '../../src/node/cli/locale.ts'
import {verbOf} from '../../src/node/cli/verb-of.ts'
import {words} from '../../src/node/cli/words.ts'
import {today} from '../../src/node/day.ts'

const read = (line: string) => readArguments(line.split(' '))

test('verb, paths and flags in any order', () => {
  expect(read('check a.md --strict --format=json b.md -q')).toEqual({
    verb: 'check',
    paths: ['a.md', 'b.md'],
    flags: {strict: true, format: 'json', quiet: true},
  })
  expect(read('--locale ru fix -- --odd.md')).toEqual({verb: 'fix', paths: ['--odd.md'], flags: {locale: 'ru'}})
  expect(read('check --files-from -').flags).toEqual({'files-from': '-'})
})

test.each([
  ['chek a.md', /no command "chek".*check/],
  ['check --stric', /no flag --stric.*--strict/],
  ['init --nope', /no flag --nope\.$/],
  ['--strickt init', /no flag --strickt\.$/],
  ['--strickt check', /--strict\?/],
  ['--strickt', /--strict\?/],
  ['check --out x', /check has no flag --out; these have: publish/],
  ['fix --staged', /fix has no flag --staged/],
  ['check --date', /--date needs a value/],
  ['check --date --strict', /--date needs a value/],
  ['check --strict=yes', /--strict takes no value/],
  ['serve', /not in this version/],
  ['check --register a=b', /--register/],
])('plashka %s', (line, said) => {
  expect(() => read(line)).toThrow(said)
})

describe('language', () => {
  test.each([
    [{LANG: 'ru_RU.UTF-8'}, 'ru'],
    [{LANG: 'ru'}, 'ru'],
    [{LANG: 'run'}, 'en'],
    [{LC_ALL: 'C', LANG: 'ru_RU.UTF-8'}, 'en'],
    [{LC_ALL: '', LC_MESSAGES: 'ru_RU', LANG: 'en_US'}, 'ru'],
    [{}, 'en'],
  ] as const)('of %o is %s', (env, locale) => {
    expect(systemLocale(env)).toBe(locale)
  })

  test('the flag is heard before the rest of the line is understood', () => {
    expect(spokenLocale(['chek', '--locale', 'ru'])).toBe('ru')
    expect(spokenLocale(['--locale=en'])).toBe('en')
  })
})

describe('help', () => {
  test.each([null, ...verbs])('of %s is there in both languages and fits a terminal', (verb) => {
    const [ru, en] = [helpOf(verb, 'ru'), helpOf(verb, 'en')]
    expect(ru).toMatch(/[а-яё]/)
    expect(en).not.toMatch(/[а-яё]/)
    for (const line of [...ru.split('\n'), ...en.split('\n')]) expect(line.length).toBeLessThanOrEqual(125)
  })

  test.each(verbs)('of %s names its flags and no others', (verb) => {
    const general = ['help', 'version', 'color', 'locale', 'no-color']
    const owned = Object.entries(flags).filter(
      ([name, flag]) => (flag.verbs as readonly string[]).includes(verb) && !general.includes(name),
    )
    for (const locale of ['ru', 'en'] as const) {
      const named = [...helpOf(verb, locale).matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name)
      expect(named.filter((name) => !general.includes(name!)).sort()).toEqual(owned.map(([name]) => name).sort())
    }
  })
})

test('every sentence is there in both languages', () => {
  const look = (node: unknown, where: string) => {
    if (typeof node === 'function' || typeof node !== 'object' || node === null) return
    if ('ru' in node && 'en' in node) {
      expect(node.ru, where).toMatch(/[а-яё]/i)
      expect(node.en, where).not.toMatch(/[а-яё]/i)
    } else for (const [key, value] of Object.entries(node)) look(value, `${where}.${key}`)
  }
  look(words, 'words')
})

test('the day is the one on the wall', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})

test('the launcher finds the verb that is read', () => {
  const words = [...verbs, 'a.md', '-', '--', '-q', '-qf', '-fjson', '-qfjson', '--date=2026-01-05', '--report=audit']
  const named = Object.entries(flags).flatMap(([name, flag]) => [
    `--${name}`,
    ...('short' in flag ? [`-${flag.short}`] : []),
  ])
  let found = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, ...named), {maxLength: 6}), (argv) => {
      let verb: string | null
      try {
        verb = readArguments(argv).verb
      } catch {
        return
      }
      if (verb !== null) found++
      expect(verbOf(argv)).toBe(verb)
    }),
    {seed: 20_261_127, numRuns: 3000},
  )
  expect(found).toBeGreaterThan(100)
})
