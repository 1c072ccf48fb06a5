import type { HandlersOf } from '../route.ts'
import { memberHandlers } from './answer-members.tsx'
import { ownHandlers } from './answer-own.tsx'
import { staffChangeHandlers } from './answer-staff-change.tsx'
import { staffListHandlers } from './answer-staff.tsx'
import type { staffRoutes } from './routes.ts'

export { staffRoutes } from './routes.ts'
export { waitingForNobody, WaitingApprovals } from './waiting-approvals.tsx'

export const staffHandlers: HandlersOf<typeof staffRoutes> = {
  ...ownHandlers,
  ...staffListHandlers,
  ...staffChangeHandlers,
  ...memberHandlers,
}
