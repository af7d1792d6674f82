/** Validates an attribution pack; apart from its types, so that a start of the tool does not load the validator. */
import * as v from 'valibot'
import type {AttributionPack} from './attribution-pack.ts'

const words = v.array(v.pipe(v.string(), v.trim(), v.minLength(1)))
const trailer = v.pipe(
  v.string(),
  v.check(
    (text) => text.split('{title}').length === 2 && text.split('{source}').length === 2,
    'expected the slots {title} and {source}, each once',
  ),
)

const label = v.strictObject({
  words,
  of: v.picklist(['source', 'article']),
  colon: v.picklist(['needed', 'optional']),
  needs: v.picklist(['any', 'name', 'link', 'domain']),
})

const phrases = v.strictObject({
  labels: v.array(label),
  headings: v.optional(words, []),
  openers: v.optional(words, []),
  sentences: v.optional(words, []),
  trailers: v.optional(v.array(trailer), []),
  here: v.optional(words, []),
  kinds: v.optional(words, []),
  small: v.exactOptional(words),
  reports: v.optional(words, []),
  nobody: v.optional(words, []),
  notSource: v.optional(words, []),
  cites: v.optional(words, []),
  outlets: v.optional(words, []),
})

const pack = v.strictObject({
  hosts: v.strictObject({stock: words, licence: words, profile: words, short: words, aside: words}),
  stock: words,
  placeholders: words,
  placeholderHosts: words,
  languages: v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'expected a language code such as "ru"')), phrases),
})

/**
 * @param data what a YAML file held; lists that a language leaves out become empty
 * @throws Error that names the path and the fault of the first wrong field
 */
export function checkAttributionPack(data: unknown): AttributionPack {
  const result = v.safeParse(pack, data, {abortEarly: true})
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new Error(`attribution pack: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
}
