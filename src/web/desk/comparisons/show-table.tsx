import { compare, limitsOfComparing, type Cell, type Entry } from '../../../comparisons/index.ts'
import { countryName } from '../cases/countries.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseHref, ClaimLink, pointHref, PointStanding, whoSays } from '../points/index.ts'
import { claimsOf } from '../points/point-reading.ts'
import { hrefOf, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { saidBy, type Said } from './lines-of.ts'
import { fewest, keyOf, most, nameOfPerson, otherNames, personsAsked, recordShown, tableHref, type PersonOfCase } from './persons.ts'
import { comparisonRoutes } from './routes.ts'

/** How many things a field shows; the others stand in the case, and in the file. */
const mostEntries = 20
/** How many claims are opened in a field. */
const mostClaims = 10

/** GET /comparisons/table?with=case%23person&with=…: two to six persons side by side. */
export async function showTable(visit: Visit): Promise<Response> {
  const { persons, more } = await personsAsked(visit)
  await recordShown(
    visit,
    'case.compare',
    persons.map(({ opened }) => opened),
  )
  const enough = persons.length >= fewest
  return answer(
    visit,
    <DeskPage visit={visit} title="Side by side" width="wide" evidence crumbs={crumbs}>
      <h1>Side by side</h1>
      {!enough && (
        <p role="alert">
          {`Choose ${fewest} to ${most} persons. `}
          {persons.length === 1 ? 'One was chosen that you may read. ' : 'None was chosen that you may read. '}
          <a href={hrefOf(comparisonRoutes.find)}>Look for cases</a>
        </p>
      )}
      {more > 0 && <p class="notice">{`Only the first ${most} are shown; ${more} more ${more === 1 ? 'was' : 'were'} chosen.`}</p>}
      {enough && <Compared visit={visit} persons={persons} />}
    </DeskPage>,
    enough ? 200 : 422,
  )
}

const crumbs = [
  { href: '/cases', label: 'Cases' },
  { href: hrefOf(comparisonRoutes.find), label: 'Cases to compare' },
]

function Compared({ visit, persons }: { readonly visit: Visit; readonly persons: readonly PersonOfCase[] }) {
  const rows = compare(persons)
  const unreadable = persons.filter(({ opened }) => !opened.isWhole)
  return (
    <>
      <ul class="limits">
        {limitsOfComparing.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
        {unreadable.length > 0 && (
          <li>
            You do not read all of {unreadable.length === 1 ? 'one of these files' : `${unreadable.length} of these files`}: what you may
            not read counts for nothing here.
          </li>
        )}
      </ul>
      <p class="buttons">
        <a href={tableHref(persons, 'csv')}>Download as CSV</a>
        <a href={hrefOf(comparisonRoutes.find)}>Look for other cases</a>
      </p>
      <table class={`comparison of-${persons.length}`}>
        <thead>
          <tr>
            <td />
            {persons.map((person) => (
              <th key={keyOf(person)} scope="col">
                <Who person={person} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                <td key={keyOf(persons[at]!)}>
                  <p class="whose" aria-hidden="true" dir="auto">
                    {nameOfPerson(persons[at]!)}
                  </p>
                  <Field visit={visit} person={persons[at]!} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const Who = ({ person }: { readonly person: PersonOfCase }) => (
  <>
    <a href={caseHref(person.opened.id, 'subjects', person.subject)} dir="auto">
      {nameOfPerson(person)}
    </a>
    {otherNames(person).map(({ text, lang }) => (
      <span key={text} class="hint" dir="auto" {...(lang !== undefined && { lang })}>
        {text}
      </span>
    ))}
    <span class="hint">
      <a href={caseHref(person.opened.id)} dir="auto">
        {person.file.case.title}
      </a>
      {`, ${countryName(person.file.case.country)}`}
    </span>
  </>
)

type FieldProperties = { readonly visit: Visit; readonly person: PersonOfCase; readonly cell: Cell }

function Field({ visit, person, cell: { entries, unknown } }: FieldProperties) {
  if (entries.length === 0)
    return (
      <p class="hint">
        <strong>Not known.</strong> {unknown}
      </p>
    )
  return (
    <>
      {entries.slice(0, mostEntries).map((entry) => (
        <SaidEntry key={keyOfEntry(entry)} visit={visit} person={person} said={saidBy(entry, person, visit.needs.facts)} />
      ))}
      {entries.length > mostEntries && (
        <p>
          <a href={caseHref(person.opened.id)}>{`and ${entries.length - mostEntries} more in the case`}</a>
        </p>
      )}
    </>
  )
}

const keyOfEntry = (entry: Entry): string =>
  entry.kind === 'point' ? entry.point.id : entry.kind === 'claim' ? entry.claim.id : entry.kind === 'worked-out' ? entry.text : entry.kind

type SaidProperties = { readonly visit: Visit; readonly person: PersonOfCase; readonly said: Said }

/** Who says it, then what; of what is contested all sides, with the word. */
function SaidEntry({ visit, person, said }: SaidProperties) {
  const { lead, lines, state, why, point } = said
  return (
    <div class={state === undefined ? 'entry' : `entry ${state}`}>
      <p class="hint">
        {lead !== '' && <span dir="auto">{point === undefined ? lead : <a href={pointHref(person.opened.id, point.id)}>{lead}</a>}</span>}
        {state === 'contested' && (
          <>
            {' '}
            <strong class="mark">contested</strong>
          </>
        )}
        {state === 'explained' && ' · explained'}
        {point !== undefined && (state !== 'contested' || point.ruling !== undefined) && (
          <>
            {' '}
            <PointStanding point={point} opened={person.opened} />
          </>
        )}
      </p>
      <ul class="plain">
        {lines.map(({ text, who, ruled }) => (
          <li key={`${who} ${text}`}>
            {who !== '' && (
              <span class="hint">
                <bdi>{who}</bdi>
                {': '}
              </span>
            )}
            <span dir="auto">{text}</span>
            {ruled !== undefined && <span class="hint">{` (${ruled} by a ruling of the team)`}</span>}
          </li>
        ))}
      </ul>
      {why !== undefined && (
        <p class="hint">
          The team notes: <span dir="auto">{why}</span>
        </p>
      )}
      {said.claims.length > 0 && <Claims visit={visit} person={person} said={said} />}
    </div>
  )
}

function Claims({ visit, person: { opened }, said }: SaidProperties) {
  const claims = claimsOf([...new Set(said.claims)], opened.document)
  return (
    <details>
      <summary>{claims.length === 1 ? '1 claim' : `${claims.length} claims`}</summary>
      <ul class="plain">
        {claims.slice(0, mostClaims).map((claim) => (
          <li key={claim.id}>
            <ClaimLink id={claim.id} opened={opened} /> <bdi>{whoSays(claim, opened.document)}</bdi>:{' '}
            <span dir="auto">{claim.statement}</span>
          </li>
        ))}
        {claims.length > mostClaims && <li class="hint">{`and ${claims.length - mostClaims} more`}</li>}
      </ul>
      {(writers as readonly string[]).includes(visit.staff.role) && said.cites.length > 0 && (
        <p>
          <a href={`${hrefOf(comparisonRoutes.cite)}?${new URLSearchParams(said.cites.map((cite) => ['cite', cite])).toString()}`}>
            Cite in an appeal…
          </a>
        </p>
      )}
    </details>
  )
}
