/** What stops a run (exit code 2): one clear sentence in each language of the tool, never a stack trace. */
import type {Locale} from '../core/index.ts'

export type Said = Readonly<Record<Locale, string>>

/** The run itself failed: usage, configuration, input or output. */
export class Trouble extends Error {
  readonly said: Said

  constructor(said: Said) {
    super(said.en)
    this.said = said
  }
}

/** The short reason of a failed system call, as a person would say it. */
export function reasonOf(error: unknown): Said {
  const {code, message} = error as NodeJS.ErrnoException
  return (
    reasons[code ?? ''] ?? {
      ru: code ?? String(message ?? error).split('\n', 1)[0]!,
      en: code ?? String(message ?? error).split('\n', 1)[0]!,
    }
  )
}

const reasons: Record<string, Said> = {
  ENOENT: {ru: 'такого файла или папки нет', en: 'no such file or folder'},
  ENOTDIR: {ru: 'на пути к нему стоит файл, а не папка', en: 'a part of its path is a file, not a folder'},
  EISDIR: {ru: 'это папка', en: 'it is a folder'},
  EEXIST: {ru: 'на его месте уже что-то есть', en: 'something else is in its place'},
  EACCES: {ru: 'нет прав', en: 'permission denied'},
  EPERM: {ru: 'нет прав', en: 'operation not permitted'},
  EROFS: {ru: 'диск только для чтения', en: 'the disk is read-only'},
  ENOSPC: {ru: 'на диске нет места', en: 'no space left on the disk'},
  EDQUOT: {ru: 'исчерпана квота диска', en: 'disk quota exceeded'},
  ELOOP: {ru: 'ссылки ведут по кругу', en: 'symbolic links lead in a circle'},
  ENAMETOOLONG: {ru: 'слишком длинное имя', en: 'the name is too long'},
  EMFILE: {ru: 'открыто слишком много файлов', en: 'too many open files'},
  EBUSY: {ru: 'файл занят другой программой', en: 'the file is in use'},
  ERR_FS_FILE_TOO_LARGE: {ru: 'файл больше 2 ГБ', en: 'the file is larger than 2 GB'},
  ERR_STRING_TOO_LONG: {ru: 'текст длиннее 512 МБ', en: 'the text is longer than 512 MB'},
}
