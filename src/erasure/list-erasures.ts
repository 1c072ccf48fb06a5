import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'

/** That something was erased: when, by whom, why, and how many records of which kind. */
export type Erasure = {
  readonly id: number
  readonly at: Date
  /** The staff member's id. */
  readonly by: string
  /** Null where the reason was erased itself. */
  readonly reason: string | null
  readonly places: readonly { readonly place: string; readonly records: number }[]
}

/** The keys of the cases that each erasure reached, by its number; of one erasure, or of all. */
export async function casesOfErasures(db: Database | Transaction, erasure?: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ erasure: number; keys: number[] }>`
    select erasure, array_agg(distinct case_key) as keys from erased_places
    where case_key is not null ${erasure === undefined ? sql`` : sql`and erasure = ${erasure}`} group by erasure`.execute(db)
  return new Map(rows.map(({ erasure: number, keys }) => [number, keys]))
}

type Row = SealedRow & { id: number; made_at: Date; made_by: string; places: Erasure['places'] }

/** The erasures that reached a case, the newest first; all of them where no case is named. */
export async function listErasures(db: Database, caseKey?: number): Promise<readonly Erasure[]> {
  const { rows } = await sql<Row>`
    select erasures.id, made_at, made_by, ${sealedColumns('erasures')},
      coalesce((select jsonb_agg(jsonb_build_object('place', place, 'records', records) order by place) from erased_places
        where erasure = erasures.id ${caseKey === undefined ? sql`` : sql`and case_key = ${caseKey}`}), '[]') as places
    from erasures ${sealedJoins('erasures')}
    ${caseKey === undefined ? sql`` : sql`where exists (select from erased_places where erasure = erasures.id and case_key = ${caseKey})`}
    order by erasures.id desc`.execute(db)
  return rows.map(({ id, made_at, made_by, places, ...sealed }) => {
    const opened = openSealed(sealed)
    return { id, at: made_at, by: made_by, reason: opened.kind === 'open' ? (opened.value as string) : null, places }
  })
}
