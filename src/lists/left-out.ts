import { columnOf, type Mapping } from './mapping.ts'
import { cellOf, type Table } from './table.ts'

/** A column that is not imported, and in how many of its cells something stands. */
export type ColumnLeftOut = { readonly column: string; readonly cells: number }

/** The columns of which a mapping keeps nothing, in their order; those that are empty in every row are not told. */
export function columnsLeftOut({ columns, rows }: Table, mapping: Mapping): readonly ColumnLeftOut[] {
  return columns
    .filter((column) => (columnOf(mapping, column)?.as ?? 'ignore') === 'ignore')
    .map((column) => ({ column, cells: rows.filter((row) => cellOf(row, column) !== undefined).length }))
    .filter(({ cells }) => cells > 0)
}
