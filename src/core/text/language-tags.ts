/** Language codes: ISO 639-3, as franc gives them, and the two-letter ones that front matter uses (ISO 639-1). */

const pairs =
  'eng en rus ru ukr uk bel be bul bg srp sr mkd mk kaz kk kir ky tgk tg tat tt bak ba khk mn deu de fra fr spa es por pt ita it nld nl pol pl ces cs slk sk slv sl hrv hr bos bs ron ro hun hu fin fi ekk et lvs lv lit lt swe sv dan da nob no nno nn isl is ell el tur tr azj az uzn uz tuk tk heb he arb ar pes fa urd ur hin hi ben bn cmn zh jpn ja kor ko vie vi tha th ind id kat ka hye hy cat ca glg gl eus eu gle ga cym cy sqi sq mlt mt afr af swh sw tgl tl che ce'
const toShort = new Map<string, string>()
const list = pairs.split(' ')
for (let i = 0; i < list.length; i += 2) toShort.set(list[i]!, list[i + 1]!)

/** The two-letter code of a language where it has one, else the code as it is. */
export const toTwoLetters = (code: string) => toShort.get(code) ?? code
