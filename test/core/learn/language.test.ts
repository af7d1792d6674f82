import {describe, expect, test} from 'vitest'
import type {Disclaimer, Metadata, Range} from '../../../src/core/article.ts'
import {learnLanguage} from '../../../src/core/learn/language.ts'
import type {Block, View} from '../../../src/core/text/view.ts'

type Part = string | (Partial<Block> & {text: string})

/** A view of paragraphs; each is its own line of the source. */
function viewOf(parts: readonly Part[]): View {
  let offset = 0
  const blocks = parts.map((part, index): Block => {
    const own = typeof part === 'string' ? {text: part} : part
    const range: Range = [offset, offset + own.text.length]
    const runs = [{at: 0, size: own.text.length, offset, width: own.text.length}]
    offset = range[1] + 1
    const rest = {kind: 'paragraph', hidden: null, quoted: false, listed: false, depth: 0, marks: []} as const
    return {...rest, index, line: index + 1, top: index, range, runs, ...own} as Block
  })
  return {source: blocks.map(({text}) => text).join('\n'), blocks}
}

const metadata: Metadata = {
  title: null,
  author: null,
  date: null,
  language: null,
  source: null,
  tags: [],
  extra: {},
  places: {},
  frontmatter: null,
  frontmatterError: null,
  blocks: [],
}

const disclaimer: Disclaimer = {
  status: 'absent',
  mandate: null,
  similarity: 0,
  placement: null,
  hiddenBy: null,
  range: null,
  line: null,
  differences: [],
  slots: [],
  ageMark: null,
  doubles: [],
  blocks: [],
}

const learn = (parts: readonly Part[], more: {metadata?: Partial<Metadata>; disclaimer?: Partial<Disclaimer>} = {}) =>
  learnLanguage(viewOf(parts), {...metadata, ...more.metadata}, {...disclaimer, ...more.disclaimer})

const english = 'The mayor said on Monday that the old bridge would be closed for two weeks because of the repairs.'
const russian = 'Мэр сказал в понедельник, что старый мост закроют на две недели из-за ремонта.'
const german = 'Der Bürgermeister sagte am Montag, dass die alte Brücke wegen der Arbeiten zwei Wochen gesperrt wird.'
const label = 'НАСТОЯЩИЙ МАТЕРИАЛ ПРОИЗВЕДЁН И РАСПРОСТРАНЁН ИНОСТРАННЫМ АГЕНТОМ ИВАНОВЫМ ИВАНОМ ИВАНОВИЧЕМ'

