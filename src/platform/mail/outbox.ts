import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database, Transaction } from '../database.ts'
import { mailProblemInWords } from './delivery.ts'
import { requireSoundMail, sealMail, type Mail } from './mail.ts'

/**
 * Writes mails in the caller's transaction, in one statement: they are sent if and when it commits. Each is sealed under
 * the server's mail key, and bears the hour and no moment, which would tell who asked for it. Throws for a mail that must not be made (see isMailAddress); then nothing was written.
 */
export async function enqueueMail(tx: Transaction, key: Uint8Array, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return
  for (const mail of mails) requireSoundMail(mail)
  const kinds = mails.map(({ kind }) => kind)
  const sealed = mails.map((mail) => sealMail(key, mail))
  const lengths = sealed.map(({ length }) => length)
  // One value that is cut up there: the driver writes an array of bytes as a long text, which takes three times as long.
  await sql`
    insert into mail_outbox (kind, made_at, sealed)
    select kind, date_trunc('hour', now()), substr(${Buffer.concat(sealed)}::bytea, ("end" - length + 1)::int, length)
    from (select kind, length, sum(length) over (order by at) as "end"
      from unnest(${kinds}::text[], ${lengths}::int[]) with ordinality as mail (kind, length, at)) as mails
    order by "end"`.execute(tx)
}

export type MailState = {
  /** Mails that are to be sent, with those on their way just now. */
  readonly waiting: number
  /** Interrupted while they were sent: perhaps they arrived, so they are not sent again by themselves. Kept for a week. */
  readonly uncertain: number
  /** Given up in the last thirty days: refused for good by a mail server, or put off for three days. */
  readonly givenUp: number
  /** Since when the oldest of the waiting ones waits; null where none does. */
  readonly oldest: Date | null
  /** What went wrong the last time with one that waits, as a part of a sentence; null where nothing did. */
  readonly lastError: string | null
}

/** How the mail stands. One statement over the mails that are not sent yet. */
export async function mailState(db: Database | Transaction): Promise<MailState> {
  const { rows } = await sql<Omit<MailState, 'lastError'> & { readonly problem: string | null }>`
    select count(*) filter (where state <> 'uncertain') as waiting, count(*) filter (where state = 'uncertain') as uncertain,
      min(made_at) filter (where state <> 'uncertain') as oldest,
      (array_agg(problem order by taken_at desc) filter (where state = 'waiting' and problem is not null))[1] as problem,
      (select coalesce(sum(count), 0) from mail_given_up where day > current_date - 30)::int8 as "givenUp"
    from mail_outbox`.execute(db)
  const [{ problem, ...state }] = rows as [(typeof rows)[0]]
  return { ...state, lastError: problem === null ? null : mailProblemInWords(problem) }
}

export type Outbox = {
  /** Writes mails in the caller's transaction; see enqueueMail. */
  readonly enqueue: (tx: Transaction, mails: readonly Mail[]) => Promise<void>
  /** Whether more mail is taken: not where no mail server is set, nor while too many wait. Asks the database once a second at most. */
  readonly takes: () => Promise<boolean>
}

export type OutboxSettings = {
  /** The server's mail key, 32 bytes. */
  readonly key: Uint8Array
  /** Whether anybody sends what is written. */
  readonly isSent: boolean
  readonly clock: Clock
  /** How many may wait. */
  readonly most?: number
}

/** Opens the outbox for whoever writes mail. */
export function openOutbox(db: Database, { key, isSent, clock, most = 10_000 }: OutboxSettings): Outbox {
  let asked = { at: -Infinity, waiting: Promise.resolve(0) }
  return {
    enqueue: (tx, mails) => enqueueMail(tx, key, mails),
    async takes() {
      if (!isSent) return false
      const at = clock().getTime()
      if (Math.abs(at - asked.at) >= 1000) asked = { at, waiting: mailState(db).then(({ waiting }) => waiting) }
      return (await asked.waiting) < most
    },
  }
}
