import { DeskPage, answer } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'

/** Says that a document is there and the file that was asked for is not; or that there is no such document for this member. */
export function answerNothingKept(visit: CaseVisit, why = 'There is no such file in this document.'): Response {
  const document = visit.opened.document.documents.find(({ id }) => id === visit.c.req.param('document'))
  if (document === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const list = { href: hrefOf(entryRoutes.documents, { case: opened.id }), label: 'Documents' }
  const own = { href: hrefOf(entryRoutes.document, { case: opened.id, document: document.id }), label: document.title }
  return answer(
    visit,
    <DeskPage visit={visit} title="No such file" crumbs={[...caseCrumbs(opened, list), own]}>
      <h1>No such file</h1>
      <p>{why}</p>
      <p>
        <a href={own.href}>Back to the document</a>
      </p>
    </DeskPage>,
    410,
  )
}
