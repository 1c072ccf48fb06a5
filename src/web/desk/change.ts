import { sql } from 'kysely'
import {
  keepErasuresAway,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type SealedRow,
  type Transaction,
} from '../../platform/index.ts'
import { noteChanges } from '../../publishing/index.ts'
import { discardDraft } from './drafts/index.ts'
import { frameFields, shownAt, textOf, type Given } from './forms/index.ts'
import type { Visit } from './visit.ts'

/** What a form led to: an address to go on to, or a page that says why not, after which nothing of it is kept. */
export type Changed =
  | { readonly kind: 'done'; readonly location: string }
  /** A page that has to ask the database is made after the transaction: within, it would hold one connection and wait for another. */
  | { readonly kind: 'refused'; readonly response: Response | (() => Response | Promise<Response>) }

/**
 * Does what a form asks for in one transaction: the change, its audit entry and its jobs, which `body` writes, and the end
 * of its draft; where it changes a case, what was published of that case is held against it. The same form sent again goes
 * where the first one went and changes nothing. What is refused is rolled back.
 */
export const change = (visit: Visit, given: Given, body: (tx: Transaction) => Promise<Changed>): Promise<Response> =>
  changeWithin(visit, given, (work) => visit.needs.db.transaction().execute((tx) => work(tx, body)))

/** What is done in a transaction of somebody else's, which hands over what is to be done there. */
type Work = (tx: Transaction, body: (tx: Transaction) => Promise<Changed>) => Promise<string>

/** The same in a transaction of the caller's, who takes everything back when the work throws. It may be tried twice. */
export async function changeWithin(visit: Visit, given: Given, begun: (work: Work) => Promise<string>): Promise<Response> {
  const { c, needs, staff, now } = visit
  const once = textOf(given, frameFields.once).slice(0, 64)
  const refusal: { response?: Extract<Changed, { kind: 'refused' }>['response'] } = {}
  const location = await begun(async (tx, body) => {
    const before = once === '' ? undefined : await begin(tx, staff.id, once, now)
    if (before !== undefined) return before
    // Not before the form is claimed: an erasure that was sent twice would wait for its double, and that for it.
    await keepErasuresAway(tx)
    await sql`delete from submissions where done_at < ${new Date(now.getTime() - 24 * 60 * 60 * 1000)}`.execute(tx)
    const changed = await body(tx)
    if (changed.kind === 'refused') {
      refusal.response = changed.response
      throw new RolledBack()
    }
    await noteChanges(tx, { facts: needs.facts, at: now })
    if (once !== '') await keepLocation(tx, visit, { once, location: changed.location })
    await discardDraft(tx, staff.id, shownAt(c, given))
    return changed.location
  }).catch((error: unknown) => {
    if (error instanceof RolledBack) return undefined
    throw error
  })
  if (location !== undefined) return c.redirect(location, 303)
  const { response } = refusal
  return typeof response === 'function' ? response() : response!
}

class RolledBack extends Error {}

/**
 * Claims the form for this transaction. Another one with the same form that is not over yet is waited for by the primary
 * key. Gives where an earlier one led.
 */
async function begin(tx: Transaction, staff: string, once: string, now: Date): Promise<string | undefined> {
  const { numAffectedRows = 0n } = await sql`
    insert into submissions (staff, once, done_at) values (${staff}, ${once}, ${now}) on conflict do nothing`.execute(tx)
  if (numAffectedRows > 0n) return undefined
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('submissions')} from submissions ${sealedJoins('submissions')}
    where staff = ${staff} and once = ${once} and submissions.sealed is not null`.execute(tx)
  const opened = rows[0] === undefined ? undefined : openSealed(rows[0])
  return opened?.kind === 'open' ? (opened.value as string) : undefined
}

/** Keeps where the form led, sealed: an address names a case. An erasure has removed the row meanwhile. */
async function keepLocation(
  tx: Transaction,
  { staff, now, needs }: Visit,
  { once, location }: { readonly once: string; readonly location: string },
): Promise<void> {
  const [record] = await sealMany(tx, [location], (size) => Buffer.from(needs.random(size)))
  await sql`
    insert into submissions (staff, once, key, sealed, done_at) values (${staff.id}, ${once}, ${record!.key}, ${record!.sealed}, ${now})
    on conflict (staff, once) do update set key = excluded.key, sealed = excluded.sealed`.execute(tx)
}
