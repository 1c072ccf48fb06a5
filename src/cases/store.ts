import { sql } from 'kysely'
import type { Sensitivity } from '../claims/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { PlainEntry } from './plain-case.ts'
import { restored, type StoredCase } from './stored-case.ts'

/** A case in a list. Dates as they were written. */
export type CaseSummary = {
  readonly id: string
  readonly title: string
  readonly country: string
  readonly opened: string
  readonly closed?: string
  readonly claims: number
}

/** All cases, in the order in which they were first imported. */
export async function listCases(db: Database): Promise<readonly CaseSummary[]> {
  const { rows } = await sql<CaseSummary & { closed: string | null }>`
    select id, title, country, opened, closed, (select count(*) from claims where case_id = cases.id) as claims
    from cases order by imported_at, id`.execute(db)
  return rows.map(({ closed, ...row }) => (closed === null ? row : { ...row, closed }))
}

/** A case as it is kept, in the order of its file; null when there is none. One statement, so one moment. */
export async function loadCase(db: Database | Transaction, id: string): Promise<CaseDocument | null> {
  const lists = Object.entries(columns).map(
    ([table, names]) => sql`
      ${sql.lit(table)}, (select coalesce(json_agg(entry.content order by entry.position), '[]') from (
        select position, (select row_to_json(fields) from (select ${sql.join(names.map((name) => sql.ref(name)))}) as fields) as content
        from ${sql.table(table)} where case_id = ${id}) as entry)`,
  )
  const { rows } = await sql<{ content: StoredCase | null }>`
    select (select json_build_object(
      'case', (select row_to_json(head) from (select id, title, country, summary, opened, closed, outcome) as head),
      'retractions', (select coalesce(json_agg(row_to_json(retractions)), '[]') from retractions where case_id = ${id}),
      'tightenings', (select coalesce(json_agg(row_to_json(tightenings)), '[]') from tightenings where case_id = ${id}),
      ${sql.join(lists)}) from cases where id = ${id}) as content`.execute(db)
  const content = rows[0]?.content ?? null
  return content === null ? null : restored(content)
}

/** Writes entries behind those that are there already. One statement, however many they are. */
export async function addEntries(tx: Transaction, id: string, table: StoredList, entries: readonly PlainEntry[]): Promise<void> {
  if (entries.length === 0) return
  const names = columns[table]
  const rows = JSON.stringify(entries.map((entry, position) => ({ ...entry, position })))
  await sql`
    insert into ${sql.table(table)} (case_id, position, ${sql.join(names.map((name) => sql.ref(name)))})
    select ${id}, entry.position + (select coalesce(max(position) + 1, 0) from ${sql.table(table)} where case_id = ${id}),
      ${sql.join(names.map((name) => sql.ref(`entry.${name}`)))}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb) as entry`.execute(tx)
}

/** Keeps that claims were taken back. */
export async function addRetractions(tx: Transaction, id: string, claims: readonly PlainEntry[]): Promise<void> {
  if (claims.length === 0) return
  const rows = JSON.stringify(claims.map((claim) => ({ claim_id: claim['id'], ...(claim['retracted'] as PlainEntry) })))
  await sql`
    insert into retractions (case_id, claim_id, by, "on", why)
    select ${id}, claim_id, by, "on", why from jsonb_populate_recordset(null::retractions, ${rows}::jsonb)`.execute(tx)
}

/** Keeps that claims got their first mark, or became less open than they were. */
export async function addTightenings(tx: Transaction, id: string, claims: ReadonlyMap<string, Sensitivity>, now: Date): Promise<void> {
  if (claims.size === 0) return
  const rows = JSON.stringify([...claims].map(([claim_id, sensitivity]) => ({ claim_id, sensitivity })))
  await sql`
    insert into tightenings (case_id, claim_id, sensitivity, tightened_at)
    select ${id}, claim_id, sensitivity, ${now} from jsonb_populate_recordset(null::tightenings, ${rows}::jsonb)`.execute(tx)
}

/** The lists of a case with their columns; those come first to which others refer. */
const columns = {
  subjects: ['id', 'kind', 'role', 'names'],
  sources: ['id', 'name', 'kind', 'country', 'lang', 'relays'],
  documents: ['id', 'title', 'by', 'published', 'url', 'lang', 'accessed'],
  claims: [
    'id',
    'about',
    'said_by',
    'printed_in',
    'statement',
    'said_on',
    'asserts',
    'denies',
    'sensitivity',
    'suggested_standing',
    'supersedes',
    'recorded',
  ],
  questions: ['id', 'question', 'claims', 'state', 'why', 'on', 'explained_on'],
  independence: ['sources', 'why', 'by', 'on'],
  rulings: ['point', 'prefer', 'deprecate', 'standing', 'reason', 'by', 'on', 'seen'],
  consents: ['subject', 'given_by', 'relation', 'scope', 'on', 'until', 'withdrawn'],
  case_appeals: ['id', 'content'],
} as const
export type StoredList = keyof typeof columns
export const storedLists = Object.keys(columns) as StoredList[]
