/** The XML of a sheet (ECMA-376, part 1, 18.3): cells that are text or numbers and never formulas. */
import {clip} from './width.ts'

/** Rows that a sheet can hold, and units that a cell can (the limits of Excel). */
export const MOST_ROWS = 1_048_576
const MOST_UNITS = 32_767

export interface Day {
  /** `YYYY-MM-DD` */
  readonly day: string
}

export type Cell = string | number | Day | null

/** Indices of the styles in `STYLES`. */
const style = {plain: 0, head: 1, text: 2, date: 3, apostrophe: 4} as const

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * Text in `<t>`: what XML cannot hold is left out; `_x0041_` is an escape of this format, so it is escaped itself
 * (22.9.2.19, ST_Xstring).
 */
export const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** @param widths of the columns, in letters */
export const sheetStart = (widths: readonly number[], frozen: boolean) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">` +
  `<sheetViews><sheetView workbookViewId="0">${frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''}</sheetView></sheetViews>` +
  `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`

/** @param filter the range of the automatic filter, `A1:L20` */
export const sheetEnd = (filter: string | null) =>
  `</sheetData>${filter === null ? '' : `<autoFilter ref="${filter}"/>`}</worksheet>`

/** @param number 1-based */
export const rowXml = (number: number, cells: readonly Cell[], head = false) =>
  `<row r="${number}">${cells.map((cell) => cellXml(cell, head)).join('')}</row>`

function cellXml(cell: Cell, head: boolean): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c s="${style.plain}"><v>${cell}</v></c>`
  if (typeof cell === 'object') {
    const serial = serialOf(cell.day)
    return serial === null ? cellXml(cell.day, head) : `<c s="${style.date}"><v>${serial}</v></c>`
  }
  // Text is no formula here; the apostrophe keeps it from becoming one when somebody edits the cell.
  const kind = head ? style.head : /^\s*[=+\-@＝＋－＠]/.test(cell) ? style.apostrophe : style.text
  return `<c s="${kind}" t="inlineStr"><is><t xml:space="preserve">${xml(clip(cell, MOST_UNITS))}</t></is></c>`
}

/** Days as Excel counts them; null before March 1900, where it counts a day that never was. */
function serialOf(day: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!match) return null
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  const serial = time / 86_400_000 + 25_569
  return serial > 60 && Number(match[1]) >= 1900 ? serial : null
}

/** Styles of the workbook: plain, head, text, date, text with an apostrophe. */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${NAMESPACE}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
