import { foldReleased, readIdentity, type LogIdentity } from '../../../../log/index.ts'
import type { Database } from '../../../../platform/index.ts'
import {
  listBatches,
  listOrganisations,
  listReleasedAudits,
  listRemovals,
  readSigningState,
  type Removal,
  type ShownAudit,
  type ShownBatch,
  type ShownOrganisation,
  type SigningState,
} from '../../../../signons/index.ts'

/** Everything that is published of the count of an appeal. */
export type OpenCount = {
  readonly appeal: string
  readonly state: Exclude<SigningState, { kind: 'none' }>
  readonly organisations: readonly ShownOrganisation[]
  readonly batches: readonly ShownBatch[]
  readonly audits: readonly ShownAudit[]
  readonly removals: readonly Removal[]
  /** Null before the log has begun. */
  readonly log: LogIdentity | null
}

/**
 * Reads what is published of the count of an appeal; null where it never took sign-ons. All of it is of one release, also where another comes
 * meanwhile: whoever holds it against the log (`amparo log verify --count`) would else find records that its size does not have.
 */
export async function readOpenCount(db: Database, appeal: string): Promise<OpenCount | null> {
  const fold = await foldReleased(db)
  const state = await readSigningState(db, appeal, fold)
  if (state.kind === 'none') return null
  const batches = (await listBatches(db, appeal, fold)).filter(({ counted }) => counted)
  const done = new Map(state.removals.map((removal) => [removal.number, removal.done]))
  return {
    appeal,
    state,
    batches,
    audits: await listReleasedAudits(db, appeal, fold),
    organisations: await listOrganisations(db, appeal, fold),
    removals: (await listRemovals(db, appeal)).flatMap((one) => {
      const released = done.get(one.number)
      return released === undefined ? [] : [{ ...one, done: released }]
    }),
    log: await readIdentity(db),
  }
}
