import { sql } from 'kysely'
import { proceduresOf, readProcedures } from '../cases/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import {
  keepErasuresAway,
  openSealed,
  sealedColumns,
  sealedJoins,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { findEdition } from '../publishing/index.ts'
import { stillMayLeave } from './annexes.ts'
import { consentAgainst } from './consents-stand.ts'
import { supersededCode, type EventKind, type SubmissionDelivery } from './delivery.ts'
import { findDossier } from './dossier-store.ts'
import { addEvent, lockDelivery, type DeliveryWords, type NewEvent } from './ledger-store.ts'
import { isObjectedTo } from './directory-store.ts'
import { newerVersion } from './newer-version.ts'
import { mayGo } from './pace.ts'
import { readWithdrawals } from './withdraw-body.ts'

/** A letter that was taken to be handed over, and by nobody else. */
export type TakenLetter = {
  readonly delivery: string
  readonly to: string
  readonly token: string
  /** The name of the stored file with its bytes. */
  readonly file: string
  /** How often it was taken before. */
  readonly tries: number
  /** Since when it is to be sent: when it was queued, or somebody had it sent again. */
  readonly since: Date
}

/** Whether a submission, by its id, still stands as it was approved; else the code of why not, which the ledger keeps. */
export type SubmissionStands = (tx: Transaction, submission: string, now: Date) => Promise<'stands' | 'consent' | 'stands-no-more'>

/** The lines that say whether a letter is to be sent; that readers are told, or that a server is still trying, changes nothing in that. */
const telling = sql`kind not in ('shown', 'hidden', 'reported-delayed')`

/**
 * Takes the letter that is due for longest, in a transaction of its own: a process that is killed from here on leaves it taken, and nobody
 * sends it again by itself. Null where none is due, or the pace lets none go. What must not go out any more is given up instead: a body
 * that asked for no more mail or was withdrawn, a version that was taken down or that a confidential procedure keeps from readers, an annex that was closed, a
 * consent that was taken back since, words that were erased; and a submission that does not stand by now: delivery knows nothing of what it rests on, so whoever sends says so, and without that none leaves. A version in whose place
 * another one stands since somebody had it sent waits for a person.
 */
export const takeLetter = (
  db: Database,
  now: Date,
  stands: SubmissionStands = () => Promise.resolve('stands-no-more'),
): Promise<TakenLetter | null> =>
  db.transaction().execute(async (tx) => {
    await keepErasuresAway(tx)
    if (!(await mayGo(tx, now))) return null
    for (;;) {
      const { rows } = await sql<{ delivery: string }>`
        select delivery from waiting_letters
        where not_before is null or not_before <= ${now}
          -- What is due much later than is ever waited comes from a clock that was set back since.
          or not_before > ${now}::timestamptz + interval '2 hours'
        order by coalesce(not_before, since), delivery limit 1`.execute(tx)
      const id = rows[0]?.delivery
      if (id === undefined) return null
      const taken = await takeOne(tx, id, now, stands)
      if (taken !== null) return taken
    }
  })

