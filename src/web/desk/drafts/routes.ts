import { everybody, get, post, type DeskRoutes } from '../route.ts'

/** What keeps what is typed, and helps while it is typed. */
export const draftRoutes = {
  keepDraft: post('/drafts', { roles: everybody, of: 'desk' }),
  discardDraft: post('/drafts/discard', { roles: everybody, of: 'desk' }),
  understoodDate: get('/understood', { roles: everybody, of: 'desk' }),
} as const satisfies DeskRoutes
