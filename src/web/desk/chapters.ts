import { appealHandlers, appealRoutes, reviewHandlers, reviewRoutes } from './appeals/index.ts'
import { callHandlers, callRoutes } from './calls/index.ts'
import { caseHandlers, caseRoutes } from './cases/index.ts'
import { auditHandlers, auditRoutes } from './audit/index.ts'
import { checkHandlers, checkRoutes } from './check/index.ts'
import { collectionHandlers, collectionRoutes } from './collections/index.ts'
import { commentHandlers, commentRoutes } from './comments/index.ts'
import { claimHandlers, claimRoutes } from './claims/index.ts'
import { comparisonHandlers, comparisonRoutes } from './comparisons/index.ts'
import { deadlineHandlers, deadlineRoutes } from './deadlines/index.ts'
import { documentTextHandlers, documentTextRoutes } from './document-text/index.ts'
import { documentHandlers, documentRoutes } from './documents/index.ts'
import { draftHandlers, draftRoutes } from './drafts/index.ts'
import { erasureHandlers, erasureRoutes } from './erasures/index.ts'
import { personHandlers, personRoutes } from './people/index.ts'
import { proposalHandlers, proposalRoutes } from './proposals/index.ts'
import { languageHandlers, languageRoutes } from './languages/index.ts'
import { mechanismHandlers, mechanismRoutes } from './mechanisms/index.ts'
import { listHandlers, listRoutes } from './lists/index.ts'
import { normCatalogueHandlers, normCatalogueRoutes } from './norm-catalogue/index.ts'
import { patternHandlers, patternRoutes } from './patterns/index.ts'
import { pointHandlers, pointRoutes } from './points/index.ts'
import { publicationHandlers, publicationRoutes } from './publication/index.ts'
import { protectionHandlers, protectionRoutes } from './protection/index.ts'
import { bodyHandlers, bodyRoutes, deliveryHandlers, deliveryRoutes } from './deliveries/index.ts'
import { replyHandlers, replyRoutes } from './replies/index.ts'
import type { DeskRoute, DeskRoutes, HandlersOf } from './route.ts'
import { searchHandlers, searchRoutes } from './search/index.ts'
import { signInHandlers, signInRoutes } from './sign-in/index.ts'
import { signOnHandlers, signOnRoutes } from './signons/index.ts'
import { staffHandlers, staffRoutes } from './staff/index.ts'
import { submissionHandlers, submissionRoutes } from './submissions/index.ts'
import { tellingHandlers, tellingRoutes } from './tellings/index.ts'
import { entryHandlers, entryRoutes } from './sources/index.ts'
import { glossaryHandlers, glossaryRoutes, translationHandlers, translationRoutes } from './translations/index.ts'
import type { Visitor } from './visit.ts'

/** One line of the table with what answers it. */
export type Line = { readonly name: string; readonly route: DeskRoute; readonly handle: (visit: Visitor) => Response | Promise<Response> }

/**
 * The table of addresses: every page of the desk, with who may use it and what answers it. An address without a line
 * here is not served; a test walks through all of them with every role, in cases of their own and of others.
 */
export const lines: readonly Line[] = [
  ...chapter(signInRoutes, signInHandlers),
  ...chapter(staffRoutes, staffHandlers),
  ...chapter(auditRoutes, auditHandlers),
  ...chapter(checkRoutes, checkHandlers),
  ...chapter(languageRoutes, languageHandlers),
  ...chapter(caseRoutes, caseHandlers),
  ...chapter(searchRoutes, searchHandlers),
  ...chapter(pointRoutes, pointHandlers),
  ...chapter(proposalRoutes, proposalHandlers),
  ...chapter(callRoutes, callHandlers),
  ...chapter(erasureRoutes, erasureHandlers),
  ...chapter(listRoutes, listHandlers),
  ...chapter(claimRoutes, claimHandlers),
  ...chapter(entryRoutes, entryHandlers),
  ...chapter(personRoutes, personHandlers),
  ...chapter(protectionRoutes, protectionHandlers),
  ...chapter(mechanismRoutes, mechanismHandlers),
  ...chapter(documentTextRoutes, documentTextHandlers),
  ...chapter(documentRoutes, documentHandlers),
  ...chapter(draftRoutes, draftHandlers),
  // Before the appeals, of which none is called 'changed'.
  ...chapter(publicationRoutes, publicationHandlers),
  ...chapter(bodyRoutes, bodyHandlers),
  ...chapter(deliveryRoutes, deliveryHandlers),
  ...chapter(replyRoutes, replyHandlers),
  ...chapter(submissionRoutes, submissionHandlers),
  ...chapter(comparisonRoutes, comparisonHandlers),
  ...chapter(patternRoutes, patternHandlers),
  ...chapter(deadlineRoutes, deadlineHandlers),
  ...chapter(collectionRoutes, collectionHandlers),
  ...chapter(appealRoutes, appealHandlers),
  ...chapter(commentRoutes, commentHandlers),
  ...chapter(reviewRoutes, reviewHandlers),
  ...chapter(signOnRoutes, signOnHandlers),
  ...chapter(tellingRoutes, tellingHandlers),
  ...chapter(translationRoutes, translationHandlers),
  ...chapter(glossaryRoutes, glossaryHandlers),
  ...chapter(normCatalogueRoutes, normCatalogueHandlers),
]

/** The lines of one part of the desk. Each is given what its `who` says, which is checked before it is called. */
function chapter<const Routes extends DeskRoutes>(routes: Routes, handlers: HandlersOf<Routes>): Line[] {
  return Object.entries(routes).map(([name, route]) => ({ name, route, handle: handlers[name] as Line['handle'] }))
}
