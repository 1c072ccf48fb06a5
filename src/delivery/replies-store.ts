import { sql, type RawBuilder } from 'kysely'
import { isUuid } from '../kit/index.ts'
import {
  baseOf,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { KeptReply, Reply, ReplyWords, SubmissionReply } from './reply.ts'

type Doing = { readonly by: string; readonly at: Date }

/** The answers to what was delivered of an appeal, by the day they came. */
export const repliesOf = async (db: Database | Transaction, appeal: string): Promise<readonly Reply[]> =>
  byDay((await readReplies(db, sql`appeal = ${appeal}`)).flatMap(ofAppeal))

/** The answers to the submissions of a case, by its key; by the day they came. */
export const submissionRepliesOf = async (db: Database | Transaction, caseKey: number): Promise<readonly SubmissionReply[]> =>
  byDay((await readReplies(db, sql`case_key = ${caseKey}`)).flatMap(ofCase))

/** The answers to each of these deliveries, as far as their words were not erased. */
export async function repliesTo(
  db: Database | Transaction,
  deliveries: readonly string[],
): Promise<ReadonlyMap<string, readonly ReplyWords[]>> {
  const all = new Map<string, ReplyWords[]>()
  for (const {
    reply: { delivery, words },
  } of await readReplies(db, sql`delivery = any(${deliveries}::uuid[])`))
    if (words !== null) all.set(delivery, [...(all.get(delivery) ?? []), words])
  return all
}

/** One answer to a delivery of an appeal; null where there is none. */
export const findReply = async (db: Database | Transaction, id: string): Promise<Reply | null> =>
  (await readReply(db, id)).flatMap(ofAppeal)[0] ?? null

/** One answer to a submission; null where there is none. */
export const findSubmissionReply = async (db: Database | Transaction, id: string): Promise<SubmissionReply | null> =>
  (await readReply(db, id)).flatMap(ofCase)[0] ?? null

const readReply = async (db: Database | Transaction, id: string): Promise<readonly ReadReply[]> =>
  isUuid(id) ? readReplies(db, sql`id = ${id}::uuid`) : []

/**
 * Who says what a document of a case says, where it is kept as the answer of a body: the source of that case; null of any other, and where
 * it is kept as the answer of several, so that nobody's words begin in the mouth of another.
 */
export async function speakerOfReply(db: Database | Transaction, of: Pick<ReplyWords, 'case' | 'document'>): Promise<string | null> {
  const digest = await digestOf(db, of)
  const found = await readReplies(
    db,
    sql`id in (select id from replies where document_digest = ${digest})`,
    // It may have been another document in an earlier revision.
    sql`newest.document_digest = ${digest}`,
  )
  const [speaker, ...others] = new Set(found.flatMap(({ reply: { words } }) => (words === null ? [] : [words.speaker])))
  return speaker === undefined || others.length > 0 ? null : speaker
}

export type WrittenReply =
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict'; readonly reply: KeptReply }
  /** The document is kept as an answer to the same delivery already. */
  | { readonly kind: 'twice' }

/**
 * Keeps an answer, or writes it anew, made from `base` (0 for the first). Refused where somebody else has written since, and where its
 * document answers the same delivery already. Its id is given: a UUID.
 */
export async function writeReply(
  tx: Transaction,
  reply: Pick<KeptReply, 'id' | 'delivery' | 'shown'> & ReplyOf & { readonly words: ReplyWords },
  base: number,
  { by, at }: Doing,
): Promise<WrittenReply> {
  const { id, delivery, shown, words } = reply
  const [appeal, caseKey] = 'appeal' in reply ? [reply.appeal, null] : [null, reply.caseKey]
  await sql`select pg_advisory_xact_lock(hashtextextended(${`replies to ${delivery}`}, 0))`.execute(tx)
  const standing = (await readReply(tx, id))[0]?.reply ?? null
  if (standing !== null && standing.base !== base) return { kind: 'conflict', reply: standing }
  if ((standing === null || standing.words === null || !isSameDocument(standing.words, words)) && (await isAnsweredBy(tx, delivery, words)))
    return { kind: 'twice' }
  const [record] = await sealMany(tx, [words])
  const digest = await digestOf(tx, words)
  await sql`
    insert into replies (id, revision, delivery, appeal, case_key, shown, key, sealed, document_digest, written_at, written_by)
    values (${id}, ${(standing?.revision ?? 0) + 1}, ${delivery}, ${appeal}, ${caseKey}, ${shown}, ${record!.key}, ${record!.sealed}, ${digest}, ${at}, ${by})`.execute(
    tx,
  )
  return { kind: 'written' }
}

/** Of what the delivery was that it answers: an appeal, or a submission of a case, by its key. */
export type ReplyOf = { readonly appeal: string } | { readonly caseKey: number }

type Printed = Pick<ReplyWords, 'case' | 'document'>

const isAnsweredBy = async (tx: Transaction, delivery: string, words: Printed): Promise<boolean> =>
  ((await repliesTo(tx, [delivery])).get(delivery) ?? []).some((other) => isSameDocument(other, words))

const isSameDocument = (one: Printed, other: Printed): boolean => one.case === other.case && one.document === other.document

const digestOf = async (db: Database | Transaction, { case: id, document }: Pick<ReplyWords, 'case' | 'document'>): Promise<Buffer> =>
  (await readDigests(db))('reply document', `${id}\0${document}`)

/** As it is read; the database holds that it is of the one or of the other. */
type ReadReply = { readonly reply: KeptReply; readonly appeal: string | null; readonly caseKey: number | null }

const ofAppeal = ({ reply, appeal }: ReadReply): readonly Reply[] => (appeal === null ? [] : [{ ...reply, appeal }])
const ofCase = ({ reply, caseKey }: ReadReply): readonly SubmissionReply[] => (caseKey === null ? [] : [{ ...reply, caseKey }])

const byDay = <Kept extends KeptReply>(replies: readonly Kept[]): readonly Kept[] =>
  replies.toSorted((one, other) => ((one.words?.received ?? '') < (other.words?.received ?? '') ? -1 : 1))

/** Takes of which answers rows are read, which must hold for every revision of one or for none; and what must hold for the newest one. */
async function readReplies(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
  newest: RawBuilder<unknown> = sql`true`,
): Promise<readonly ReadReply[]> {
  const { rows } = await sql<SealedRow & Omit<KeptReply, 'words' | 'base'> & Pick<ReadReply, 'appeal' | 'caseKey'>>`
    select newest.id, newest.delivery, newest.appeal, newest.case_key as "caseKey", newest.shown, newest.revision,
      newest.written_at as at, newest.written_by as by,
      ${sealedColumns('newest')}
    from (select distinct on (id) * from replies where ${which} order by id, revision desc) as newest ${sealedJoins('newest')}
    where ${newest} order by newest.written_at, newest.id`.execute(db)
  return rows.map(({ key_id, record_key, sealed, erased_in, appeal, caseKey, ...row }) => {
    const opened = openSealed({ key_id, record_key, sealed, erased_in })
    const words = opened.kind === 'open' ? (opened.value as ReplyWords) : null
    return { reply: { ...row, words, base: baseOf(row.revision, erased_in) }, appeal, caseKey }
  })
}
