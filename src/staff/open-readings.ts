import type { Database } from '../platform/index.ts'
import { recordAudit, type AuditEntry } from './record-audit.ts'

/** Records that something was read. */
export type ReadingRecorder = (reading: Omit<AuditEntry, 'detail'>) => Promise<void>

const hour = 3_600_000

/**
 * Records readings: one entry per staff member, case, kind of page and hour, since a person who works in a case asks for
 * its pages hundreds of times. Called after the answer, so that a page does not wait for it. What was recorded this hour
 * is remembered in this process; after a restart an hour may have two entries.
 */
export function openReadings(db: Database): ReadingRecorder {
  let [current, seen] = [0, new Set<string>()]
  return async (reading) => {
    const now = Math.floor(reading.at.getTime() / hour)
    if (now !== current) [current, seen] = [now, new Set()]
    const { staff, caseKey, action } = reading
    const key = JSON.stringify([staff, caseKey ?? null, action])
    if (seen.has(key)) return
    seen.add(key)
    try {
      await db.transaction().execute((tx) => recordAudit(tx, reading))
    } catch (error) {
      seen.delete(key)
      throw error
    }
  }
}
