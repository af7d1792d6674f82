/** The source that an article names is one that can be found, and the same in every place. */
import type {Attribution, Range, Said} from '../article.ts'
import type {Context, Report, Rule} from '../rule.ts'
import {mendAddress} from '../text/hosts.ts'
import {linesOf} from '../text/lines.ts'

export const attributionValid: Rule = {
  id: 'attribution-valid',
  severity: 'error',
  kind: 'law',
  scope: 'article',
  about: {
    ru: 'Указанный источник настоящий: не пустой, не заглушка, адрес написан верно, в статье он один и тот же.',
    en: 'The source named is real: not empty, no placeholder, a well-formed address, the same all over the article.',
  },
  *check(context): Generator<Report> {
    const {attribution} = context.data
    if (attribution.status === 'present' && reserved.test(attribution.url ?? ''))
      yield reservedHost(context, attribution)
    if (attribution.status !== 'invalid' || !attribution.fault) return
    yield reports[attribution.fault](context, attribution)
  },
}

/** Hosts that belong to nobody (RFC 2606, section 3): right in a sample article, a leftover of a template in any other. */
const reserved = /^https?:\/\/(?:[^/]*\.)?example\.(?:com|net|org)(?:[/:?#]|$)/

function reservedHost(context: Context, attribution: Attribution): Report {
  const source = short(attribution.source ?? '')
  return {
    range: placeOf(context, attribution),
    severity: 'warning',
    reason: {
      en: `Unexpected “${source}” as the source, expected a real outlet: this address is reserved for examples`,
      ru: `Источником назван «${source}», ожидается настоящее издание: этот адрес отведён для примеров`,
    },
  }
}

const reports: Record<NonNullable<Attribution['fault']>, (context: Context, attribution: Attribution) => Report> = {
  empty(context, attribution) {
    const range = rangeOf(attribution)
    const label = context.text.slice(...range).trim()
    const [hint] = attribution.hints
    const ask = question(context, hint)
    return {
      range,
      reason: {
        en: `Missing source behind “${short(label)}”, expected a name, a domain or a link${ask.en}`,
        ru: `После «${short(label)}» ничего нет, ожидается название, домен или ссылка${ask.ru}`,
      },
      ...(hint
        ? {
            expected: [`${label} ${hint.text}`],
            fix: {safe: false, edits: [{range: [range[1], range[1]], text: ` ${hint.text}`}]},
          }
        : {}),
    }
  },

  placeholder(context, attribution) {
    const range = placeOf(context, attribution)
    const [hint] = attribution.hints
    const ask = question(context, hint)
    const source = short(attribution.source ?? '')
    return {
      range,
      reason: {
        en: `Unexpected “${source}” as the source, expected the name, the domain or the link of the outlet${ask.en}`,
        ru: `Вместо источника стоит «${source}», ожидается название издания, его домен или ссылка${ask.ru}`,
      },
      ...(hint ? {expected: [hint.text], fix: {safe: false, edits: [{range, text: hint.text}]}} : {}),
    }
  },

  'broken-domain'(context, attribution) {
    const range = placeOf(context, attribution)
    const source = attribution.source ?? ''
    const right = mendAddress(source)
    return {
      range,
      reason: {
        en: `Unexpected address “${short(source)}”, which does not open, expected ${right ? `“${right}”` : 'a domain such as “lenta.example” or a whole link'}`,
        ru: `Адрес «${short(source)}» не откроется, ожидается ${right ? `«${right}»` : 'домен вида «lenta.example» или полная ссылка'}`,
      },
      ...(right ? {expected: [right], fix: {safe: false, edits: [{range, text: right}]}} : {}),
    }
  },

  contradiction(context, attribution) {
    const source = short(attribution.source ?? '')
    const other = attribution.other ?? {host: '', range: [0, 0] as Range}
    const line = linesOf(context.text).line(other.range[0])
    return {
      range: rangeOf(attribution),
      reason: {
        en: `Unexpected source “${source}”, expected the same as in line ${line}, which names “${other.host}”: keep the right one in both places`,
        ru: `Источник «${source}» расходится со строкой ${line}, где назван «${other.host}», ожидается один и тот же: оставьте верный в обоих местах`,
      },
    }
  },
}

const rangeOf = ({range}: Attribution): Range => range ?? [0, 0]

/** The value within the line, where it stands there as it was read; otherwise the line. */
function placeOf({text}: Context, attribution: Attribution): Range {
  const [start, end] = rangeOf(attribution)
  const source = attribution.source ?? ''
  const at = source === '' ? -1 : text.slice(start, end).lastIndexOf(source)
  return at < 0 ? [start, end] : [start + at, start + at + source.length]
}

function question({text}: Context, hint: Attribution['hints'][number] | undefined): Said {
  if (!hint) return {en: '', ru: ''}
  const line = linesOf(text).line(hint.range[0])
  return {
    en: `: line ${line} names ${hint.text}, is it the source?`,
    ru: `: в строке ${line} назван ${hint.text} — если это он, впишите его`,
  }
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
