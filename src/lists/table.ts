/** One cell of a list, as it was written. */
export type Cell = {
  /** The words of the cell, as whoever opens the list sees them. */
  readonly raw: string
  /** Of a cell that a spreadsheet keeps as a date: EDTF, no more precise than the cell shows it. */
  readonly edtf?: string
  /** Of a cell that holds several values: each as it was written. */
  readonly several?: readonly string[]
  /** Of a cell that says something for each column by name (where each field was taken from). */
  readonly byColumn?: Readonly<Record<string, string>>
}

/** One row. `number` is what a person would call it: the line of the sheet, the place in an array. */
export type Row = { readonly number: number; readonly cells: Readonly<Record<string, Cell>> }

/** The cell of a row in a column; undefined of an empty one, also where the column is called as what every object has (constructor). */
export const cellOf = ({ cells }: Pick<Row, 'cells'>, column: string): Cell | undefined =>
  Object.hasOwn(cells, column) ? cells[column] : undefined

/** The word for whom a cell that speaks of other columns has one of these from. */
export const wordFor = ({ byColumn = {} }: Cell, column: string): string | undefined =>
  Object.hasOwn(byColumn, column) ? byColumn[column] : undefined

/** A list as its file has it. Empty cells are absent. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly Row[] }

export type ReadTable =
  | {
      readonly kind: 'read'
      readonly table: Table
      readonly mediaType: string
      /** What somebody should know of how it was read. */ readonly notes: readonly string[]
    }
  /** `why` is a sentence for staff. */
  | { readonly kind: 'unread'; readonly why: string }

/**
 * How much of a list is read; a longer one is given in parts. A case of more rows holds up everybody: 30,000 took two minutes, in which no
 * other page was answered.
 */
export const largestTable = { bytes: 64 * 1024 * 1024, rows: 5_000, columns: 200, cells: 1_000_000 } as const
