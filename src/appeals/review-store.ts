import { sql } from 'kysely'
import {
  baseOf,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { ApprovalStep } from './approval.ts'
import type { RiskAnswers } from './risk-review.ts'

type Saving = { readonly by: string; readonly at: Date; readonly random?: Randomness }

/**
 * The answers to a risk review as they stand; `number` goes up with every save, 0 before the first, and `base` is what other
 * answers are made from.
 */
export type KeptReview = {
  readonly number: number
  readonly base: number
  readonly answers: RiskAnswers
  readonly by: string
  readonly at: Date | null
}

const unanswered: KeptReview = { number: 0, base: 0, answers: {}, by: '', at: null }

/** The risk review of an appeal. What was erased of it is answered by nobody. */
export const readReview = async (db: Database | Transaction, appeal: string): Promise<KeptReview> =>
  (await readReviews(db, [appeal]))(appeal)

/** The same of several appeals. */
export async function readReviews(db: Database | Transaction, appeals: readonly string[]): Promise<(appeal: string) => KeptReview> {
  const digests = await digestsOf(db, appeals)
  const { rows } = await sql<SealedRow & { id: string; number: number; answered_by: string; answered_at: Date }>`
    select encode(id_digest, 'hex') as id, number, answered_by, answered_at, ${sealedColumns('newest')}
    from (
      select distinct on (id_digest) * from risk_reviews where id_digest = any(${[...digests.values()]}::bytea[])
      order by id_digest, number desc
    ) as newest ${sealedJoins('newest')}`.execute(db)
  const found = new Map(
    rows.map((row): [string, KeptReview] => {
      const opened = openSealed(row)
      const answers = opened.kind === 'open' ? (opened.value as RiskAnswers) : {}
      return [row.id, { number: row.number, base: baseOf(row.number, row.erased_in), answers, by: row.answered_by, at: row.answered_at }]
    }),
  )
  return (appeal) => found.get(digests.get(appeal)?.toString('hex') ?? '') ?? unanswered
}

/** Keeps answers that were made from `base`. False where somebody else has saved since, or erased words: nothing is written. */
export async function keepReview(
  tx: Transaction,
  appeal: string,
  { answers, base, by, at, random }: Saving & { readonly answers: RiskAnswers; readonly base: number },
): Promise<boolean> {
  await lockReview(tx, appeal)
  const standing = await readReview(tx, appeal)
  if (standing.base !== base) return false
  const digest = (await readDigests(tx))('appeal', appeal)
  const [record] = await sealMany(tx, [answers], random)
  await sql`
    insert into risk_reviews (id_digest, number, key, sealed, answered_at, answered_by)
    values (${digest}, ${standing.number + 1}, ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
  return true
}

/** All steps of the approval of an appeal, the first first. What was erased of their words is left out. */
export const readApprovalSteps = async (db: Database | Transaction, appeal: string): Promise<readonly ApprovalStep[]> =>
  (await readStepsOf(db, [appeal]))(appeal)

/** The same of several appeals. */
export async function readStepsOf(
  db: Database | Transaction,
  appeals: readonly string[],
): Promise<(appeal: string) => readonly ApprovalStep[]> {
  const digests = await digestsOf(db, appeals)
  const { rows } = await sql<SealedRow & { id: string } & Pick<ApprovalStep, 'kind' | 'text' | 'by' | 'at'>>`
    select encode(id_digest, 'hex') as id, kind, text, by, at, ${sealedColumns('approval_steps')}
    from approval_steps ${sealedJoins('approval_steps')}
    where id_digest = any(${[...digests.values()]}::bytea[]) order by id_digest, number`.execute(db)
  const found = Map.groupBy(rows, ({ id }) => id)
  return (appeal) => (found.get(digests.get(appeal)?.toString('hex') ?? '') ?? []).map(stepIn)
}

/** The digests of the ids of the appeals of which the last that was said is one of these. */
export async function lastSaid(db: Database | Transaction, kinds: readonly ApprovalStep['kind'][]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select encode(id_digest, 'hex') as id
    from (
      select distinct on (id_digest) id_digest, kind from approval_steps where kind <> 'operator' order by id_digest, number desc
    ) as last
    where kind = any(${kinds}::text[])`.execute(db)
  return rows.map(({ id }) => id)
}

const digestsOf = async (db: Database | Transaction, appeals: readonly string[]): Promise<ReadonlyMap<string, Buffer>> => {
  const digests = await readDigests(db)
  return new Map(appeals.map((id) => [id, digests('appeal', id)]))
}

function stepIn(row: SealedRow & Pick<ApprovalStep, 'kind' | 'text' | 'by' | 'at'>): ApprovalStep {
  const opened = openSealed(row)
  const words =
    opened.kind === 'open' ? (opened.value as Pick<ApprovalStep, 'printed' | 'note' | 'remarks' | 'contested' | 'verdicts'>) : {}
  return { kind: row.kind, text: row.text, by: row.by, at: row.at, ...words }
}

/**
 * Adds a step. Take lockReview first and decide on what is read after it. `print` is what would be printed (anything JSON
 * can hold), to be kept beside it.
 */
export async function addApprovalStep(
  tx: Transaction,
  appeal: string,
  { kind, text, printed, by, at, note, remarks, contested, verdicts }: ApprovalStep,
  { print, random }: { readonly print?: unknown; readonly random?: Randomness } = {},
): Promise<void> {
  const digest = (await readDigests(tx))('appeal', appeal)
  const words = {
    ...(printed !== undefined && { printed }),
    ...(note !== undefined && { note }),
    ...(remarks !== undefined && { remarks }),
    ...(contested !== undefined && { contested }),
    ...(verdicts !== undefined && { verdicts }),
  }
  const [record, kept] = await sealMany(tx, print === undefined ? [words] : [words, print], random)
  await sql`
    insert into approval_steps (id_digest, number, kind, text, key, sealed, print_key, print_sealed, at, by)
    values (${digest}, (select coalesce(max(number), 0) + 1 from approval_steps where id_digest = ${digest}), ${kind}, ${text},
      ${record!.key}, ${record!.sealed}, ${kept?.key ?? null}, ${kept?.sealed ?? null}, ${at}, ${by})`.execute(tx)
}

/** What would have been printed when the approval of a text was last asked for; null where that was not kept, or erased. */
export async function readAskedPrint(db: Database | Transaction, appeal: string, text: string): Promise<unknown> {
  const digest = (await readDigests(db))('appeal', appeal)
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('asked', 'print_')}
    from (
      select * from approval_steps where id_digest = ${digest} and text = ${text} and print_key is not null order by number desc limit 1
    ) as asked ${sealedJoins('asked', 'print_')}`.execute(db)
  const opened = rows[0] && openSealed(rows[0])
  return opened?.kind === 'open' ? opened.value : null
}

/** Keeps all others from reviewing or approving an appeal, and erasures away, until the transaction ends. */
export async function lockReview(tx: Transaction, appeal: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${appeal}`}, 0))`.execute(tx)
}

/** Whether the team lets one person publish what nobody else approved. It does not until an administrator says so. */
export async function onePersonMayPublish(db: Database | Transaction): Promise<boolean> {
  const { rows } = await sql<{ one_person: boolean }>`
    select one_person from approval_settings order by number desc limit 1`.execute(db)
  return rows[0]?.one_person ?? false
}

export async function setOnePersonMayPublish(tx: Transaction, onePerson: boolean, { by, at }: Saving): Promise<void> {
  await sql`insert into approval_settings (one_person, set_at, set_by) values (${onePerson}, ${at}, ${by})`.execute(tx)
}