const sentences: Record<string, string> = {
  eng: english,
  rus: russian,
  deu: german,
  fra: 'Le maire a annoncé lundi que le vieux pont sera fermé pendant deux semaines à cause des travaux.',
  spa: 'El alcalde dijo el lunes que el viejo puente estará cerrado durante dos semanas por las obras.',
  por: 'O prefeito disse na segunda-feira que a velha ponte ficará fechada por duas semanas por causa das obras.',
  ita: 'Il sindaco ha detto lunedì che il vecchio ponte resterà chiuso per due settimane a causa dei lavori.',
  nld: 'De burgemeester zei maandag dat de oude brug twee weken dicht gaat vanwege de werkzaamheden.',
  pol: 'Burmistrz powiedział w poniedziałek, że stary most będzie zamknięty przez dwa tygodnie z powodu remontu.',
  ces: 'Starosta v pondělí řekl, že starý most bude kvůli opravě dva týdny uzavřen.',
  slk: 'Starosta v pondelok povedal, že starý most bude pre opravu dva týždne zatvorený.',
  slv: 'Župan je v ponedeljek povedal, da bo stari most zaradi popravila dva tedna zaprt za vse.',
  hrv: 'Gradonačelnik je u ponedjeljak rekao da će stari most biti zatvoren dva tjedna zbog popravka i da tko ide pješice može prije.',
  srp: 'Градоначелник је у понедељак рекао да ће стари мост бити затворен две недеље због поправке.',
  hun: 'A polgármester hétfőn azt mondta, hogy a régi hidat két hétre lezárják a felújítás miatt.',
  ron: 'Primarul a spus luni că podul vechi va fi închis timp de două săptămâni din cauza lucrărilor.',
  sqi: 'Kryetari tha të hënën se ura e vjetër do të jetë e mbyllur për dy javë për shkak të punimeve.',
  tur: 'Belediye başkanı pazartesi günü eski köprünün onarım nedeniyle iki hafta kapalı olacağını söyledi.',
  aze: 'Bələdiyyə sədri bazar ertəsi bildirib ki, köhnə körpü təmir səbəbindən iki həftə bağlı olacaq.',
  uzb: 'Shahar hokimi dushanba kuni eski koʻprik taʼmirlash uchun ikki hafta yopiq boʻlishini aytdi.',
  kmr: 'Şaredar roja duşemê got ku pira kevn ji ber xebatan du hefte bê girtin û gel dikare li rêya din here.',
  lit: 'Meras pirmadienį sakė, kad senasis tiltas dėl remonto bus uždarytas dvi savaites.',
  lav: 'Mērs pirmdien teica, ka vecais tilts remonta dēļ tiks slēgts uz divām nedēļām.',
  est: 'Linnapea ütles esmaspäeval, et vana sild suletakse remondi tõttu kaheks nädalaks.',
  fin: 'Kaupunginjohtaja sanoi maanantaina, että vanha silta suljetaan korjausten vuoksi kahdeksi viikoksi.',
  swe: 'Borgmästaren sade på måndagen att den gamla bron stängs i två veckor på grund av reparationer.',
  dan: 'Borgmesteren sagde mandag, at den gamle bro bliver lukket i to uger på grund af reparationer.',
  nob: 'Ordføreren sa mandag at den gamle broen blir stengt i to uker på grunn av reparasjoner.',
  nno: 'Ordføraren sa måndag at den gamle brua ikkje vert opna før om to veker, og dei som bur her må gå ein annan veg.',
  isl: 'Borgarstjórinn sagði á mánudag að gömlu brúnni verði lokað í tvær vikur vegna viðgerða.',
  cat: 'L’alcalde va dir dilluns que el vell pont estarà tancat durant dues setmanes per les obres.',
  glg: 'O alcalde dixo o luns que a vella ponte estará pechada durante dúas semanas polas obras.',
  eus: 'Alkateak astelehenean esan zuen zubi zaharra bi astez itxita egongo dela konponketak egiteko.',
  gle: 'Dúirt an méara Dé Luain go mbeidh an seandroichead dúnta ar feadh dhá sheachtain mar gheall ar na hoibreacha.',
  cym: 'Dywedodd y maer ddydd Llun y bydd yr hen bont ar gau am bythefnos oherwydd y gwaith atgyweirio.',
  mlt: 'Is-sindku qal nhar it-Tnejn li l-pont il-qadim se jkun magħluq għal ġimagħtejn minħabba x-xogħol.',
  afr: 'Die burgemeester het Maandag gesê dat die ou brug twee weke lank gesluit sal wees as gevolg van die werk.',
  swa: 'Meya alisema Jumatatu kwamba daraja la zamani litafungwa kwa wiki mbili kwa sababu ya matengenezo.',
  som: 'Duqa magaalada ayaa sheegay Isniintii in buundada hore la xiri doono laba toddobaad si loo dayactiro.',
  vie: 'Thị trưởng nói hôm thứ Hai rằng cây cầu cũ sẽ đóng cửa hai tuần để sửa chữa.',
  ind: 'Wali kota mengatakan pada hari Senin bahwa jembatan tua itu akan ditutup selama dua minggu karena perbaikan.',
  msa: 'Datuk bandar berkata pada hari Isnin bahawa jambatan lama itu akan ditutup selama dua minggu kerana pembaikan.',
  tgl: 'Sinabi ng alkalde noong Lunes na ang lumang tulay ay isasara nang dalawang linggo dahil sa pagkukumpuni.',
  epo: 'La urbestro diris lundon, ke la malnova ponto estos fermita dum du semajnoj pro la riparoj.',
  ukr: 'Мер сказав у понеділок, що старий міст закриють на два тижні через ремонт.',
  bel: 'Мэр сказаў у панядзелак, што стары мост закрыюць на два тыдні праз рамонт.',
  bul: 'Кметът каза в понеделник, че старият мост ще бъде затворен за две седмици заради ремонта.',
  mkd: 'Градоначалникот во понеделникот рече дека стариот мост ќе биде затворен две недели поради поправка.',
  kaz: 'Әкім дүйсенбі күні ескі көпір жөндеу үшін екі аптаға жабылады деп айтты.',
  kir: 'Мэр дүйшөмбү күнү эски көпүрө оңдоо үчүн эки жумага жабылат деп айтты.',
  tat: 'Мэр дүшәмбе көнне иске күпер төзәтү өчен ике атнага ябыла дип әйтте.',
  bak: 'Мэр дүшәмбе көнө иҫке күпер төҙөтөү өсөн ике аҙнаға ябыла тип әйтте.',
  chv: 'Мэр тунтикун кивӗ кӗпере юсама икӗ эрнелӗхе хупса хураҫҫӗ тесе каланӑ.',
  tgk: 'Раиси шаҳр рӯзи душанбе гуфт, ки пули кӯҳна барои таъмир ду ҳафта баста мешавад.',
  mon: 'Хотын дарга даваа гарагт хуучин гүүрийг засварын улмаас хоёр долоо хоног хаана гэж хэлсэн байна.',
  ara: 'قال رئيس البلدية يوم الاثنين إن الجسر القديم سيغلق لمدة أسبوعين بسبب أعمال الترميم.',
  fas: 'شهردار روز دوشنبه گفت که پل قدیمی به دلیل تعمیرات دو هفته بسته خواهد شد.',
  urd: 'میئر نے پیر کو کہا کہ پرانا پل مرمت کی وجہ سے دو ہفتے بند رہے گا۔',
  ckb: 'سەرۆکی شارەوانی ڕۆژی دووشەممە گوتی پردە کۆنەکە بۆ ماوەی دوو هەفتە دادەخرێت.',
  heb: 'ראש העיר אמר ביום שני כי הגשר הישן ייסגר לשבועיים בגלל עבודות תיקון.',
  yid: 'דער מעיאר האט געזאגט מאנטאג אז די אלטע בריק וועט זיין פארמאכט צוויי וואכן.',
  hin: 'महापौर ने सोमवार को कहा कि पुराना पुल मरम्मत के लिए दो सप्ताह तक बंद रहेगा।',
  mar: 'महापौरांनी सोमवारी सांगितले की जुना पूल दुरुस्तीसाठी दोन आठवडे बंद राहणार आहे.',
  ben: 'মেয়র সোমবার বলেছেন যে পুরনো সেতুটি মেরামতের জন্য দুই সপ্তাহ বন্ধ থাকবে।',
  amh: 'ከንቲባው ሰኞ ዕለት አሮጌው ድልድይ ለጥገና ለሁለት ሳምንት እንደሚዘጋ ተናግረዋል ይህ ነው።',
  ell: 'Ο δήμαρχος είπε τη Δευτέρα ότι η παλιά γέφυρα θα κλείσει για δύο εβδομάδες.',
  hye: 'Քաղաքապետը երկուշաբթի ասաց, որ հին կամուրջը երկու շաբաթով կփակվի։',
  kat: 'მერმა ორშაბათს თქვა, რომ ძველი ხიდი ორი კვირით დაიხურება.',
  tha: 'นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานเก่าจะปิดเป็นเวลาสองสัปดาห์',
  jpn: '市長は月曜日、古い橋を修理のため二週間閉鎖すると述べた。',
  zho: '市长星期一表示，旧桥因维修将关闭两周。',
  kor: '시장은 월요일에 낡은 다리를 수리하기 위해 두 주 동안 폐쇄한다고 말했다.',
}

