import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { mechanismRoutes } from './routes.ts'

/** On the page of a case: that something of it must not become public now. Not what, nor before whom. */
export function CoveredNotice({ visit: { opened } }: { readonly visit: CaseVisit }) {
  const { confidential } = opened.document
  if (confidential === undefined) return null
  return (
    <p class="notice">
      {confidential.whole
        ? 'A procedure that forbids publicity covers this case: nothing of it is shown or published. '
        : 'A procedure that forbids publicity covers some of this case. '}
      <a href={hrefOf(mechanismRoutes.procedures, { case: opened.id })}>Confidential procedures</a>
    </p>
  )
}
