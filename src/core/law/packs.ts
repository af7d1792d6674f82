/** The shipped packs. They were validated when they were built and tested, so that nobody pays for it at start-up. */
import ru from '../../../rules/packs/ru.yml'
import us from '../../../rules/packs/us.yml'
import type {Pack} from './pack.ts'

/** By id, for a configuration to choose from. */
export const shippedPacks = {ru: ru as Pack, us: us as Pack}

/** The law by which an article is judged where nothing else is said. */
export const packs: readonly Pack[] = [shippedPacks.ru]
