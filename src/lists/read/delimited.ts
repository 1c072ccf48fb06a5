import { CsvError, parse } from 'csv-parse/sync'
import type { ReadTable } from '../table.ts'
import { asTable, columnNames, plainCell, rowOf } from './columns.ts'

/** Reads CSV (RFC 4180), also with semicolons, tabulators or bars between its cells. The first row names the columns. */
export function readDelimited(text: string): ReadTable {
  const delimiter = delimiterOf(text)
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_records_with_empty_values: false,
      max_record_size: 4_000_000,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? ` in line ${error['lines']}` : ''
    return {
      kind: 'unread',
      why: `The file cannot be read as a list${line}: quotation marks open and do not close, or close in the middle of a cell.`,
    }
  }
  const head = records.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const width = records.reduce((most, cells) => Math.max(most, cells.length), 0)
  const names = records[head] ?? []
  if (names.length < 2 && width < 2 && !/^[\w .-]{1,80}$/u.test(names[0] ?? ''))
    return { kind: 'unread', why: 'The file is no list: its first line does not name columns.' }
  const columns = columnNames(Array.from({ length: width }, (_, index) => names[index] ?? ''))
  const rows = records.slice(head + 1).map((cells, index) =>
    rowOf(
      head + index + 2,
      cells.map((cell, at) => [columns[at]!, plainCell(cell)] as const),
    ),
  )
  const longer = rows.filter((_, index) => (records[head + 1 + index]?.length ?? 0) > names.length)
  const notes =
    longer.length === 0
      ? []
      : [
          `${longer.length === 1 ? 'One row has' : `${longer.length} rows have`} more cells than there are names of columns, first row ${longer[0]!.number}: a separator may stand within a cell without quotation marks.`,
        ]
  return asTable(columns, rows, delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv', notes)
}

/** What stands most often between the names of the columns, outside of quotation marks. */
function delimiterOf(text: string): string {
  const first = /^\s*((?:"(?:[^"]|"")*"|[^"\r\n])*)/.exec(text.slice(0, 100_000))?.[1] ?? ''
  const bare = first.replaceAll(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length - 1 }))
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).sign
}
