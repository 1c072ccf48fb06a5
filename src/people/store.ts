import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import { inOrder, pairKey, type Decision, type Judgement, type PersonRef } from './judgement.ts'

/** The judgements on persons of a case that count now, by `pairKey`: the newest of each pair, unless it was withdrawn. */
export async function judgementsOfCase(db: Database | Transaction, caseKey: number): Promise<ReadonlyMap<string, Judgement>> {
  const { rows } = await sql<JudgementRow>`
    select distinct on (one_case, one_subject, other_case, other_subject) ${columns}
    from person_judgements ${sealedJoins('person_judgements')}
    where one_case = ${caseKey} or other_case = ${caseKey}
    order by one_case, one_subject, other_case, other_subject, person_judgements.id desc`.execute(db)
  const standing = rows.map(readRow).filter(({ decision }) => decision !== 'withdrawn')
  return new Map(standing.map((judgement) => [pairKey(judgement.one, judgement.other), judgement]))
}

/** All that was ever judged of two persons, newest first. */
export async function judgementsOnPair(db: Database | Transaction, a: PersonRef, b: PersonRef): Promise<readonly Judgement[]> {
  const [one, other] = inOrder(a, b)
  const { rows } = await sql<JudgementRow>`
    select ${columns} from person_judgements ${sealedJoins('person_judgements')}
    where one_case = ${one.caseKey} and one_subject = ${one.subject} and other_case = ${other.caseKey} and other_subject = ${other.subject}
    order by person_judgements.id desc`.execute(db)
  return rows.map(readRow)
}

/** Of these places among the subjects of a case, those of persons that somebody ever judged, also if it was withdrawn. */
export async function judgedAmong(db: Database | Transaction, caseKey: number, first: number, last: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from person_judgements
    where (one_case = ${caseKey} and one_subject between ${first} and ${last})
      or (other_case = ${caseKey} and other_subject between ${first} and ${last})`.execute(db)
  return rows[0]!.count
}

const columns = sql`person_judgements.id, one_case, one_subject, other_case, other_subject, verdict, judged_at, judged_by,
  ${sealedColumns('person_judgements')}`

type JudgementRow = SealedRow & {
  readonly id: number
  readonly one_case: number
  readonly one_subject: number
  readonly other_case: number
  readonly other_subject: number
  readonly verdict: Decision
  readonly judged_at: Date
  readonly judged_by: string
}

function readRow(row: JudgementRow): Judgement {
  const opened = openSealed(row)
  return {
    id: row.id,
    one: { caseKey: row.one_case, subject: row.one_subject },
    other: { caseKey: row.other_case, subject: row.other_subject },
    decision: row.verdict,
    reason: opened.kind === 'open' ? String(opened.value) : null,
    by: row.judged_by,
    at: row.judged_at,
  }
}
