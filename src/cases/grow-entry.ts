import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { consentFields, type Changes } from './changes.ts'

/** Gives an entry that is kept the new fields of what it has grown to. Claims do not grow: they gain rows of their own. */
export async function growEntry(tx: Transaction, id: string, { list, entry, fields }: Changes['grown'][number]): Promise<void> {
  const table = sql.table(list === 'case' ? 'cases' : list)
  const sets = fields.map((field) => sql`${sql.ref(field)} = ${sql.ref(`grown.${field}`)}`)
  const which = list === 'consents' ? consentFields : ['id']
  const same = which.map((field) => sql`${sql.ref(`kept.${field}`)} = ${sql.ref(`grown.${field}`)}`)
  const ofCase = list === 'case' ? sql`true` : sql`kept.case_id = ${id}`
  await sql`
    update ${table} as kept set ${sql.join(sets)}
    from jsonb_populate_record(null::${table}, ${JSON.stringify(entry)}::jsonb) as grown
    where ${ofCase} and ${sql.join(same, sql` and `)}`.execute(tx)
}
