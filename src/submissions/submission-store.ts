import { sql, type RawBuilder } from 'kysely'
import type { DossierFile } from '../delivery/index.ts'
import { isUuid } from '../kit/index.ts'
import {
  baseOf,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { FrozenSubmission, Submission, SubmissionText } from './submission.ts'

type Doing = { readonly by: string; readonly at: Date }
type NewSubmission = Pick<Submission, 'id' | 'caseKey' | 'form' | 'body' | 'lang'> & { readonly text: SubmissionText }

/** Keeps a submission that is begun, with its first text. Its id is given by the caller: a UUID. */
export async function addSubmission(tx: Transaction, { id, caseKey, form, body, lang, text }: NewSubmission, doing: Doing): Promise<void> {
  await sql`
    insert into case_submissions (id, case_key, form, body, lang, made_at, made_by)
    values (${id}, ${caseKey}, ${form}, ${body}, ${lang}, ${doing.at}, ${doing.by})`.execute(tx)
  await addText(tx, id, text, doing)
}

export type ChangeSubmissionOutcome =
  | { readonly kind: 'changed' }
  /** Somebody else wrote, or words were erased, since `base`. */
  | { readonly kind: 'conflict'; readonly submission: Submission }
  | { readonly kind: 'frozen' }

/** Writes the text of a submission anew, made from `base`; refused once it is frozen. */
export async function changeSubmission(
  tx: Transaction,
  id: string,
  { text, base }: { readonly text: SubmissionText; readonly base: number },
  doing: Doing,
): Promise<ChangeSubmissionOutcome> {
  const standing = await lockSubmission(tx, id)
  if (standing === null) throw new Error('A submission that is changed is not there')
  if (standing.frozen !== null) return { kind: 'frozen' }
  if (standing.base !== base) return { kind: 'conflict', submission: standing }
  await addText(tx, id, text, doing)
  return { kind: 'changed' }
}

/** The submissions of cases, by their keys, the newest first. */
export const submissionsOf = (db: Database | Transaction, caseKeys: readonly number[]): Promise<readonly Submission[]> =>
  readSubmissions(db, sql`case_submissions.case_key = any(${caseKeys}::integer[])`)

/** One submission; null where there is none. */
export async function findSubmission(db: Database | Transaction, id: string): Promise<Submission | null> {
  if (!isUuid(id)) return null
  const [found] = await readSubmissions(db, sql`case_submissions.id = ${id}::uuid`)
  return found ?? null
}

/** The same, which nobody else changes, freezes or sends until the transaction ends. */
export async function lockSubmission(tx: Transaction, id: string): Promise<Submission | null> {
  if (!isUuid(id)) return null
  await sql`select from case_submissions where id = ${id}::uuid for update`.execute(tx)
  return findSubmission(tx, id)
}

/** The texts of a submission, the newest first: who wrote each, and when; null where its words were erased. */
export async function textsOf(
  db: Database | Transaction,
  id: string,
): Promise<readonly { readonly revision: number; readonly by: string; readonly at: Date; readonly text: SubmissionText | null }[]> {
  const { rows } = await sql<SealedRow & { readonly revision: number; readonly by: string; readonly at: Date }>`
    select revision, written_by as by, written_at as at, ${sealedColumns('case_submission_texts')}
    from case_submission_texts ${sealedJoins('case_submission_texts')} where submission = ${id}::uuid order by revision desc`.execute(db)
  return rows.map(({ revision, by, at, ...record }) => ({ revision, by, at, text: textOf(record) }))
}

/** Keeps that a text was approved, with the files that were made of it and the mail address to which. The caller has locked the submission. */
export async function addFreezing(
  tx: Transaction,
  id: string,
  frozen: Pick<FrozenSubmission, 'revision' | 'approved' | 'hash' | 'email'> & { readonly files: readonly DossierFile[] },
  { by, at }: Doing,
): Promise<void> {
  const { revision, approved, hash, files, email } = frozen
  const [record] = await sealMany(tx, [{ file: hash, files, email } satisfies FrozenWords])
  await sql`
    insert into case_submission_freezings (submission, case_key, revision, approved, hash, key, sealed, approved_at, approved_by)
    select id, case_key, ${revision}::int, ${approved}, ${hash}, ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from case_submissions where id = ${id}::uuid`.execute(tx)
}

/** What is sealed of a freezing. */
export type FrozenWords = { readonly file: string; readonly files: readonly DossierFile[]; readonly email: string | null }

async function addText(tx: Transaction, id: string, text: SubmissionText, { by, at }: Doing): Promise<void> {
  const [record] = await sealMany(tx, [text])
  await sql`
    insert into case_submission_texts (submission, case_key, revision, key, sealed, written_at, written_by)
    select id, case_key, (select coalesce(max(revision), 0) + 1 from case_submission_texts where submission = ${id}::uuid),
      ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from case_submissions where id = ${id}::uuid`.execute(tx)
}

type Row = SealedRow &
  Pick<Submission, 'id' | 'caseKey' | 'form' | 'body' | 'lang' | 'madeAt' | 'madeBy' | 'revision' | 'writtenBy' | 'writtenAt'>

async function readSubmissions(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Submission[]> {
  const { rows } = await sql<Row>`
    select case_submissions.id, case_submissions.case_key as "caseKey", form, body, lang, made_at as "madeAt", made_by as "madeBy",
      newest.revision, newest.written_by as "writtenBy", newest.written_at as "writtenAt", ${sealedColumns('newest')}
    from case_submissions join lateral (
      select * from case_submission_texts where submission = case_submissions.id order by revision desc limit 1
    ) as newest on true ${sealedJoins('newest')}
    where ${which} order by made_at desc, case_submissions.id`.execute(db)
  const frozen = await freezingsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ key_id, record_key, sealed, erased_in, ...row }) => ({
    ...row,
    text: textOf({ key_id, record_key, sealed, erased_in }),
    base: baseOf(row.revision, erased_in),
    frozen: frozen.get(row.id) ?? null,
  }))
}

async function freezingsOf(db: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, FrozenSubmission>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SealedRow & Omit<FrozenSubmission, 'files' | 'email'> & { readonly submission: string }>`
    select submission, revision, approved, hash, approved_at as at, approved_by as by, ${sealedColumns('case_submission_freezings')}
    from case_submission_freezings ${sealedJoins('case_submission_freezings')} where submission = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ submission, revision, approved, hash, at, by, ...record }) => {
      const opened = openSealed(record)
      const words = opened.kind === 'open' ? (opened.value as FrozenWords | null) : null
      return [submission, { revision, approved, hash, at, by, files: words?.files ?? null, email: words?.email ?? null }]
    }),
  )
}

function textOf(record: SealedRow): SubmissionText | null {
  const opened = openSealed(record)
  return opened.kind === 'open' ? (opened.value as SubmissionText) : null
}
