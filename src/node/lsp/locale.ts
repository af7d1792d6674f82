/** The language of a client. */
import type {Locale} from '../../core/index.ts'

/**
 * @param said as a client names it: `ru`, `en-US`, `ru_RU.UTF-8`
 * @returns null for a language that the tool does not speak: the configuration decides then
 */
export function clientLocale(said: unknown): Locale | null {
  const code = typeof said === 'string' ? /^(ru|en)(?![a-z])/i.exec(said)?.[1]?.toLowerCase() : undefined
  return (code as Locale | undefined) ?? null
}
