import { sql } from 'kysely'
import type { FactDictionary } from '../claims/index.ts'
import type { Day } from '../kit/index.ts'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import { attentionOf, type AttentionFor } from './attention.ts'
import type { RawCase } from './case-schema.ts'
import { loadCaseWith } from './load-case.ts'

/** What is known of a case without opening it. */
export type CountedCase = {
  readonly key: number
  readonly revision: number
  /** What it asks for; null where it was never counted. */
  readonly attention: AttentionFor | null
  /** Whether the case has changed since it was counted. */
  readonly stale: boolean
}

/** Reads what cases ask for, without decrypting anything. Takes the keys of cases; those that do not exist are left out. */
export async function readAttention(db: Database | Transaction, keys: readonly number[]): Promise<readonly CountedCase[]> {
  const { rows } = await sql<{ key: number; revision: number; counted: number | null; counts: AttentionFor | null }>`
    select cases.key, cases.revision, case_attention.revision as counted, counts
    from cases left join case_attention on case_key = cases.key where cases.key = any(${keys}::bigint[])`.execute(db)
  return rows.map(({ key, revision, counted, counts }) => ({ key, revision, attention: counts, stale: counted !== revision }))
}

/** What a list shows of a case. Dates as they were written. */
export type CaseTitle = Pick<RawCase['case'], 'id' | 'title' | 'country'> & { readonly closed?: string }

/** Reads the titles of cases, by key. A case whose head was erased has none. */
export async function readTitles(db: Database | Transaction, keys: readonly number[]): Promise<ReadonlyMap<number, CaseTitle>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<SealedRow & { case_key: number }>`
    select case_key, ${sealedColumns('head')}
    from unnest(${keys}::bigint[]) as wanted (wanted_key)
    cross join lateral (
      select * from entries where case_key = wanted_key and list = 'head' order by position, revision desc limit 1) as head
    ${sealedJoins('head')}`.execute(db)
  return new Map(
    rows.flatMap(({ case_key, ...row }): [number, CaseTitle][] => {
      const head = openSealed(row)
      if (head.kind === 'erased') return []
      const { id, title, country, closed } = head.value as RawCase['case']
      return [[case_key, { id, title, country, ...(closed !== undefined && { closed: String(closed) }) }]]
    }),
  )
}

/**
 * Counts anew what a case asks for, and keeps it. What is kept is a remembered result and no part of the file: counting
 * again changes nothing. Takes the id of the case; one that does not exist is left alone.
 */
export async function countAttention(db: Database, id: string, { facts, at }: CountSettings): Promise<AttentionFor | null> {
  const loaded = await loadCaseWith(db, id)
  if (loaded === null) return null
  const counts = attentionOf(loaded, facts, at)
  await sql`
    insert into case_attention (case_key, revision, counts) values (${loaded.key}, ${loaded.revision}, ${JSON.stringify(counts)})
    on conflict (case_key) do update set revision = excluded.revision, counts = excluded.counts
    where case_attention.revision <= excluded.revision`.execute(db)
  return counts
}

export type CountSettings = { readonly facts: FactDictionary; readonly at: Day }

/** Counts every case that has changed since it was counted. Gives how many. One after the other, so that others get their turn. */
export async function catchUpOnAttention(db: Database, settings: CountSettings): Promise<number> {
  const { rows } = await sql<{ key: number }>`
    select key from cases left join case_attention on case_key = key
    where case_attention.revision is distinct from cases.revision`.execute(db)
  const titles = await readTitles(
    db,
    rows.map(({ key }) => key),
  )
  for (const { id } of titles.values()) await countAttention(db, id, settings)
  return titles.size
}
