import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'

/** How many organisations of each appeal a reviewer has to look at; appeals of which none waits, or that are closed, are left out. */
export async function countOrganisationsToReview(db: Database, appeals: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ appeal: string; count: number }>`
    select c.appeal, count(*) as count from organisation_signons o join signon_campaigns c on c.number = o.campaign
    where o.state = 'p' and c.closed_at is null and c.appeal = any(${[...appeals]}::text[]) group by 1`.execute(db)
  return new Map(rows.map(({ appeal, count }) => [appeal, count]))
}
