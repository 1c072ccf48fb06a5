import { read, SSF, type CellObject, type WorkBook } from '@e965/xlsx'
import { largestTable, type Cell, type ReadTable } from '../table.ts'
import { asTable, columnNames, rowOf, tooLarge } from './columns.ts'

/**
 * Reads the first sheet of a spreadsheet that has anything in it. Cells come as they are shown; one that is a date is as
 * precise as its format shows it: 25 July 1953 shown as “1953” says the year.
 */
export function readSheet(bytes: Uint8Array): ReadTable {
  let book: WorkBook
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: largestTable.rows + 2,
    })
  } catch (error) {
    const locked = error instanceof Error && /password/i.test(error.message)
    return {
      kind: 'unread',
      why: locked
        ? 'The spreadsheet is protected by a password. Save it without one.'
        : 'The file is broken, or it is no spreadsheet: save the list as XLSX or CSV.',
    }
  }
  const filled = book.SheetNames.filter((name) => linesOf(book, name).some((line) => line.some(isFilled)))
  const [sheet] = filled
  if (sheet === undefined) return { kind: 'unread', why: 'The spreadsheet is empty.' }
  // SheetJS was told to stop there.
  if (book.Sheets[sheet]?.['!fullref'] !== undefined) return tooLarge
  const lines = linesOf(book, sheet)
  const head = lines.findIndex((line) => line.some(isFilled))
  const width = Math.min(
    lines.reduce((most, line) => Math.max(most, line.length), 0),
    largestTable.columns + 1,
  )
  const columns = columnNames(Array.from({ length: width }, (_, index) => shown(lines[head]?.[index])))
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const rows = lines.slice(head + 1).map((line, index) =>
    rowOf(
      head + index + 2,
      columns.map((column, at) => [column, cellOf(line[at], from1904)] as const),
    ),
  )
  const notes =
    filled.length === 1 ? [] : [`The file has ${filled.length} sheets with something in them; only “${sheet.slice(0, 100)}” was read.`]
  return asTable(columns, rows, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', notes)
}

type Line = readonly (CellObject | undefined)[]

/** The lines of a sheet; SheetJS leaves out empty ones, and knows nothing of what a file says its size is. */
function linesOf(book: WorkBook, name: string): readonly Line[] {
  const data = (book.Sheets[name]?.['!data'] ?? []) as readonly (Line | undefined)[]
  return Array.from(data, (line) => Array.from(line ?? []))
}

const shown = (cell: CellObject | undefined): string => (cell === undefined || cell.t === 'z' ? '' : String(cell.w ?? cell.v ?? '').trim())
const isFilled = (cell: CellObject | undefined): boolean => shown(cell) !== ''

function cellOf(cell: CellObject | undefined, from1904: boolean): Cell | undefined {
  const raw = shown(cell)
  if (cell === undefined || raw === '') return undefined
  const edtf = cell.t === 'n' && typeof cell.v === 'number' && typeof cell.z === 'string' ? dateShown(cell.v, cell.z, from1904) : undefined
  return edtf === undefined ? { raw } : { raw, edtf }
}

/** The date of a serial number as far as its format shows it, in EDTF; undefined where that is no date with a year. */
function dateShown(serial: number, format: string, date1904: boolean): string | undefined {
  if (!SSF.is_date(format)) return undefined
  const day = SSF.parse_date_code(serial, { date1904 }) as { y: number; m: number; d: number } | null
  // Excel has a 29 February 1900, which never was.
  if (day === null || serial < 0 || (!date1904 && Math.floor(serial) === 60)) return undefined
  const signs = format
    .split(';')[0]!
    .replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ' ')
    .toLowerCase()
  // `m` beside hours or seconds is minutes.
  const parts = signs.replaceAll(/h+[^a-z]*m+|m+[^a-z]*s+/g, ' ')
  if (!/y|e/.test(parts)) return undefined
  const [y, m, d] = [String(day.y).padStart(4, '0'), String(day.m).padStart(2, '0'), String(day.d).padStart(2, '0')]
  if (!parts.includes('m')) return y
  // `ddd` and `dddd` are days of the week.
  return /(?<!d)d{1,2}(?!d)/.test(parts) ? `${y}-${m}-${d}` : `${y}-${m}`
}
