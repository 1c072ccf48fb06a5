import type { Generated } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { AuditAction } from './audit-actions.ts'

/** Somebody did something. */
export type AuditEntry = {
  readonly at: Date
  /** The staff member's id; null where nobody is known (somebody who cannot sign in, the command line). */
  readonly staff: string | null
  readonly action: AuditAction
  readonly caseKey?: number
  /** Such as 'claims'. */
  readonly list?: string
  /** A position or a neutral id (C12, an appeal's id); never words. */
  readonly entry?: string
  /** Counts, ids and codes; never words of a file. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** The record, as db/migrations/0009_staff.sql makes it. */
export type AuditTables = {
  audit: {
    id: Generated<number>
    at: Date
    staff: string | null
    action: string
    case_key: number | null
    list: string | null
    entry: string | null
    detail: string
  }
}

/**
 * Records what a staff member did, in the transaction that does it: neither is kept without the other. The link to the
 * entry before is made by the database when the transaction commits. A text of more than 64 characters is a word that
 * does not belong here, and throws.
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const codes = [entry.list, entry.entry, ...Object.values(entry.detail ?? {})].filter((code) => typeof code === 'string')
  if (codes.some((code) => code.length > 64)) throw new Error(`An audit entry of '${entry.action}' holds more than codes`)
  await tx
    .withTables<AuditTables>()
    .insertInto('audit')
    .values({
      at: entry.at,
      staff: entry.staff,
      action: entry.action,
      case_key: entry.caseKey ?? null,
      list: entry.list ?? null,
      entry: entry.entry ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}

/** Records that something was read. */
export type ReadingRecorder = (reading: Omit<AuditEntry, 'detail'>) => Promise<void>

const hour = 3_600_000

/**
 * Records readings, each in a transaction of its own: one entry per staff member, case, action, entry and hour, since a
 * person who works in a case asks for its pages hundreds of times. To be awaited before what was read is shown: the first
 * of the hour takes as long as it is written, whoever asks meanwhile waits with it, and all others ask nothing of the
 * database. What cannot be recorded throws, and is tried again with the next. After a restart an hour may have two entries.
 */
export function openReadings(db: Database): ReadingRecorder {
  let [current, recorded] = [0, new Map<string, Promise<void>>()]
  return (reading) => {
    const now = Math.floor(reading.at.getTime() / hour)
    if (now > current) [current, recorded] = [now, new Map()]
    const { staff, caseKey, action, entry } = reading
    const key = JSON.stringify([now, staff, caseKey ?? null, action, entry ?? null])
    const before = recorded.get(key)
    if (before !== undefined) return before
    const recording = db.transaction().execute((tx) => recordAudit(tx, reading))
    const kept = recorded
    kept.set(key, recording)
    recording.catch(() => kept.delete(key))
    return recording
  }
}
