/** Settles the waivers when all is judged: marks what is waived, and says which waivers have no rule, no reason or no use. */
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {Options, Said, Waiver} from './article.ts'
import {ruleUrl} from './rule.ts'
import {rules} from './rules/index.ts'
import {facts} from './step.ts'
import {linesOf} from './text/lines.ts'

/** The id under which waivers themselves are found fault with. */
export const WAIVER_RULE = 'waiver-sound'

/** What may be waived: a judgement, but neither a crash nor what is said of a waiver. */
const known = new Set(rules.map(({id}) => id))

export const waive: Plugin<[Options], Root> = (options) => (_tree, file) => {
  const {waivers} = facts(file)
  if (waivers.length === 0) return
  const sound = waivers.filter(({rule, reason}) => known.has(rule) && reason !== '')
  for (const message of file.messages) {
    const waiver = sound.find(({rule}) => rule === message.ruleId)
    if (!waiver) continue
    waiver.used = true
    message.because = waiver.reason
  }
  for (const waiver of waivers) {
    const said = faultOf(waiver)
    if (!said) continue
    const message = file.message(said[options.locale ?? 'en'], {
      place: linesOf(String(file)).position(waiver.range),
      ruleId: WAIVER_RULE,
      source: 'plashka',
    })
    message.fatal = false
    message.severity = 'warning'
    message.range = waiver.range
    message.url = ruleUrl(WAIVER_RULE)
  }
}

function faultOf({rule, reason, used}: Waiver): Said | null {
  if (rule === '')
    return {
      en: 'Missing rule in the waiver, expected `plashka-waive RULE: why`; without it nothing is waived',
      ru: 'Не названо правило в отказе, ожидается `plashka-waive ПРАВИЛО: почему`; без него отказ не действует',
    }
  if (!known.has(rule))
    return {
      en: `Unexpected rule ${rule} in the waiver, there is no such rule: expected one that \`plashka explain\` lists`,
      ru: `Нет такого правила: ${rule}; ожидается одно из тех, что перечисляет \`plashka explain\``,
    }
  if (reason === '')
    return {
      en: `Missing reason in the waiver of ${rule}, expected \`plashka-waive ${rule}: why\`; without it nothing is waived`,
      ru: `Нет причины в отказе от ${rule}, ожидается \`plashka-waive ${rule}: почему\`; без причины отказ не действует`,
    }
  if (!used)
    return {
      en: `Unexpected waiver of ${rule}, expected a finding of that rule: remove the waiver`,
      ru: `Лишний отказ от ${rule}: такого замечания в статье нет, уберите отказ`,
    }
  return null
}
