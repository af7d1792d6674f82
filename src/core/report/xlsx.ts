/**
 * The rows of an audit as a workbook. `fflate` packs it; the few parts that a workbook needs are written here, because no
 * library that writes row by row also runs in a browser.
 */
import {Zip, ZipDeflate} from 'fflate'
import type {Locale} from '../article.ts'
import type {AuditMeta, AuditRow} from './html/audit-row.ts'
import {Sums} from './html/counts.ts'
import {type Cell, MOST_ROWS, rowXml, STYLES, sheetEnd, sheetStart, xml} from './xlsx-sheet.ts'

const words = {
  ru: {
    findings: 'Находки',
    summary: 'Сводка',
    columns: [
      'Статья',
      'Строка',
      'Дата',
      'Язык',
      'Источник',
      'Плашка',
      'Важность',
      'Правило',
      'Что не так',
      'В статье',
      'Нужно',
      'Правка',
      'О правиле',
    ],
    severity: {error: 'ошибка', warning: 'предупреждение', info: 'заметка'},
    fix: {safe: 'plashka fix', unsafe: 'с проверкой'},
    sums: {
      day: 'Статьи без даты проверены на',
      articles: 'Статей',
      fit: 'Пригодно',
      errors: 'Ошибок',
      warnings: 'Предупреждений',
      infos: 'Заметок',
      waived: 'Снято с причиной',
      safe: 'Исправит plashka fix',
      fitAfterFix: 'Станет пригодно после plashka fix',
    },
    rules: ['Правило', 'Ошибки', 'Предупреждения', 'Заметки', 'Статьи'],
    packs: ['Норма', 'Сверена'],
    notAdvice: 'Это техническая проверка, а не юридическая консультация: решает юрист.',
  },
  en: {
    findings: 'Findings',
    summary: 'Summary',
    columns: [
      'Article',
      'Line',
      'Date',
      'Language',
      'Source',
      'Label',
      'Severity',
      'Rule',
      'What is wrong',
      'In the article',
      'Expected',
      'Fix',
      'About the rule',
    ],
    severity: {error: 'error', warning: 'warning', info: 'note'},
    fix: {safe: 'plashka fix', unsafe: 'to review'},
    sums: {
      day: 'Articles without a date are judged by',
      articles: 'Articles',
      fit: 'Fit',
      errors: 'Errors',
      warnings: 'Warnings',
      infos: 'Notes',
      waived: 'Waived with a reason',
      safe: 'Mended by plashka fix',
      fitAfterFix: 'Fit after plashka fix',
    },
    rules: ['Rule', 'Errors', 'Warnings', 'Notes', 'Articles'],
    packs: ['Law pack', 'Reviewed'],
    notAdvice: 'This is a technical check, not legal advice: a lawyer decides.',
  },
} as const satisfies Record<Locale, unknown>

const WIDTHS = [48, 7, 11, 9, 24, 10, 15, 22, 60, 60, 60, 14, 40]
const LAST = 'M'

/** XML that is gathered before it is packed. */
const BUFFER = 1 << 16

/** Takes one article after the other and gives out the packed bytes as they come. The same rows make the same bytes. */
export class XlsxReport {
  private readonly meta: AuditMeta
  private readonly sums: Sums
  private readonly urls: ReadonlyMap<string, string>
  private readonly zip: Zip
  private readonly mostRows: number
  private sheet: ZipDeflate | null = null
  private sheets = 0
  private row = 0
  private text = ''

  /**
   * @param write takes the file, piece by piece
   * @param mostRows of a sheet, its head included; further rows go to further sheets
   */
  constructor(meta: AuditMeta, write: (piece: Uint8Array) => void, mostRows = MOST_ROWS) {
    this.meta = meta
    this.mostRows = mostRows
    this.sums = new Sums(meta.rules.map(({id}) => id))
    this.urls = new Map(meta.rules.map(({id, url}) => [id, url]))
    this.zip = new Zip((error, chunk) => {
      if (error) throw error
      write(chunk)
    })
  }

