/** What the parts of the page share. */
import type {Locale} from '../../../article.ts'
import type {PageData} from '../page-data.ts'
import type {Query} from './query.ts'
import type {Store} from './store.ts'
import type {Words} from './words.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface Page {
  readonly data: PageData
  readonly store: Store
  readonly ruleIds: readonly string[]
  /** Place of each rule by the articles that it concerns. */
  readonly ruleRank: readonly number[]
  locale: Locale
  words: Words
  theme: Theme
  query: Query
  /** Rows that the query chose, in order. */
  rows: Uint32Array
  /** Whether every row is loaded. */
  ready: boolean
  failed: boolean
  /** Share of the rows loaded, in percent. */
  progress: number
  /** Sets filters (all others are cleared) and goes to the table. */
  show(filters: Partial<Query>): void
}
