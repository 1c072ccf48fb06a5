import { hrefOf } from '../route.ts'
import { documentTextRoutes } from './routes.ts'

/** The address at which the words of a claim are marked in a document. */
export const passageHref = (caseId: string, document: string, claim: string): string =>
  `${hrefOf(documentTextRoutes.text, { case: caseId, document }, { claim })}#passage-${encodeURIComponent(claim)}`
