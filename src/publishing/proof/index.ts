export {
  canonicalEdition,
  commit,
  fingerprint,
  sealOf,
  seedLength,
  type CommittedEdition,
  type Proof,
  type Tombstone,
} from './commit-edition.ts'
export { erasuresOf, withGaps } from './gaps.ts'
export { gapForm, leavesHolding, redactEdition } from './redact-edition.ts'
export { verifyEdition, type Verification } from './verify-edition.ts'
export { erasableAt } from './erasable.ts'
