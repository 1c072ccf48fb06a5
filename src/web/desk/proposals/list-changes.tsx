import { decisionKey, saysTheSameAs, seenOf } from '../../../cases/index.ts'
import { asEdtf, dayOfInstant, formatDay, parseDate, type Day } from '../../../kit/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import { dayInWords } from '../cases/moment-asked.ts'
import { dateProblem, DateField, filledWith, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { CitedOtherwise } from './cited-otherwise.tsx'
import { outcomesInWords } from './outcome-words.ts'
import { choosePerson, hereHref, personAsked } from './person-asked.tsx'
import { nameOfPerson, personsIn, resultsOf } from './proposals.ts'
import { Result } from './result-parts.tsx'
import { proposalRoutes } from './routes.ts'

/** GET /cases/:case/norms/changes?since=: what the norms come to now and did not with what could be known by a day; a week ago if none is given. */
export async function listChanges(visit: CaseVisit): Promise<Response> {
  const { opened } = visit
  if (personAsked(visit) === 'choose') return choosePerson(visit)
  const { day, form } = sinceAsked(visit)
  const persons = personsIn(visit)
  const changes = day === null ? [] : changesBetween(await resultsOf(visit, { known: day, persons }), await resultsOf(visit, { persons }))
  const several = new Set(changes.map(({ before, after }) => (after[0] ?? before[0])?.subject)).size > 1
  const [otherwise, asBefore] = [changes.filter(isOtherwise), changes.filter((one) => !isOtherwise(one))]
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`What changed: ${opened.document.case.title}`}
      crumbs={caseCrumbs(opened, { href: hereHref(visit, proposalRoutes.list), label: 'Norms' })}
      evidence
    >
      <h1>What changed</h1>
      <p>
        What the norms come to with all that is on file, against what could be known by a day: documents that were out by then, and rulings
        made by then.
      </p>
      <form class="filter" method="get" action={hrefOf(proposalRoutes.changes, { case: opened.id })}>
        {persons !== undefined && <input type="hidden" name="person" value={persons[0]} />}
        <DateField form={form} name="since" label="Known by" hint="A day, such as 2021-07-18" />
        <button type="submit">Compare</button>
      </form>
      {await CitedOtherwise({ visit })}
      {day !== null && (
        <section aria-labelledby="since">
          <h2 id="since">{`Since ${dayInWords(day)}: ${changes.length === 0 ? 'nothing' : changes.length}`}</h2>
          {otherwise.length > 0 && (
            <ul class="plain rows">
              {otherwise.map((one) => (
                <li class="point" key={one.key} data-row="">
                  <Change {...{ visit, several, ...one }} />
                </li>
              ))}
            </ul>
          )}
          {asBefore.length > 0 && (
            <>
              <h3>{`As before, resting on other claims now: ${asBefore.length}`}</h3>
              <ul>
                {asBefore.map(({ key, after }) => (
                  <li key={key}>
                    <Named {...{ visit, several, result: after[0]! }} />: {outcomes(after)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </DeskPage>,
    day === null ? 422 : 200,
  )
}

type Changed = { readonly key: string; readonly before: readonly NormResult[]; readonly after: readonly NormResult[] }

function changesBetween(before: readonly NormResult[], after: readonly NormResult[]): readonly Changed[] {
  const [was, is] = [Map.groupBy(before, decisionKey), Map.groupBy(after, decisionKey)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key): Changed => ({ key, before: was.get(key) ?? [], after: is.get(key) ?? [] }))
    .filter((one) => !saysTheSameAs(seenOf(one.before), one.after))
}

const outcomes = (results: readonly NormResult[]): string =>
  outcomesInWords(results.toSorted((one, other) => inOrder(beginOf(one), beginOf(other))).map(({ result }) => result))

/** The first day of which a result speaks; before all others where nothing says when that was. */
const beginOf = ({ period }: NormResult): string => period?.from ?? ''
const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Whether a norm comes to something else, and does not only rest on other claims. */
const isOtherwise = ({ before, after }: Changed): boolean => outcomes(before) !== outcomes(after)

function Change({ visit, several, before, after }: Omit<Changed, 'key'> & Pick<NamedProperties, 'visit' | 'several'>) {
  return (
    <>
      <h3>
        <Named {...{ visit, several, result: (after[0] ?? before[0])! }} />
      </h3>
      <p>
        Was “{outcomes(before)}”, is “{outcomes(after)}”.
      </p>
      {after.map((result) => (
        <Result key={JSON.stringify(result.period ?? result.result)} {...{ visit, result }} />
      ))}
    </>
  )
}

type NamedProperties = {
  readonly visit: CaseVisit
  readonly result: NormResult
  /** Whether the changes are about several persons, so that each says about whom. */
  readonly several: boolean
}

/** A norm by its citation, and for whom. */
const Named = ({ visit, result: { norm, citation, subject }, several }: NamedProperties) => (
  <>
    <a href={hereHref(visit, proposalRoutes.show, { norm })} data-open="">
      {citation}
    </a>
    {several && (
      <>
        {' · '}
        <bdi>{nameOfPerson(visit.opened.document, subject)}</bdi>
      </>
    )}
  </>
)

/** The day in the address; null where it cannot be read, and then the form says so. */
function sinceAsked({ c, now }: CaseVisit): { readonly day: Day | null; readonly form: FormState } {
  const typed = (c.req.query('since') ?? '').slice(0, 200).trim()
  const weekAgo = dayOfInstant(now) - 7
  const { given } = filledWith({ since: typed === '' ? formatDay(weekAgo) : typed })
  if (typed === '') return { day: weekAgo, form: { given, errors: {} } }
  const date = parseDate(asEdtf(typed))
  const isReadable = date.kind === 'date' && Number.isFinite(date.latest)
  const error =
    dateProblem(typed) ??
    (isReadable
      ? date.earliest > dayOfInstant(now)
        ? 'This day has not come. Type one up to today.'
        : undefined
      : 'Type a day, a month or a year: 2021-07-18.')
  if (error !== undefined || date.kind !== 'date')
    return { day: null, form: { given, errors: { since: error ?? 'Type a day: 2021-07-18.' } } }
  return { day: date.latest, form: { given, errors: {} } }
}
