import type { HandlersOf } from '../route.ts'
import { keepChange, keepChanged } from './keep-changed.tsx'
import { keepConsent } from './keep-consent.ts'
import { changed } from './list-changed.tsx'
import { publication, publish } from './publish.tsx'
import { publishLanguages } from './publish-languages.ts'
import { publicationRoutes } from './routes.ts'
import { differences } from './show-differences.tsx'
import { standings } from './show-standings.tsx'
import { whoSeesAppeal } from './who-sees.tsx'
import { takeDown, takenDown } from './take-down.tsx'

export { publicationRoutes }

export const publicationHandlers: HandlersOf<typeof publicationRoutes> = {
  changed,
  keepChange,
  standings,
  differences,
  keepChanged,
  keepConsent,
  whoSees: whoSeesAppeal,
  publication,
  publish,
  publishLanguages,
  takeDown,
  takenDown,
}
