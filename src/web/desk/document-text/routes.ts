import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

/** The words of a document, with the claims that were made of them, and claims that may be. */
export const documentTextRoutes = {
  text: get('/cases/:case/documents/:document/text', { roles: everybody, of: 'case', reads: 'document.read' }),
  passages: get('/cases/:case/passages', { roles: everybody, of: 'case', reads: 'document.read' }),
  findWords: post('/cases/:case/documents/:document/text', { roles: writers, of: 'case' }),
} as const satisfies DeskRoutes
