import type { HandlersOf } from '../route.ts'
import { askRelease } from './ask-release.ts'
import { beginCollectionAppeal, beginCollectionAppealSent } from './begin-appeal.tsx'
import { collectionChanges } from './changes.tsx'
import { collectionHistory } from './history.tsx'
import { listCollectionsPage } from './list-collections.tsx'
import { decide, showRelease } from './release.tsx'
import { collectionRoutes } from './routes.ts'
import { showCollection } from './show-collection.tsx'
import { takeDown, takenDown } from './take-down.tsx'
import { archiveCollection, changeCollectionForm, changeCollectionSent, newCollection, newCollectionSent } from './write-collection.tsx'

export { collectionRoutes }

export const collectionHandlers: HandlersOf<typeof collectionRoutes> = {
  collections: listCollectionsPage,
  newCollection,
  newCollectionSent,
  collection: showCollection,
  changeCollection: changeCollectionForm,
  changeCollectionSent,
  archiveCollection,
  collectionHistory,
  collectionChanges,
  askRelease,
  release: showRelease,
  releaseSent: decide,
  takeDownCollection: takeDown,
  takeDownCollectionSent: takenDown,
  beginCollectionAppeal,
  beginCollectionAppealSent,
}
