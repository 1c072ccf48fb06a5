import { sql } from 'kysely'
import { mailState, type Transaction } from '../../platform/index.ts'
import { listVersions } from '../../publishing/index.ts'
import { mailboxDigests } from '../mailbox.ts'
import { openRecord } from '../record.ts'
import type { SignOns } from '../sign-ons.ts'
import { textFor, type Telling } from './telling.ts'
import { tellingMail } from './telling-mail.ts'
import { addTellingStep, lockTelling } from './telling-store.ts'
import { stillTold } from './still-told.ts'

/**
 * A message that is being told: the private keys for it, in the memory of this process alone, and how far it is. The keys by their
 * number in `campaign_keys`.
 */
export type TellingRun = {
  readonly keys: ReadonlyMap<number, Buffer>
  readonly perMinute: number
  /** How many may be told by now, and when that was reckoned. */
  budget: { readonly left: number; readonly at: number }
  /** The last sign-on that was looked at, and how many were. */
  last: number
  looked: number
  /** How many no key that was brought opens. */
  closed: number
  /** Since when no mail could be written, because the outbox takes none. */
  heldUpSince?: Date | undefined
}

/** The messages that are being told, by id. One for each process that serves. */
export type TellingRuns = Map<string, TellingRun>

/** How many sign-ons are looked at in one transaction. */
const sliceSize = 1000
/** Nothing more is written while so many mails wait: a message that is stopped stops soon, and who signs waits for no one. */
const mostWaiting = 200
/** A message that no mail could be written of for so long, in milliseconds, is halted: its keys are not kept in memory for nothing. */
const longestHeldUp = 60 * 60_000

/** Ends the runs that hold a key which is not to be used any more: its number in `campaign_keys`. They wait for another. */
export function forgetRunsWith(runs: TellingRuns, key: number): void {
  for (const [id, { keys }] of runs) if (keys.has(key)) forgetRun(runs, id)
}

/** Ends the run of a message and overwrites its keys. */
export function forgetRun(runs: TellingRuns, id: string): void {
  for (const key of runs.get(id)?.keys.values() ?? []) key.fill(0)
  runs.delete(id)
}

/**
 * Goes on with every message whose key is at hand, as far as its pace lets it. That somebody was told, and the mail to them, are
 * one transaction, so a process that is killed leaves nobody told twice; the outbox sends each mail once. Told is only whoever
 * counts now and agreed, by what stands in their record today. Gives for how many a mail was written.
 */
export async function tellNext(signOns: SignOns): Promise<number> {
  let all = 0
  for (const [id, run] of signOns.tellings) {
    const before = all
    for (let more = true; more;) {
      const done = await tellSlice(signOns, id, run)
      all += done.told
      // What was written since is counted once a second: a slice that tells somebody is followed by the next look.
      more = done.more && all === before
    }
  }
  return all
}

type Slice = { readonly told: number; readonly more: boolean }
const nothing: Slice = { told: 0, more: false }

async function tellSlice(signOns: SignOns, id: string, run: TellingRun): Promise<Slice> {
  const { db, mailing, clock } = signOns
  const at = clock()
  const earned = Math.max(0, ((at.getTime() - run.budget.at) / 60_000) * run.perMinute)
  run.budget = { left: Math.min(run.perMinute, run.budget.left + earned), at: at.getTime() }
  const most = Math.floor(run.budget.left)
  if (most < 1) return nothing
  if (!(await mailing.takes()) || (await mailState(db)).waiting >= mostWaiting) {
    run.heldUpSince ??= at
    if (at.getTime() - run.heldUpSince.getTime() >= longestHeldUp) await halt(signOns, id, run, at)
    return nothing
  }
  run.heldUpSince = undefined
  const slice = await db.transaction().execute(async (tx) => {
    const telling = await lockTelling(tx, id)
    if (telling === null || telling.steps.at(-1)?.kind !== 'started') return null
    if (!(await stillTold(tx, telling))) {
      await addTellingStep(tx, id, { kind: 'stopped', told: telling.told, closed: run.closed, at, by: null })
      return null
    }
    const found = await openNext(tx, telling, run, most)
    const told = await writeMails(signOns, tx, telling, found.agreed)
    const closed = run.closed + found.closed
    if (found.isLast) await end(tx, telling, { told: telling.told + told, closed, at })
    return { ...found, told, closed }
  })
  if (slice === null) {
    forgetRun(signOns.tellings, id)
    return nothing
  }
  run.last = slice.last
  run.looked += slice.looked
  run.closed = slice.closed
  run.budget = { ...run.budget, left: run.budget.left - slice.told }
  if (slice.isLast) forgetRun(signOns.tellings, id)
  return { told: slice.told, more: !slice.isLast }
}

/** Writes down that a message came to a halt by itself, and forgets its keys. */
async function halt({ db, tellings }: SignOns, id: string, { closed }: TellingRun, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const telling = await lockTelling(tx, id)
    if (telling?.steps.at(-1)?.kind === 'started')
      await addTellingStep(tx, id, { kind: 'stopped', told: telling.told, closed, at, by: null })
  })
  forgetRun(tellings, id)
}

