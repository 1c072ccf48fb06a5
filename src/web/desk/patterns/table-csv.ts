import { csvSafe } from '../../../kit/index.ts'
import type { Cell } from '../../../patterns/index.ts'
import type { Visit } from '../visit.ts'
import { askedIn, counted } from './asked.ts'
import { showPatterns } from './show-patterns.tsx'
import { axisWords, limitsOfCounting, valueInWords } from './words.ts'

/** GET /patterns/table.csv: the same numbers, a line for each, safe in spreadsheets. Where not all cases are read yet, the page that says so. */
export async function sendCounts(visit: Visit): Promise<Response> {
  const asked = askedIn(visit)
  const found = await counted(visit, asked)
  if (found === null || found.gathered.read < found.gathered.of) return showPatterns(visit)
  const { table } = found
  const { rows, columns } = asked
  const line = (row: string, column: string, { persons, apart }: Pick<Cell, 'persons' | 'apart'>) => ({
    [axisWords[rows].one]: row,
    [columns === null ? 'Across' : axisWords[columns].one]: column,
    persons: persons.length,
    'persons only if a contested account is accepted': apart.length,
  })
  const lines = table.rows.flatMap((row, at) => {
    const name = valueInWords(rows, row)
    const across =
      columns === null ? [] : table.columns.map((column, index) => line(name, valueInWords(columns, column), table.cells[at]![index]!))
    return [...across, line(name, 'all, each once', table.rowTotals[at]!)]
  })
  const totals =
    columns === null
      ? []
      : table.columns.map((column, at) => line('all, each once', valueInWords(columns, column), table.columnTotals[at]!))
  const last = line('all, each once', 'all, each once', table.total)
  const { c } = visit
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="patterns.csv"')
  const notes = limitsOfCounting.map((limit) => ({
    ...Object.fromEntries(Object.keys(last).map((name) => [name, ''])),
    [axisWords[rows].one]: limit,
  }))
  return c.body(csvSafe([...lines, ...totals, last, ...notes]))
}
