import type { Cell, Facets } from '../../../patterns/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { nameOfSubject } from '../cases/persons.ts'
import type { OpenedCase } from '../opened-case.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseHref } from '../points/index.ts'
import { proposalRoutes } from '../proposals/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { askedIn, counted, fieldsOf, type Asked, type Counted } from './asked.ts'
import { casesBehind } from '../cases-behind.ts'
import { patternRoutes } from './routes.ts'
import { showPatterns } from './show-patterns.tsx'
import { axisWords, personsInWords, valueInWords } from './words.ts'

/** How many stand on a page, and how many norms beside each. */
const [onPage, mostNorms] = [50, 12]

/** GET /patterns/persons?row=…&column=…: the persons behind a number, each with their case. */
export async function showPersons(visit: Visit): Promise<Response> {
  const asked = askedIn(visit)
  const found = await counted(visit, asked)
  if (found === null || found.gathered.read < found.gathered.of) return showPatterns(visit)
  const part = partIn(visit, asked, found)
  const apart = new Set(part.cell.apart)
  const wanted = new Set([...part.cell.persons, ...part.cell.apart])
  const all = found.found
    .filter(({ person }) => wanted.has(person))
    .toSorted((a, b) => Number(apart.has(a.person)) - Number(apart.has(b.person)) || a.caseKey - b.caseKey)
  const page = pageIn(visit.c, all.length, onPage)
  const shown = all.slice(page.from, page.from + onPage)
  const opened = await casesBehind(visit, shown, 'case.search')
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Persons counted"
      width="wide"
      evidence
      crumbs={[{ href: hrefOf(patternRoutes.patterns, {}, fieldsOf(asked)), label: 'Patterns' }]}
    >
      <h1>Persons counted</h1>
      <p role="status">
        <bdi>{part.of}</bdi>
        {`: ${personsInWords(part.cell.persons.length)}`}
        {part.cell.apart.length > 0 && `, and ${part.cell.apart.length} counted apart, because accounts differ`}.
      </p>
      {all.length === 0 ? (
        <p>Nobody stands here any more. The cases changed since the number was shown.</p>
      ) : (
        <ul class="plain rows counted">
          {shown.map((one) => (
            <Person key={`${one.caseKey} ${one.subject}`} file={opened.get(one.caseKey)} facets={one} apart={apart.has(one.person)} />
          ))}
        </ul>
      )}
      <Pages visit={visit} page={page} what="persons" />
    </DeskPage>,
  )
}

/** The number that the address names; a row or column that is not there holds nobody. */
function partIn({ c }: Visit, { rows, columns }: Asked, { table }: Counted): { readonly cell: Cell; readonly of: string } {
  const nobody: Cell = { persons: [], apart: [] }
  const at = { row: c.req.query('row'), column: columns === null ? undefined : c.req.query('column') }
  const row = table.rows.findIndex(({ key }) => key === at.row)
  const column = table.columns.findIndex(({ key }) => key === at.column)
  const words = [
    ...(at.row === undefined ? [] : [row < 0 ? axisWords[rows].one : valueInWords(rows, table.rows[row]!)]),
    ...(at.column === undefined || columns === null
      ? []
      : [column < 0 ? axisWords[columns].one : valueInWords(columns, table.columns[column]!)]),
  ]
  const cell =
    at.row === undefined
      ? at.column === undefined
        ? table.total
        : table.columnTotals[column]
      : at.column === undefined
        ? table.rowTotals[row]
        : table.cells[row]?.[column]
  return { cell: cell ?? nobody, of: words.length === 0 ? 'All' : words.join(', ') }
}

function Person({ file, facets, apart }: { readonly file: OpenedCase | undefined; readonly facets: Facets; readonly apart: boolean }) {
  if (file === undefined) return null
  const { subject, engaged, held } = facets
  const found = file.document.subjects.find(({ id }) => id === subject)
  const norms = [...new Map(engaged.map((one) => [one.norm, one])).values()]
  return (
    <li data-row="">
      <a href={caseHref(file.id, 'subjects', subject)} data-open="" dir="auto">
        <strong>{found === undefined ? subject : nameOfSubject(found)}</strong>
      </a>{' '}
      {apart && <strong class="mark">counted apart: accounts differ</strong>}
      <p>
        <a href={caseHref(file.id)} dir="auto">
          {file.document.case.title}
        </a>{' '}
        <bdi class="hint">{file.id}</bdi>
        {heldWords[held] !== '' && <span class="hint">{` · ${heldWords[held]}`}</span>}
      </p>
      {norms.length > 0 && (
        <p class="hint">
          {'May be engaged: '}
          {norms.slice(0, mostNorms).map(({ norm, citation, contested }, index) => (
            <>
              {index > 0 && '; '}
              <a key={norm} href={hrefOf(proposalRoutes.show, { case: file.id, norm }, { person: subject })}>
                {citation}
              </a>
              {contested && ' (if an account is accepted, or disputed)'}
            </>
          ))}
          {norms.length > mostNorms && (
            <>
              {'; '}
              <a href={hrefOf(proposalRoutes.list, { case: file.id }, { person: subject })}>{`and ${norms.length - mostNorms} more`}</a>
            </>
          )}
        </p>
      )}
    </li>
  )
}

const heldWords: Readonly<Record<Facets['held'], string>> = {
  yes: 'in custody, as far as it is told',
  contested: 'whether custody has ended is contested, or not clear',
  unknown: 'whether in custody today: not told',
  no: 'custody has ended, as it is told',
}
