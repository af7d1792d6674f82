/** The letters by which languages of one script are told apart. */
import type {Script} from './script.ts'

export interface Alphabet {
  /** Lower-case letters beyond those that every language of the script may have. */
  readonly has: string
  /** Letters of the script's common stock that its own words do without. */
  readonly lacks?: string
  /** Letters that no longer text of the language is without, and the share of the letters that they make up. */
  readonly mark?: readonly [letters: string, share: number]
}

/** What the languages of a script have in common; everything outside needs a place in `has`. */
export const commonLetters: Readonly<Partial<Record<Script, string>>> = {
  Latin: 'abcdefghijklmnopqrstuvwxyz',
  Cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  Arabic: 'ابتثجحخدذرزسشصضطظعغفقلمنوهءآئؤ',
  Devanagari: '',
  Hebrew: '',
  Ethiopic: '',
  Bengali: '',
}

const tones = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'

const latin: Readonly<Record<string, Alphabet>> = {
  eng: {has: 'éï'},
  deu: {has: 'äöüßé', mark: ['äöüß', 0.015]},
  fra: {has: 'àâæçéèêëîïôœùûüÿ', mark: ['éèàê', 0.03]},
  spa: {has: 'áéíóúüñ', lacks: 'kw', mark: ['áéíóúñ', 0.02]},
  por: {has: 'áâãàçéêíóôõúü', lacks: 'kwy', mark: ['áâãçéêíóôõú', 0.03]},
  ita: {has: 'àèéìíîòóùú', lacks: 'jkwxy'},
  nld: {has: 'áéëèïíóöüúêç'},
  pol: {has: 'ąćęłńóśźż', lacks: 'qvx', mark: ['ąćęłńóśźż', 0.05]},
  ces: {has: 'áčďéěíňóřšťúůýž', lacks: 'qwx', mark: ['áčďéěíňóřšťúůýž', 0.1]},
  slk: {has: 'áäčďéíĺľňóôŕšťúýž', lacks: 'qwx', mark: ['áäčďéíľňóôšťúýž', 0.09]},
  slv: {has: 'čšž', lacks: 'qwxy', mark: ['čšž', 0.02]},
  hrv: {has: 'čćđšž', lacks: 'qwxy', mark: ['čćđšž', 0.02]},
  bos: {has: 'čćđšž', lacks: 'qwxy', mark: ['čćđšž', 0.02]},
  srp: {has: 'čćđšž', lacks: 'qwxy', mark: ['čćđšž', 0.02]},
  hun: {has: 'áéíóöőúüű', lacks: 'qwx', mark: ['áéíóöőúüű', 0.08]},
  // The old code pages are still met in archives: ş and ţ with a cedilla, ã for ă, þ for ţ, º for ş.
  ron: {has: 'ăâîșțşţãþºª', lacks: 'kqwy', mark: ['ăâîșțşţãþº', 0.03]},
  sqi: {has: 'çë', lacks: 'w', mark: ['ëç', 0.04]},
  // ð, þ and ý are ğ, ş and ı read in the wrong code page.
  tur: {has: 'çğıöşüâîûðþý', lacks: 'qwx', mark: ['çğıöşüðþý', 0.06]},
  aze: {has: 'çəğıöşü', lacks: 'w', mark: ['əçğıöşü', 0.1]},
  uzb: {has: 'ʻʼ', lacks: 'w'},
  tuk: {has: 'çäňöşüýž', lacks: 'cqvx', mark: ['çäňöşüýž', 0.08]},
  kmr: {has: 'çêîşû', mark: ['êîûşç', 0.06]},
  lit: {has: 'ąčęėįšųūž', lacks: 'qwx', mark: ['ąčęėįšųūž', 0.04]},
  lav: {has: 'āčēģīķļņšūž', lacks: 'qwxy', mark: ['āčēģīķļņšūž', 0.08]},
  est: {has: 'äõöüšž', lacks: 'cqwxyz', mark: ['äõöü', 0.03]},
  fin: {has: 'äöåšž', lacks: 'cqwxz', mark: ['äö', 0.03]},
  swe: {has: 'åäöéàü', lacks: 'qwz', mark: ['åäö', 0.04]},
  dan: {has: 'æøåéöäü', lacks: 'qwz', mark: ['æøå', 0.015]},
  nob: {has: 'æøåéòôöäü', lacks: 'qwz', mark: ['æøå', 0.015]},
  nno: {has: 'æøåéòôöäü', lacks: 'qwz', mark: ['æøå', 0.015]},
  isl: {has: 'áðéíóúýþæö', lacks: 'cqwz', mark: ['áðéíóúýþæö', 0.08]},
  fao: {has: 'áðíóúýæø', lacks: 'cqwxz', mark: ['áðíóúýæø', 0.07]},
  cat: {has: 'àçéèíïóòúü', lacks: 'kw', mark: ['àçéèíïóòúü', 0.02]},
  glg: {has: 'áéíóúüñï', lacks: 'jkwy', mark: ['áéíóúñ', 0.02]},
  eus: {has: 'ñçü', lacks: 'cqvwy'},
  gle: {has: 'áéíóú', lacks: 'jkqwxyz', mark: ['áéíóú', 0.03]},
  cym: {has: 'âêîôûŵŷïöá', lacks: 'kqvxz'},
  mlt: {has: 'ċġħżàèìòù', lacks: 'cy', mark: ['ċġħż', 0.02]},
  ltz: {has: 'äéëöüêôè', mark: ['äéë', 0.02]},
  afr: {has: 'áéèêëíîïóôöúûüŉ', lacks: 'cqxz'},
  fry: {has: 'âêîôûúéëïö', lacks: 'cqx'},
  swa: {has: '', lacks: 'qx'},
  hau: {has: 'ɓɗƙƴ', lacks: 'pqvx'},
  yor: {has: 'áàéèẹíìóòọúùṣńǹ', lacks: 'cqvxz'},
  ibo: {has: 'ịọụṅàáèéìíòóùúńǹ', lacks: 'qx'},
  zul: {has: ''},
  xho: {has: ''},
  som: {has: '', lacks: 'pvz'},
  mlg: {has: 'àéèôñ', lacks: 'cquwx'},
  kin: {has: '', lacks: 'qx'},
  sna: {has: '', lacks: 'lqx'},
  sot: {has: 'š'},
  tsn: {has: 'šêô', lacks: 'cqvxz'},
  orm: {has: ''},
  vie: {has: tones, lacks: 'fjwz', mark: [tones, 0.15]},
  ind: {has: 'é', lacks: 'qx'},
  msa: {has: 'é', lacks: 'qx'},
  tgl: {has: 'ñ', lacks: 'cfjqvxz'},
  jav: {has: 'éèåâ', lacks: 'qvxz'},
  sun: {has: 'é', lacks: 'qvxz'},
  ceb: {has: 'ñ', lacks: 'cfjqvxz'},
  hat: {has: 'àèòé', lacks: 'qx'},
  epo: {has: 'ĉĝĥĵŝŭ', lacks: 'qwxy', mark: ['ĉĝĥĵŝŭ', 0.015]},
}

