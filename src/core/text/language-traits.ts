/**
 * Spelling by which near relatives are told apart where a text is too short for its function words: typical endings, and
 * sequences that a language never writes.
 */

/** Languages whose traits may be weighed against one another. */
export const families: readonly string[] = [
  'rus ukr bel bul mkd srp',
  'hrv bos srp slv',
  'ces slk',
  'por glg spa cat',
  'fin est',
  'dan nob nno swe',
  'ind msa',
  'tur aze',
  'afr nld',
]

export interface Trait {
  /** Found in lower-case running text, every word followed by a space. */
  readonly typical?: RegExp
  /** How many of them a letter of ordinary text brings: where there are fewer, that speaks against the language. */
  readonly share?: number
  readonly never?: RegExp
}

/** Serbo-Croatian jat as `ije`: Croatian and Bosnian have it, Serbian has `e`. */
const ijekavian: Trait = {
  typical: /ije[bcčćdđghklmnprsštvzž]|(?:vj|mj|pj|dj|tj|sj)e|(?:prije|gdje) /g,
  share: 0.012,
}

export const traits: Readonly<Record<string, Trait>> = {
  rus: {
    typical:
      /(?:ого|его|ому|ему|ыми|ими|[аи]ется|ится|[аи]ть|ться|ение|ения|ении|ением|ием|ами|ями|ую|юю|ью|ей|ость|ости|ый|ий|ая|ое|ые|ой|ах|ях|ам)(?= )|[жшчщ]ь|ы[йхм]/g,
    never: /ъ(?![еёюя ])/g,
  },
  ukr: {typical: /(?:ого|ому|ться|ння|ість|ості|ти|ий|ів|ими|ють|ає|ій)(?= )/g, never: /[жшчщ]я(?= )/g},
  bel: {typical: /(?:ага|аму|ымі|амі|цца|нне|ння|насць|асці|ць|ыя|аў|оў|[оа]й)(?= )|дз[еіья]|шч/g, never: /[рч][іея]/g},
  bul: {
    typical: /(?:ата|ята|ета|ето|ите|ият|ия|ът|ят|ане|яне|ост|ове|ски|ха|ме)(?= )|ъ(?![еюя])/g,
    never: /ь(?!о)|[гкх]и[йя]|(?:[ео]го|[ая]ми|ую|[иь]ю|ях|ться|тся)(?= )/g,
  },
  mkd: {typical: /(?:ата|ото|ето|ите|иот|от|та|то|ње|ува|увања|еше|аат|ат|ме)(?= )/g},
  srp: {
    typical:
      /(?:ије|ији|ију|има|ама|ом|ог|ају|ити|ати|ћи|ност|ао|ила|је|ома|ој|ијом)(?= )|(?:vrem|mest|svet|čovek|uvek|nedelj|sred|pos?le|evropsk|izv[eo])/g,
  },
  hrv: ijekavian,
  bos: ijekavian,
  slv: {typical: /(?:ega|emu|imi|ejo|ijo|ajo|nje|nja|nju|ost|osti|jev|ih|ev)(?= )/g, never: /[đć]|dž|šte/g},
  ces: {typical: /(?:ého|ému|ých|ými|ní|ost|osti|ují|ují|ech|ový|ává|al|il)(?= )|ou(?= )|[řěů]/g, never: /[äľĺŕô]|dz/g},
  slk: {
    typical: /(?:ého|ému|ých|ými|nie|nia|osť|osti|ujú|och|ovať|iť|ať|ou|mi)(?= )|ia|ie|[ľĺŕôä]|dz/g,
    never: /[řěů]|ou[^ ]/g,
  },
  por: {typical: /ção|ções|nh|lh|ss|(?:ar|er|ir|ando|endo|mente|dade|ado|ada)(?= )|ã|õ|ç/g, never: /ñ|ll|ción/g},
  glg: {typical: /ción|cións|ñ|x|(?:ar|er|ir|ando|endo|mente|dade|ado|ada)(?= )/g, never: /nh|lh|ss|ç|ã|õ/g},
  spa: {typical: /ción|ciones|ñ|ll|(?:ar|er|ir|ando|endo|mente|dad|ado|ada|[ií]a)(?= )|ie|ue/g, never: /ss|ç|ã|õ|nh/g},
  cat: {typical: /ció|cions|ny|ll|(?:ar|er|ir|ment|tat|at|ada|es)(?= )|tge|ix/g, never: /ñ|ã|õ|ción|ão/g},
  fin: {
    typical:
      /(?:ss[aä]|st[aä]|een|iin|nen|ll[aä]|lle|v[aä]t|ksi|tt[aä]|aan|ään|isen|isi[aä]|lt[aä]|nsa|n)(?= )|uo|yö|ie/g,
    never: /[õü]|[bg]/g,
  },
  est: {
    typical: /(?:des|ses|sest|le|[td]ud|mine|mist|use|ust|sid|vad|takse|nud|ga|ks|lt|te|ud|d)(?= )|õ|ü/g,
    never: /y|[aä]n /g,
  },
  dan: {typical: /(?:hed|ede|erne|else|lig|ende)(?= )|øj|ej|af|tion|gt(?= )|æ/g, never: /[äö]|sjon|øy/g},
  nob: {typical: /(?:het|ene|else|lig|ende|te|et)(?= )|øy|ei|sjon|kk|tt|kt|ø/g, never: /[äö]|tion/g},
  nno: {typical: /(?:leik|leg|ane|ar|ande|eleg)(?= )|øy|ei|sjon|kj|kv|ikkje|au/g, never: /[äö]|tion/g},
  swe: {typical: /(?:het|arna|erna|ande|are|ade|ligt|ning|ar|or|ig)(?= )|tion|[äö]|ck|kt(?= )/g, never: /[æø]|sjon/g},
  ind: {typical: /(?:kan|nya|lah)(?= )|(?<= )(?:me[mn]|ber|di|ter|pe[mn])[a-z]{3}|isasi|itas/g},
  msa: {
    typical: /(?:kan|nya|lah)(?= )|(?<= )(?:me[mn]|ber|di|ter|pe[mn])[a-z]{3}|isasi/g,
    never: /itas(?= )|(?:asi|er)is |[a-z]+isir/g,
  },
  tur: {
    typical: /(?:l[ae]r[ıi]?|d[ae]n?|[mt][ae]k|[ıiuü]nda|[ıiuü]nde|[ıi]yor|m[ıi]ş|d[ıiuü]r?)(?= )/g,
    never: /[əxq]/g,
  },
  aze: {typical: /(?:l[aə]r[ıi]?|d[aə]n?|[mq][aə]q?|[ıi]nda|[iı]ndə|[ıi]b|m[ıi]ş|d[ıiuü]r)(?= )|ə|x|q/g},
  afr: {typical: /(?:lik|heid|ing|ie|ers)(?= )|[^ ]y[^ ]|sk|uw/g, never: /ij|sch|[^s]z|ch(?= )/g},
  nld: {typical: /ij|sch|oe|ee[nrltk]|(?:heid|ing|lijk|en|elijke|atie)(?= )|aa[nrlt]/g},
}
