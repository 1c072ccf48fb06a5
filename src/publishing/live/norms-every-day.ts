import type { FactDictionary } from '../../claims/index.ts'
import { dayOfInstant, type Day } from '../../kit/index.ts'
import type { Clock, Database } from '../../platform/index.ts'
import { noteNormChanges } from './note-norm-changes.ts'

/**
 * What a norm comes to goes with the days, too: it is held to a limit of days, or a law begins to hold. Gives what notes that once on each
 * day after the one on which this begins, to be called now and then; where it fails, the next call tries again.
 */
export function normsEveryDay(
  db: Database,
  { facts, clock }: { readonly facts: FactDictionary; readonly clock: Clock },
): () => Promise<void> {
  let done: Day = dayOfInstant(clock())
  return async () => {
    const at = clock()
    const today = dayOfInstant(at)
    if (today === done) return
    await db.transaction().execute((tx) => noteNormChanges(tx, { facts, at }))
    done = today
  }
}
