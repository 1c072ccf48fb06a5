import { standingOfClaim } from '../../../appeals/index.ts'
import { listHistory, type Appeal } from '../../../cases/index.ts'
import type { Claim } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { appealsOfCase } from '../open-appeal.ts'
import { callsOfClaim } from '../calls/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, questionOf, rulingHref, StandingMark, whoSays } from '../points/index.ts'
import { hrefOf, judges, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { claimHistory, type Happening } from './claim-history.ts'
import { ClaimInWords } from './claim-in-words.tsx'
import { momentInWords } from '../moment.ts'
import { JustSaved } from './just-saved.tsx'
import { claimRoutes } from './routes.ts'
import { isToBeRuled, pointsOf, WhatItMeets } from './what-it-meets.tsx'
import { WhatReadersSee } from './what-readers-see.tsx'

/** The claim in the address, as far as this member may read it. */
export const claimIn = ({ c, opened }: CaseVisit): Claim | undefined => opened.document.claims.find(({ id }) => id === c.req.param('claim'))

/** A claim with all that is known of it: its words, what it meets, who cites it, what happened to it, and what can be done. */
export async function showClaim(visit: CaseVisit): Promise<Response> {
  const claim = claimIn(visit)
  if (claim === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened, needs, now } = visit
  const { document } = opened
  const evaluation = opened.evaluate(dayOfInstant(now))
  const history = claimHistory(claim, {
    opened,
    retractions: claim.retracted === undefined ? [] : await listHistory(needs.db, opened.id, 'retractions'),
    marks: await listHistory(needs.db, opened.id, 'tightenings'),
    who: await whoWrote(visit),
  })
  const checks = evaluation.checks.filter(({ claims }) => claims.includes(claim.id))
  const points = pointsOf(evaluation, claim.id)
  const call = callsOfClaim(visit, claim.id).find(({ position }) => String(position) === visit.c.req.query('call'))
  const going = call === undefined ? {} : { call: String(call.position) }
  const meets = <WhatItMeets {...{ visit, document, evaluation, claim, checks }} {...going} />
  const contested = claim.retracted === undefined ? points.filter(({ state }) => state === 'contested') : []
  return answer(
    visit,
    <DeskPage visit={visit} title={`Claim ${claim.id}`} crumbs={caseCrumbs(opened)} width="wide">
      <div class="heading">
        <h1>{`Claim ${claim.id}`}</h1>
        <StandingMark standing={standingOfClaim(claim, points)} />
      </div>
      <JustSaved {...{ visit, claim, points }} {...going} />
      <Against visit={visit} claim={claim} points={contested} />
      {await WhatReadersSee({ visit, claim, points: pointsOf(evaluation, claim.id) })}
      <blockquote class={claim.retracted === undefined ? 'statement' : 'statement withdrawn'} dir="auto">
        {claim.statement}
      </blockquote>
      <p dir="auto">{whoSays(claim, document)}</p>
      {contested.length > 0 && meets}
      <WaysOn visit={visit} claim={claim} />
      <ClaimInWords visit={visit} claim={claim} />
      {contested.length === 0 && meets}
      <Citing cited={`${opened.id}#${claim.id}`} among={await appealsOfCase(visit)} />
      <History happenings={history} />
    </DeskPage>,
  )
}

/** What a claim contradicts, before all else of it, and where that is ruled on as long as nobody has ruled with it in sight. */
function Against({ visit, claim, points }: { readonly visit: CaseVisit; readonly claim: Claim; readonly points: readonly Point[] }) {
  const { opened, needs, staff } = visit
  return points.slice(0, mostAgainst).map((point) => {
    return (
      <p key={point.id} class="notice">
        {'It stands against what others say: '}
        <strong dir="auto">{questionOf(point, needs)}</strong>{' '}
        {isToBeRuled(point, claim) && (judges as readonly string[]).includes(staff.role) && (
          <a class="button main" href={rulingHref(opened.id, point.id)} data-key="r">
            Rule on it
            <span class="unseen">{`: ${questionOf(point, needs)}`}</span>
          </a>
        )}
      </p>
    )
  })
}

const mostAgainst = 5

/** What can be done about a claim: it is never rewritten, so each is a further word about it. */
function WaysOn({ visit, claim }: { readonly visit: CaseVisit; readonly claim: Claim }) {
  const { opened, staff } = visit
  if (!(writers as readonly string[]).includes(staff.role)) return null
  const parts = { case: opened.id, claim: claim.id }
  return (
    <nav class="buttons" aria-label="What can be done about this claim">
      <a href={hrefOf(claimRoutes.newForm, parts, { denies: claim.id })} data-key="d">
        Enter who denies it
      </a>
      <a href={hrefOf(claimRoutes.newForm, parts, { supersedes: claim.id })}>Replace it by a corrected one</a>
      {claim.retracted === undefined && <a href={hrefOf(claimRoutes.retractForm, parts)}>Retract it</a>}
      {claim.sensitivity !== 'sealed' && <a href={hrefOf(claimRoutes.markForm, parts)}>Change who may read it</a>}
      <a href={`/cases/${encodeURIComponent(opened.id)}/erasures`}>Erasure</a>
    </nav>
  )
}

function Citing({ cited, among }: { readonly cited: string; readonly among: readonly Appeal[] }) {
  const appeals = among.flatMap((appeal) => {
    const all = [...appeal.sections.flatMap(({ sentences }) => sentences), ...appeal.asks]
    const sentences = all.filter(({ cites }) => cites.includes(cited))
    return sentences.length === 0 ? [] : [{ appeal, sentences }]
  })
  return (
    <section aria-labelledby="cited">
      <h2 id="cited">Who cites it</h2>
      {appeals.length === 0 && (
        <p>
          No sentence of an appeal of this case cites it by itself. Sentences that cite a question it answers are named with the question.
        </p>
      )}
      {appeals.map(({ appeal, sentences }) => (
        <div key={appeal.id}>
          <h3>
            <a href={`/appeals/${encodeURIComponent(appeal.id)}`} dir="auto">
              {appeal.title}
            </a>
          </h3>
          <ul>
            {sentences.map(({ text }) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const History = ({ happenings }: { readonly happenings: readonly Happening[] }) => (
  <section aria-labelledby="history">
    <h2 id="history">What happened to it</h2>
    <ol class="plain">
      {happenings.map(({ at, who, what, why }) => (
        <li key={`${at.toISOString()} ${what}`}>
          <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
          {': '}
          <bdi>{who}</bdi> {what}
          {why !== undefined && (
            <>
              {': '}
              <span dir="auto">{why}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  </section>
)
