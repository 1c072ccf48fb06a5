import { listSentence, rowReader, type Mapping, type ReadRow, type Report, type Row, type Said, type Table } from '../../../lists/index.ts'
import { Button } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { ReportInWords } from './report.tsx'
import { listRoutes } from './routes.ts'
import { crumbsOf, type ShownImport } from './the-list.ts'

/** How many rows stand on one page. */
const rowsOnPage = 25

/** What an import would do, row by row. */
export function rowsPage(visit: CaseVisit, list: ShownImport, table: Table, mapping: Mapping, report: Report): Response {
  const { opened, needs, c } = visit
  const parts = { case: opened.id, list: list.id }
  const pages = Math.max(1, Math.ceil(table.rows.length / rowsOnPage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1))
  const shown = table.rows.slice((page - 1) * rowsOnPage, page * rowsOnPage)
  const read = rowReader(mapping, table, needs.facts)
  const columnsHref = hrefOf(listRoutes.columnsForm, parts)
  return answer(
    visit,
    <DeskPage visit={visit} title="Rows of the list" crumbs={crumbsOf(visit, list)} width="wide">
      <h1>What would be imported</h1>
      <p>{listSentence} This is a dry run: nothing is imported yet.</p>
      <ReportInWords report={report} isDry />
      <div class="buttons">
        <Button visit={visit} action={hrefOf(listRoutes.import, parts)} label="Import the list" main />
        <a href={columnsHref}>Change the columns</a>
      </div>
      <section aria-labelledby="rows">
        <h2 id="rows">
          Rows {shown[0]?.number ?? 0} to {shown.at(-1)?.number ?? 0}
        </h2>
        <div class="scrolls">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Person</th>
                <th scope="col">What the list says</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <RowLine key={row.number} row={row} read={read(row)} />
              ))}
            </tbody>
          </table>
        </div>
        {pages > 1 && (
          <nav class="buttons" aria-label="Rows">
            {page > 1 && <a href={`?page=${page - 1}`}>Rows before</a>}
            {page < pages && <a href={`?page=${page + 1}`}>Further rows</a>}
            <span>
              Page {page} of {pages}
            </span>
          </nav>
        )}
      </section>
    </DeskPage>,
  )
}

function RowLine({ row, read }: { readonly row: Row; readonly read: ReadRow }) {
  return (
    <tr>
      <td data-label="Row">{row.number}</td>
      <td data-label="Person">
        {read.kind === 'person' ? read.names.map(({ text }) => <bdi key={text}>{text}</bdi>) : <strong>Not imported</strong>}
      </td>
      <td data-label="What the list says">
        <ul class="plain">
          {read.kind === 'person' && read.said.map((said) => <SaidLine key={`${said.column} ${said.part}`} said={said} />)}
          {read.refused.map(({ column, why }) => (
            <li key={`${column} ${why}`}>
              <strong>Not imported{column === null ? '' : `, ${column}`}:</strong> {why}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function SaidLine({ said: { column, raw, fact, understood, when } }: { readonly said: Said }) {
  const cut = raw.length > 120 ? `${raw.slice(0, 120)}…` : raw
  return (
    <li>
      <bdi>{column}</bdi>: <bdi>{cut}</bdi>
      {fact !== null && understood.kind === 'value' && understood.shown !== raw && ` → ${understood.shown.slice(0, 120)}`}
      {when !== null && `, at ${when}`}
      {understood.kind !== 'value' && (
        <>
          {' '}
          <mark>words only</mark> <span class="hint">{understood.why}</span>
        </>
      )}
      {understood.kind === 'value' && understood.note !== undefined && <span class="hint"> {understood.note}</span>}
    </li>
  )
}
