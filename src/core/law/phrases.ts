/** The phrases by which attribution lines and site clutter are known: data, so that a newsroom adds a language without code. */
import type {AttributionPack} from './attribution-pack.ts'
import type {ChromePack} from './chrome-pack.ts'

export interface PhrasePacks {
  readonly attribution: AttributionPack
  readonly chrome: ChromePack
}
