import type { HandlersOf } from '../route.ts'
import { lift, liftForm } from './lift-procedure.tsx'
import { record } from './record-procedure.tsx'
import { mechanismRoutes } from './routes.ts'
import { bodies } from './show-bodies.tsx'
import { procedures } from './show-procedures.tsx'

export { mechanismRoutes }

export const mechanismHandlers: HandlersOf<typeof mechanismRoutes> = { bodies, procedures, record, liftForm, lift }
