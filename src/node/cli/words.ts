/** What the command says to people, in every language of the tool. Help is in `help.ts`, findings are the core's. */
import {printable} from '../printable.ts'
import type {Said} from '../trouble.ts'

/** One sentence that has no parts to fill in. */
const fixed = (ru: string, en: string): Said => ({ru, en})

/** The Russian form of a noun beside a number. */
const forms = (n: number, one: string, few: string, many: string) =>
  n % 10 === 1 && n % 100 !== 11 ? one : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? few : many

const articlesRu = (n: number) => `${n} ${forms(n, 'статья', 'статьи', 'статей')}`
const articlesEn = (n: number) => `${n} ${n === 1 ? 'article' : 'articles'}`

const maybe = (near: string | null): Said =>
  near ? {ru: ` Возможно, ${near}?`, en: ` Did you mean ${near}?`} : {ru: '', en: ''}

/** To the precision that an estimate has: `40 s`, `3 min`, `2 h 5 min`. */
function duration(seconds: number, h: string, min: string, s: string): string {
  if (seconds < 60) return `${seconds} ${s}`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} ${min}` : `${Math.floor(minutes / 60)} ${h} ${minutes % 60} ${min}`
}

export const words = {
  // The command line
  unknownVerb: (name: string, near: string | null): Said => ({
    ru: `нет команды «${printable(name)}».${maybe(near).ru} Список команд: plashka --help. Проверить файл: plashka check ФАЙЛ`,
    en: `no command "${printable(name)}".${maybe(near).en} All commands: plashka --help. To check a file: plashka check FILE`,
  }),
  laterVerb: (name: string): Said => ({
    ru: `команды ${name} в этой версии ещё нет`,
    en: `${name} is not in this version`,
  }),
  registerUnused: {
    ru: '--register: реестры эта версия ещё не читает; в записях упоминаний нет, и это не значит, что их нет в статьях',
    en: '--register: this version reads no registers yet; the records name no mentions, which does not mean that there are none',
  } as Said,
  unknownFlag: (flag: string, near: string | null): Said => ({
    ru: `нет ключа ${printable(flag)}.${maybe(near).ru}`,
    en: `no flag ${printable(flag)}.${maybe(near).en}`,
  }),
  flagOfAnother: (flag: string, verb: string, owners: readonly string[]): Said => ({
    ru: `у команды ${verb} нет ключа ${flag}; он есть у: ${owners.join(', ')}`,
    en: `${verb} has no flag ${flag}; these have: ${owners.join(', ')}`,
  }),
  needsValue: (flag: string): Said => ({ru: `ключу ${flag} нужно значение`, en: `${flag} needs a value`}),
  needsNoValue: (flag: string): Said => ({ru: `ключ ${flag} пишется без значения`, en: `${flag} takes no value`}),
  oneOf: (flag: string, value: string, known: readonly string[], near: string | null): Said => ({
    ru: `${flag} не бывает «${printable(value)}».${maybe(near).ru} Есть: ${known.join(', ')}`,
    en: `${flag} cannot be "${printable(value)}".${maybe(near).en} Choose from: ${known.join(', ')}`,
  }),
  badDate: (value: string): Said => ({
    ru: `--date: «${printable(value)}» не день; нужен существующий день вида 2026-01-23`,
    en: `--date: "${printable(value)}" is no day; write an existing one like 2026-01-23`,
  }),
  /** @param least 0 or 1, the smallest that is taken */
  badNumber: (flag: string, value: string, least: number): Said => ({
    ru: `${flag} не бывает «${printable(value)}»; нужно целое число от ${least}`,
    en: `${flag} cannot be "${printable(value)}"; write a whole number from ${least} up`,
  }),
  notTogether: (one: string, other: string): Said => ({
    ru: `${one} и ${other} вместе не бывают`,
    en: `${one} and ${other} do not go together`,
  }),
  noPathsHere: (verb: string): Said => ({
    ru: `команда ${verb} файлов не принимает`,
    en: `${verb} takes no files`,
  }),

  // Finding and reading articles
  noFile: (path: string): Said => ({
    ru: `нет такого файла или папки: ${printable(path)}`,
    en: `no such file or folder: ${printable(path)}`,
  }),
  noArticlesIn: (path: string): Said => ({
    ru: `в папке нет статей (.md, .markdown, .txt, .html, .htm): ${printable(path)}`,
    en: `no articles (.md, .markdown, .txt, .html, .htm) in the folder: ${printable(path)}`,
  }),
  noArticlesMatch: (glob: string): Said => ({
    ru: `под образец не подошла ни одна статья: ${printable(glob)}`,
    en: `no article matches: ${printable(glob)}`,
  }),
  nothingStaged: fixed('среди подготовленных к коммиту файлов статей нет', 'no articles are staged'),
  nothingSince: (ref: string): Said => ({
    ru: `с ${printable(ref)} ни одна статья не изменилась`,
    en: `no article has changed since ${printable(ref)}`,
  }),
  emptyList: (from: string): Said => ({
    ru: `список пуст, проверять нечего: ${printable(from)}`,
    en: `the list is empty, nothing to do: ${printable(from)}`,
  }),
  unreadable: (path: string, why: Said): Said => ({
    ru: `не читается ${printable(path)}: ${why.ru}`,
    en: `cannot read ${printable(path)}: ${why.en}`,
  }),
  unwritable: (path: string, why: Said): Said => ({
    ru: `не записать ${printable(path)}: ${why.ru}`,
    en: `cannot write ${printable(path)}: ${why.en}`,
  }),
  notAFile: fixed('это не обычный файл', 'it is no ordinary file'),
  binary: (path: string): Said => ({
    ru: `${printable(path)}: это не текст, а двоичный файл (есть нулевые байты); статьёй он быть не может`,
    en: `${printable(path)}: binary (it has NUL bytes), not an article`,
  }),
  brokenBytes: (path: string): Said => ({
    ru: `${printable(path)} не исправлена: в ней испорченные байты; сначала сохраните её в UTF-8`,
    en: `${printable(path)} is not mended: it has broken bytes; save it as UTF-8 first`,
  }),

  // Configuration
  badConfig: (place: string, why: Said): Said => ({
    ru: `настройки, ${printable(place)}: ${printable(why.ru)}`,
    en: `configuration, ${printable(place)}: ${printable(why.en)}`,
  }),
  twoConfigs: (one: string, other: string, folder: string): Said => ({
    ru: `в одной папке два файла настроек, ${one} и ${other}: оставьте один (${printable(folder)})`,
    en: `two configurations in one folder, ${one} and ${other}: keep one (${printable(folder)})`,
  }),
  noModuleHere: fixed(
    'с --config-from годятся только YAML и JSON: чужой код не запускается',
    'with --config-from it must be YAML or JSON: no foreign code is run',
  ),
  unknownKey: (name: string, near: string | null, known: readonly string[]): Said => ({
    ru: `неизвестный ключ ${name}.${near ? maybe(near).ru : ` Есть: ${known.join(', ')}`}`,
    en: `unknown key ${name}.${near ? maybe(near).en : ` Known: ${known.join(', ')}`}`,
  }),
  missingKey: (name: string): Said => ({ru: `не хватает ключа ${name}`, en: `missing key ${name}`}),
  wrongValue: (name: string, expected: Said): Said => ({
    ru: `${name || 'файл'}: ожидается ${expected.ru}`,
    en: `${name || 'the file'}: expected ${expected.en}`,
  }),
  notUtf8: fixed(
    'файл не в UTF-8: сохраните его в этой кодировке',
    'the file is not in UTF-8: save it in that encoding',
  ),
  unknownRule: (id: string, near: string | null): Said => ({
    ru: `нет правила ${id}.${maybe(near).ru}`,
    en: `no rule ${id}.${maybe(near).en}`,
  }),
  lawRule: (id: string): Said => ({
    ru: `правило ${id} излагает закон, настройками оно не меняется; отступление с причиной пишется в самой статье`,
    en: `rule ${id} states the law and cannot be set here; an article may waive it, with a reason`,
  }),

  // git
  noGit: fixed('нужна программа git, а её нет', 'git is needed, and it is not installed'),
  noRepository: fixed('это не репозиторий git', 'this is not a git repository'),
  gitFailed: (what: string, reason: string): Said => ({
    ru: `git ${what}: ${printable(reason)}`,
    en: `git ${what}: ${printable(reason)}`,
  }),
  unknownRef: (ref: string, flag = '--since'): Said => ({
    ru: `${flag}: git не знает «${printable(ref)}»; это ветка, метка или коммит? Если ветка с сервера, сначала git fetch`,
    en: `${flag}: git does not know "${printable(ref)}"; is it a branch, tag or commit? If it is on the server: git fetch first`,
  }),
  needsSince: fixed(
    '--lines changed сравнивает с веткой: назовите её в --since',
    '--lines changed compares with a branch: name it with --since',
  ),
  badWrite: (value: string): Said => ({
    ru: `--write: «${printable(value)}» не похоже на ВИД=ФАЙЛ, например sarif=plashka.sarif`,
    en: `--write: "${printable(value)}" is not FORMAT=FILE, such as sarif=plashka.sarif`,
  }),
  notLeft: (name: string, why: Said): Said => ({
    ru: `предупреждение: не записать ${name}: ${why.ru}`,
    en: `warning: cannot write ${name}: ${why.en}`,
  }),
  linkAway: (path: string): Said => ({
    ru: `${printable(path)}: это ссылка, и ведёт она не на статью из репозитория; не проверено`,
    en: `${printable(path)}: a link, and it leads to no article of the repository; not checked`,
  }),
  oddName: (path: string): Said => ({
    ru: `${printable(path)}: имя файла не в UTF-8; не проверено`,
    en: `${printable(path)}: the file's name is not UTF-8; not checked`,
  }),
  noMergeBase: (ref: string): Said => ({
    ru: `--since: у ${printable(ref)} и текущей ветки нет общего предка`,
    en: `--since: ${printable(ref)} and the current branch have no common ancestor`,
  }),
  shallow: (ref: string, depth: number | null, flag = '--since'): Said => ({
    ru: `${flag}: репозиторий скачан без истории${depth ? ` (глубина ${depth})` : ''}, и до ${printable(ref)} она не доходит; нужно git fetch --unshallow, а в GitHub Actions fetch-depth: 0 у actions/checkout`,
    en: `${flag}: the clone is shallow${depth ? ` (depth ${depth})` : ''} and does not reach back to ${printable(ref)}; run git fetch --unshallow, or set fetch-depth: 0 of actions/checkout`,
  }),

  baseline: {
    needed: (flag: string): Said => ({
      ru: `${flag}: назовите файл базы, --baseline ФАЙЛ`,
      en: `${flag}: name the baseline, --baseline FILE`,
    }),
    missing: (file: string): Said => ({
      ru: `базы ${printable(file)} нет; создать её: та же команда с --update-baseline`,
      en: `there is no baseline ${printable(file)}; to make it: the same command with --update-baseline`,
    }),
    missingIn: (file: string, ref: string): Said => ({
      ru: `в ${printable(ref)} нет базы ${printable(file)}: считаются все замечания`,
      en: `${printable(ref)} has no baseline ${printable(file)}: every finding counts`,
    }),
    bad: (file: string, why: string): Said => ({
      ru: `${printable(file)}: ${printable(why)}`,
      en: `${printable(file)}: ${printable(why)}`,
    }),
    gone: (count: number, articles: number, first: readonly string[], file: string): Said => {
      const names = printable(first.join(', '))
      const rest = articles - first.length
      return {
        ru: `в базе ${printable(file)} устарело записей: ${count}. Больше не находятся: ${names}${rest > 0 ? ` и ещё ${articlesRu(rest)}` : ''}. Убрать их: --update-baseline`,
        en: `${count} ${count === 1 ? 'entry' : 'entries'} of the baseline ${printable(file)} no longer found: ${names}${rest > 0 ? ` and ${articlesEn(rest)} more` : ''}. To remove: --update-baseline`,
      }
    },
    written: (file: string, count: number, articles: number, gone: number): Said => ({
      ru: `база записана в ${printable(file)}: замечаний ${count}, статей ${articles}${gone > 0 ? `, устаревших убрано ${gone}` : ''}`,
      en: `baseline written to ${printable(file)}: ${count} ${count === 1 ? 'finding' : 'findings'} in ${articlesEn(articles)}${gone > 0 ? `, ${gone} old ${gone === 1 ? 'entry' : 'entries'} removed` : ''}`,
    }),
  },

  // What was done
  tooManyWarnings: (count: number, most: number): Said => ({
    ru: `предупреждений ${count}, а разрешено ${most} (--max-warnings)`,
    en: `${count} warnings, ${most} are allowed (--max-warnings)`,
  }),
  mended: (count: number): Said => ({ru: `исправлено: ${articlesRu(count)}`, en: `mended ${articlesEn(count)}`}),
  needsOut: (count: number): Said => ({
    ru: `${articlesRu(count)}: укажите папку для готовых, --out ПАПКА`,
    en: `${articlesEn(count)}: say where to put them, --out DIR`,
  }),
  refused: (path: string, errors: number): Said => ({
    ru: `${printable(path)} не опубликована: ${errors} ${forms(errors, 'ошибка', 'ошибки', 'ошибок')} (--draft опубликует черновик и с ними)`,
    en: `${printable(path)} is not published: ${errors} ${errors === 1 ? 'error' : 'errors'} (--draft publishes a draft all the same)`,
  }),
  broken: (path: string): Said => ({
    ru: `${printable(path)} не опубликована: на ней сбилась сама программа, см. замечание crash`,
    en: `${printable(path)} is not published: the program itself broke off on it, see the finding crash`,
  }),
  leftOut: (path: string, removed: readonly {line: number; text: string}[]): Said => {
    const list = removed.map(({line, text}) => `${line} «${printable(brief(text))}»`).join(', ')
    return {ru: `${printable(path)}: убраны строки ${list}`, en: `${printable(path)}: left out lines ${list}`}
  },
  published: (count: number, folder: string): Said => ({
    ru: `опубликовано в ${printable(folder)}: ${articlesRu(count)}`,
    en: `published ${articlesEn(count)} to ${printable(folder)}`,
  }),
  sameOutput: (one: string, other: string, target: string): Said => ({
    ru: `${printable(one)} и ${printable(other)} легли бы в один файл ${printable(target)}: ни та ни другая не опубликована`,
    en: `${printable(one)} and ${printable(other)} would both become ${printable(target)}: neither is published`,
  }),
  overSource: fixed('это исходная статья; выберите другую папку', 'it is a source article; choose another folder'),
  outside: fixed('ссылка ведёт за пределы папки --out', 'a link leads out of the --out folder'),
  // A line of `stream` that is no article
  lineNotUtf8: fixed('Лишние байты в строке, нужна верная UTF-8', 'Unexpected bytes in the line, expected valid UTF-8'),
  lineNotJson: fixed('Непонятная строка, нужен один объект JSON', 'Unexpected line, expected one JSON object'),
  lineNoObject: fixed(
    'Лишнее значение, нужен объект JSON с полем text',
    'Unexpected value, expected a JSON object with text',
  ),
  lineNoText: fixed('Нет поля text, нужна строка', 'Missing text, expected a string'),
  lineBadPath: fixed('Лишнее значение path, нужна строка', 'Unexpected path, expected a string'),
  lineBadDate: fixed(
    'Лишнее значение date, нужен день вида 2026-01-23',
    'Unexpected date, expected a day like 2026-01-23',
  ),

  nothingToExplain: (name: string, near: string | null): Said => ({
    ru: `нет такого правила или плашки: ${printable(name)}.${maybe(near).ru} Полный список: plashka explain`,
    en: `no such rule or mandate: ${printable(name)}.${maybe(near).en} All of them: plashka explain`,
  }),
  explain: {
    rules: fixed('Правила:', 'Rules:'),
    law: fixed('Закон:', 'The law:'),
    more: fixed(
      'Подробнее: plashka explain ПРАВИЛО, plashka explain ПЛАШКА, plashka explain --pack ru',
      'More: plashka explain RULE, plashka explain MANDATE, plashka explain --pack ru',
    ),
    /** Findings that no rule makes. */
    own: {
      encoding: fixed(
        'Статья сохранена не в UTF-8 или её байты испорчены. UTF-16 и windows-1251 plashka узнаёт сама и предупреждает: сайт может показать такой текст нечитаемым. Если испорчены отдельные байты, это ошибка: буквы на их месте потеряны. Откройте статью в редакторе и сохраните в UTF-8.',
        'The article is not saved as UTF-8, or its bytes are broken. UTF-16 and windows-1251 are recognised, with a warning: a site may show such a text as garbage. Single broken bytes are an error: the letters in their place are lost. Open the article in an editor and save it as UTF-8.',
      ),
      input: fixed(
        'Строка на входе plashka stream не статья: нужен объект JSON с полем text и, если надо, path и date.',
        'A line on the input of plashka stream is no article: it takes a JSON object with text and, if need be, path and date.',
      ),
      crash: fixed(
        'Ошибка в самой программе: один шаг проверки не справился со статьёй. Сообщите о ней, пожалуйста, и приложите статью.',
        'A mistake in the program itself: one step of the check could not cope with the article. Please report it with the article.',
      ),
    },
    severity: {
      error: fixed('ошибка        ', 'error  '),
      warning: fixed('предупреждение', 'warning'),
      info: fixed('заметка       ', 'note   '),
    },
    reviewed: (day: string): Said => ({ru: `сверено с законом ${day}`, en: `compared with the law on ${day}`}),
    status: fixed('состояние', 'status'),
    statuses: {
      'in-force': fixed('действует', 'in force'),
      superseded: fixed('заменена', 'superseded'),
      draft: fixed('проект', 'draft'),
    },
    days: fixed('дни', 'days'),
    always: fixed('без срока', 'no limits known'),
    inForce: (from: string | null, until: string | null): Said => ({
      ru: [from && `с ${from}`, until && `до ${until} (этот день уже не входит)`].filter(Boolean).join(' '),
      en: [from && `from ${from}`, until && `until ${until} (that day is out)`].filter(Boolean).join(' '),
    }),
    form: fixed('слова', 'wording'),
    formOf: {
      official: fixed('из акта, дословно', 'of the act, verbatim'),
      practice: fixed('сложились на практике, закон их не задаёт', 'of common practice; the law fixes none'),
      detect: fixed('не проверены, служат только для узнавания', 'not verified, for recognising only'),
    },
    placement: fixed('место', 'placement'),
    placements: {
      start: fixed('в начале, до текста', 'at the start, before the text'),
      'after-title': fixed('после заголовка, до текста', 'after the title, before the text'),
    },
    language: fixed('язык', 'language'),
    ageMark: fixed('знак 18+', 'age mark'),
    notNeeded: fixed('не нужен', 'not needed'),
    text: fixed('текст', 'text'),
    act: fixed('акт', 'act'),
    number: fixed('номер', 'number'),
    date: fixed('дата', 'date'),
    source: fixed('источник', 'source'),
    confidence: fixed('надёжность', 'confidence'),
    confidences: {high: fixed('высокая', 'high'), medium: fixed('средняя', 'medium'), low: fixed('низкая', 'low')},
    note: fixed('примечание', 'note'),
  },

  init: {
    exists: (file: string): Said => ({
      ru: `${printable(file)} уже есть и не тронут (--force заменит)`,
      en: `${printable(file)} exists and is left alone (--force replaces it)`,
    }),
    written: (file: string, what: Said): Said => ({
      ru: `записан ${printable(file)}: ${what.ru}`,
      en: `wrote ${printable(file)}: ${what.en}`,
    }),
    config: fixed('настройки', 'the settings'),
    workflow: fixed('проверка pull request на GitHub', 'a check of pull requests on GitHub'),
    hook: fixed(
      'проверка перед каждым коммитом, только на этом компьютере',
      'a check before each commit, on this computer only',
    ),
    managed: (by: string, recipe: string): Said => ({
      ru: `в репозитории уже есть ${printable(by)}; проверку перед коммитом добавьте так:\n\n${recipe}\n`,
      en: `the repository already has ${printable(by)}; add the check before each commit like this:\n\n${recipe}\n`,
    }),
    noRepository: fixed(
      'это не репозиторий git: проверка перед коммитом не поставлена',
      'this is not a git repository: no hook was written',
    ),
    noFolder: (folder: string): Said => ({
      ru: `Папки ${printable(folder)} пока нет, а статьи plashka будет искать в ней. Другую впишите в plashka.config.yaml (include).`,
      en: `There is no folder ${printable(folder)} yet, and plashka will look for articles in it. Another one goes into plashka.config.yaml (include).`,
    }),
    name: fixed(
      'Впишите название издания в plashka.config.yaml: без него plashka fix не знает, чьё имя ставить в плашку.',
      'Put the name of the outlet into plashka.config.yaml: without it, plashka fix does not know whose name the label bears.',
    ),
    next: fixed('Готово. Попробуйте: npx plashka check', 'Done. Try: npx plashka check'),
    replace: (file: string): Said => ({
      ru: `${printable(file)} уже есть. Заменить?`,
      en: `${printable(file)} exists. Replace it?`,
    }),
    left: fixed('прервано: остальное не записано', 'interrupted: the rest is not written'),
    yesNo: fixed('Да/нет', 'Yes/no'),
    noYes: fixed('да/Нет', 'yes/No'),
    askOutlet: fixed(
      'Название издания, как в реестре (можно вписать потом):',
      'Name of the outlet as in the register (may be left for later):',
    ),
    askArticles: fixed('В какой папке статьи?', 'Which folder are the articles in?'),
    askWorkflow: fixed('Проверять pull request на GitHub?', 'Check pull requests on GitHub?'),
    askHook: fixed('Проверять статьи перед коммитом?', 'Check articles before each commit?'),
  },

  audit: {
    all: fixed('Всего', 'All'),
    year: fixed('Год', 'Year'),
    noYear: fixed('без даты', 'no date'),
    language: fixed('Язык', 'Language'),
    rule: fixed('Правило', 'Rule'),
    articles: fixed('статей', 'articles'),
    fit: fixed('пригодных', 'fit'),
    unfit: fixed('с ошибками', 'with errors'),
    errors: fixed('ошибок', 'errors'),
    warnings: fixed('предупреждений', 'warnings'),
    inArticles: fixed('в статьях', 'in articles'),
    folder: fixed('Папка', 'Folder'),
    others: (count: number): Said => ({ru: `ещё ${count}`, en: `${count} more`}),
    noCache: (why: Said): Said => ({
      ru: `кэш недоступен (${why.ru}): проверка идёт без него`,
      en: `there is no cache (${why.en}): the audit goes on without one`,
    }),
    /** What to do next, under a summary that no report stands beside. */
    report: {
      ru: 'В каких статьях и как исправить: та же команда с --report audit.html',
      en: 'Which articles, and how to mend them: the same command with --report audit.html',
    } satisfies Said,
    stopped: (done: number, resumable: boolean): Said => ({
      ru: `остановлено: проверено ${articlesRu(done)}.${resumable ? ' Продолжить: та же команда с --resume' : ''}`,
      en: `stopped after ${articlesEn(done)}.${resumable ? ' To go on: the same command with --resume' : ''}`,
    }),
  },
  /** @param left seconds, null where that is not known */
  progress: (done: number, rate: number, left: number | null): Said => ({
    ru: `проверено ${done}, ${rate} в секунду${left === null ? '' : `, осталось ${duration(left, 'ч', 'мин', 'с')}`}`,
    en: `${done} checked, ${rate} a second${left === null ? '' : `, ${duration(left, 'h', 'min', 's')} left`}`,
  }),
  system: (why: Said): Said => ({
    ru: `ввод или вывод прервался: ${why.ru}`,
    en: `input or output broke off: ${why.en}`,
  }),
  crash: (reason: string): Said => ({
    ru: `ошибка в самой программе: ${printable(reason)}. Сообщите о ней, пожалуйста; подробности покажет PLASHKA_DEBUG=1`,
    en: `a mistake in the program itself: ${printable(reason)}. Please report it; PLASHKA_DEBUG=1 shows more`,
  }),
} as const

const brief = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? line.slice(0, 57) + '…' : line
}
