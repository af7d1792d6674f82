/** Reads a pack from outside: every mistake is named by its path, every unknown key with the known one nearest to it. */
import * as v from 'valibot'
import type {Pack} from './pack.ts'

const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'expected a day, YYYY-MM-DD'),
)
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected an id in kebab-case'))
const words = v.pipe(v.string(), v.minLength(1, 'expected words'))
const said = v.strictObject({ru: words, en: words})

const translation = v.strictObject({
  language: words,
  text: words,
  key: words,
  telling: v.array(words),
  seek: v.array(words),
})

const mandate = v.strictObject({
  id,
  title: said,
  duty: id,
  status: v.picklist(['in-force', 'superseded', 'draft']),
  inForce: v.strictObject({from: v.nullable(day), until: v.nullable(day)}),
  language: words,
  placement: v.picklist(['start', 'after-title']),
  form: v.picklist(['official', 'practice', 'detect']),
  emit: v.boolean(),
  text: words,
  options: v.optional(v.record(v.string(), v.pipe(v.array(words), v.minLength(1, 'expected at least one choice')))),
  slots: v.optional(v.record(v.string(), said)),
  key: words,
  telling: v.array(words),
  seek: v.pipe(v.array(words), v.minLength(1, 'expected at least one')),
  sizes: v.strictObject({sizeRatio: v.number(), contrast: v.boolean()}),
  ageMark: v.strictObject({texts: v.array(words), required: v.boolean()}),
  translations: v.optional(v.array(translation)),
  provenance: v.strictObject({
    act: said,
    number: words,
    date: day,
    url: v.pipe(v.string(), v.url('expected an address')),
    confidence: v.picklist(['high', 'medium', 'low']),
    note: said,
  }),
})

const pack = v.strictObject({id, title: said, reviewed: day, mandates: v.array(mandate)})

/** A pack that cannot be used; the message has one line a mistake. */
export class PackError extends Error {
  override readonly name = 'PackError'
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.mistakes = mistakes
  }
}

/**
 * @param data a pack as YAML or JSON gives it
 * @throws PackError that names every mistake: `mandates[1].inForce.until: expected a day, YYYY-MM-DD`
 */
export function parsePack(data: unknown): Pack {
  const result = v.safeParse(pack, data)
  if (!result.success) throw new PackError(result.issues.map(describe))
  const parsed = result.output as Pack
  const mistakes = parsed.mandates.flatMap((each, index) =>
    unknownSlots(each).map((name) => `mandates[${index}].text: {${name}} is neither a slot nor an option`),
  )
  if (mistakes.length > 0) throw new PackError(mistakes)
  return parsed
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? []
  const where = path
    .map(({key}) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  const last = path.at(-1)
  if (issue.type === 'strict_object' && issue.expected === 'never' && last) {
    const known = knownKeys(path.slice(0, -1).map(({key}) => key))
    const near = nearest(String(last.key), known)
    return `${where}: unknown key${near ? `, did you mean ${near}?` : `, expected one of ${known.join(', ')}`}`
  }
  if (issue.received === 'undefined') return `${where}: missing, expected ${issue.expected ?? 'a value'}`
  return `${where || 'pack'}: ${issue.message.startsWith('expected') ? issue.message : `expected ${issue.expected ?? 'another value'}`}, found ${issue.received}`
}

type Schema = {entries?: Record<string, Schema>; item?: Schema; wrapped?: Schema; pipe?: Schema[]; value?: Schema}

function knownKeys(path: readonly unknown[]): string[] {
  let at: Schema | undefined = pack as unknown as Schema
  for (const key of path) {
    while (at?.wrapped) at = at.wrapped
    at = typeof key === 'number' ? at?.item : (at?.entries?.[String(key)] ?? at?.value)
  }
  while (at?.wrapped) at = at.wrapped
  return Object.keys(at?.entries ?? {})
}

function nearest(key: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({name, far: distance(key.toLowerCase(), name.toLowerCase())}))
    .sort((a, b) => a.far - b.far)
  const best = ranked[0]
  return best && best.far <= Math.max(2, key.length / 3) ? best.name : null
}

const unknownSlots = ({text, options, slots}: Pack['mandates'][number]) =>
  [...text.matchAll(/\{([^}:]*)(?::[^}]*)?\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !options?.[name] && !slots?.[name])

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
