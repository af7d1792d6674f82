/** What a configuration may hold. The JSON Schema beside this file is made from it, and a test holds them together. */
import * as v from 'valibot'
import {isDay} from '../core/light.ts'

const text = v.pipe(v.string(), v.minLength(1, 'text'))
const globs = v.array(text)
const severity = v.picklist(['error', 'warning', 'info', 'off'])

const outlet = v.pipe(
  v.strictObject({
    name: v.pipe(
      text,
      v.check((name) => /\p{L}/u.test(name), 'Вестник'),
      v.description(
        'Name of the outlet as in the register, nominative. / Название издания как в реестре, в именительном падеже.',
      ),
    ),
    instrumental: v.optional(
      v.pipe(
        text,
        v.description(
          'The name in the instrumental case, where the automatic one is wrong. / Название в творительном падеже, если склонение ошибается.',
        ),
      ),
    ),
    genitive: v.optional(
      v.pipe(
        text,
        v.description(
          'The name in the genitive case, where the automatic one is wrong. / Название в родительном падеже, если склонение ошибается.',
        ),
      ),
    ),
    aliases: v.optional(
      v.pipe(
        v.array(text),
        v.description(
          'Other spellings under which the label counts as the outlet’s own. / Другие написания, при которых плашка считается своей.',
        ),
      ),
    ),
    domains: v.optional(
      v.pipe(
        v.array(text),
        v.description(
          'Sites of the outlet: a link to them is no attribution. / Сайты издания: ссылка на них источником не считается.',
        ),
      ),
    ),
  }),
  v.description('The outlet that publishes. / Издание, которое публикует.'),
)

/** What may be set for some paths only. */
const byPath = {
  outlet: v.optional(outlet),
  strict: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Warnings about the law are errors. / Предупреждения о законе считаются ошибками.'),
    ),
  ),
  date: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD'),
      v.check((day) => isDay(day), 'YYYY-MM-DD'),
      v.description('Judge every article by this day. / Проверять все статьи по закону на этот день.'),
    ),
  ),
  rules: v.optional(
    v.pipe(
      v.record(v.string(), severity),
      v.description(
        'Severity of house rules, or off. Rules that state the law cannot be set. / Строгость редакционных правил или off. Правила, которые излагают закон, не отключаются.',
      ),
    ),
  ),
  input: v.optional(
    v.pipe(
      v.picklist(['markdown', 'text', 'html']),
      v.description(
        'How to read articles, whatever their names say. / Как читать статьи, что бы ни говорило имя файла.',
      ),
    ),
  ),
  emit: v.optional(v.pipe(text, v.description('The mandate that a fix writes. / Какую плашку вставляет fix.'))),
}

export const configSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(
      v.pipe(
        v.string(),
        v.description('Address of this schema, for an editor. / Адрес этой схемы, для редактора кода.'),
      ),
    ),
    ...byPath,
    locale: v.optional(v.pipe(v.picklist(['ru', 'en']), v.description('Language of the messages. / Язык сообщений.'))),
    packs: v.optional(
      v.pipe(
        v.array(text),
        v.description(
          'The law: a file of your own is added to the shipped law; the name of a shipped pack (ru, us) chooses it instead. / Закон: свой файл добавляется к встроенному; имя встроенного пакета (ru, us) выбирает его.',
        ),
      ),
    ),
    include: v.optional(
      v.pipe(globs, v.description('What to check where no path is named. / Что проверять, если путь не назван.')),
    ),
    exclude: v.optional(
      v.pipe(globs, v.description('What to leave out of folders and lists. / Что пропускать в папках и списках.')),
    ),
    maxWarnings: v.optional(
      v.pipe(
        v.number(),
        v.integer('0, 1, 2 …'),
        v.minValue(0, '0, 1, 2 …'),
        v.description('More warnings than this fail the run. / Сколько предупреждений допустимо.'),
      ),
    ),
    overrides: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            files: v.pipe(globs, v.minLength(1, '*.md'), v.description('Path patterns. / Образцы путей.')),
            ...byPath,
          }),
        ),
        v.description(
          'Other settings for some paths; later ones win. / Другие настройки для части путей; побеждает последняя.',
        ),
      ),
    ),
  }),
  v.title('plashka.config'),
)

export type Config = v.InferOutput<typeof configSchema>

export interface Mistake {
  path: (string | number)[]
  kind: 'unknown-key' | 'missing' | 'wrong'
  /** Keys that are known at that place; of use for an unknown one. */
  known: string[]
  /** What may stand there, as the schema says it. */
  expected: string
}

/** @returns the configuration, or its first mistake */
export function validate(data: unknown): {config: Config} | {mistake: Mistake} {
  // To valibot a list is an object with numbers for keys.
  const result = v.safeParse(configSchema, Array.isArray(data) ? null : data)
  if (result.success) return {config: result.output}
  const isUnknown = (issue: (typeof result.issues)[number]) =>
    issue.type === 'strict_object' && issue.expected === 'never'
  // A mistyped key comes first: the key that it was meant to be is missing too.
  const issue = result.issues.find(isUnknown) ?? result.issues[0]
  const path = (issue.path ?? []).map(({key}) => key as string | number)
  const unknown = isUnknown(issue)
  const missing = !unknown && issue.received === 'undefined'
  return {
    mistake: {
      path,
      kind: unknown ? 'unknown-key' : missing ? 'missing' : 'wrong',
      known: unknown ? keysAt(path.slice(0, -1)) : [],
      // Validations carry a sample as their message; types say what they expect themselves.
      expected: String(issue.kind === 'validation' ? issue.message : issue.expected),
    },
  }
}

interface Schema {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  wrapped?: Schema
}

function keysAt(path: readonly (string | number)[]): string[] {
  let at: Schema | undefined = configSchema as unknown as Schema
  for (const key of path) {
    at = unwrap(at)
    at = typeof key === 'number' ? at?.item : at?.entries?.[key]
  }
  return Object.keys(unwrap(at)?.entries ?? {})
}

const unwrap = (schema: Schema | undefined) => (schema?.type === 'optional' ? schema.wrapped : schema)