const cyrillic: Readonly<Record<string, Alphabet>> = {
  rus: {has: '', mark: ['ыэё', 0.018]},
  ukr: {has: 'ґєії', lacks: 'ёъыэ', mark: ['іїє', 0.06]},
  bel: {has: 'іў', lacks: 'ищъ', mark: ['іў', 0.07]},
  bul: {has: 'ѝ', lacks: 'ёыэ', mark: ['ъ', 0.012]},
  mkd: {has: 'ѓѕјљњќџѐѝ', lacks: 'ёйщъыьэюя', mark: ['ј', 0.02]},
  srp: {has: 'ђјљњћџ', lacks: 'ёйщъыьэюя', mark: ['јћђ', 0.05]},
  mon: {has: 'өү', lacks: 'щ', mark: ['өү', 0.05]},
  kaz: {has: 'әіңғүұқөһ', mark: ['әіңғүұқөһ', 0.12]},
  kir: {has: 'ңөү', mark: ['ңөү', 0.03]},
  tat: {has: 'әөүҗңһ', mark: ['әөүҗңһ', 0.07]},
  bak: {has: 'ғҙҡңөҫүһә', mark: ['ғҙҡңөҫүһә', 0.12]},
  tgk: {has: 'ғӣқӯҳҷ', lacks: 'щыьц', mark: ['ғӣқӯҳҷ', 0.04]},
  uzb: {has: 'ўқғҳ', lacks: 'щы', mark: ['ўқғҳ', 0.04]},
  aze: {has: 'ҹәғөүһҝј', lacks: 'йщъьэюяцё', mark: ['ҹәғөүһҝ', 0.1]},
  chv: {has: 'ӑӗҫӳăĕçÿ', mark: ['ӑӗҫӳăĕçÿ', 0.08]},
  sah: {has: 'ҕҥөһү', mark: ['ҕҥөһү', 0.06]},
  oss: {has: 'ӕæ', mark: ['ӕæ', 0.06]},
  che: {has: 'ӏ', mark: ['ӏ', 0.02]},
  udm: {has: 'ӝӟӥӧӵ', mark: ['ӝӟӥӧӵ', 0.03]},
  chm: {has: 'ҥӧӱ', mark: ['ҥӧӱ', 0.02]},
  kom: {has: 'іӧ', mark: ['іӧ', 0.05]},
  tyv: {has: 'ңөү', mark: ['ңөү', 0.03]},
  bua: {has: 'өүһ', mark: ['өүһ', 0.06]},
  xal: {has: 'әһҗңөү', mark: ['әһҗңөү', 0.08]},
}

const arabic: Readonly<Record<string, Alphabet>> = {
  ara: {has: 'أإةىكي', mark: ['ةأإ', 0.03]},
  fas: {has: 'پچژگکیأۀي', mark: ['پچژگ', 0.015]},
  urd: {has: 'ٹپچڈڑژکگںھہیےۓأۃ', mark: ['ہےںھٹڑ', 0.06]},
  pus: {has: 'ټپچځڅډړژږښکګګڼیېيۍئ', mark: ['ېښډړټځڅږڼۍ', 0.03]},
  ckb: {has: 'پچژگکیڕڵۆێەھ', mark: ['ەێۆڵڕ', 0.08]},
  uig: {has: 'پچژگكڭۇۆۈۋېىيەھ', mark: ['ۇۆۈۋېە', 0.1]},
  snd: {has: 'ٻڀٺٽٿپڃچڄڇڌڏڊڍڙڦڪکگڳڱڻھيی۽۾۾', mark: ['ٻڀٺٽٿڃڄڏڪڳڻ', 0.03]},
  azb: {has: 'پچژگکیؤۆ'},
}

const plain = (codes: string): Readonly<Record<string, Alphabet>> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, {has: ''}]))

/** Alphabets by script, then by language. What is not listed under a script is not looked for in it. */
export const alphabets: Readonly<Partial<Record<Script, Readonly<Record<string, Alphabet>>>>> = {
  Latin: latin,
  Cyrillic: cyrillic,
  Arabic: arabic,
  Devanagari: plain('hin mar nep bho san'),
  Hebrew: {heb: {has: ''}, yid: {has: 'װױײ'}},
  Ethiopic: plain('amh tir'),
  Bengali: {ben: {has: 'র'}, asm: {has: 'ৰৱ', mark: ['ৰৱ', 0.03]}},
}
