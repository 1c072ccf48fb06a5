import { everybody, get, type DeskRoutes } from '../route.ts'

/** Which languages Amparo has its own words in, and who has read them. Nobody says so here: the words are part of the program. */
export const languageRoutes = {
  languages: get('/languages', { roles: everybody, of: 'desk' }),
} as const satisfies DeskRoutes
