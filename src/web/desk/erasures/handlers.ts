import type { HandlersOf } from '../route.ts'
import { answerErasures } from './list-erasures.tsx'
import { answerNewErasure, makeErasure } from './new-erasure.tsx'
import type { erasureRoutes } from './routes.ts'

export const erasureHandlers: HandlersOf<typeof erasureRoutes> = {
  erasures: answerErasures,
  newErasure: answerNewErasure,
  newErasureSent: makeErasure,
}
