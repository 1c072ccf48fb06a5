import { sql } from 'kysely'
import { enqueueTogether, type Transaction } from '../platform/index.ts'
import { forgetting } from './forgetting.ts'

/** Which sign-ons are to be erased: a query that gives their numbers, all of which stand in `erased_signons`. */
type Numbers = ReturnType<typeof sql>

/**
 * Empties the rows of erased sign-ons. Of one that goes on counting, or was removed, the hash of its mailbox stays as long as
 * people can sign, so that its mailbox cannot be counted twice, or again; nothing else of anybody does.
 */
export async function emptyErased(tx: Transaction, numbers: Numbers): Promise<void> {
  await sql`
    update signons s set wrap = null, content = null, person = 0, address = case when (x.counts or x.taken_back) and c.closed_at is null then s.address end
    from erased_signons x, signon_editions e, signon_campaigns c
    where x.signon = s.id and e.id = s.edition and c.number = e.campaign and s.id in (${numbers})`.execute(tx)
  await sql`delete from signon_names where signon in (${numbers})`.execute(tx)
  await sql`delete from signon_corrections where signon in (${numbers})`.execute(tx)
  await sql`delete from signon_links where signon in (${numbers})`.execute(tx)
  await sql`delete from held_signons where signon in (${numbers})`.execute(tx)
  await sql`delete from told_signons where signon in (${numbers})`.execute(tx)
  await sql`delete from untold_signons where signon in (${numbers})`.execute(tx)
  await sql`update waiting_signons set signon = null, outcome = 'r' where signon in (${numbers})`.execute(tx)
  await enqueueTogether(tx, forgetting)
}

/** Once nobody can sign any more: empties the hashes of mailboxes whose sign-ons were erased, and of domains that were removed. */
export async function emptyMarks(tx: Transaction, campaign: number): Promise<void> {
  const { rows } = await sql`
    update signons s set address = null from erased_signons x, signon_editions e
    where x.signon = s.id and e.id = s.edition and e.campaign = ${campaign} and s.address is not null returning s.id`.execute(tx)
  const { rows: domains } = await sql`
    update organisation_signons set mark = null where campaign = ${campaign} and mark is not null returning id`.execute(tx)
  if (rows.length + domains.length > 0) await enqueueTogether(tx, forgetting)
}
