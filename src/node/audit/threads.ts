/** How many threads an audit has, and from when on. */
import os from 'node:os'

/** Below this many articles a thread costs more than it brings. */
export const WORTH_THREADS = 64
/** More threads than this wait for the disk and for one another. */
const MOST = 16

/** How many threads judge, the main one among them: as asked, else one a core. */
export const threadsFor = (asked: number | null) => Math.min(asked ?? os.availableParallelism(), MOST)
