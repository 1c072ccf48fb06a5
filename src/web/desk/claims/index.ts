import type { HandlersOf } from '../route.ts'
import { markClaim, showMarkForm } from './mark-claim.tsx'
import { addClaim, showNewClaim } from './new-claim.tsx'
import { retractClaim, showRetraction } from './retract-claim.tsx'
import type { claimRoutes as routes } from './routes.ts'
import { showClaim } from './show-claim.tsx'

export { claimRoutes } from './routes.ts'

export const claimHandlers: HandlersOf<typeof routes> = {
  newForm: showNewClaim,
  add: addClaim,
  show: showClaim,
  retractForm: showRetraction,
  retract: retractClaim,
  markForm: showMarkForm,
  mark: markClaim,
}
