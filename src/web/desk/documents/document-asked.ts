import type { SourceDocument } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'

/** The document in the address, as far as this member may read it; undefined where there is none for them. */
export const documentAsked = ({ c, opened }: CaseVisit): SourceDocument | undefined =>
  opened.document.documents.find(({ id }) => id === c.req.param('document'))
