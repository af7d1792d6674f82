import type {Disclaimer, Metadata, Options} from '../article.ts'
import type {View} from '../text/view.ts'
export const noDisclaimer = (): Disclaimer => ({status: 'absent', mandate: null, similarity: 0, placement: null, hiddenBy: null, range: null, line: null, differences: [], slots: [], ageMark: null, doubles: [], blocks: []})
export function learnDisclaimer(_view: View, _metadata: Metadata, _options: Options): Disclaimer { return noDisclaimer() }
