import type { HandlersOf } from '../route.ts'
import { changeIdentity, showIdentity } from './identity.tsx'
import { markDocument, showDocumentMark } from './mark-document.tsx'
import { protect, showProtection } from './protect-source.tsx'
import { protectionRoutes } from './routes.ts'
import { whoSeesCase } from './who-sees.tsx'

export { protectionRoutes }

export const protectionHandlers: HandlersOf<typeof protectionRoutes> = {
  documentMarkForm: showDocumentMark,
  markDocument,
  protectionForm: showProtection,
  protect,
  identity: showIdentity,
  changeIdentity,
  whoSees: whoSeesCase,
}
