/** The label names the agent: as in the register, in the right grammatical case, in every blank. */
import type {Outlet, Range, Said, SlotFill} from '../article.ts'
import type {Context, Fix, Report, Rule} from '../rule.ts'
import {declineName, isPerson} from '../text/decline.ts'
import {
  foundMandate,
  isInWrongCase,
  isOfSlot,
  isOutletName,
  lackingMark,
  mendLetters,
  onlyLetters,
  outletName,
  withMark,
  wordDifferences,
  written,
} from './label-mend.ts'

export const disclaimerAgent: Rule = {
  id: 'disclaimer-agent',
  severity: 'error',
  kind: 'law',
  about: {
    ru: 'В плашке стоит имя иностранного агента, как в реестре и в нужном падеже.',
    en: 'The label names the foreign agent as the register does, in the right case.',
  },

  *check(context) {
    const {disclaimer} = context.data
    const mandate = foundMandate(context)
    if (disclaimer.status === 'absent' || !mandate?.slots || mandate.form === 'detect') return
    const {outlet} = context.options
    const bad = disclaimer.differences.filter(isOfSlot)
    for (const {kind, found, expected, range} of bad) {
      const grammatical = /:(\w+)\}/u.exec(expected)?.[1] ?? null
      const right = outlet ? outletName(outlet, grammatical) : null
      yield withFix(
        context,
        {range, reason: kind === 'changed' ? unequal(found) : empty(found, grammatical, right)},
        right,
        found === '' ? ' ' : '',
      )
    }
    for (const slot of disclaimer.slots) {
      if (bad.some(({range}) => range[0] < slot.range[1] && slot.range[0] < range[1])) continue
      const report = outlet ? byOutlet(context, slot, outlet) : byGrammar(context, slot)
      if (report) yield report
    }
  },
}

const cases: Readonly<Record<string, Said>> = {
  instrumental: {ru: 'в творительном падеже (кем?)', en: 'in the instrumental case'},
  genitive: {ru: 'в родительном падеже (кого?)', en: 'in the genitive case'},
}
const inCase = (grammatical: string | null): Said =>
  cases[grammatical ?? ''] ?? {ru: 'как в реестре', en: 'as in the register'}

function empty(found: string, grammatical: string | null, right: string | null): Said {
  const what = found === '' ? {ru: '', en: ''} : {ru: ` вместо «${found}»`, en: ` instead of “${found}”`}
  const name = right
    ? {ru: `«${right}»`, en: `“${right}”`}
    : {
        ru: `имя, как в реестре, ${inCase(grammatical).ru}`,
        en: `the name as in the register, ${inCase(grammatical).en}`,
      }
  return {
    ru: `В плашке нет имени агента, ожидается ${name.ru}${what.ru}`,
    en: `Missing name of the agent in the label, expected ${name.en}${what.en}`,
  }
}

const unequal = (found: string): Said => ({
  ru: `В плашке два разных написания имени («${found}»), ожидается одно и то же имя`,
  en: `Unexpected name “${found}” in the label, expected the same name in both places`,
})

/** The outlet's name in another case is an error; so is another name, but that may be a republished article. */
function byOutlet(context: Context, slot: SlotFill, outlet: Outlet): Report | null {
  const right = outletName(outlet, slot.case)
  const {range} = slot
  if (right !== null && isInWrongCase(context, slot))
    return withFix(context, {range, reason: wrongCase(slot, right)}, right, '')
  const read = mendLetters(slot, context.data.disclaimer.differences)
  if (isOutletName(read, outlet)) return null
  const reason = {
    ru: `В плашке чужое имя «${slot.text}», ожидается «${right ?? outlet.name}»`,
    en: `Unexpected name “${slot.text}” in the label, expected “${right ?? outlet.name}”`,
  }
  return withFix(context, {range, reason}, right, '', false)
}

const wrongCase = ({text, case: grammatical}: SlotFill, right: string): Said => ({
  ru: `Имя «${text}» стоит не в том падеже, ожидается «${right}» — ${inCase(grammatical).ru}`,
  en: `Unexpected case of the name “${text}”, expected “${right}”, ${inCase(grammatical).en}`,
})

/** Without an outlet the nominative of a person can still be seen by its patronymic. */
function byGrammar(context: Context, slot: SlotFill): Report | null {
  const grammatical = slot.case
  if ((grammatical !== 'instrumental' && grammatical !== 'genitive') || !isPerson(slot.text)) return null
  if (!/(?:ич|вна|чна|инична)(?=["»”\s(]|$)/iu.test(slot.text)) return null
  const right = declineName(slot.text, grammatical)
  if (right === null || right === slot.text) return null
  return {
    range: slot.range,
    reason: wrongCase(slot, right),
    expected: [right],
    fix: {safe: false, edits: [{range: slot.range, text: write(context, right, slot.range)}]},
  }
}

const blockOf = ({data}: Context, [start, end]: Range) =>
  data.view.blocks.find((block) => block.range[0] <= start && end <= block.range[1])

const write = (context: Context, name: string, range: Range) => written(context, name, blockOf(context, range))

/** Adds what should stand there, in capitals where the label is; words that another rule rewrites are left to it. */
function withFix(
  context: Context,
  report: {reason: Said; range: Range},
  right: string | null,
  before: string,
  safe = true,
): Report {
  if (right === null) return report
  const {disclaimer} = context.data
  const label = disclaimer.range ? context.text.slice(...disclaimer.range) : ''
  const letters = label.replace(/[^\p{Script=Cyrillic}]/gu, '').slice(0, 40)
  const text = letters !== '' && letters === letters.toUpperCase() ? right.toUpperCase() : right
  const free = disclaimer.placement === 'start' && onlyLetters(wordDifferences(context))
  // A name that runs over two blocks cannot be replaced within one.
  const within = blockOf(context, report.range) !== undefined
  const name = write(context, text, report.range)
  // A name added at the very end takes the age mark along: two edits at one point have no order.
  const end = disclaimer.range?.[1]
  const atEnd = report.range[0] === end && report.range[1] === end
  const mark = atEnd ? withMark('', lackingMark(context, foundMandate(context))) : ''
  const fix: Fix = {safe: safe && within, edits: [{range: report.range, text: before + name + mark}]}
  // Where the other of two names is the wrong one, this one is as it should be.
  const same = context.text.slice(...report.range) === before + name + mark
  return {...report, expected: [text], ...(free && !same ? {fix} : {})}
}
