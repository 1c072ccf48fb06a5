import { queryFields } from '../../../patterns/index.ts'
import { queryLines } from '../../collections/query-lines.ts'
import { collectionRoutes } from '../collections/routes.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { askedIn, counted, fieldsOf, type Asked, type Counted } from './asked.ts'
import type { Gathered } from './gather-facets.ts'
import { QueryForm } from './query-form.tsx'
import { patternRoutes } from './routes.ts'
import { CountTable } from './table.tsx'
import { limitsOfCounting, personsInWords } from './words.ts'

/** GET /patterns: the persons of one's cases, counted by what is asked. */
export async function showPatterns(visit: Visit): Promise<Response> {
  const asked = askedIn(visit)
  const found = await counted(visit, asked)
  const isReading = found !== null && found.gathered.read < found.gathered.of
  // The page asks again by itself, without script, until all cases are read.
  if (isReading) visit.c.header('Refresh', `1; url=${hrefOf(patternRoutes.patterns, {}, fieldsOf(asked))}`)
  return answer(
    visit,
    <DeskPage visit={visit} title="Patterns" width="wide" evidence>
      <div class="heading">
        <h1>Patterns</h1>
        <p>
          <a href={hrefOf(collectionRoutes.collections)}>Collections</a>
        </p>
      </div>
      <p>
        Counts the persons of the cases of which you are a member, as far as you read them: by the norms that the facts on file may engage,
        by place, arresting authority, year and State.
      </p>
      <QueryForm visit={visit} asked={asked} />
      {isReading && <StillReading asked={asked} gathered={found.gathered} />}
      {found !== null && !isReading && <Answer visit={visit} asked={asked} counted={found} />}
    </DeskPage>,
    found === null ? 422 : 200,
  )
}

type Properties = { readonly visit: Visit; readonly asked: Asked; readonly counted: Counted }

function Answer({ visit, asked, counted: { gathered, found, table } }: Properties) {
  const { read, partly } = gathered
  const persons = new Set(found.map(({ person }) => person)).size
  const cases = new Set(found.map(({ caseKey }) => caseKey)).size
  return (
    <>
      <p role="status">
        {persons === 0
          ? 'Nobody is found.'
          : `${personsInWords(persons)} found, in ${cases} of ${read === 1 ? '1 case' : `${read} cases`}.`}
        {partly > 0 &&
          ` Of ${partly === 1 ? 'one of the cases' : `${partly} of the cases`} you do not read all; the rest of it counts for nothing here.`}
      </p>
      <InWords asked={asked} />
      {persons === 0 ? (
        <Nobody of={read} />
      ) : (
        <>
          <p class="buttons">
            <a href={hrefOf(patternRoutes.csv, {}, fieldsOf(asked))}>Download as CSV</a>
            {(writers as readonly string[]).includes(visit.staff.role) && (
              <a href={hrefOf(collectionRoutes.newCollection, {}, fieldsOf(asked))}>Save as a collection…</a>
            )}
          </p>
          <CountTable visit={visit} asked={asked} table={table} />
          <h2>How this is counted</h2>
          <ul class="limits">
            {limitsOfCounting.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What was asked, for whoever reads the table on paper. */
function InWords({ asked: { query } }: { readonly asked: Asked }) {
  const lines = queryLines(queryFields(query), 'en')
  if (lines.length === 0) return null
  return (
    <p class="hint">
      {'Asked for: '}
      {lines.map(({ label, values }, index) => (
        <>
          {index > 0 && '; '}
          {label !== '' && `${label}: `}
          <bdi key={label}>{values.map(({ text }) => text).join(', ')}</bdi>
        </>
      ))}
      .
    </p>
  )
}

/** A first look over many cases takes more than one answer; numbers of some of them would mislead. */
const StillReading = ({ asked, gathered: { read, of } }: { readonly asked: Asked; readonly gathered: Gathered }) => (
  <p class="notice" role="status">
    {`${read} of ${of} cases are read. The page goes on by itself; what is read stays at hand. `}
    <a href={hrefOf(patternRoutes.patterns, {}, fieldsOf(asked))} data-key="n">
      Go on
    </a>
  </p>
)

const Nobody = ({ of }: { readonly of: number }) =>
  of === 0 ? (
    <p>
      You are a member of no case yet. <a href="/cases">Begin a case</a>, or ask to be made a member of one: what its claims tell is counted
      here.
    </p>
  ) : (
    <p>
      Ask for less: leave a field empty. Claims that answer the dictionary’s questions are what is counted: the place of custody, who made
      the arrest, hours alone in the cell, days until a judge.
    </p>
  )
