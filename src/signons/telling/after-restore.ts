import { sql } from 'kysely'
import type { Database } from '../../platform/index.ts'

/**
 * What was approved, or begun, in a backup may have been told since it was made, and the backup does not know to whom: it has ended, and who is
 * still to be told gets another message. To be called once a backup was brought back, also one from before there were messages. Gives how
 * many there were.
 */
export async function endRestoredTellings(db: Database, now: Date): Promise<number> {
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass('telling_steps') is not null as there`.execute(db)
  if (there[0]?.there !== true) return 0
  return db.transaction().execute(async (tx) => {
    const { numAffectedRows = 0n } = await sql`
      insert into telling_steps (telling, number, kind, told, closed, at, by)
      select t.id, coalesce(max(s.number), 0) + 1, 'ended', (select count(*)::int from told_signons where telling = t.id), 0, ${now}::timestamptz, null
      from tellings t join telling_approvals a on a.telling = t.id left join telling_steps s on s.telling = t.id
      group by t.id having coalesce(bool_or(s.kind = 'ended'), false) = false`.execute(tx)
    await sql`delete from told_signons`.execute(tx)
    return Number(numAffectedRows)
  })
}
