import { readReleased } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { readSigningState } from '../signons/index.ts'
import type { SignOnFigures } from './draft-letter.ts'

/** How many signed an appeal, as the released log says, with its checkpoint; null where nothing of it is released. */
export async function figuresOf(
  db: Database,
  appeal: string,
): Promise<(SignOnFigures & { readonly checkpoint: string; readonly size: number }) | null> {
  const state = await readSigningState(db, appeal)
  const released = await readReleased(db)
  if (state.kind === 'none' || state.counts === null || released === null || released.size < state.released.size) return null
  const { total, organisations } = state.counts
  return {
    people: total,
    organisations: organisations.filter(({ standing }) => standing === 'counted').length,
    day: (state.released.at ?? released.releasedAt).toISOString().slice(0, 10),
    checkpoint: released.checkpoint,
    size: state.released.size,
  }
}
