import { sql } from 'kysely'
import type { Assertion, Claim, FactValue } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import { appealSchema, type RawCase } from './case-schema.ts'
import { plainAssertion, type PlainEntry } from './plain-case.ts'
import { withDates } from './read-dates.ts'

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
  questions: ['id', 'question', 'claims', 'state', 'why'],
  independence: ['sources', 'why', 'by', 'on'],
  rulings: ['point', 'prefer', 'deprecate', 'standing', 'reason', 'by', 'on', 'seen'],
  consents: ['subject', 'given_by', 'relation', 'scope', 'on', 'until', 'withdrawn'],
  case_appeals: ['id', 'content'],
} as const
export type StoredList = keyof typeof columns
export const storedLists = Object.keys(columns) as StoredList[]

type StoredCase = Omit<RawCase, 'claims' | 'appeals'> & {
  readonly claims: readonly StoredClaim[]
  readonly retractions: readonly (NonNullable<StoredClaim['retracted']> & { readonly claim_id: string })[]
  readonly case_appeals: readonly { readonly content: unknown }[]
}
type StoredClaim = Omit<RawCase['claims'][number], 'asserts'> & { readonly asserts: readonly StoredAssertion[] }
type StoredAssertion = RawCase['claims'][number]['asserts'][number] & { readonly type: FactValue['type'] }

/** An assertion as it is stored: with its type, so that it can be read without the dictionary. */
export const storedAssertion = (assertion: Assertion): PlainEntry => ({
  ...plainAssertion(assertion),
  type: assertion.value.type,
})

// What is stored was read once by the reader of files; only its dates and values are parsed again.
function restored(stored: StoredCase): CaseDocument {
  const retractions = new Map(stored.retractions.map(({ claim_id, by, on, why }) => [claim_id, { by, on, why }]))
  const dated = <Entry extends object, Name extends keyof Entry & string>(entries: readonly Entry[], ...names: readonly Name[]) =>
    entries.map((entry) => withDates(present(entry), names))
  return {
    case: withDates(present(stored.case), ['opened', 'closed']),
    subjects: stored.subjects.map(present),
    sources: stored.sources.map(present),
    documents: dated(stored.documents, 'published', 'accessed'),
    claims: stored.claims.map((claim) => restoredClaim(present(claim), retractions.get(claim.id))),
    questions: stored.questions.map(present),
    independence: dated(stored.independence, 'on'),
    rulings: dated(stored.rulings, 'on'),
    consents: dated(stored.consents, 'on', 'until', 'withdrawn'),
    appeals: stored.case_appeals.map(({ content }) => restoredAppeal(content)),
  }
}

/** An appeal as it is stored, its dates parsed. */
export const restoredAppeal = (content: unknown): Appeal => withDates(appealSchema.parse(content), ['opened', 'act_until', 'closed'])

function restoredClaim(stored: StoredClaim, retracted: StoredClaim['retracted']): Claim {
  const { asserts, recorded, retracted: _, ...claim } = withDates(stored, ['said_on'])
  return {
    ...claim,
    asserts: asserts.map(({ type, value, ...assertion }) => ({ ...withDates(assertion, ['when']), value: valueOf(type, value) })),
    ...(retracted && { retracted: withDates(retracted, ['on']) }),
    ...(recorded && { recorded: withDates(recorded, ['on']) }),
  }
}

/** An entry without the columns that are null: absent in the file. */
function present<Entry extends object>(entry: Entry): Entry {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entry)) if (value !== null) kept[name] = value
  return kept as Entry
}

function valueOf(type: FactValue['type'], value: string | number | boolean): FactValue {
  switch (type) {
    case 'date':
      return { type, date: parseDate(String(value)) }
    case 'number':
      return { type, number: Number(value) }
    case 'bool':
      return { type, bool: value === true }
    case 'text':
    case 'enum':
    case 'place':
    case 'duration':
      return { type, text: String(value) }
    default:
      return type satisfies never
  }
}
