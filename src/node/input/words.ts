/** The sentences about archives and dumps, in both languages. */
import {printable} from '../printable.ts'
import type {Said} from '../trouble.ts'

const megabytes = (bytes: number) => String(Math.round(bytes / 2 ** 20))
const at = (place: string) => printable(place)

/** What is left out of an archive on purpose, by reason: counted, told once. */
export const leftOut = {
  link: {ru: 'ссылки (символические и жёсткие): по ним не ходим', en: 'links (symbolic and hard) are not followed'},
  device: {ru: 'устройства и каналы', en: 'devices and pipes'},
  nested: {ru: 'архивы внутри архива не раскрываются', en: 'archives inside the archive are not opened'},
  draft: {ru: 'не опубликованы (черновики, личные, корзина)', en: 'not published (drafts, private, in the bin)'},
  empty: {ru: 'без текста', en: 'without text'},
  day: {ru: 'записи с непонятной датой: взята дата из текста', en: 'rows with an unclear date: the text decides'},
} as const satisfies Record<string, Said>

export type Left = keyof typeof leftOut

export const inputWords = {
  left: (where: string, why: Left, count: number, first: string): Said => ({
    ru: `${at(where)}: пропущено (${leftOut[why].ru}): ${count}, первое: ${at(first)}`,
    en: `${at(where)}: left out (${leftOut[why].en}): ${count}, the first: ${at(first)}`,
  }),
  more: (where: string, count: number): Said => ({
    ru: `${at(where)}: и ещё ошибок: ${count}`,
    en: `${at(where)}: and ${count} more troubles`,
  }),
  noArticlesInside: (where: string): Said => ({
    ru: `внутри нет статей (.md, .markdown, .txt, .html, .htm): ${at(where)}`,
    en: `no articles (.md, .markdown, .txt, .html, .htm) inside: ${at(where)}`,
  }),
  pipe: (where: string): Said => ({
    ru: `${at(where)}: канал можно прочитать только один раз, а этому формату одного мало; сначала сохраните в файл`,
    en: `${at(where)}: a pipe can be read only once, and this format takes more; save it to a file first`,
  }),

  // Compression
  truncated: (where: string): Said => ({
    ru: `${at(where)}: файл обрывается; прочитано то, что до обрыва`,
    en: `${at(where)}: the file breaks off; read is what stands before`,
  }),
  damaged: (where: string, why: string): Said => ({
    ru: `${at(where)}: файл повреждён (${printable(why)}); прочитано то, что до этого места`,
    en: `${at(where)}: damaged (${printable(why)}); read is what stands before`,
  }),
  bomb: (where: string, ratio: number): Said => ({
    ru: `${at(where)}: распаковка увеличивает данные больше чем в ${ratio} раз, похоже на архивную бомбу; дальше не читаем`,
    en: `${at(where)}: grows more than ${ratio} times when unpacked, which looks like a zip bomb; read no further`,
  }),
  unknownCompression: (where: string, name: string): Said => ({
    ru: `${at(where)}: сжатие ${name} не поддерживается; пересожмите в gzip или zstd`,
    en: `${at(where)}: ${name} is not read; recompress with gzip or zstd`,
  }),
  wideWindow: (where: string, bytes: number): Said => ({
    ru: `${at(where)}: распаковка zstd требует ${megabytes(bytes)} МБ памяти, предел 128; сожмите без --long/--ultra`,
    en: `${at(where)}: unpacking this zstd needs ${megabytes(bytes)} MB of memory, the limit is 128; compress without --long/--ultra`,
  }),

  // Members of archives
  tooLarge: (where: string, most: number): Said => ({
    ru: `${at(where)}: больше ${megabytes(most)} МБ, статьёй быть не может; не читаем`,
    en: `${at(where)}: larger than ${megabytes(most)} MB, no article; not read`,
  }),
  outside: (where: string, name: string): Said => ({
    ru: `${at(where)}: имя ведёт за пределы архива, не читаем: ${printable(name)}`,
    en: `${at(where)}: a name leads out of the archive, not read: ${printable(name)}`,
  }),
  badMember: (where: string, why: Said): Said => ({
    ru: `${at(where)}: ${printable(why.ru)}; не читаем`,
    en: `${at(where)}: ${printable(why.en)}; not read`,
  }),
  encrypted: {ru: 'зашифровано паролем', en: 'encrypted with a password'},
  badChecksum: {ru: 'контрольная сумма не сходится', en: 'the checksum is wrong'},
  oddMethod: (method: number): Said => ({
    ru: `способ сжатия ${method} не поддерживается`,
    en: `compression method ${method} is not known`,
  }),
  oddKind: (kind: string): Said => ({
    ru: `запись вида «${kind}» не читается`,
    en: `an entry of the kind "${kind}" is not read`,
  }),
  notTar: (where: string): Said => ({ru: `${at(where)}: это не tar`, en: `${at(where)}: not a tar archive`}),
  damagedStretch: (where: string, after: string): Said => ({
    ru: `${at(where)}: повреждённое место${after === '' ? ' в начале' : ` после ${printable(after)}`}; что в нём было, неизвестно`,
    en: `${at(where)}: a damaged stretch${after === '' ? ' at the start' : ` after ${printable(after)}`}; what stood there is unknown`,
  }),
  afterEnd: (where: string): Said => ({
    ru: `${at(where)}: после метки конца есть ещё данные, они не прочитаны; если архивы склеены, назовите каждый отдельно`,
    en: `${at(where)}: after the end mark there is more, which is not read; where archives were joined, name each by itself`,
  }),
  badZip: (where: string, why: string): Said => ({
    ru: `${at(where)}: zip повреждён: ${printable(why)}`,
    en: `${at(where)}: damaged zip: ${printable(why)}`,
  }),

  // Dumps and exports
  badRow: (where: string, why: Said): Said => ({
    ru: `${at(where)}: ${why.ru}`,
    en: `${at(where)}: ${why.en}`,
  }),
  rowNotJson: {ru: 'строка не JSON', en: 'the line is no JSON'},
  rowNotUtf8: {ru: 'строка не в UTF-8', en: 'the line is not in UTF-8'},
  rowNoObject: {ru: 'строка JSON не объект', en: 'the line is no JSON object'},
  rowNoText: {
    ru: 'нет текста: ни в одном из полей text, markdown, body, content, html',
    en: 'no text in any of the fields text, markdown, body, content, html',
  },
  rowIsRecord: {
    ru: 'это запись аудита, а не статья; сложить части аудита: plashka merge ФАЙЛЫ',
    en: 'a record of an audit, not an article; to put parts of an audit together: plashka merge FILES',
  },
  badJson: (where: string, why: string): Said => ({
    ru: `${at(where)}: неверный JSON (${printable(why)}); прочитано то, что до этого места`,
    en: `${at(where)}: broken JSON (${printable(why)}); read is what stands before`,
  }),
  badSource: (field: string): Said => ({
    ru: `не удалось прочитать текст в поле ${field}, другого нет; выгрузите заново`,
    en: `the text in the field ${field} cannot be read, and there is no other; export it anew`,
  }),
  noRows: (where: string): Said => ({
    ru: `${at(where)}: статей нет: это не выгрузка Ghost (db[0].data.posts) и не массив записей с текстом`,
    en: `${at(where)}: no articles: neither a Ghost export (db[0].data.posts) nor an array of rows with a text`,
  }),
  tooDeep: (where: string): Said => ({
    ru: `${at(where)}: вложенность больше тысячи уровней; дальше не читаем`,
    en: `${at(where)}: nested more than a thousand levels deep; read no further`,
  }),
  badBytes: (where: string, encoding: string, after: string): Said => ({
    ru: `${at(where)}: есть байты не в ${encoding.toUpperCase()}, первые ${after === '' ? 'в начале' : `после ${printable(after)}`}: буквы там потеряны, выгрузите заново`,
    en: `${at(where)}: some bytes are not in ${encoding.toUpperCase()}, the first ${after === '' ? 'at the start' : `after ${printable(after)}`}: letters are lost there, export it anew`,
  }),
  notFeed: (where: string): Said => ({
    ru: `${at(where)}: статей нет: это не выгрузка WordPress (WXR) и не RSS`,
    en: `${at(where)}: no articles: neither a WordPress export (WXR) nor RSS`,
  }),

  // Git
  missingBlob: (where: string): Said => ({
    ru: `${at(where)}: в репозитории нет содержимого (неполный клон?)`,
    en: `${at(where)}: the repository lacks the contents (a partial clone?)`,
  }),
  notInTree: (path: string, tree: string): Said => ({
    ru: `в ${printable(tree)} нет такого файла или папки со статьями: ${printable(path)}`,
    en: `${printable(tree)} has no such file, nor a folder with articles: ${printable(path)}`,
  }),
  noArticlesInTree: (tree: string): Said => ({
    ru: `в ${printable(tree)} нет статей (.md, .markdown, .txt, .html, .htm)`,
    en: `no articles (.md, .markdown, .txt, .html, .htm) in ${printable(tree)}`,
  }),
} as const