describe('one sentence', () => {
  test.each(Object.entries(sentences))('%s', (code, text) => {
    expect(learn([text])).toEqual({code, declared: null, parts: [{code, share: 1}]})
  })

  test('Serbian in Latin letters is no Croatian', () => {
    expect(
      learn(['Predsednik je u nedelju rekao da će posle sednice svet videti gde su bili vredni ljudi i dete.']).code,
    ).toBe('srp')
  })

  test('a sentence in capitals', () => {
    expect(learn([english.toUpperCase()]).code).toBe('eng')
    expect(learn([russian.toUpperCase()]).code).toBe('rus')
  })

  test('accents that were left out, or are letters of their own', () => {
    expect(
      learn(['Primarul a spus luni ca podul vechi va fi inchis timp de doua saptamani pentru ca se lucreaza.']).code,
    ).toBe('ron')
    expect(learn(['Мэр сказал, что новый край моста в понедельник ещё не будет открыт.'.normalize('NFD')]).code).toBe(
      'rus',
    )
    expect(learn([sentences['vie']!.normalize('NFD')]).code).toBe('vie')
  })

  test('an Uzbek oʻ with any apostrophe', () => {
    expect(learn(['Shahar hokimi eski ko‘prik ta’mirlash uchun ikki hafta yopiq bo‘lgan, deb aytdi.']).code).toBe('uzb')
  })

  test('Latin letters among the Cyrillic ones', () => {
    const mixed = sentences['srp']!.replaceAll('а', 'a').replaceAll('е', 'e').replaceAll('ј', 'j')
    expect(learn([mixed])).toEqual({code: 'srp', declared: null, parts: [{code: 'srp', share: 1}]})
  })
})

