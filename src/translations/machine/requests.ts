import { sql } from 'kysely'
import {
  enqueueJobs,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../../platform/index.ts'
import type { Segment } from '../segment.ts'
import type { Writing } from '../store.ts'
import { serverInWords, type TranslationServer } from './server.ts'

export const draftQueue = 'machine-drafts'

/** What somebody let go to a server: exactly these sentences. Sealed, so that an erasure reaches it. */
export type SentToServer = {
  readonly appeal: string
  readonly sourceLang: string
  readonly lang: string
  /** The server as the form named it. */
  readonly server: string
  readonly sentences: readonly Pick<Segment, 'key' | 'kind' | 'text' | 'cites' | 'place'>[]
}

/** How far a request is. */
export type DraftRequest = {
  readonly total: number
  readonly done: number
  readonly over: boolean
  /** Why it ended before it was done; null where it did not. */
  readonly failure: DraftFailure | null
  readonly by: string
  readonly at: Date
}

const draftFailures = ['not-reached', 'refused', 'no-draft', 'not-configured', 'stopped'] as const
export type DraftFailure = (typeof draftFailures)[number]

/**
 * Keeps that somebody lets these sentences of an appeal go to the server, and asks for their drafts once the transaction
 * commits. What may be sent at all is for the caller to say.
 */
export async function askForDrafts(
  tx: Transaction,
  { id, ...what }: Omit<SentToServer, 'server'> & { readonly id: string },
  server: TranslationServer,
  { by, at, random }: Writing,
): Promise<void> {
  await keepErasuresAway(tx)
  const digest = (await readDigests(tx))('appeal', what.appeal)
  const sent: SentToServer = { ...what, server: serverInWords(server) }
  const [record] = await sealMany(tx, [sent], random)
  await sql`
    insert into machine_draft_requests (id, id_digest, lang, key, sealed, asked_at, asked_by, total)
    values (${id}, ${digest}, ${what.lang}, ${record!.key}, ${record!.sealed}, ${at}, ${by}, ${what.sentences.length})`.execute(tx)
  await enqueueJobs(tx, draftQueue, [{ id }])
}

/** The last request for drafts of a translation; null where there was none. */
export async function lastDraftRequest(db: Database | Transaction, appeal: string, lang: string): Promise<DraftRequest | null> {
  const digest = (await readDigests(db))('appeal', appeal)
  const { rows } = await sql<RequestRow>`
    select total, done, ended_at, failure, asked_by, asked_at from machine_draft_requests
    where id_digest = ${digest} and lang = ${lang} order by asked_at desc, id limit 1`.execute(db)
  return rows[0] === undefined ? null : requestIn(rows[0])
}

/** A request that is not over, with what is to be sent: null where it is over, unknown or erased. */
export async function openRequest(
  db: Database,
  id: string,
): Promise<{ readonly sent: SentToServer; readonly done: number; readonly by: string } | null> {
  const { rows } = await sql<SealedRow & RequestRow>`
    select total, done, ended_at, failure, asked_by, asked_at, ${sealedColumns('machine_draft_requests')}
    from machine_draft_requests ${sealedJoins('machine_draft_requests')} where machine_draft_requests.id = ${id}`.execute(db)
  const [row] = rows
  const opened = row === undefined ? undefined : openSealed(row)
  // With a gap in it, a sentence is not the one that somebody let go.
  if (row === undefined || row.ended_at !== null || opened?.kind !== 'open' || row.erased_in !== null) return null
  return { sent: opened.value as SentToServer, done: row.done, by: row.asked_by }
}

/** Notes how many sentences are done. */
export async function noteDrafted(tx: Transaction, id: string, done: number): Promise<void> {
  await sql`update machine_draft_requests set done = ${done} where id = ${id} and done < ${done}`.execute(tx)
}

/** Ends a request, done or with what went wrong. */
export async function endRequest(db: Database, id: string, at: Date, failure: DraftFailure | null): Promise<void> {
  await sql`update machine_draft_requests set ended_at = ${at}, failure = ${failure} where id = ${id} and ended_at is null`.execute(db)
}

type RequestRow = {
  readonly total: number
  readonly done: number
  readonly ended_at: Date | null
  readonly failure: string | null
  readonly asked_by: string
  readonly asked_at: Date
}

const requestIn = ({ total, done, ended_at, failure, asked_by, asked_at }: RequestRow): DraftRequest => ({
  total,
  done,
  over: ended_at !== null,
  failure: draftFailures.find((known) => known === failure) ?? null,
  by: asked_by,
  at: asked_at,
})
