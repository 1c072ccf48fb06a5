export { callForClaim, linkCallToClaim } from './call-of-claim.ts'
export { callHandlers } from './handlers.ts'
export { LogAtAGlance } from './log-at-a-glance.tsx'
export { callRoutes } from './routes.ts'
