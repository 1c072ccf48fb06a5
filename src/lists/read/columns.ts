import { largestTable, type Cell, type ReadTable, type Row } from '../table.ts'

/** Names of columns as they can be kept and told apart: each once, one without a name by its place. */
export function columnNames(written: readonly string[]): string[] {
  const taken = new Set<string>()
  return written.map((name, index) => {
    const plain =
      name
        .replaceAll(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 200) || `column ${index + 1}`
    let one = plain
    for (let number = 2; taken.has(one); number++) one = `${plain} (${number})`
    taken.add(one)
    return one
  })
}

/** A cell of plain words; undefined of an empty one. */
export const plainCell = (raw: string): Cell | undefined => (raw.trim() === '' ? undefined : { raw: raw.trim() })

/** A row of what its cells are; those that are undefined are empty. */
export const rowOf = (number: number, cells: Iterable<readonly [string, Cell | undefined]>): Row => ({
  number,
  cells: Object.fromEntries([...cells].filter((cell): cell is [string, Cell] => cell[1] !== undefined)),
})

/** A list that was read, unless it holds nothing or more than is read. */
export function asTable(columns: readonly string[], rows: readonly Row[], mediaType: string, notes: readonly string[]): ReadTable {
  const filled = rows.filter(({ cells }) => Object.keys(cells).length > 0)
  if (filled.length === 0) return { kind: 'unread', why: 'The list is empty: it has no rows below the names of its columns.' }
  if (filled.length > largestTable.rows || columns.length > largestTable.columns || filled.length * columns.length > largestTable.cells * 4)
    return tooLarge
  return { kind: 'read', table: { columns, rows: filled }, mediaType, notes }
}

export const tooLarge: ReadTable = {
  kind: 'unread',
  why: `A list is read up to ${largestTable.rows.toLocaleString('en')} rows and ${largestTable.columns} columns, and this one is longer or wider. Split it into parts, and begin a case with each.`,
}
