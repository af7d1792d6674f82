/** The help, for an editor who is no programmer. */
import type {Locale} from '../../core/index.ts'
import type {Verb} from './flags.ts'

/** @param verb null for the command as a whole */
export const helpOf = (verb: Verb | null, locale: Locale): string => (verb ? verbHelp[verb][locale] : general[locale])

const general = {
  ru: `plashka проверяет, можно ли публиковать статью: есть ли плашка иностранного агента, верна ли она, указан ли источник.

  plashka check статья.md         что не так в статье
  plashka fix статья.md           исправить то, что исправляется без риска
  plashka publish статья.md       чистый Markdown для сайта
  plashka audit архив/            сводка по целой папке
  plashka merge части…            одна сводка из частей, проверенных на нескольких машинах
  plashka stream                  для программ: NDJSON на входе, записи на выходе
  plashka explain ПРАВИЛО         что требует правило и почему
  plashka init                    настроить репозиторий редакции

Подробнее о команде: plashka check --help
Статьи: .md, .markdown, .txt, .html, .htm. Можно назвать файл, папку или образец вроде "статьи/*.md".

Код завершения: 0 ошибок нет, 1 в статье есть ошибка, 2 проверить не удалось.
`,
  en: `plashka says whether an article is fit to publish: is the foreign-agent label there and right, is the source named.

  plashka check article.md        what is wrong with the article
  plashka fix article.md          mend what can be mended without risk
  plashka publish article.md      clean Markdown for the site
  plashka audit archive/          a whole folder at a glance
  plashka merge PARTS…            one summary of parts that several machines have checked
  plashka stream                  for programs: NDJSON in, records out
  plashka explain RULE            what a rule asks, and why
  plashka init                    set up a newsroom's repository

More about a command: plashka check --help
Articles are .md, .markdown, .txt, .html and .htm files. Name a file, a folder or a pattern like "articles/*.md".

Exit code: 0 no errors, 1 an article has an error, 2 the check itself failed.
`,
}

const common = {
  ru: `  --strict               предупреждения о законе считать ошибками
  --date 2026-01-23      проверять по закону на этот день
  --config ФАЙЛ          настройки; обычно plashka.config.yaml находится сама
  --locale ru|en         язык сообщений
`,
  en: `  --strict               warnings about the law are errors
  --date 2026-01-23      judge by the law of that day
  --config FILE          settings; plashka.config.yaml is found by itself
  --locale ru|en         language of the messages
`,
}

const choosing = {
  ru: `  --config-from КОММИТ   настройки взять из этого коммита или ветки, а не с диска
  --since ВЕТКА          только статьи, которые изменились с начала ветки (нужен git)
  --files-from СПИСОК    пути из файла, по одному в строке; - читает их со входа
`,
  en: `  --config-from COMMIT   take the settings from this commit or branch, not from the disk
  --since BRANCH         only articles changed since this branch began (needs git)
  --files-from LIST      paths from a file, one a line; - reads them from stdin
`,
}

const known = {
  ru: `  --baseline ФАЙЛ        база известных замечаний: ошибкой считается только новое
  --update-baseline      записать в базу всё, что нашлось, и убрать устаревшее
  --strict-baseline      устаревшие записи базы считать ошибкой
`,
  en: `  --baseline FILE        findings that are known: only new ones count
  --update-baseline      write all that is found into the baseline, drop what is gone
  --strict-baseline      entries of the baseline that are gone are an error
`,
}

const reporting = {
  ru: `  --format ВИД           text, json, ndjson, github, sarif, junit, rdjsonl, gitlab, csv, markdown
  --max-warnings ЧИСЛО   больше предупреждений, чем столько, считать ошибкой
  --quiet                только ошибки
  --no-color             без цвета
`,
  en: `  --format FORMAT        text, json, ndjson, github, sarif, junit, rdjsonl, gitlab, csv, markdown
  --max-warnings NUMBER  more warnings than this are an error
  --quiet                errors only
  --no-color             no colours
`,
}

const auditing = {
  ru: `  --format ВИД           text (сводка), ndjson, json, csv
  --max-warnings ЧИСЛО   больше предупреждений, чем столько, считать ошибкой
  --quiet                без хода проверки и пояснений
`,
  en: `  --format FORMAT        text (the summary), ndjson, json, csv
  --max-warnings NUMBER  more warnings than this are an error
  --quiet                no progress, no notes
`,
}

