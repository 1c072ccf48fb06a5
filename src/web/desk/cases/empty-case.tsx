import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { caseRoutes } from './routes.ts'
import { GoodClaim } from './ways-to-begin.tsx'

/** What stands where claims will: how the first ones come. */
export function EmptyCase({ visit: { opened, staff } }: { readonly visit: CaseVisit }) {
  const base = hrefOf(caseRoutes.show, { case: opened.id })
  if (!(writers as readonly string[]).includes(staff.role)) return <p>There is no claim in this case yet.</p>
  return (
    <>
      <section aria-labelledby="first-claims">
        <h2 id="first-claims">There is no claim in this case yet</h2>
        <ol>
          <li>
            <a href={`${base}/documents/new`}>Paste a report</a> or <a href={`${base}/documents/new/files`}>upload its file</a>, then make
            claims of its words
          </li>
          {opened.document.documents.map(({ id, title }) => (
            <li key={id}>
              <a href={`${base}/claims/new?document=${encodeURIComponent(id)}`}>
                Make a claim of <bdi>{title}</bdi>
              </a>
            </li>
          ))}
          <li>
            <a href={`${base}/claims/new`}>Add a claim</a> that somebody made to you
          </li>
          <li>
            <a href={hrefOf(caseRoutes.fileForm)}>Import a file</a> with the id {opened.id}
          </li>
        </ol>
      </section>
      <GoodClaim />
    </>
  )
}
