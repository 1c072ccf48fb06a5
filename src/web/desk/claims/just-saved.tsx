import type { Claim } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { answerHref, caseHref, questionOf } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { claimRoutes } from './routes.ts'

type SavedProperties = {
  readonly visit: CaseVisit
  readonly claim: Claim
  /** The points that it takes part in, what is contested first. */
  readonly points: readonly Point[]
  /** The call of which it was just made. */
  readonly call?: string
}

/** For whoever has just saved a claim (`saved` in the address): that it is, and what comes next. */
export function JustSaved({ visit, claim, points, call }: SavedProperties) {
  const { opened, staff, c, needs } = visit
  if (c.req.query('saved') === undefined) return null
  const mayWrite = (writers as readonly string[]).includes(staff.role)
  const [point] = points
  // What contradicts another claim is ruled on next, which the page says with a button of its own.
  const next = point?.state === 'contested' ? 'button' : 'button main'
  return (
    <div class="notice" role="status">
      <p>{`Claim ${claim.id} is saved.`}</p>
      {mayWrite && (
        <p class="buttons">
          {point !== undefined && (
            <a class={next} href={answerHref(opened.id, point.id, call)}>
              Add what the other side says
              <span class="unseen">{` about: ${questionOf(point, needs)}`}</span>
            </a>
          )}
          {call !== undefined && (
            <a class="button" href={hrefOf(claimRoutes.newForm, { case: opened.id }, { call })}>
              Make another claim of this call
            </a>
          )}
          {claim.asserts.length > 0 && <a href={caseHref(opened.id, 'norms', 'questions')}>What norms ask next</a>}
          <a href={caseHref(opened.id, 'appeals', 'new')}>Write an appeal</a>
        </p>
      )}
    </div>
  )
}
