import { dayOfInstant } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { indexClaims } from './claim-index.ts'
import { ClaimList } from './claim-list.tsx'
import { momentAsked } from './moment-asked.ts'
import { PastBanner } from './moment-form.tsx'
import { caseRoutes } from './routes.ts'

/** All claims of a case, alone on a page. */
export function showClaims(visit: CaseVisit): Response {
  const { c, opened, now } = visit
  const moment = momentAsked({ at: c.req.query('at'), known: c.req.query('known') }, dayOfInstant(now))
  const claims = indexClaims(opened.document, opened.evaluate(moment.at, moment.known))
  const [base, action] = [hrefOf(caseRoutes.show, { case: opened.id }), hrefOf(caseRoutes.claims, { case: opened.id })]
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Claims of ${opened.id}`}
      width="wide"
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: base, label: opened.document.case.title },
      ]}
    >
      <h1>Claims</h1>
      {moment.past && <PastBanner moment={moment} base={action} />}
      {claims.length === 0 ? (
        <p>
          There is no claim yet. <a href={`${base}/claims/new`}>Add a claim</a>
        </p>
      ) : (
        <ClaimList visit={visit} claims={claims} action={action} />
      )}
    </DeskPage>,
  )
}
