import { sql } from 'kysely'
import { codeInGroups, newCode } from './code.ts'
import { withRecord } from './beforehand.ts'
import { sealWith } from './boxes.ts'
import { groupCommit } from './group-commit.ts'
import { linkPaths } from './link-paths.ts'
import { confirmationMail } from './mail-words.ts'
import { codeKey, requestDigest, waitingId } from './secrets.ts'
import type { SignOnNeeds } from './sign-ons.ts'
import type { CampaignKey } from './waiting-store.ts'
import { madeIn, sealWaiting, waitsUntil, type WaitingSignOn } from './waiting.ts'

/** A form that was sent, once it can be kept. */
export type Ask = {
  readonly campaign: number
  readonly appeal: string
  /** What new sign-ons of the campaign are sealed to. */
  readonly key: CampaignKey
  /** By which the form is known; see `answerOf`. */
  readonly answer: Buffer
  /** The network address that it came from: counted in memory, and never kept. */
  readonly from: string
  /** As mailboxes are counted, in memory only. */
  readonly mailbox: string
  readonly waiting: WaitingSignOn
}

/** Keeps what was asked and writes the mails. */
export type AskQueue = (ask: Ask) => Promise<void>

export type AskNeeds = Required<Pick<SignOnNeeds, 'db' | 'mailing' | 'limits' | 'clock' | 'random' | 'origin'>>

/**
 * Starts the queue of what is asked: everything that waits when a transaction begins goes into it. Limits are counted here, off the path of
 * the request, whose answer is the same in every case: a network that asks often has its sign-ons held, and for one
 * that asks without end, or for a mailbox that was written to often, no mail is written.
 */
export const openAskQueue = (needs: AskNeeds): AskQueue => {
  const keep = groupCommit<Ask, undefined>(async (asks) => {
    await keepAll(needs, asks)
    return asks.map(() => undefined)
  }, 2000)
  return keep
}

async function keepAll({ db, mailing, limits, clock, random, origin }: AskNeeds, asks: readonly Ask[]): Promise<void> {
  const at = clock()
  const rows = asks.map((ask) => {
    const token = random(32)
    const code = newCode(random)
    return {
      ...ask,
      token,
      code,
      id: waitingId(token),
      request: requestDigest(ask.answer),
      sealed: sealWaiting(token, ask.waiting.kind === 'person' ? withRecord(ask.waiting, token, ask) : ask.waiting, random),
      by_code: sealWith(codeKey(ask.answer, code), token, random),
    }
  })
  await db.transaction().execute(async (tx) => {
    // In the order of an index, so that two processes do not wait for each other in a circle.
    const sorted = rows.toSorted((a, b) => Buffer.compare(a.request, b.request))
    const { rows: kept } = await sql<{ id: Buffer }>`
      insert into waiting_signons (id, request, campaign, made_at, expires_at, sealed, by_code)
      select id, request, campaign, ${madeIn(at)}, ${waitsUntil(at)}, sealed, by_code from unnest(
        ${sorted.map(({ id }) => id)}::bytea[], ${sorted.map(({ request }) => request)}::bytea[],
        ${sorted.map(({ campaign }) => campaign)}::smallint[], ${sorted.map(({ sealed }) => sealed)}::bytea[],
        ${sorted.map(({ by_code }) => by_code)}::bytea[]) as a(id, request, campaign, sealed, by_code)
      on conflict (request) do nothing returning id`.execute(tx)
    const asked = new Set(kept.map(({ id }) => id.toString('hex')))
    const fresh = rows.filter(({ id }) => asked.has(id.toString('hex')))
    const held = fresh.filter(({ from }) => limits.network(from) === 'over')
    if (held.length > 0) await sql`update waiting_signons set held = 'n' where id = any(${held.map(({ id }) => id)}::bytea[])`.execute(tx)
    const mails = fresh
      .filter(({ mailbox, from }) => limits.mail(mailbox, from) === 'within')
      .map((row) =>
        confirmationMail({
          to: row.waiting.mail,
          lang: row.waiting.lang,
          link: origin + linkPaths.waiting(row.token.toString('base64url')),
          code: codeInGroups(row.code),
          held: held.includes(row),
        }),
      )
    if (mails.length > 0) await mailing.enqueue(tx, mails)
  })
}
