import { dayOfInstant } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { SameEventAsked } from '../points/index.ts'
import { PagesOfConsent } from '../sources/index.ts'
import { appealsOfCase } from '../open-appeal.ts'
import { importsOfCase } from '../../../lists/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { LogAtAGlance } from '../calls/index.ts'
import { OpenDrafts } from '../drafts/index.ts'
import { CoveredNotice } from '../mechanisms/covered-notice.tsx'
import { NormsAtAGlance } from '../proposals/norms-at-a-glance.tsx'
import { WaitingSubmissions } from '../submissions/waiting-submissions.tsx'
import { whoWrote } from '../who-wrote.ts'
import { AgreedFacts } from './agreed-facts.tsx'
import { CaseAppeals } from './case-appeals.tsx'
import { CaseNavigation } from './case-navigation.tsx'
import { CaseTimelineSection } from './case-timeline.tsx'
import { Checks } from './checks.tsx'
import { indexClaims } from './claim-index.ts'
import { ClaimList } from './claim-list.tsx'
import { Contested } from './contested.tsx'
import { EmptyCase } from './empty-case.tsx'
import { Glance } from './glance.tsx'
import { momentAsked } from './moment-asked.ts'
import { MomentForm, PastBanner } from './moment-form.tsx'
import { nameOfSubject, onlyPerson } from './persons.ts'
import { caseRoutes } from './routes.ts'
import { waitingAppeals, WaitingHere } from './waiting-appeals.tsx'

/** The case as it stands, or as it stood on a day: what is known at a glance, then what is contested, then the rest. */
export async function showCase(visit: CaseVisit): Promise<Response> {
  const { c, opened, now, staff } = visit
  const { document } = opened
  const moment = momentAsked({ at: c.req.query('at'), known: c.req.query('known') }, dayOfInstant(now))
  const evaluation = opened.evaluate(moment.at, moment.known)
  const base = hrefOf(caseRoutes.show, { case: opened.id })
  const mayWrite = (writers as readonly string[]).includes(staff.role)
  const [nameOf, appeals] = [await whoWrote(visit), await appealsOfCase(visit)]
  // What somebody says of a question that is open is added beside it, sooner than as a claim of its own.
  const isContested = evaluation.points.some(({ state }) => state === 'contested')
  const empty = document.claims.length === 0
  const drafts = await OpenDrafts(visit)
  const isList = (await importsOfCase(visit.needs.db, opened.key)).some(({ openedCase, state }) => openedCase && state === 'imported')
  const waiting = (await waitingAppeals(visit, [opened.key])).get(opened.key) ?? []
  const flagged = await PagesOfConsent({ visit })
  // What they came to on another day is not asked: decisions are of today.
  const norms = moment.past || empty ? null : await NormsAtAGlance({ visit })
  return answer(
    visit,
    <DeskPage visit={visit} title={document.case.title} width="wide" crumbs={[{ href: '/cases', label: 'Cases' }]}>
      <div class="heading">
        <CaseHeading document={document} />
        {mayWrite && (
          <span class="buttons">
            <a class={isContested ? 'button' : 'button main'} href={`${base}/claims/new`} data-key="n">
              Add a claim
            </a>
            <a class="button" href={`${base}/calls/new`}>
              Log a call
            </a>
          </span>
        )}
      </div>
      <WaitingHere waiting={waiting} />
      {await WaitingSubmissions({ visit })}
      {flagged}
      <CoveredNotice visit={visit} />
      <CaseNavigation visit={visit} appeals={appeals.length} />
      {moment.past && <PastBanner moment={moment} base={base} />}
      <Glance visit={visit} evaluation={evaluation} appeals={appeals} isList={isList} />
      {drafts}
      <LogAtAGlance visit={visit} nameOf={nameOf} />
      {empty ? (
        <EmptyCase visit={visit} />
      ) : (
        <>
          <MomentForm visit={visit} moment={moment} base={base} />
          <Contested visit={visit} evaluation={evaluation} />
          <SameEventAsked visit={visit} />
          <CaseTimelineSection visit={visit} evaluation={evaluation} at={moment.at} />
          <AgreedFacts visit={visit} evaluation={evaluation} />
          <Checks opened={opened} evaluation={evaluation} />
          {norms}
        </>
      )}
      <CaseAppeals visit={visit} appeals={appeals} />
      {!empty && (
        <section id="claims" aria-labelledby="claims-heading">
          <h2 id="claims-heading">Claims</h2>
          <ClaimList visit={visit} claims={indexClaims(document, evaluation)} action={base} />
        </section>
      )}
    </DeskPage>,
    Object.keys(moment.form.errors).length > 0 ? 422 : 200,
  )
}

/** Whom the case is about, where that is one person, and below what the case is called, unless it is called by its code. */
function CaseHeading({ document }: Pick<CaseVisit['opened'], 'document'>) {
  const { id, title } = document.case
  const person = onlyPerson(document)
  if (person === undefined) return <h1 dir="auto">{title}</h1>
  return (
    <div>
      <h1 dir="auto">{nameOfSubject(person)}</h1>
      {title !== nameOfSubject(person) && !title.includes(id) && <p dir="auto">{title}</p>}
    </div>
  )
}