const verbHelp: Record<Verb, Record<Locale, string>> = {
  check: {
    ru: `plashka check [файлы и папки]

Говорит, можно ли публиковать статьи. Ничего не меняет. Без путей проверяет текущую папку.

Примеры
  plashka check статья.md
  plashka check статьи/ --strict
  plashka check --staged                      что войдёт в коммит (для проверки перед коммитом)
  plashka check --since origin/main           что меняет ветка
  pbpaste | plashka check --stdin-path a.md   текст из буфера обмена

Ключи
  --staged               статьи, подготовленные к коммиту: их текст из git, а не с диска
  --stdin-path ИМЯ       читать статью со входа; имя говорит, какого она вида
  --lines changed        вместе с --since: замечания только к изменённым строкам и к статье в целом
  --write ВИД=ФАЙЛ       ещё один отчёт, в файл: --write sarif=plashka.sarif; можно несколько раз
${known.ru}${choosing.ru}${reporting.ru}${common.ru}`,
    en: `plashka check [files and folders]

Says whether articles are fit to publish. Changes nothing. Without a path it checks the current folder.

Examples
  plashka check article.md
  plashka check articles/ --strict
  plashka check --staged                      what will be committed (for a hook)
  plashka check --since origin/main           what a branch changes
  pbpaste | plashka check --stdin-path a.md   text from the clipboard

Flags
  --staged               the articles staged for a commit: their text from git, not from the disk
  --stdin-path NAME      read the article from stdin; the name tells its kind
  --lines changed        with --since: only what concerns changed lines or the article as a whole
  --write FORMAT=FILE    one more report, to a file: --write sarif=plashka.sarif; may be repeated
${known.en}${choosing.en}${reporting.en}${common.en}`,
  },
  fix: {
    ru: `plashka fix [файлы и папки]

Исправляет в самих файлах то, что исправляется без риска: вставляет плашку, если издание названо в настройках, меняет
подменённые буквы. Всё остальное в статье остаётся, как было. Повторный запуск ничего не меняет.

Примеры
  plashka fix статья.md
  plashka fix статья.md --diff                показать правки и ничего не менять
  plashka fix --stdin-path a.md < a.md        исправленный текст на выход

Ключи
  --diff                 только показать
  --stdin-path ИМЯ       читать статью со входа, исправленную печатать
${choosing.ru}${reporting.ru}${common.ru}`,
    en: `plashka fix [files and folders]

Mends in the files themselves what can be mended without risk: puts in the label where the outlet is named in the settings,
replaces disguised letters. All else in the article stays as it was. A second run changes nothing.

Examples
  plashka fix article.md
  plashka fix article.md --diff               show the edits, change nothing
  plashka fix --stdin-path a.md < a.md        the mended text on stdout

Flags
  --diff                 only show
  --stdin-path NAME      read the article from stdin, print it mended
${choosing.en}${reporting.en}${common.en}`,
  },
  publish: {
    ru: `plashka publish [файлы и папки]

Делает чистый Markdown для сайта: шапка, плашка, текст, источник; без мусора со старой страницы. Статью с ошибками не
публикует и говорит почему.

Примеры
  plashka publish статья.txt > готово.md
  plashka publish статьи/ --out сайт/
  plashka publish статья.txt --draft          черновик, несмотря на ошибки

Ключи
  --out ПАПКА            куда складывать; нужно, если статей несколько
  --draft                публиковать и с ошибками
  --stdin-path ИМЯ       читать статью со входа
${choosing.ru}${reporting.ru}${common.ru}`,
    en: `plashka publish [files and folders]

Makes clean Markdown for the site: front matter, label, text, source; without the clutter of the old page. Refuses an article
with errors and says why.

Examples
  plashka publish article.txt > clean.md
  plashka publish articles/ --out site/
  plashka publish article.txt --draft         a draft, in spite of errors

Flags
  --out DIR              where to put them; needed for several articles
  --draft                publish with errors too
  --stdin-path NAME      read the article from stdin
${choosing.en}${reporting.en}${common.en}`,
  },
  audit: {
    ru: `plashka audit [папки и файлы]

Проверяет архив и печатает сводку: сколько статей пригодны, какие ошибки, по годам и по языкам.

Примеры
  plashka audit архив/
  plashka audit архив/ --date 2027-01-01      что будет по закону на этот день
  plashka audit архив/ --report audit.html    отчёт для юриста, один файл
  plashka audit архив/ --format csv > архив.csv
  plashka audit дамп.jsonl.gz сайт.zip wordpress.xml

Архив — это папки, .tar, .zip, дампы .jsonl, выгрузки WordPress и Ghost. Проверенное запоминается: второй запуск читает
только новое. Подробно: rules/archive.md

Ключи
  --report ФАЙЛ          отчёт: .html (графики, таблица, закон за каждым замечанием), .xlsx, .csv или .ndjson.gz (для
                         plashka merge); можно несколько раз
  --title СЛОВА          заголовок отчёта; обычно то, что проверялось
  --resume               продолжить прерванное
  --top ЧИСЛО            сколько строк в таблицах сводки
  --jobs ЧИСЛО           сколько потоков; обычно по числу ядер
  --no-cache             ничего не запоминать и не вспоминать
  --cache-dir ПАПКА      где запоминать
  --shard I/N            только часть I из N, для нескольких машин; собрать их: plashka merge
  --tree КОММИТ          статьи из git, без выгрузки на диск
  --config-from КОММИТ   настройки взять из этого коммита или ветки, а не с диска
  --files-from СПИСОК    пути из файла, по одному в строке; - читает их со входа
${known.ru}${auditing.ru}${common.ru}`,
    en: `plashka audit [folders and files]

Checks an archive and prints a summary: how many articles are fit, which errors there are, by year and by language.

Examples
  plashka audit archive/
  plashka audit archive/ --date 2027-01-01    by the law of that day
  plashka audit archive/ --report audit.html  a report for the lawyer, one file
  plashka audit archive/ --format csv > archive.csv
  plashka audit dump.jsonl.gz site.zip wordpress.xml

An archive is folders, .tar, .zip, .jsonl dumps, exports of WordPress and Ghost. What was checked is remembered: a second run
reads only what is new. More: rules/archive.md

Flags
  --report FILE          a report: .html (charts, a table, the law behind each finding), .xlsx, .csv or .ndjson.gz (for
                         plashka merge); may be repeated
  --title WORDS          the report's title; by default what was audited
  --resume               go on with a run that was stopped
  --top NUMBER           how many rows the summary's tables have
  --jobs NUMBER          how many threads; by default one a core
  --no-cache             remember nothing, recall nothing
  --cache-dir DIR        where to remember
  --shard I/N            part I of N only, for several machines; plashka merge puts them together
  --tree COMMIT          articles from git, without a checkout
  --config-from COMMIT   take the settings from this commit or branch, not from the disk
  --files-from LIST      paths from a file, one a line; - reads them from stdin
${known.en}${auditing.en}${common.en}`,
  },
  merge: {
    ru: `plashka merge файлы

Собирает части аудита в одно целое: записи (из audit --format ndjson или json, stream, check; можно .gz и .zst) по порядку
путей, сводка и отчёты, как после одного запуска. Статья, которая есть в нескольких файлах, считается один раз.

Примеры
  plashka audit архив/ --shard 1/2 --report 1.ndjson.gz      на одной машине
  plashka audit архив/ --shard 2/2 --report 2.ndjson.gz      на другой
  plashka merge 1.ndjson.gz 2.ndjson.gz --report audit.html
  plashka merge 1.ndjson 2.ndjson --format ndjson > всё.ndjson

В записях нет слов статьи. Отчёт показывает место с его словами, если часть записана ключом --report ИМЯ.ndjson.gz; из
обычных записей он показывает замечания без них.

Ключи
  --report ФАЙЛ          отчёт: .html, .xlsx, .csv, .ndjson.gz; можно несколько раз
  --title СЛОВА          заголовок отчёта
  --top ЧИСЛО            сколько строк в таблицах сводки
  --date 2026-01-23      день, который назовёт отчёт; сами статьи уже проверены
  --config ФАЙЛ          настройки; обычно plashka.config.yaml находится сама
${auditing.ru}  --locale ru|en         язык сводки и отчёта

Код завершения тот же, что у audit; 2, если часть не прочитана.
`,
    en: `plashka merge files

Makes one of the parts of an audit: the records (of audit --format ndjson or json, stream, check; .gz and .zst too) in the
order of their paths, the summary and the reports, as after a single run. An article found in several files counts once.

Examples
  plashka audit archive/ --shard 1/2 --report 1.ndjson.gz    on one machine
  plashka audit archive/ --shard 2/2 --report 2.ndjson.gz    on another
  plashka merge 1.ndjson.gz 2.ndjson.gz --report audit.html
  plashka merge 1.ndjson 2.ndjson --format ndjson > all.ndjson

Records do not hold the article's words. A report shows a place with its words where the part was written with
--report NAME.ndjson.gz; of plain records it shows the findings without them.

Flags
  --report FILE          a report: .html, .xlsx, .csv, .ndjson.gz; may be repeated
  --title WORDS          the report's title
  --top NUMBER           how many rows the summary's tables have
  --date 2026-01-23      the day that the report names; the articles have been judged already
  --config FILE          settings; plashka.config.yaml is found by itself
${auditing.en}  --locale ru|en         language of the summary and the report

The exit code is that of audit; 2 where a part could not be read.
`,
  },
  stream: {
    ru: `plashka stream

Для программ. На входе строки JSON {"path","text","date"}, на выходе по одной записи на каждую, в том же порядке. Строка,
которая не статья, тоже получает запись. Код завершения 0, что бы ни нашлось.

Пример
  plashka stream --publish < статьи.ndjson > записи.ndjson

Ключи
  --publish              добавить в запись чистый Markdown (published)
  --draft                вместе с --publish: и для статей с ошибками
  --register ИМЯ=ФАЙЛ    принимается, но эта версия реестров ещё не читает
${common.ru}
plashka.config.yaml эта команда сама не ищет: назовите файл в --config.
`,
    en: `plashka stream

For programs. Lines of JSON {"path","text","date"} in, one record for each out, in the same order. A line that is no article
has a record too. The exit code is 0, whatever was found.

Example
  plashka stream --publish < articles.ndjson > records.ndjson

Flags
  --publish              add the clean Markdown to the record (published)
  --draft                with --publish: for articles with errors too
  --register NAME=FILE   taken, but this version reads no registers yet
${common.en}
This command does not look for plashka.config.yaml: name the file with --config.
`,
  },
  explain: {
    ru: `plashka explain [правило или плашка]

Рассказывает, что требует правило, почему и как исправить. Без имени показывает весь список.

Примеры
  plashka explain disclaimer-present
  plashka explain ru-2108-form1
  plashka explain --pack ru                   закон, как его знает plashka

Ключи
  --pack ПАКЕТ           все плашки пакета: текст, дни действия, источник
  --config ФАЙЛ          настройки, в которых названы свои пакеты
  --locale ru|en         язык
`,
    en: `plashka explain [rule or mandate]

Tells what a rule asks, why, and how to mend it. Without a name it lists all of them.

Examples
  plashka explain disclaimer-present
  plashka explain ru-2108-form1
  plashka explain --pack ru                   the law as plashka knows it

Flags
  --pack PACK            all mandates of a pack: text, days in force, provenance
  --config FILE          settings that name packs of your own
  --locale ru|en         language
`,
  },
  init: {
    ru: `plashka init

Пишет в репозиторий редакции plashka.config.yaml, проверку pull request для GitHub и проверку перед коммитом. Файлов,
которые уже есть, не трогает.

Ключи
  --yes                  не задавать вопросов
  --force                заменить файлы, которые уже есть
  --locale ru|en         язык
`,
    en: `plashka init

Writes plashka.config.yaml, a check of pull requests for GitHub and a check before each commit into a newsroom's repository.
Leaves alone what is already there.

Flags
  --yes                  ask nothing
  --force                replace files that are already there
  --locale ru|en         language
`,
  },
  lsp: {
    ru: `plashka lsp

Языковой сервер: замечания прямо в редакторе, пока статья пишется, и правки к ним. Запускает его сам редактор; как настроить
VS Code, Neovim, Zed, Helix, Sublime Text и JetBrains, сказано в rules/editors.md.

Ключи
  --config ФАЙЛ          настройки; обычно plashka.config.yaml находится сама
  --locale ru|en         язык сообщений; обычно как в редакторе
  --stdio                так пишут редакторы; ничего не меняет
`,
    en: `plashka lsp

The language server: findings in the editor while the article is written, and their mending. The editor starts it;
rules/editors.md tells how to set up VS Code, Neovim, Zed, Helix, Sublime Text and JetBrains.

Flags
  --config FILE          settings; plashka.config.yaml is found by itself
  --locale ru|en         language of the messages; the editor's by default
  --stdio                editors write it so; it changes nothing
`,
  },
}
