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

/** That somebody read a page: the name of the page in the table of addresses, and the case it is of. */
export type Reading = { readonly staff: string; readonly page: string; readonly now: Date; readonly caseKey?: number }

const hour = 3_600_000

/**
 * Records a reading, in a transaction of its own: one entry per staff member, case, kind of page and hour, since a
 * person who works in a case asks for its pages hundreds of times. What was recorded this hour is remembered in this
 * process, so nearly all calls ask nothing of the database; after a restart an hour may have two entries.
 */
export async function recordReading(db: Database, { staff, page, now, caseKey }: Reading): Promise<void> {
  const seen = readThisHour(db, Math.floor(now.getTime() / hour))
  const key = JSON.stringify([staff, page, caseKey ?? null])
  if (seen.has(key)) return
  seen.add(key)
  try {
    const what = caseKey === undefined ? { action: 'page.read' as const } : { action: 'case.read' as const, caseKey }
    await db.transaction().execute((tx) => recordAudit(tx, { at: now, staff, ...what, entry: page }))
  } catch (error) {
    seen.delete(key)
    throw error
  }
}

const remembered = new WeakMap<Database, { readonly hour: number; readonly seen: Set<string> }>()

function readThisHour(db: Database, now: number): Set<string> {
  const before = remembered.get(db)
  if (before?.hour === now) return before.seen
  const seen = new Set<string>()
  remembered.set(db, { hour: now, seen })
  return seen
}
