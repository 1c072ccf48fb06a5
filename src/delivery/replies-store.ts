import { sql, type RawBuilder } from 'kysely'
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
import type { Reply, ReplyWords } from './reply.ts'

type Doing = { readonly by: string; readonly at: Date }

/** The answers to what was delivered of an appeal, by the day they came. */
export const repliesOf = async (db: Database | Transaction, appeal: string): Promise<readonly Reply[]> =>
  (await readReplies(db, sql`appeal = ${appeal}`)).toSorted((one, other) =>
    (one.words?.received ?? '') < (other.words?.received ?? '') ? -1 : 1,
  )

/** The answers to each of these deliveries, as far as their words were not erased. */
export async function repliesTo(
  db: Database | Transaction,
  deliveries: readonly string[],
): Promise<ReadonlyMap<string, readonly ReplyWords[]>> {
  const all = new Map<string, ReplyWords[]>()
  for (const { delivery, words } of await readReplies(db, sql`delivery = any(${deliveries}::uuid[])`))
    if (words !== null) all.set(delivery, [...(all.get(delivery) ?? []), words])
  return all
}

/** One answer; null where there is none. */
export async function findReply(db: Database | Transaction, id: string): Promise<Reply | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const [found] = await readReplies(db, sql`id = ${id}::uuid`)
  return found ?? null
}

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
  const [speaker, ...others] = new Set(found.flatMap(({ words }) => (words === null ? [] : [words.speaker])))
  return speaker === undefined || others.length > 0 ? null : speaker
}

export type WrittenReply =
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict'; readonly reply: Reply }
  /** The document is kept as an answer to the same delivery already. */
  | { readonly kind: 'twice' }

/**
 * Keeps an answer, or writes it anew, made from `base` (0 for the first). Refused where somebody else has written since, and where its
 * document answers the same delivery already. Its id is given: a UUID.
 */
export async function writeReply(
  tx: Transaction,
  reply: Pick<Reply, 'id' | 'delivery' | 'appeal' | 'shown'> & { readonly words: ReplyWords },
  base: number,
  { by, at }: Doing,
): Promise<WrittenReply> {
  const { id, delivery, appeal, shown, words } = reply
  await sql`select pg_advisory_xact_lock(hashtextextended(${`replies to ${delivery}`}, 0))`.execute(tx)
  const standing = await findReply(tx, id)
  if (standing !== null && standing.base !== base) return { kind: 'conflict', reply: standing }
  if ((standing === null || standing.words === null || !isSameDocument(standing.words, words)) && (await isAnsweredBy(tx, delivery, words)))
    return { kind: 'twice' }
  const [record] = await sealMany(tx, [words])
  const digest = await digestOf(tx, words)
  await sql`
    insert into replies (id, revision, delivery, appeal, shown, key, sealed, document_digest, written_at, written_by)
    values (${id}, ${(standing?.revision ?? 0) + 1}, ${delivery}, ${appeal}, ${shown}, ${record!.key}, ${record!.sealed}, ${digest}, ${at}, ${by})`.execute(
    tx,
  )
  return { kind: 'written' }
}

type Printed = Pick<ReplyWords, 'case' | 'document'>

const isAnsweredBy = async (tx: Transaction, delivery: string, words: Printed): Promise<boolean> =>
  ((await repliesTo(tx, [delivery])).get(delivery) ?? []).some((other) => isSameDocument(other, words))

const isSameDocument = (one: Printed, other: Printed): boolean => one.case === other.case && one.document === other.document

const digestOf = async (db: Database | Transaction, { case: id, document }: Pick<ReplyWords, 'case' | 'document'>): Promise<Buffer> =>
  (await readDigests(db))('reply document', `${id}\0${document}`)

/** Takes of which answers rows are read, which must hold for every revision of one or for none; and what must hold for the newest one. */
async function readReplies(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
  newest: RawBuilder<unknown> = sql`true`,
): Promise<readonly Reply[]> {
  const { rows } = await sql<SealedRow & Pick<Reply, 'id' | 'delivery' | 'appeal' | 'shown' | 'revision' | 'at' | 'by'>>`
    select newest.id, newest.delivery, newest.appeal, newest.shown, newest.revision, newest.written_at as at, newest.written_by as by,
      ${sealedColumns('newest')}
    from (select distinct on (id) * from replies where ${which} order by id, revision desc) as newest ${sealedJoins('newest')}
    where ${newest} order by newest.written_at, newest.id`.execute(db)
  return rows.map(({ key_id, record_key, sealed, erased_in, ...row }) => {
    const opened = openSealed({ key_id, record_key, sealed, erased_in })
    return {
      ...row,
      words: opened.kind === 'open' ? (opened.value as ReplyWords) : null,
      base: baseOf(row.revision, erased_in),
    }
  })
}
