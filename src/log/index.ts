export { askWitnesses, type Asked } from './ask-witnesses.ts'
export { fetchLog } from './fetch-log.ts'
export { drawReleased, foldReleased, standingOf, type EntryStanding, type ReleasedFold, type TotalAt } from './fold-released.ts'
export { readReleased, type ReleasedHead } from './heads.ts'
export { readIdentity, type LogIdentity } from './identity.ts'
export { holdCount, readPublishedCount, type PublishedCount } from './hold-count.ts'
export { openLog, type Appended, type Log, type LogSettings } from './open-log.ts'
export { publishHeads, type PublishingHeads } from './publish-heads.ts'
export { isHead, proveConsistency, proveInclusion, receipt } from './prove.ts'
export { entryBundle, tile } from './read-tree.ts'
export { listRetiredKeys, renewLog, type Renewed, type RetiredKey, type WhyRenewed } from './renew-log.ts'
export type { ReleasedOutside } from './released-outside.ts'
export { sampleOfLog } from './sample-of-log.ts'
export { addWitness, listWitnesses, removeWitness, type Witness, type WitnessOutcome } from './witnesses.ts'
export { writeCopy, type CopyOutcome, type CopyTarget } from './write-copy.ts'
export {
  checkReceipt,
  commit,
  countsOfAppeals,
  readCheckpoint,
  readEntry,
  readNote,
  readTilePath,
  readVerifierKey,
  signNote,
  tileWidth,
  verifierKeyOf,
  verifyLog,
  verifyNote,
  writeEntry,
  writeVerifierKey,
  type AppealCounts,
  type CheckedReceipt,
  type Disclosure,
  type Entry,
  type FetchPath,
  type Fold,
  type LogKey,
  type Opening,
  type VerifiedLog,
  type VerifierKey,
} from './verify/index.ts'
