/** The sentences about reports and merging, in both languages. */
import {printable} from '../printable.ts'
import type {Said} from '../trouble.ts'

export const auditWords = {
  unknownReport: (file: string, known: readonly string[]): Said => ({
    ru: `--report ${printable(file)}: вид отчёта узнаётся по имени файла, нужно ${known.join(', ')}`,
    en: `--report ${printable(file)}: the file's name tells the kind of report, expected ${known.join(', ')}`,
  }),
  sameReport: (file: string): Said => ({
    ru: `--report ${printable(file)} назван дважды`,
    en: `--report ${printable(file)} is named twice`,
  }),
  notKept: (why: Said): Said => ({
    ru: `не всё удалось запомнить (${why.ru}): следующий запуск будет дольше`,
    en: `not everything could be remembered (${why.en}): the next run will take longer`,
  }),
  nothingToMerge: {
    ru: 'назовите файлы с записями: plashka merge 1.ndjson.gz 2.ndjson.gz',
    en: 'name files of records: plashka merge 1.ndjson.gz 2.ndjson.gz',
  },
  noRecord: (where: string): Said => ({
    ru: `${printable(where)}: это не запись plashka; нужен вывод audit --format ndjson или json`,
    en: `${printable(where)}: no record of plashka's; expected the output of audit --format ndjson or json`,
  }),
  cutRecord: (where: string): Said => ({
    ru: `${printable(where)}: запись обрывается, проверка этой части не закончилась`,
    en: `${printable(where)}: the record breaks off, this part of the audit did not end`,
  }),
  more: (where: string, count: number): Said => ({
    ru: `${printable(where)}: и ещё негодных записей: ${count}`,
    en: `${printable(where)}: and ${count} more that are no records`,
  }),
  twice: (count: number, first: string): Said => ({
    ru: `статьи есть в нескольких файлах, взяты из первого: ${count}, первая ${printable(first)}`,
    en: `articles stand in several files, those of the first count: ${count}, the first is ${printable(first)}`,
  }),
} as const
