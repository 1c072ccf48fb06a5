import { heldToItsWords } from '../../../documents/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'

/** The document in the address, as far as this member may read it; undefined where there is none for them. */
export async function documentAsked(visit: CaseVisit): Promise<SourceDocument | undefined> {
  const { c, needs, opened } = visit
  const document = opened.document.documents.find(({ id }) => id === c.req.param('document'))
  return document && heldToItsWords(needs, { id: opened.id, clearance: opened.membership.clearance }, document)
}
