import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { eraseOrganisations } from './confirm-organisation.ts'
import { emptyErased } from './erased-rows.ts'
import { lockOwn } from './open-own.ts'
import type { ChangeOutcome, OwnLink } from './outcomes.ts'
import { lockSignOns, type SignOnRow } from './sign-on-store.ts'
import type { SignOns } from './sign-ons.ts'
import { withdrawRow } from './withdraw.ts'

/**
 * Erases who signed: what was written, the name that was shown and every link. What is left is a number that nobody can
 * put to a person. With `withdraw` it no longer counts, and its mailbox is free at once. Without, the count keeps it, and
 * the hash of its mailbox stays until the sign-ons of the appeal are closed, so that the mailbox cannot be counted twice. What is held
 * and does not count yet is taken back in any case. Of what was removed that hash stays, too, however it is erased: its
 * mailbox does not sign again; and restoring passes it over.
 */
export const erase = (
  { committer }: Pick<SignOns, 'committer'>,
  link: OwnLink,
  how: { readonly withdraw: boolean },
): Promise<ChangeOutcome> =>
  committer.change(async (batch) => {
    const own = await lockOwn(batch.tx, link)
    if (own === null) return { kind: 'gone' }
    const stays = whatStays(own.row, how)
    if (!stays.counts && !stays.takenBack) await withdrawRow(batch, own.row)
    await eraseRow(batch.tx, own.row, stays)
    return { kind: 'changed' }
  })

/**
 * The same while the log cannot be opened, so that nothing can be written into it: what identifies goes at once, and that it was
 * withdrawn is entered when the log opens again (withdrawErased).
 */
export const eraseWithoutLog = ({ db }: Pick<SignOns, 'db'>, link: OwnLink, how: { readonly withdraw: boolean }): Promise<ChangeOutcome> =>
  db.transaction().execute(async (tx): Promise<ChangeOutcome> => {
    const own = await lockOwn(tx, link)
    if (own === null) return { kind: 'gone' }
    await eraseRow(tx, own.row, whatStays(own.row, how))
    return { kind: 'changed' }
  })

type Stays = {
  /** It goes on counting. */ readonly counts: boolean
  /** It was removed, and never comes back. */ readonly takenBack: boolean
}

const whatStays = ({ state }: SignOnRow, how: { readonly withdraw: boolean }): Stays => ({
  counts: state === 'c' && !how.withdraw,
  takenBack: state === 'r',
})

async function eraseRow(tx: Transaction, { id }: Pick<SignOnRow, 'id'>, { counts, takenBack }: Stays): Promise<void> {
  await sql`insert into erased_signons (signon, counts, taken_back) values (${id}, ${counts}, ${takenBack}) on conflict do nothing`.execute(
    tx,
  )
  await emptyErased(tx, sql`select ${id}::bigint`)
}

/**
 * At start: erases again what a backup from before an erasure has brought back. The list of what was erased is kept with the
 * keys, of which the newest belong to every older backup. Gives how many there were.
 */
export const keepErasedAway = (db: Database): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ signon: number }>`
      select x.signon from erased_signons x join signons s on s.id = x.signon
        join signon_editions e on e.id = s.edition join signon_campaigns c on c.number = e.campaign
      where s.wrap is not null or s.content is not null or (s.address is not null and (not (x.counts or x.taken_back) or c.closed_at is not null))`.execute(
      tx,
    )
    const { rows: organisations } = await sql<{ organisation: number }>`
      select organisation from erased_organisation_signons join organisation_signons on id = organisation
      where wrap is not null or content is not null or record <> ''`.execute(tx)
    if (rows.length > 0) await emptyErased(tx, sql`select unnest(${rows.map(({ signon }) => signon)}::bigint[])`)
    await eraseOrganisations(
      tx,
      organisations.map(({ organisation }) => organisation),
    )
    return rows.length + organisations.length
  })

/** How many are withdrawn in one transaction. */
const sliceSize = 500

/**
 * At start, once the log is open: withdraws again what was erased and withdrawn after the backup that was restored. Else it
 * would count, and its mailbox, which nobody knows any more, could sign once more. Gives how many there were.
 */
export async function withdrawErased({ committer }: Pick<SignOns, 'committer'>): Promise<number> {
  for (let all = 0; ;) {
    const done = await committer.change(async (batch) => {
      const { rows } = await sql<{ signon: number }>`
        select signon from erased_signons join signons on id = signon where not counts and state <> 'w' and not (taken_back and state = 'r') order by 1 limit ${sliceSize}`.execute(
        batch.tx,
      )
      const found = await lockSignOns(
        batch.tx,
        rows.map(({ signon }) => signon),
      )
      for (const row of found) await withdrawRow(batch, row)
      return found.length
    })
    all += done
    if (done < sliceSize) return all
  }
}
