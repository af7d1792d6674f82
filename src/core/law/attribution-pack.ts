/** The phrases by which a line that names the source of an article is known: what `rules/packs/attribution.yml` holds. */
import shipped from '../../../rules/packs/attribution.yml'

/** Words that open a line which names a source. */
export interface SourceLabel {
  readonly words: readonly string[]
  /** `article` speaks of this very article and outweighs a bare «Источник». */
  readonly of: 'source' | 'article'
  readonly colon: 'needed' | 'optional'
  /** What must follow for the line to count. */
  readonly needs: 'any' | 'name' | 'link' | 'domain'
}

/** The phrases of one language. The comments of the YAML file say what each list does. */
export interface AttributionPhrases {
  readonly labels: readonly SourceLabel[]
  readonly headings: readonly string[]
  readonly openers: readonly string[]
  readonly sentences: readonly string[]
  /** With the slots `{title}` and `{source}`. */
  readonly trailers: readonly string[]
  readonly here: readonly string[]
  readonly kinds: readonly string[]
  readonly small?: readonly string[]
  readonly reports: readonly string[]
  readonly nobody: readonly string[]
  readonly notSource: readonly string[]
  readonly cites: readonly string[]
  readonly outlets: readonly string[]
}

export interface AttributionPack {
  readonly hosts: {
    readonly stock: readonly string[]
    readonly licence: readonly string[]
    readonly profile: readonly string[]
    readonly short: readonly string[]
    readonly aside: readonly string[]
  }
  readonly stock: readonly string[]
  readonly placeholders: readonly string[]
  readonly placeholderHosts: readonly string[]
  /** By language code. */
  readonly languages: Readonly<Record<string, AttributionPhrases>>
}

/** The shipped pack; a test validates it, so that a start need not. */
export const attributionPack = shipped as AttributionPack

/**
 * A pack of somebody else's, checked; the shipped one comes back as it is.
 *
 * @param data what a YAML file held
 * @throws Error that names the path and the fault of the first wrong field
 */
export async function parseAttributionPack(data: unknown): Promise<AttributionPack> {
  if (data === shipped) return attributionPack
  const {checkAttributionPack} = await import('./attribution-pack-schema.ts')
  return checkAttributionPack(data)
}
