export { foldReleased, type ReleasedFold, type TotalAt } from './fold-released.ts'
export { listReleases, readReleased, type ReleasedHead } from './heads.ts'
export { readIdentity, type LogIdentity } from './identity.ts'
export { openLog, type Appended, type Log, type LogSettings } from './open-log.ts'
export { proveConsistency, proveInclusion, receipt } from './prove.ts'
export { entryBundle, tile } from './read-tree.ts'
export { writeCopy, type CopyTarget } from './write-copy.ts'
export {
  checkReceipt,
  commit,
  isReason,
  readEntry,
  writeEntry,
  type AppealCounts,
  type CheckedReceipt,
  type Disclosure,
  type Entry,
  type LogKey,
  type Opening,
} from './verify/index.ts'
