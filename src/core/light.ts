/** The core's third face: what is wanted where no article is judged, and should not load what would judge. */
export {csvField} from './report/csv.ts'
export {Folders} from './report/html/folders.ts'
export {isDay} from './text/day.ts'
