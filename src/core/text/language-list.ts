/** The languages that an article is looked at for, and the names under which other tools know them. */
import candidates from './candidates.json' with {type: 'json'}
import type {Script} from './script.ts'

/** The one language of a script that needs no detector. */
export const onlyLanguage: Readonly<Partial<Record<Script, string>>> = {
  Greek: 'ell',
  Armenian: 'hye',
  Syriac: 'syr',
  Thaana: 'div',
  Gurmukhi: 'pan',
  Gujarati: 'guj',
  Oriya: 'ori',
  Tamil: 'tam',
  Telugu: 'tel',
  Kannada: 'kan',
  Malayalam: 'mal',
  Sinhala: 'sin',
  Thai: 'tha',
  Lao: 'lao',
  Tibetan: 'bod',
  Myanmar: 'mya',
  Georgian: 'kat',
  Khmer: 'khm',
  Mongolian: 'mon',
  Tifinagh: 'zgh',
  Cherokee: 'chr',
  Hangul: 'kor',
  Kana: 'jpn',
  Han: 'zho',
}

/** The code by which franc knows a language, where it has a model of it at all. */
export const francCodes: Readonly<Record<string, string>> = candidates

/**
 * How likely a language is before a word is read, in nats: a newsroom meets Spanish sooner than Galician. 0 where nothing
 * is said.
 */
export const priors: Readonly<Record<string, number>> = {
  eng: 1.5,
  rus: 2.5,
  ...shares(-1, 'mkd bul hrv slv slk nob aze uzb tuk cat sqi kir tat tgk kaz mar nep urd pus tgl afr'),
  ...shares(
    -3,
    'msa bos nno isl fao glg eus gle cym mlt ltz fry kmr epo hat swa som hau yor ibo zul xho sna sot tsn orm kin mlg',
  ),
  ...shares(-3, 'yid jav sun ceb bak chv sah oss che udm chm kom tyv bua xal ckb uig snd azb bho san tir asm'),
}

function shares(value: number, codes: string) {
  return Object.fromEntries(codes.split(' ').map((code) => [code, value]))
}

/** ISO 639-1, and further codes under which a language is met, by its ISO 639-3 code. */
const otherCodes =
  'eng:en deu:de,ger fra:fr,fre spa:es por:pt ita:it nld:nl,dut pol:pl ces:cs,cze slk:sk,slo slv:sl hrv:hr bos:bs hbs:sh srp:sr ' +
  'hun:hu ron:ro,rum,mo,mol sqi:sq,alb,als aze:az,azj uzb:uz,uzn tuk:tk kmr:ku,kur tur:tr lit:lt lav:lv,lvs est:et,ekk fin:fi ' +
  'swe:sv dan:da nob:nb,no,nor nno:nn isl:is,ice fao:fo cat:ca glg:gl eus:eu,baq gle:ga cym:cy,wel mlt:mt ltz:lb afr:af ' +
  'fry:fy swa:sw,swh hau:ha yor:yo ibo:ig zul:zu xho:xh som:so mlg:mg,plt kin:rw sna:sn sot:st tsn:tn orm:om,gaz vie:vi ' +
  'ind:id,in msa:ms,may,zlm tgl:tl,fil jav:jv sun:su hat:ht epo:eo rus:ru ukr:uk bel:be bul:bg mkd:mk,mac mon:mn,khk kaz:kk ' +
  'kir:ky tat:tt bak:ba tgk:tg chv:cv oss:os che:ce kom:kv,kpv chm:mhr ara:ar,arb fas:fa,per,pes,prs urd:ur pus:ps,pbu ' +
  'uig:ug snd:sd hin:hi mar:mr nep:ne,npi san:sa heb:he,iw yid:yi,ydd amh:am tir:ti ben:bn asm:as ell:el,gre hye:hy,arm ' +
  'div:dv pan:pa guj:gu ori:or,ory tam:ta tel:te kan:kn mal:ml sin:si tha:th lao:lo bod:bo,tib mya:my,bur kat:ka,geo ' +
  'khm:km kor:ko jpn:ja zho:zh,chi,cmn,yue'

let known: Map<string, string> | undefined

function codes() {
  if (known) return known
  known = new Map()
  for (const entry of otherCodes.split(' ')) {
    const [code, others] = entry.split(':')
    known.set(code!, code!)
    for (const other of others!.split(',')) known.set(other, code!)
  }
  return known
}

/**
 * The ISO 639-3 code of a declared language.
 *
 * @param declared as written: `en`, `eng`, `en-US`, `EN_us`, `zh-Hans`
 * @returns the code that detection would give, the primary subtag itself where it is unknown here, null where it is no
 *   language tag or says nothing (`und`, `mul`, `zxx`)
 */
export function languageCode(declared: string): string | null {
  const match = /^\s*([a-z]{2,3})(?:[-_.@][a-z\d_.@-]*)?\s*$/i.exec(declared)
  if (!match) return null
  const primary = match[1]!.toLowerCase()
  if (/^(?:und|mul|zxx|mis|root)$/.test(primary)) return null
  return codes().get(primary) ?? primary
}

/** The shortest usual code of a language: `en` for `eng`, the code itself where there is no shorter one. */
export function shortCode(code: string): string {
  for (const entry of otherCodes.split(' ')) {
    if (entry.startsWith(code + ':')) return /^...:([a-z]{2})(?:,|$)/.exec(entry)?.[1] ?? code
  }
  return code
}
