import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { auditActions, isAuditAction, type AuditAction } from './audit-actions.ts'

/** An entry of the record as it is read. */
export type AuditRecord = {
  readonly id: number
  readonly at: Date
  readonly staff: string | null
  /** The name of whoever did it; null where nobody is known. */
  readonly name: string | null
  readonly action: string
  readonly caseKey: number | null
  readonly list: string | null
  readonly entry: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
  /** The name of the staff member to whom it was done; null where it was done to nobody. */
  readonly ofName: string | null
}

/** Which entries are asked for. */
export type AuditQuestion = {
  readonly staff?: string
  readonly caseKey?: number
  readonly action?: AuditAction
  /** A day, by the clock of Greenwich: YYYY-MM-DD. */
  readonly day?: string
  /** Only entries before this one: the next page. */
  readonly before?: number
}

/** How many entries a page has. */
export const auditPage = 100

/** The entries asked for, newest first; one more than `most` says that there are further ones. */
export async function readAudit(db: Database, question: AuditQuestion, most: number = auditPage): Promise<readonly AuditRecord[]> {
  const { staff, caseKey, action, day, before } = question
  const conditions = [
    ...(staff === undefined ? [] : [sql`audit.staff = ${staff}`]),
    ...(caseKey === undefined ? [] : [sql`case_key = ${caseKey}`]),
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(day === undefined ? [] : [sql`at >= ${day}::date and at < ${day}::date + 1`]),
    ...(before === undefined ? [] : [sql`audit.id < ${before}`]),
  ]
  const { rows } = await sql<Row>`
    select audit.id, at, audit.staff, who.name, action, case_key, list, entry, detail, whom.name as of_name
    from audit
    left join staff_members who on who.id = audit.staff
    left join staff_members whom on whom.id = detail ->> 'of'
    ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
    order by audit.id desc limit ${most}`.execute(db)
  return rows.map(({ case_key, of_name, ...row }) => ({ ...row, caseKey: case_key, ofName: of_name }))
}

/** An entry in words: "Ana B. added a claim". */
export function auditInWords({ staff, name, action, detail }: Pick<AuditRecord, 'staff' | 'name' | 'action' | 'detail'>): string {
  const itself = staff === 'amparo' ? 'Amparo' : null
  const who =
    name ?? itself ?? (detail['from'] === 'command line' ? 'Somebody on the server’s command line' : 'Somebody without a known name')
  return `${who} ${isAuditAction(action) ? auditActions[action] : `did what another version calls ${action}`}`
}

/** What stands beside it: the neutral id, and counts and codes. */
export function auditDetailInWords({ list, entry, detail, ofName }: Pick<AuditRecord, 'list' | 'entry' | 'detail' | 'ofName'>): string {
  const { of, from: _, ...rest } = detail
  const whom = of === undefined ? [] : [ofName ?? String(of)]
  const others = Object.entries(rest).map(([word, value]) => `${word}: ${value}`)
  return [...whom, ...(list === null ? [] : [list]), ...(entry === null ? [] : [entry]), ...others].join(', ')
}

type Row = {
  id: number
  at: Date
  staff: string | null
  name: string | null
  action: string
  case_key: number | null
  list: string | null
  entry: string | null
  detail: AuditRecord['detail']
  of_name: string | null
}
