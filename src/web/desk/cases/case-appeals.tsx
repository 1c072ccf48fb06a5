import type { Appeal } from '../../../cases/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

/** The appeals of the case that may be opened, with until when each asks for something. */
export function CaseAppeals({ visit: { opened, staff }, appeals }: { readonly visit: CaseVisit; readonly appeals: readonly Appeal[] }) {
  const mayWrite = (writers as readonly string[]).includes(staff.role)
  if (appeals.length === 0 && !mayWrite) return null
  return (
    <section id="appeals" aria-labelledby="appeals-heading">
      <h2 id="appeals-heading">Appeals ({appeals.length})</h2>
      {appeals.length > 0 && (
        <ul class="plain">
          {appeals.map(({ id, title, status, act_until }) => (
            <li key={id} data-row="">
              <a href={`/appeals/${encodeURIComponent(id)}`} data-open="" dir="auto">
                {title}
              </a>{' '}
              <span class="hint">
                appeal <span class="code">{id}</span>, {status}
                {status === 'open' && act_until !== undefined && `, asks for something until ${describeDate(act_until, 'en')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <p>
          <a href={`${hrefOf(caseRoutes.show, { case: opened.id })}/appeals/new`}>Write an appeal</a>
        </p>
      )}
    </section>
  )
}
