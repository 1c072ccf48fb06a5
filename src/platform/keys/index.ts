export { readDigests, type Digests } from './digests.ts'
export { openSealed, sealedColumns, sealedJoins, sealMany, systemRandomness, type SealedRecord, type SealedRow } from './records.ts'
export { addErasure, redact } from './redact.ts'
export type { Randomness } from './seal.ts'