describe('too little to tell', () => {
  test.each(['', '2026', '— 18+ —', 'Ура!', 'OK', '№ 12/3', 'https://example.org/novosti/most-zakryt'])(
    '%j',
    (text) => {
      expect(learn([text])).toEqual({code: 'und', declared: null, parts: []})
    },
  )

  test('nothing at all', () => {
    expect(learn([]).code).toBe('und')
  })
})

describe('who has a vote', () => {
  test('not the label', () => {
    expect(learn([label, english], {disclaimer: {blocks: [0], range: [0, label.length]}})).toEqual({
      code: 'eng',
      declared: null,
      parts: [{code: 'eng', share: 1}],
    })
  })

  test('not the label that begins a paragraph', () => {
    const range: Range = [0, label.length]
    expect(learn([`${label} ${english}`], {disclaimer: {range}}).parts).toEqual([{code: 'eng', share: 1}])
  })

  test('not a label alone', () => {
    expect(learn([label], {disclaimer: {blocks: [0], range: [0, label.length]}}).code).toBe('und')
  })

  test('not metadata, unless there is nothing else', () => {
    const blocks = [{index: 0, is: 'header'}] as const
    expect(learn([russian, english], {metadata: {blocks: [...blocks]}}).code).toBe('eng')
    expect(learn([russian], {metadata: {blocks: [...blocks]}}).code).toBe('rus')
  })

  test('not code, hidden text, inline code, addresses, handles and hashtags', () => {
    expect(
      learn([
        {text: russian, kind: 'code'},
        {text: russian, kind: 'hidden', hidden: 'comment'},
        {text: `${russian} ${english}`, marks: [{kind: 'code', start: 0, end: russian.length}]},
        'https://пример.рф/новости/мост пишите@пример.example #мостзакрыт @городскиеновости',
      ]).parts,
    ).toEqual([{code: 'eng', share: 1}])
  })

  test('not quotations, unless there is hardly anything else', () => {
    const quote = {text: `${russian} ${russian}`, quoted: true}
    expect(learn([english, english, quote]).parts).toEqual([{code: 'eng', share: 1}])
    expect(learn(['As he wrote:', quote]).code).toBe('rus')
  })

  test('names in another script are part of the sentence', () => {
    expect(learn([`${russian} Об этом пишет Northern Example Review.`]).parts).toEqual([{code: 'rus', share: 1}])
  })
})

