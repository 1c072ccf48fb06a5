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

/**
 * What stands beside it: the entry by its neutral id or its number, whom it concerned, and counts and codes. Ids of
 * sessions and one-time links, which say nothing to a reader, are left out.
 */
export function auditDetailInWords({
  action,
  list,
  entry,
  detail,
  ofName,
}: Pick<AuditRecord, 'action' | 'list' | 'entry' | 'detail' | 'ofName'>): string {
  const { of, from: _, one_act_in_cases: cases, ...rest } = detail
  const whom = of === undefined ? [] : [ofName ?? String(of)]
  const others = Object.entries(rest).map(([word, value]) => detailInWords(word, value))
  const once = cases === undefined ? [] : [`one act, recorded for each of ${String(cases)} cases`]
  return [...whom, ...entryInWords(action, list, entry), ...others, ...once].join(', ')
}

function entryInWords(action: string, list: string | null, entry: string | null): readonly string[] {
  if (list !== null) return [namedIn(list, entry)]
  return entry === null || hasNoName.test(action) ? [] : [entry]
}

/** Their entries are ids of sessions and one-time links. */
const hasNoName = /^(?:sign-in|sign-out|session|staff|invitation)(?:\.|$)/

/** An entry of a case: "claim C12"; where the list has no ids, by its number: the first call is "call number 1". */
function namedIn(list: string, entry: string | null): string {
  const [one, byNumber] = kindsOfEntries.get(list) ?? [list, false]
  if (entry === null || list === 'head') return one
  return `${one} ${byNumber && /^\d+$/.test(entry) ? `number ${Number(entry) + 1}` : entry}`
}

/** What an entry of each list is called, and whether it is named by its position, which counts from 0. */
const kindsOfEntries: ReadonlyMap<string, readonly [one: string, byNumber: boolean]> = new Map([
  ['head', ['title and summary', false]],
  ['subjects', ['subject', false]],
  ['sources', ['source', false]],
  ['documents', ['document', false]],
  ['claims', ['claim', false]],
  ['retractions', ['retraction', true]],
  ['tightenings', ['mark of a claim', true]],
  ['questions', ['question', false]],
  ['independence', ['declared independence', true]],
  ['rulings', ['ruling', true]],
  ['consents', ['consent', true]],
  ['appeals', ['appeal', false]],
  ['calls', ['call', true]],
  ['contacts', ['contact', true]],
  ['handovers', ['hand-over note', true]],
  ['identities', ['identity of a protected source', true]],
  ['procedures', ['confidential procedure', true]],
])

/** A fingerprint is told by its first signs, as people compare them; what else there is, by its word. */
const detailInWords = (word: string, value: AuditRecord['detail'][string]): string =>
  word === 'sessions'
    ? `${value} ${value === 1 ? 'session' : 'sessions'}`
    : `${word}: ${word === 'text' ? String(value).slice(0, 8) : value}`

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
