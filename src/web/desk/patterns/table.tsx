import type { AxisValue, Cell, CrossTable } from '../../../patterns/index.ts'
import { normAddresses } from '../../norms/addresses.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { fieldsOf, type Asked } from './asked.ts'
import { patternRoutes } from './routes.ts'
import { axisWords, valueInWords } from './words.ts'

/** How many rows and columns the page shows; the file has them all. */
const [mostRows, mostColumns] = [150, 12]

type Properties = { readonly visit: Visit; readonly asked: Asked; readonly table: CrossTable }

/** The counts, each leading to the persons behind it, and each row with a bar as long as it is large. */
export function CountTable({ visit, asked, table }: Properties) {
  const { rows, columns } = asked
  // Of many years the last are shown.
  const first = columns === 'year' ? Math.max(0, table.columns.length - mostColumns) : 0
  const shown = {
    rows: table.rows.slice(0, mostRows),
    columns: columns === null ? [] : table.columns.slice(first, first + mostColumns),
  }
  const most = Math.max(1, ...table.rowTotals.map(sizeOf))
  const [moreRows, moreColumns] = [
    table.rows.length - shown.rows.length,
    columns === null ? 0 : table.columns.length - shown.columns.length,
  ]
  return (
    <>
      <div class="scrolls" role="region" aria-label="Counts" tabIndex={0}>
        <table class="patterns">
          <caption class="unseen">
            {`Persons by ${axisWords[rows].by.toLowerCase()}${columns === null ? '' : ` and by ${axisWords[columns].by.toLowerCase()}`}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{axisWords[rows].one}</th>
              <th scope="col">Persons</th>
              {shown.columns.map((column) => (
                <th key={column.key} scope="col" dir="auto">
                  {valueInWords(columns, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.rows.map((row, at) => (
              <tr key={row.key}>
                <th scope="row">
                  <RowHead visit={visit} asked={asked} row={row} />
                </th>
                <td>
                  <div class="measured">
                    <Count asked={asked} cell={table.rowTotals[at]!} row={row} of={valueInWords(rows, row)} />
                    <Bar cell={table.rowTotals[at]!} most={most} />
                  </div>
                </td>
                {shown.columns.map((column, index) => (
                  <td key={column.key}>
                    <Count
                      asked={asked}
                      cell={table.cells[at]![first + index]!}
                      row={row}
                      column={column}
                      of={`${valueInWords(rows, row)}, ${valueInWords(columns, column)}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All, each once</th>
              <td>
                <Count asked={asked} cell={table.total} of="all" />
              </td>
              {shown.columns.map((column, index) => (
                <td key={column.key}>
                  <Count asked={asked} cell={table.columnTotals[first + index]!} column={column} of={valueInWords(columns, column)} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {(moreRows > 0 || moreColumns > 0) && (
        <p class="hint">
          {[moreRows > 0 && `${moreRows} more rows`, moreColumns > 0 && `${moreColumns} more columns`].filter(Boolean).join(' and ')} stand
          in the CSV file.
        </p>
      )}
    </>
  )
}

const sizeOf = ({ persons, apart }: Cell): number => persons.length + apart.length

/** A norm leads to its page. */
function RowHead({ visit, asked: { rows }, row }: { readonly visit: Visit; readonly asked: Asked; readonly row: AxisValue }) {
  const norm = rows === 'norm' ? visit.needs.catalogue.norms.get(row.key) : undefined
  const words = valueInWords(rows, row)
  return norm === undefined ? <bdi>{words}</bdi> : <a href={normAddresses.norm(norm)}>{words}</a>
}

type CountProperties = {
  readonly asked: Asked
  readonly cell: Cell
  readonly row?: AxisValue
  readonly column?: AxisValue
  /** What is counted, for whoever hears the link alone. */
  readonly of: string
}

/** A number that leads to its persons; those counted apart stand beside it in words. */
function Count({ asked, cell: { persons, apart }, row, column, of }: CountProperties) {
  if (persons.length === 0 && apart.length === 0) return <span class="none">0</span>
  const fields = { ...fieldsOf(asked), ...(row !== undefined && { row: row.key }), ...(column !== undefined && { column: column.key }) }
  return (
    <a href={hrefOf(patternRoutes.persons, {}, fields)} data-open="">
      {persons.length}
      {apart.length > 0 && ` + ${apart.length} apart`}
      <span class="unseen">{`, ${of}`}</span>
    </a>
  )
}

/** The same number as a length; for the eye alone, the number stands beside it. */
const Bar = ({ cell: { persons, apart }, most }: { readonly cell: Cell; readonly most: number }) => (
  <svg class="bar" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width={persons.length} height="1" />
    <rect class="apart" x={persons.length} width={apart.length} height="1" />
  </svg>
)