async function takeOne(tx: Transaction, id: string, at: Date, stands: SubmissionStands): Promise<TakenLetter | null> {
  const delivery = await lockDelivery(tx, id)
  // Somebody stopped it while this waited for them; it waits no more.
  if (delivery !== null && delivery.state !== 'queued' && delivery.state !== 'deferred') return null
  const { rows } = await sql<SealedRow & { token: string }>`
    select token, ${sealedColumns('deliveries')} from deliveries ${sealedJoins('deliveries')} where deliveries.id = ${id}::uuid`.execute(tx)
  const opened = openSealed(rows[0]!)
  const words = opened.kind === 'open' ? (opened.value as DeliveryWords) : null
  const giveUp = async (code: string): Promise<null> => {
    await addEvent(tx, id, { kind: 'given-up', at, code })
    return null
  }
  if (delivery === null || words === null) return giveUp('erased')
  const annexes = 'submission' in delivery ? words.annexes : (await findDossier(tx, delivery.dossier))?.text?.annexes
  if (annexes === undefined || words.file === '') return giveUp('erased')
  const edition = 'submission' in delivery ? undefined : await findEdition(tx, delivery.appeal, delivery.version, delivery.lang)
  if (edition === null || edition?.takenDown !== undefined) return giveUp('taken-down')
  if (await isObjectedTo(tx, delivery.body, words.to)) return giveUp('objected')
  if ((await readWithdrawals(tx)).has(delivery.body)) return giveUp('withdrawn')
  if (!(await stillMayLeave(tx, annexes))) return giveUp('closed')
  const against = edition === undefined ? null : await consentAgainst(tx, edition.edition, dayOfInstant(at))
  if (against !== null) return giveUp(against === 'gone' ? 'stands-no-more' : 'consent')
  const standing = 'submission' in delivery ? await stands(tx, delivery.submission, at) : 'stands'
  if (standing !== 'stands') return giveUp(standing)
  const begun = delivery.events.findLast(({ kind }) => kind === 'queued' || kind === 'again')
  if ('submission' in delivery && begun !== undefined && (await coveredSince(tx, delivery, begun.at))) return giveUp('confidential')
  const newer = 'submission' in delivery ? null : await newerVersion(tx, delivery)
  if (newer !== null && begun !== undefined && newer.publishedAt > begun.at) {
    await addEvent(tx, id, { kind: 'uncertain', at, code: supersededCode })
    return null
  }
  await addEvent(tx, id, { kind: 'taken', at })
  return {
    delivery: id,
    to: words.to,
    token: rows[0]!.token,
    file: words.file,
    tries: delivery.events.filter(({ kind, at: when }) => kind === 'taken' && (begun === undefined || when >= begun.at)).length,
    since: begun?.at ?? delivery.at,
  }
}

/**
 * Whether a procedure that forbids publicity was recorded for the whole case since somebody had it sent, before another body than it goes to.
 * It may go all the same: then somebody who knows of that sends it again. What names a part that is covered does not stand any more.
 */
async function coveredSince(tx: Transaction, { caseKey, body }: SubmissionDelivery, since: Date): Promise<boolean> {
  return proceduresOf(await readProcedures(tx, caseKey)).some(
    ({ lifted, covers, meta, body: before }) => lifted === undefined && covers.whole && before !== body && meta.recorded_at >= since,
  )
}

/** Writes down what became of a letter that was taken. */
export const settleLetter = (db: Database, delivery: string, event: NewEvent): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await keepErasuresAway(tx)
    await lockDelivery(tx, delivery)
    await addEvent(tx, delivery, event)
  })

/**
 * What is taken while nobody sends was interrupted, perhaps after a server had it: it waits for a person, who decides. Gives how many there
 * were. To be called at start, by the owner of the installation.
 */
export const putAsideInterruptedLetters = (db: Database, at: Date): Promise<number> => putAside(db, ['taken'], { at, code: 'interrupted' })

/**
 * What waits in a backup may have been sent since it was made: it waits for a person, too. To be called once a backup was brought back, also
 * one of a version that knows no letters yet.
 */
export async function putAsideRestoredLetters(db: Database, at: Date): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.delivery_events') is not null as there`.execute(db)
  return rows[0]?.there === true ? putAside(db, ['queued', 'again', 'deferred', 'taken'], { at, code: 'restored' }) : 0
}

const putAside = (db: Database, kinds: readonly EventKind[], { at, code }: { readonly at: Date; readonly code: string }): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ delivery: string }>`
      select delivery from (
        select distinct on (delivery) delivery, kind from delivery_events where ${telling} order by delivery, number desc
      ) as newest where kind = any(${kinds}::text[])`.execute(tx)
    for (const { delivery } of rows) await addEvent(tx, delivery, { kind: 'uncertain', at, code })
    return rows.length
  })
