import { consentsOf, inConflict, isLetOutBy, lifeOf, type ConsentOnRecord, type LifeOf } from '../../../appeals/index.ts'
import type { Subject } from '../../../claims/index.ts'
import { dayOfInstant, describeDate, type Day } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, ClaimLinks } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { consentKind } from './consent-kind.tsx'
import { capacityInWords, countsInWords, matterInWords, stateInWords, verdictInWords } from './consent-words.ts'
import { nameFor, nameOfConsent, readableConsents } from './kept-consents.ts'
import { PagesOfConsent } from './pages-of-consent.tsx'
import { entryRoutes } from './routes.ts'

/** How many people stand on a page. */
const onPage = 50
/** A consent that ends within so many days is said to end soon. */
const soon = 30

/** GET /cases/:case/consents: who agreed to what, person by person, those that conflict side by side. */
export async function listConsents(visit: CaseVisit): Promise<Response> {
  const { c, opened, staff, now } = visit
  const { document } = opened
  const today = dayOfInstant(now)
  const people = document.subjects.filter(({ id }) => document.consents.some(({ subject }) => subject === id))
  const page = pageIn(c, people.length, onPage)
  const places = new Map((await readableConsents(visit)).map(({ entry, id }) => [nameFor(entry), id]))
  const flagged = await PagesOfConsent({ visit })
  return answer(
    visit,
    <DeskPage visit={visit} title={`Consents of ${document.case.title}`} crumbs={caseCrumbs(opened)} width="wide">
      <div class="heading">
        <h1>Consents</h1>
        {(writers as readonly string[]).includes(staff.role) && (
          <a class="button main" href={hrefOf(entryRoutes.newConsent, { case: opened.id })} data-key="n">
            {consentKind.words.add}
          </a>
        )}
      </div>
      {people.length === 0 && <p>{consentKind.words.none}</p>}
      {flagged}
      {people.slice(page.from, page.from + onPage).map((person) => (
        <PersonConsents key={person.id} visit={visit} person={person} places={places} today={today} />
      ))}
      <Pages visit={visit} page={page} what="people" />
    </DeskPage>,
  )
}

type PersonProperties = {
  readonly visit: CaseVisit
  readonly person: Subject
  readonly places: ReadonlyMap<string, string>
  readonly today: Day
}

function PersonConsents({ visit, person, places, today }: PersonProperties) {
  const { opened } = visit
  const consents = consentsOf(opened.document, person.id, today)
  const conflict = inConflict(consents)
  return (
    <section class={conflict ? 'point contested' : 'point'} aria-labelledby={`consents-${person.id}`}>
      <h2 id={`consents-${person.id}`} dir="auto">
        <a href={hrefOf(entryRoutes.subject, { case: opened.id, subject: person.id })}>{nameOf(person, 'en')}</a>
      </h2>
      <p>
        {conflict && <strong class="mark">In conflict. </strong>}
        {verdictInWords(consents, isLetOutBy(consents), conflict)}
      </p>
      <Life visit={visit} life={lifeOf(opened.document, person.id)} today={today} />
      <ul class="accounts">
        {consents.map((one, index) => (
          <ConsentBox key={index} visit={visit} one={one} place={places.get(nameOfConsent(one.consent))} today={today} />
        ))}
      </ul>
    </section>
  )
}

/** What the file says of the person that bears on who may speak for them. */
function Life({ visit: { opened }, life, today }: { readonly visit: CaseVisit; readonly life: LifeOf; readonly today: Day }) {
  const child = life.childOn(today)
  const links = (claims: readonly { readonly id: string }[]) => <ClaimLinks ids={claims.map(({ id }) => id)} opened={opened} />
  if (life.died.length + child.length + life.incapable.length === 0) return null
  return (
    <p class="hint">
      {life.died.length > 0 && (
        <>
          {life.deathDenied ? 'Whether the person lives is contested: ' : 'The file says that the person died: '}
          {links(life.died)}
          {'. '}
        </>
      )}
      {child.length > 0 && (
        <>
          {'They may be under 18: '}
          {links(child)}
          {'. '}
        </>
      )}
      {life.incapable.length > 0 && (
        <>
          {'A court took their legal capacity away, by what the file says: '}
          {links(life.incapable.map(({ claim }) => claim))}
          {'. '}
        </>
      )}
      Whose word counts then is said below; which law applies, no rule here knows.
    </p>
  )
}

type BoxProperties = {
  readonly visit: CaseVisit
  readonly one: ConsentOnRecord
  readonly place: string | undefined
  readonly today: Day
}

function ConsentBox({ visit: { opened }, one, place, today }: BoxProperties) {
  const { consent, state } = one
  const { given_by, relation, capacity, scope, covers, on, until, withdrawn } = consent
  const endsSoon = state === 'stands' && until?.kind === 'date' && until.latest - today <= soon
  return (
    <li class={state === 'stands' ? 'account' : 'account deprecated'}>
      <p class="answer">
        {place === undefined ? (
          <bdi>{given_by}</bdi>
        ) : (
          <a href={hrefOf(entryRoutes.consent, { case: opened.id, entry: place })} dir="auto" data-open="">
            {given_by}
          </a>
        )}
        {`: ${state === 'stands' ? 'yes' : stateInWords[state]}`}
      </p>
      <p>
        <q dir="auto">{scope}</q>
      </p>
      <p class="hint">
        <bdi>{relation}</bdi>
        {capacity !== undefined && ` · ${capacityInWords[capacity]}`}
        {` · ${describeDate(on, 'en')}`}
        {until !== undefined && ` · until ${describeDate(until, 'en')}`}
        {withdrawn !== undefined && ` · withdrawn ${describeDate(withdrawn, 'en')}`}
      </p>
      {covers !== undefined && <p class="hint">{`Asked one by one: ${covers.map((matter) => matterInWords[matter]).join('; ')}`}</p>}
      {endsSoon && <p class="mark">It ends soon. Ask again before.</p>}
      <p>{countsInWords(one)}</p>
    </li>
  )
}
