import { openReadings, type ReadingRecorder } from '../../staff/index.ts'
import type { DeskNeeds } from './visit.ts'

/** One recorder of readings for a desk, so that it remembers for an hour what was recorded. */
const recorders = new WeakMap<DeskNeeds, ReadingRecorder>()

/** What records that a page showed words of cases, where its line of the table does not. */
export function recorderOf({ needs }: { readonly needs: DeskNeeds }): ReadingRecorder {
  const recorder = recorders.get(needs) ?? openReadings(needs.db)
  recorders.set(needs, recorder)
  return recorder
}
