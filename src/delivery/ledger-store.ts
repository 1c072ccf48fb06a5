import { sql, type RawBuilder } from 'kysely'
import { isUuid } from '../kit/index.ts'
import { openSealed, sealedColumns, sealedJoins, sealMany, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import { answerDue, type ListedBody, type ReplyTime } from './body.ts'
import type { Annex } from './dossier.ts'
import { repliesTo } from './replies-store.ts'
import {
  dayOf,
  isShown,
  stateOf,
  type Brought,
  type Deadline,
  type Delivery,
  type DeliveryEvent,
  type EventKind,
  type PublicDelivery,
  type SubmissionDelivery,
} from './delivery.ts'

/** What is sealed of a delivery. */
export type DeliveryWords = {
  readonly bodyName: string
  readonly to: string
  readonly again?: string
  /** The body's rule on its day, from which the deadline follows. */
  readonly reply?: ReplyTime
  /** The name of the stored file that went. */
  readonly file: string
  /** Of a submission: the files of documents that went along, which are asked about once more when its turn comes. */
  readonly annexes?: readonly Annex[]
}

/** What the ledger keeps of a body as it is listed on the day something goes to it: its name, and its rule on answering. */
export const bodyInLedger = ({ name, reply }: ListedBody): Pick<DeliveryWords, 'bodyName' | 'reply'> => ({
  bodyName: name,
  ...(reply !== undefined && { reply }),
})

type Clear = Pick<Brought, 'id' | 'lang' | 'body' | 'channel' | 'hash' | 'messageId' | 'at' | 'by'>
type OfAppeal = Pick<Delivery, 'dossier' | 'appeal' | 'version'>
type OfSubmission = Pick<SubmissionDelivery, 'submission' | 'caseKey'>

/** All that was sent, or is to be sent, of an appeal; the newest first. */
export const deliveriesOf = (db: Database | Transaction, appeal: string): Promise<readonly Delivery[]> =>
  readDeliveries(db, sql`deliveries.appeal = ${appeal}`)

/**
 * What may be told to everybody of them: only what left, and what the team marked public; the oldest first. A deadline is told where it is
 * the body's own and somebody read the rule: of no body it is said that it let a time lapse which is a State's, or which nobody is sure of.
 */
export async function publicDeliveries(db: Database | Transaction, appeal: string): Promise<readonly PublicDelivery[]> {
  return (await deliveriesOf(db, appeal))
    .flatMap(({ id, version, body, channel, state, deadline, bodyName, day, isPublic }) =>
      isPublic && day !== null && bodyName !== null
        ? [{ id, version, body, channel, state, deadline: toldDeadline(deadline), bodyName, day }]
        : [],
    )
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

const toldDeadline = (deadline: Deadline | null): Deadline | null =>
  deadline?.of === 'body' && deadline.confirmed === 'text' ? deadline : null

/** The deliveries of several appeals; of all where none is named. The newest first. */
export const deliveriesOfAll = (db: Database | Transaction, appeals?: readonly string[]): Promise<readonly Delivery[]> =>
  readDeliveries(db, appeals === undefined ? sql`true` : sql`deliveries.appeal = any(${appeals}::text[])`)

/** One delivery; null where there is none. */
export async function findDelivery(db: Database | Transaction, id: string): Promise<Delivery | null> {
  if (!isUuid(id)) return null
  const [found] = await readDeliveries(db, sql`deliveries.id = ${id}::uuid`)
  return found ?? null
}

/** What was sent, or is to be sent, of the submissions of cases, by their keys; the newest first. */
export const submissionDeliveriesOf = (db: Database | Transaction, caseKeys: readonly number[]): Promise<readonly SubmissionDelivery[]> =>
  readSubmissionDeliveries(db, sql`deliveries.case_key = any(${caseKeys}::integer[])`)

/** One that is to be changed, whatever it brought: nobody else adds to what became of it until the transaction ends. */
export async function lockDelivery(tx: Transaction, id: string): Promise<Delivery | SubmissionDelivery | null> {
  if (!isUuid(id)) return null
  await sql`select from deliveries where id = ${id}::uuid for update`.execute(tx)
  const [ofSubmission] = await readSubmissionDeliveries(tx, sql`deliveries.id = ${id}::uuid`)
  return ofSubmission ?? findDelivery(tx, id)
}

/** By the Message-ID or the token of its envelope; null where none was sent so. */
export async function findByMark(db: Database | Transaction, marks: readonly string[]): Promise<Pick<Brought, 'id'> | null> {
  if (marks.length === 0) return null
  const { rows } = await sql<Pick<Brought, 'id'>>`
    select id from deliveries where message_id = any(${marks}::text[]) or token = any(${marks}::text[]) limit 1`.execute(db)
  return rows[0] ?? null
}

export type NewDelivery = Omit<Clear, 'at' | 'by'> &
  (OfAppeal | OfSubmission) & { readonly token: string | null; readonly words: DeliveryWords }

/** Writes a line of the ledger; what becomes of it follows as events. */
export async function addDelivery(
  tx: Transaction,
  delivery: NewDelivery,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const { id, lang, body, channel, hash, messageId, token, words } = delivery
  const [dossier, appeal, version] = 'dossier' in delivery ? [delivery.dossier, delivery.appeal, delivery.version] : [null, null, null]
  const [submission, caseKey] = 'submission' in delivery ? [delivery.submission, delivery.caseKey] : [null, null]
  const [record] = await sealMany(tx, [words])
  await sql`
    insert into deliveries (id, dossier, appeal, version, submission, case_key, lang, body, channel, hash, message_id, token, key, sealed, made_at, made_by)
    values (${id}, ${dossier}, ${appeal}, ${version}, ${submission}, ${caseKey}, ${lang}, ${body}, ${channel}, ${hash}, ${messageId}, ${token},
      ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
}

/** What is added; its number follows from those before. */
export type NewEvent = Omit<DeliveryEvent, 'number'>

/** Adds to what became of a delivery, whose row the caller has locked or just written. */
export async function addEvent(tx: Transaction, delivery: string, event: NewEvent): Promise<void> {
  const { kind, at, day = null, code = null, notBefore = null, by = null, note, proof, to } = event
  const words = {
    ...(note !== undefined && note !== '' && { note }),
    ...(proof !== undefined && { proof }),
    ...(to !== undefined && { to }),
  }
  const [record] = Object.keys(words).length === 0 ? [] : await sealMany(tx, [words])
  await sql`
    insert into delivery_events (delivery, appeal, case_key, number, kind, at, day, code, not_before, by, key, sealed)
    select id, appeal, case_key, (select coalesce(max(number), 0) + 1 from delivery_events where delivery = ${delivery}::uuid),
      ${kind}, ${at}::timestamptz, ${day}, ${code}, ${notBefore}::timestamptz, ${by}, ${record?.key ?? null}::uuid, ${record?.sealed ?? null}::bytea
    from deliveries where id = ${delivery}::uuid`.execute(tx)
}

async function readDeliveries(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Delivery[]> {
  const lines = await readLedger(db, sql`dossier is not null and ${which}`)
  return lines.map(({ line, of }) => ({ ...line, dossier: of.dossier!, appeal: of.appeal!, version: of.version! }))
}

async function readSubmissionDeliveries(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly SubmissionDelivery[]> {
  const lines = await readLedger(db, sql`submission is not null and ${which}`)
  return lines.map(({ line, of }) => ({ ...line, submission: of.submission!, caseKey: of.caseKey! }))
}

/** What a line is of; the database holds that it is the one or the other. */
type Of = { readonly [Name in keyof (OfAppeal & OfSubmission)]: (OfAppeal & OfSubmission)[Name] | null }

async function readLedger(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
): Promise<readonly { readonly line: Brought; readonly of: Of }[]> {
  const { rows } = await sql<Clear & Of & SealedRow>`
    select deliveries.id, dossier, appeal, version, submission, case_key as "caseKey", lang, body, channel, hash,
      message_id as "messageId", made_at as at, made_by as by, ${sealedColumns('deliveries')}
    from deliveries ${sealedJoins('deliveries')} where ${which} order by made_at desc, deliveries.id`.execute(db)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [events, replies] = [await eventsOf(db, ids), await repliesTo(db, ids)]
  return rows.map(({ key_id, record_key, sealed, erased_in, dossier, appeal, version, submission, caseKey, ...row }) => {
    const opened = openSealed({ key_id, record_key, sealed, erased_in })
    const words = opened.kind === 'open' ? (opened.value as DeliveryWords) : null
    const own = events.get(row.id) ?? []
    const day = dayOf(own)
    const { reply, again } = words ?? {}
    const line: Brought = {
      ...row,
      bodyName: words?.bodyName ?? null,
      to: own.findLast(({ to }) => to !== undefined)?.to ?? words?.to ?? null,
      ...(again !== undefined && { again }),
      events: own,
      state: stateOf(own),
      day,
      deadline: reply === undefined || day === null ? null : { ...reply, day: answerDue(day, reply) },
      replies: replies.get(row.id) ?? [],
      isPublic: isShown(own),
    }
    return { line, of: { dossier, appeal, version, submission, caseKey } }
  })
}

type EventRow = Omit<SealedRow, 'sealed'> & {
  readonly delivery: string
  readonly number: number
  readonly kind: EventKind
  readonly at: Date
  readonly day: string | null
  readonly code: string | null
  readonly not_before: Date | null
  readonly by: string | null
  readonly sealed: Buffer | null
}

async function eventsOf(db: Database | Transaction, deliveries: readonly string[]): Promise<ReadonlyMap<string, readonly DeliveryEvent[]>> {
  const { rows } = await sql<EventRow>`
    select delivery, number, kind, at, day, code, not_before, by, ${sealedColumns('delivery_events')}
    from delivery_events ${sealedJoins('delivery_events')} where delivery = any(${deliveries}::uuid[]) order by number`.execute(db)
  const all = new Map<string, DeliveryEvent[]>()
  for (const { delivery, number, kind, at, day, code, not_before, by, ...record } of rows) {
    const { sealed } = record
    const opened = sealed === null ? null : openSealed({ ...record, sealed })
    const words = opened?.kind === 'open' ? (opened.value as Pick<DeliveryEvent, 'note' | 'proof' | 'to'>) : {}
    const event: DeliveryEvent = {
      number,
      kind,
      at,
      ...(day !== null && { day }),
      ...(code !== null && { code }),
      ...(not_before !== null && { notBefore: not_before }),
      ...(by !== null && { by }),
      ...words,
    }
    all.set(delivery, [...(all.get(delivery) ?? []), event])
  }
  return all
}
