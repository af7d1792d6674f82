/** What is said of a mistake in the settings, to people who write no YAML by trade. */
import type {ErrorCode} from 'yaml'
import type {Said} from './trouble.ts'

const both = (text: string): Said => ({ru: text, en: text})

/** The types of a schema as they look in a file; what is no type is an example already. */
const types: Readonly<Record<string, Said>> = {
  Object: {ru: 'набор строк «ключ: значение» с отступом', en: 'lines of "key: value", indented'},
  Array: {ru: 'список: строки с «- » в начале', en: 'a list: lines that begin with "- "'},
  string: {ru: 'текст', en: 'text'},
  number: {ru: 'число без кавычек', en: 'a number without quotes'},
  boolean: {ru: 'true или false без кавычек', en: 'true or false without quotes'},
}

/** @param expected as the schema's checker names it */
export const expectedWords = (expected: string): Said => types[expected] ?? both(expected)

const quotes: Said = {
  ru: 'значение с двоеточием, кавычками или скобками берут в одинарные кавычки, например: name: \'АНО "Вестник"\'',
  en: 'a value with a colon, quotes or brackets goes into single quotes, for example: name: \'The "Herald"\'',
}
const open: Said = {ru: 'не закрыта скобка или кавычка', en: 'a bracket or a quotation mark is not closed'}
const indent: Said = {
  ru: 'неровный отступ: строки одного уровня начинаются с равного числа пробелов',
  en: 'uneven indentation: lines of one level begin with as many spaces',
}

const noKey: Said = {
  ru: 'строка без ключа, ожидается «ключ: значение»',
  en: 'a line without a key, expected "key: value"',
}

/** The usual mistakes of YAML, by the parser's code. */
const mistakes: Partial<Record<ErrorCode, Said>> = {
  BAD_INDENT: indent,
  MISSING_CHAR: open,
  BAD_SCALAR_START: quotes,
  BLOCK_AS_IMPLICIT_KEY: quotes,
  UNEXPECTED_TOKEN: quotes,
  MULTILINE_IMPLICIT_KEY: noKey,
  TAB_AS_INDENT: {ru: 'отступ табуляцией: замените её пробелами', en: 'indented with a tab: use spaces'},
  DUPLICATE_KEY: {ru: 'ключ стоит дважды: оставьте один', en: 'a key stands twice: keep one'},
  MULTIPLE_DOCS: {
    ru: 'в файле два документа (строка ---): оставьте один',
    en: 'two documents in one file (a line of ---): keep one',
  },
}

/**
 * @param code of the parser
 * @param message of the parser, for a mistake that is none of the usual
 */
export const yamlMistake = (code: ErrorCode, message: string): Said =>
  code === 'BAD_INDENT' && message.startsWith('Flow') ? open : (mistakes[code] ?? both(message.split('\n', 1)[0]!))
