import { sql } from 'kysely'
import { lockCase } from '../cases/index.ts'
import { sealMany, type Randomness, type Transaction } from '../platform/index.ts'
import { recordAudit } from '../staff/index.ts'
import { inOrder, type Decision, type Judgement, type PersonRef } from './judgement.ts'
import { judgementsOnPair } from './store.ts'

export type PersonsToJudge = {
  readonly persons: readonly [PersonRef, PersonRef]
  /** The ids of their cases. */
  readonly cases: readonly string[]
  readonly decision: Decision
  /** Why, in words; sealed. */
  readonly reason: string
  /** The newest judgement that whoever judges has seen: 0 where there was none. */
  readonly seen: number
  /** A staff member's id. */
  readonly by: string
  readonly at: Date
}

export type JudgeOutcome =
  | { readonly kind: 'judged'; readonly id: number }
  /** Somebody has judged meanwhile: nothing is written before that was seen. */
  | { readonly kind: 'changed'; readonly judgement: Judgement }
  /** Nothing stands that could be withdrawn. */
  | { readonly kind: 'nothing' }
  /** One of them is there no more: an import was undone meanwhile. */
  | { readonly kind: 'gone' }

/**
 * Records what somebody judges of two persons, with its audit entry in the cases of both. Earlier judgements stay as history.
 * Two who judge one pair at once wait for each other, and the second is told. The same person twice is a bug and throws.
 */
export async function judgePersons(tx: Transaction, judged: PersonsToJudge, random: Randomness): Promise<JudgeOutcome> {
  const { persons, cases, decision, reason, seen, by, at } = judged
  const [one, other] = inOrder(...persons)
  // In one order, so that nobody waits in a circle; undoing an import holds the same lock.
  for (const id of [...new Set(cases)].toSorted()) await lockCase(tx, id)
  if (!(await areThere(tx, [one, other]))) return { kind: 'gone' }
  const [newest] = await judgementsOnPair(tx, one, other)
  if (newest !== undefined && newest.id !== seen) return { kind: 'changed', judgement: newest }
  if (decision === 'withdrawn' && (newest === undefined || newest.decision === 'withdrawn')) return { kind: 'nothing' }
  const [record] = await sealMany(tx, [reason], random)
  const { rows } = await sql<{ id: number }>`
    insert into person_judgements (one_case, one_subject, other_case, other_subject, verdict, judged_at, judged_by, key, sealed)
    values (${one.caseKey}, ${one.subject}, ${other.caseKey}, ${other.subject}, ${decision}, ${at}, ${by}, ${record!.key}, ${record!.sealed})
    returning id`.execute(tx)
  const { id } = rows[0]!
  for (const caseKey of new Set([one.caseKey, other.caseKey]))
    await recordAudit(tx, { at, staff: by, action: 'person.judge', caseKey, detail: { judgement: id, decision } })
  return { kind: 'judged', id }
}

/** Whether both are still there. */
async function areThere(tx: Transaction, persons: readonly PersonRef[]): Promise<boolean> {
  const cases = persons.map(({ caseKey }) => caseKey)
  const { rows } = await sql<{ count: number }>`
    select count(distinct (case_key, position))::int as count from entries
    join unnest(${cases}::bigint[], ${persons.map(({ subject }) => subject)}::int[]) as wanted (key, subject)
      on case_key = wanted.key and position = wanted.subject
    where list = 'subjects'`.execute(tx)
  return rows[0]!.count === persons.length
}
