import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { PersonRef } from './judgement.ts'

/** The pairs of persons of these cases, or of all, of whom somebody judged last that they are one. */
export async function samePersons(
  db: Database | Transaction,
  caseKeys?: readonly number[],
): Promise<readonly (readonly [PersonRef, PersonRef])[]> {
  const among =
    caseKeys === undefined ? sql`true` : sql`one_case = any(${[...caseKeys]}::bigint[]) and other_case = any(${[...caseKeys]}::bigint[])`
  const { rows } = await sql<Pair>`
    select "oneCase", "oneSubject", "otherCase", "otherSubject" from (
      select distinct on (one_case, one_subject, other_case, other_subject) one_case as "oneCase", one_subject as "oneSubject",
        other_case as "otherCase", other_subject as "otherSubject", verdict
      from person_judgements where ${among}
      order by one_case, one_subject, other_case, other_subject, id desc
    ) as newest where verdict = 'same'`.execute(db)
  return rows.map(({ oneCase, oneSubject, otherCase, otherSubject }) => [
    { caseKey: oneCase, subject: oneSubject },
    { caseKey: otherCase, subject: otherSubject },
  ])
}

type Pair = { readonly oneCase: number; readonly oneSubject: number; readonly otherCase: number; readonly otherSubject: number }
