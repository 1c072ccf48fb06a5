import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { keepErasuresAway, type Database, type Transaction } from '../platform/index.ts'
import type { Brought, EventKind } from './delivery.ts'
import { addEvent, findByMark, lockDelivery } from './ledger-store.ts'
import { readReport, type Report, type ReportedRecipient } from './read-report.ts'

export type TakenReport =
  /** It says what became of a mail that was sent. */
  | { readonly kind: 'report'; readonly delivery: string; readonly event: EventKind }
  /** It is about a mail that was not sent from here, or says nothing of whom it was sent to. */
  | { readonly kind: 'unknown' }
  /** It is no report. */
  | { readonly kind: 'none' }
  /** It was taken before; `isOurs` where it says what became of a mail that was sent. */
  | { readonly kind: 'before'; readonly isOurs: boolean }

/**
 * Takes a mail that came back. Where it is a report on a letter of the ledger that was handed over, by the letter's own mark and about
 * its own recipient, that becomes a line of the ledger; everything else changes nothing. The same bytes count once, whoever takes them.
 */
export async function takeReport(db: Database, bytes: Uint8Array, at: Date): Promise<TakenReport> {
  const report = await readReport(bytes)
  const digest = createHash('sha256').update(bytes).digest()
  return db.transaction().execute(async (tx) => {
    await keepErasuresAway(tx)
    const taken: TakenReport = report === null ? { kind: 'none' } : await matched(tx, report)
    const { numAffectedRows = 0n } = await sql`
      insert into delivery_reports (digest, delivery, kind, read_at)
      values (${digest}, ${taken.kind === 'report' ? taken.delivery : null}, ${taken.kind}, ${at}) on conflict do nothing`.execute(tx)
    if (numAffectedRows === 0n) return { kind: 'before', isOurs: taken.kind === 'report' }
    if (taken.kind === 'report') {
      const code = report?.recipients.find((recipient) => eventOf(recipient) === taken.event)?.status
      await addEvent(tx, taken.delivery, { kind: taken.event, at, ...(code !== undefined && { code }) })
    }
    return taken
  })
}

/** Whether it was for nobody but Amparo, so that no person has to read it. */
export const isOwnReport = (taken: TakenReport): boolean => taken.kind === 'report' || (taken.kind === 'before' && taken.isOurs)

async function matched(tx: Transaction, report: Report): Promise<TakenReport> {
  const found = await findByMark(tx, report.marks)
  const delivery = found && (await lockDelivery(tx, found.id))
  if (delivery === null || !delivery.events.some(({ kind }) => kind === 'taken')) return { kind: 'unknown' }
  const recipient = aboutUs(report.recipients, delivery)
  return recipient === undefined ? { kind: 'unknown' } : { kind: 'report', delivery: delivery.id, event: eventOf(recipient) }
}

/**
 * What is said of the address that the letter went to. Where it was passed on, whom it names in its place, if that is one: of somebody else
 * it is believed that it did not arrive, about which a person decides, and never that it did.
 */
function aboutUs(recipients: readonly ReportedRecipient[], { to }: Pick<Brought, 'to'>): ReportedRecipient | undefined {
  const own = recipients.find(({ addresses }) => to !== null && addresses.includes(to.toLowerCase()))
  const [other, ...more] = recipients
  return own ?? (more.length === 0 && (other?.action === 'failed' || other?.action === 'delayed') ? other : undefined)
}

const eventOf = ({ action }: ReportedRecipient): EventKind => `reported-${action === 'expanded' ? 'relayed' : action}`
