/** The label's wording is law on the article's day. */
import type {Mandate} from '../law/pack.ts'
import type {Rule} from '../rule.ts'
import {foundMandate, inForceOn, mandateToWrite, outletLabel, replacement} from './label-mend.ts'

export const disclaimerInForce: Rule = {
  id: 'disclaimer-in-force',
  severity: 'warning',
  kind: 'law',
  strict: true,
  scope: 'article',
  about: {
    ru: 'Форма плашки действует на дату статьи.',
    en: "The label's wording is in force on the article's day.",
  },

  *check(context) {
    const {disclaimer, inForce} = context.data
    const mandate = foundMandate(context)
    if (disclaimer.status === 'absent' || !disclaimer.range || !mandate || inForce.found) return
    const wanted = mandateToWrite(context)
    const ids = inForceOn(context)
      .filter(({form}) => form !== 'detect')
      .map(({id}) => id)
    const day = inForce.day
    const words = wanted ? outletLabel(wanted, context.options.outlet) : null
    const fix =
      words !== null && disclaimer.placement === 'start' && disclaimer.status === 'exact'
        ? replacement(context, words)
        : null
    const right =
      ids.length > 0
        ? {ru: `ожидается ${ids.join(', ')}`, en: `expected ${ids.join(', ')}`}
        : {ru: 'а других на этот день plashka не знает', en: 'expected none that plashka knows of'}
    yield {
      reason: {
        ru: `Плашка ${mandate.id} (${days(mandate).ru}) не действует ${day ? `на ${day}` : 'сейчас'}, ${right.ru}`,
        en: `Unexpected label ${mandate.id} (${days(mandate).en}) ${day ? `on ${day}` : 'without a day'}, ${right.en}`,
      },
      range: disclaimer.range,
      ...(wanted ? {expected: [words ?? wanted.id]} : {}),
      // What label an archive carries is a lawyer's choice.
      ...(fix ? {fix: {...fix, safe: false}} : {}),
    }
  },
}

function days({status, inForce: {from, until}}: Mandate) {
  if (status === 'draft') return {ru: 'проект, не принят', en: 'a draft, not law'}
  if (until === null) return {ru: `действует с ${from}`, en: `in force from ${from}`}
  return {ru: `действовала с ${from ?? '…'} до ${until}`, en: `in force from ${from ?? '…'} until ${until}`}
}