  add(row: AuditRow) {
    const say = words[this.meta.locale]
    for (const {rule, severity, line, reason, excerpt, expected, fix} of this.sums.add(row)) {
      this.put([
        row.path,
        line,
        row.date === null ? null : {day: row.date},
        row.language,
        row.source,
        row.disclaimer,
        say.severity[severity],
        rule,
        reason,
        excerpt,
        expected,
        fix && say.fix[fix],
        this.urls.get(rule) ?? '',
      ])
    }
  }

  /** Gives out the rest. Nothing may be added after this. */
  close() {
    if (!this.sheet) this.begin()
    this.end()
    this.file('xl/worksheets/summary.xml', this.summary())
    for (const [name, text] of this.frame()) this.file(name, text)
    this.zip.end()
  }

  private put(cells: readonly Cell[]) {
    if (this.row >= this.mostRows) this.end()
    if (!this.sheet) this.begin()
    this.write(rowXml(++this.row, cells))
  }

  private begin() {
    this.sheet = this.open(`xl/worksheets/sheet${++this.sheets}.xml`)
    this.row = 1
    this.write(sheetStart(WIDTHS, true) + rowXml(1, words[this.meta.locale].columns, true))
  }

  private end() {
    this.text += sheetEnd(`A1:${LAST}${this.row}`)
    this.sheet!.push(new TextEncoder().encode(this.text), true)
    this.text = ''
    this.sheet = null
    this.row = 0
  }

  private write(text: string) {
    this.text += text
    if (this.text.length < BUFFER) return
    this.sheet!.push(new TextEncoder().encode(this.text))
    this.text = ''
  }

  private open(name: string): ZipDeflate {
    const file = new ZipDeflate(name, {level: 4})
    // A day that never changes, told in local time, as archives do: the same rows make the same bytes everywhere.
    file.mtime = new Date(2000, 0, 1)
    this.zip.add(file)
    return file
  }

  private file(name: string, text: string) {
    this.open(name).push(new TextEncoder().encode(text), true)
  }

  private summary(): string {
    const {meta, sums} = this
    const say = words[meta.locale]
    const rows: {cells: readonly Cell[]; head?: boolean}[] = [
      ...(meta.title === undefined ? [] : [{cells: [meta.title], head: true}]),
      {cells: [say.notAdvice]},
      {cells: [say.sums.day, {day: meta.day}]},
      ...(['articles', 'fit', 'errors', 'warnings', 'infos', 'waived', 'safe', 'fitAfterFix'] as const).map((name) => ({
        cells: [say.sums[name], sums.counts[name]],
      })),
      {cells: []},
      {cells: say.rules, head: true},
      ...sums.rules
        .filter(({errors, warnings, infos}) => errors + warnings + infos > 0)
        .map(({id, errors, warnings, infos, articles}) => ({cells: [id, errors, warnings, infos, articles]})),
      {cells: []},
      {cells: say.packs, head: true},
      ...meta.packs.map(({id, reviewed}) => ({cells: [id, {day: reviewed}]})),
      {cells: ['plashka', meta.version]},
    ]
    return (
      sheetStart([40, 14, 16, 12, 12], false) +
      rows.map(({cells, head}, i) => rowXml(i + 1, cells, head)).join('') +
      sheetEnd(null)
    )
  }

  /** The parts that say what is where. */
  private frame(): [name: string, text: string][] {
    const say = words[this.meta.locale]
    const sheets = Array.from({length: this.sheets}, (_, i) => ({
      name: i === 0 ? say.findings : `${say.findings} ${i + 1}`,
      file: `sheet${i + 1}.xml`,
    }))
    const all = [{name: say.summary, file: 'summary.xml'}, ...sheets]
    const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const packages = 'http://schemas.openxmlformats.org/package/2006'
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return [
      ['xl/styles.xml', STYLES],
      [
        'xl/workbook.xml',
        `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${all
          .map(({name}, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
          .join('')}</sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `${head}<Relationships xmlns="${packages}/relationships">${all
          .map(({file}, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/${file}"/>`)
          .join(
            '',
          )}<Relationship Id="rId${all.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ],
      [
        '_rels/.rels',
        `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
      [
        '[Content_Types].xml',
        `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${all
          .map(({file}) => `<Override PartName="/xl/worksheets/${file}" ContentType="${main}.worksheet+xml"/>`)
          .join('')}</Types>`,
      ],
    ]
  }
}