describe('a short Russian note', () => {
  test.each([
    ['Глава района поздравил соседей с избранием на пост главы.', 'no ы, э or ё'],
    ['Russian Example Interest Rate Decision состоится через пять дней', 'a foreign title'],
    ['Reed Example, Northern Steel, Blue Harbor: рост акций за сутки', 'foreign names'],
  ])('%s (%s)', (text) => {
    expect(learn([text]).code).toBe('rus')
  })

  test('a bare address under it has no vote', () => {
    const blocks: Metadata['blocks'] = [{index: 0, is: 'title'}]
    expect(learn(['Мост через реку снова закрыли', 'northern-example.com/news/most'], {metadata: {blocks}}).code).toBe(
      'rus',
    )
  })

  test('nor has a host in its source line, and a full stop without a space makes no host', () => {
    expect(learn(['Мост открыли.', 'Источник: gorny-sklon.example']).code).toBe('rus')
    expect(learn(['Мост закрыт.', 'По материалам Gorny-Sklon.co.example, перевод наш']).code).toBe('rus')
    expect(learn(['The.Bridge.Over.The.River was.open']).code).not.toBe('und')
    expect(learn(['the.bridge.over.the.river']).code).toBe('und')
  })

  test('commands and brands are no second language', () => {
    expect(learn([russian, russian, 'npm install example-widget sudo reboot']).parts).toEqual([{code: 'rus', share: 1}])
  })
})

describe('a mixed article', () => {
  test('has its parts by letters', () => {
    const {code, parts} = learn([english, german, english, english, russian])
    expect(code).toBe('eng')
    expect(parts.map((part) => part.code)).toEqual(['eng', 'deu', 'rus'])
    expect(parts.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1)
    expect(parts[0]!.share).toBeGreaterThan(0.5)
  })

  test('two scripts in one paragraph', () => {
    const {parts} = learn([`${russian} ${english}`])
    expect(parts.map((part) => part.code).sort()).toEqual(['eng', 'rus'])
  })

  test('a heading without Kana is Japanese among Japanese', () => {
    expect(learn(['橋閉鎖', sentences['jpn']!, sentences['jpn']!]).parts).toEqual([{code: 'jpn', share: 1}])
  })

  test('a short heading goes with the article', () => {
    expect(learn(['Hotel Restaurant Museum', german, german]).parts).toEqual([{code: 'deu', share: 1}])
  })
})

test('what is declared is passed on', () => {
  expect(learn([english], {metadata: {language: 'en-GB'}})).toMatchObject({code: 'eng', declared: 'en-GB'})
})

test('one line of five megabytes is read in no time', () => {
  expect(learn([`${english} `.repeat(50_000)]).code).toBe('eng')
})

test.each(['labels', 'commands'])('a paragraph of a hundred thousand %s is read in no time', (what) => {
  // With a new text for every one of them it would take an hour.
  const one = `${label}. ${english} `
  const places = Array.from({length: 100_000}, (_, i): Range => [i * one.length, i * one.length + label.length])
  const marks = places.map(([start, end]) => ({kind: 'code', start, end}) as const)
  const part = {text: one.repeat(places.length), ...(what === 'commands' && {marks})}
  const more = what === 'labels' ? {disclaimer: {range: places.at(-1)!, doubles: places.slice(0, -1)}} : {}
  expect(learn([part], more).parts).toEqual([{code: 'eng', share: 1}])
})

test('the same text gives the same answer, whatever came before', () => {
  const first = learn([english, german])
  for (const text of Object.values(sentences)) learn([text, russian])
  expect(learn([english, german])).toEqual(first)
})
