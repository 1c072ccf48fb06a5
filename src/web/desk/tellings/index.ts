import type { HandlersOf } from '../route.ts'
import { approve, stop, write } from './answer-telling.ts'
import { begin, tellings } from './list-tellings.tsx'
import { tellingRoutes } from './routes.ts'
import { telling } from './show-telling.tsx'
import { start, starting } from './start-telling.tsx'

export { tellingRoutes }

export const tellingHandlers: HandlersOf<typeof tellingRoutes> = { tellings, begin, telling, write, approve, starting, start, stop }
