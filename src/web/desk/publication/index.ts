import type { HandlersOf } from '../route.ts'
import { keepChanged } from './keep-changed.ts'
import { keepConsent } from './keep-consent.ts'
import { changed } from './list-changed.tsx'
import { publication, publish } from './publish.tsx'
import { publicationRoutes } from './routes.ts'
import { whoSeesAppeal } from './who-sees.tsx'
import { takeDown, takenDown } from './take-down.tsx'

export { publicationRoutes }

export const publicationHandlers: HandlersOf<typeof publicationRoutes> = {
  changed,
  keepChanged,
  keepConsent,
  whoSees: whoSeesAppeal,
  publication,
  publish,
  takeDown,
  takenDown,
}