type Agreed = { readonly signOn: number; readonly lang: string; readonly mail: string; readonly address: string }
type Found = {
  readonly agreed: readonly Agreed[]
  readonly last: number
  readonly looked: number
  readonly closed: number
  readonly isLast: boolean
}

type Row = {
  readonly id: number
  readonly key: number
  /** Nobody has its key any more. */
  readonly lost: boolean
  readonly lang: string
  readonly wrap: Buffer
  readonly content: Buffer
}

/** The next who count and agreed to mails, so many at the most; looks at no more sign-ons than it must. */
async function openNext(tx: Transaction, { campaign }: Telling, { keys, last }: TellingRun, most: number): Promise<Found> {
  const { rows } = await sql<Row>`
    select s.id, s.key, k.lost_at is not null or k.destroyed_at is not null as lost, e.lang, s.wrap, s.content
    from signons s join signon_editions e on e.id = s.edition join campaign_keys k on k.id = s.key
    where e.campaign = ${campaign} and s.id > ${last} and s.state = 'c' and s.wrap is not null and s.content is not null
    order by s.id limit ${sliceSize}`.execute(tx)
  const agreed: Agreed[] = []
  let [looked, closed] = [0, 0]
  for (const { id, key, lost, lang, wrap, content } of rows) {
    if (agreed.length === most) break
    looked += 1
    const privateKey = lost ? undefined : keys.get(key)
    const opened = privateKey && openRecord(privateKey, { wrap, content })
    if (opened === undefined) closed += lost ? 0 : 1
    else if (opened.written.outcomeMails) agreed.push({ signOn: id, lang, mail: opened.written.mail, address: opened.written.address })
  }
  return { agreed, last: rows[looked - 1]?.id ?? last, looked, closed, isLast: rows.length < sliceSize && looked === rows.length }
}

/** Notes who is told and writes their mails; leaves out who was told before, and whose mailbox wants none. Gives how many. */
async function writeMails(signOns: SignOns, tx: Transaction, telling: Telling, agreed: readonly Agreed[]): Promise<number> {
  if (agreed.length === 0) return 0
  const digestsOf = mailboxDigests(signOns.addressKey, telling.appeal)
  const each = agreed.map((one) => ({ ...one, digests: digestsOf(one.address, '').digests }))
  const unwanted = await mailboxesWithout(
    tx,
    each.flatMap(({ digests }) => digests),
  )
  const wanted = each.filter(({ digests }) => !digests.some((digest) => unwanted.has(digest.toString('hex'))))
  const { rows } = await sql<{ signon: number }>`
    insert into told_signons (telling, signon, mailbox)
    select ${telling.id}::uuid, * from unnest(
      ${wanted.map(({ signOn }) => signOn)}::bigint[], ${wanted.map(({ digests }) => digests[0])}::bytea[])
    on conflict do nothing returning signon`.execute(tx)
  const now = new Set(rows.map(({ signon }) => signon))
  const versions = await listVersions(tx, telling.appeal)
  const original = versions.find((one) => one.original)?.lang ?? 'en'
  // Where the newest version is not there in a language, the original says it first.
  const newest = versions[0]?.version
  const pages = new Set(
    versions.flatMap((one) => (one.original || one.version !== newest || one.takenDownAt !== undefined ? [] : [one.lang])),
  )
  const mails = wanted.flatMap(({ signOn, lang, mail: to }) => {
    const text = now.has(signOn) ? textFor(telling.texts ?? {}, lang, original) : null
    if (text === null) return []
    const page = `${signOns.origin}/appeals/${telling.appeal}${pages.has(text.lang) ? `/${text.lang}` : ''}`
    return [tellingMail({ ...text, to, signOn, telling: telling.id, page }, signOns)]
  })
  await signOns.mailing.enqueue(tx, mails)
  return mails.length
}

/** Of these marks of mailboxes those whose owner wants no such mail, as hexadecimal; both places of a mailbox say it for both. */
async function mailboxesWithout(tx: Transaction, digests: readonly Buffer[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: Buffer }>`
    select s.address from untold_signons u join signons s on s.id = u.signon where s.address = any(${digests}::bytea[])`.execute(tx)
  return new Set(rows.map(({ address }) => address.toString('hex')))
}

/** All were looked at: it has ended, and who was told is forgotten; or waits for the keys that were not brought. */
async function end(
  tx: Transaction,
  { id }: Telling,
  { told, closed, at }: { readonly told: number; readonly closed: number; readonly at: Date },
): Promise<void> {
  await addTellingStep(tx, id, { kind: closed === 0 ? 'ended' : 'stopped', told, closed, at, by: null })
  if (closed === 0) await sql`delete from told_signons where telling = ${id}::uuid`.execute(tx)
}
