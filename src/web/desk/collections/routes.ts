import { administrators, approvers, everybody, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'desk' } as const
const writes = { roles: writers, of: 'desk' } as const

/** Collections: kept queries over many cases, with a public page of frozen numbers and an appeal of their own. */
export const collectionRoutes = {
  collections: get('/collections', reads),
  newCollection: get('/collections/new', writes),
  newCollectionSent: post('/collections/new', writes),
  collection: get('/collections/:collection', reads),
  changeCollection: get('/collections/:collection/edit', writes),
  changeCollectionSent: post('/collections/:collection/edit', writes),
  archiveCollection: post('/collections/:collection/archive', writes),
  collectionHistory: get('/collections/:collection/history', reads),
  collectionChanges: get('/collections/:collection/changes', reads),
  askRelease: post('/collections/:collection/releases', writes),
  release: get('/collections/:collection/releases/:release', reads),
  releaseSent: post('/collections/:collection/releases/:release', { roles: approvers, of: 'desk' }),
  takeDownCollection: get('/collections/:collection/take-down', { roles: judges, of: 'desk' }),
  takeDownCollectionSent: post('/collections/:collection/take-down', { roles: judges, of: 'desk' }),
  // An appeal that rests on no case yet is opened by administrators alone.
  beginCollectionAppeal: get('/collections/:collection/appeal', { roles: administrators, of: 'desk' }),
  beginCollectionAppealSent: post('/collections/:collection/appeal', { roles: administrators, of: 'desk' }),
} as const satisfies DeskRoutes
