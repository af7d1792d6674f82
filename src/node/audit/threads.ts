/** How many threads an audit has, and from when on. */
import os from 'node:os'

/** Below this many articles a thread costs more than it brings. */
export const WORTH_THREADS = 64
/** So many articles are worth what the optimizer costs in every thread: of 60,000 they win a twentieth of the time. */
export const WORTH_OPTIMIZING = 8000
/** More threads than this wait for the disk and for one another. */
const MOST = 16

/** How many threads judge, the main one among them: as asked, else one a core. */
export const threadsFor = (asked: number | null) => Math.min(asked ?? os.availableParallelism(), MOST)
