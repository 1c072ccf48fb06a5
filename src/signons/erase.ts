import { sql } from 'kysely'
import { enqueueJobs, type Database, type Transaction } from '../platform/index.ts'
import { eraseOrganisations } from './confirm-organisation.ts'
import { forgetting } from './forgetting.ts'
import { lockOwn } from './open-own.ts'
import type { ChangeOutcome, OwnLink } from './outcomes.ts'
import type { SignOns } from './sign-ons.ts'
import { withdrawRow } from './withdraw.ts'

/**
 * Erases who signed: what was written, the hash of the mailbox, the name that was shown and every link. What is left is a
 * number that nobody can put to a person. With `withdraw` it no longer counts; without, the count keeps it, and it is published how many
 * such there are, since their mailboxes may sign again. What is held and does not count yet is taken back in any case.
 */
export const erase = (
  { committer }: Pick<SignOns, 'committer'>,
  link: OwnLink,
  how: { readonly withdraw: boolean },
): Promise<ChangeOutcome> =>
  committer.change(async (batch) => {
    const own = await lockOwn(batch.tx, link)
    if (own === null) return { kind: 'gone' }
    if (how.withdraw || own.row.state === 'h') await withdrawRow(batch, own.row)
    await sql`insert into erased_signons (signon) values (${own.row.id}) on conflict do nothing`.execute(batch.tx)
    await eraseRows(batch.tx, sql`select ${own.row.id}::bigint`)
    await enqueueJobs(batch.tx, forgetting, [{ all: true }])
    return { kind: 'changed' }
  })

/**
 * At start: erases again what a backup from before an erasure has brought back. The list of what was erased is kept with the
 * keys, of which the newest belong to every older backup. Gives how many there were.
 */
export const keepErasedAway = (db: Database): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ signon: number }>`
      select signon from erased_signons join signons on id = signon
      where wrap is not null or content is not null or address is not null`.execute(tx)
    const { rows: organisations } = await sql<{ organisation: number }>`
      select organisation from erased_organisation_signons join organisation_signons on id = organisation
      where wrap is not null or content is not null or record <> ''`.execute(tx)
    if (rows.length > 0) {
      await eraseRows(tx, sql`select signon from erased_signons`)
      await enqueueJobs(tx, forgetting, [{ all: true }])
    }
    await eraseOrganisations(
      tx,
      organisations.map(({ organisation }) => organisation),
    )
    return rows.length + organisations.length
  })

async function eraseRows(tx: Transaction, ids: ReturnType<typeof sql>): Promise<void> {
  await sql`update signons set wrap = null, content = null, address = null, person = 0 where id in (${ids})`.execute(tx)
  await sql`delete from signon_names where signon in (${ids})`.execute(tx)
  await sql`delete from signon_corrections where signon in (${ids})`.execute(tx)
  await sql`delete from signon_links where signon in (${ids})`.execute(tx)
  await sql`delete from held_signons where signon in (${ids})`.execute(tx)
  await sql`update waiting_signons set signon = null, outcome = 'r' where signon in (${ids})`.execute(tx)
}
