import type {Attribution, Disclaimer, Metadata, Outlet} from '../article.ts'
import type {AttributionPack} from '../law/attribution-pack.ts'
import type {View} from '../text/view.ts'
export const noAttribution = (): Attribution => ({status: 'absent', form: null, source: null, url: null, line: null, range: null, fault: null, other: null, hints: [], block: null, trailer: null})
export function learnAttribution(_view: View, _metadata: Metadata, _disclaimer: Disclaimer, _pack: AttributionPack, _outlet?: Outlet): Attribution { return noAttribution() }
