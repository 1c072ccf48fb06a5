import type { Generated } from 'kysely'
import type { Transaction } from '../platform/index.ts'
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
