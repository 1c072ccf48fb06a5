import { sql } from 'kysely'
import { foldReleased, readReleased } from '../log/index.ts'
import { enqueueTogether, type Database, type Transaction } from '../platform/index.ts'
import { findCampaign } from './campaign-store.ts'
import { forgetting } from './forgetting.ts'
import type { SignOnRow } from './sign-on-store.ts'

/** Names that their owners want to be shown, in alphabetical order, so that it tells nothing; only of what is released. */
export async function listNames(
  db: Database,
  appeal: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly names: readonly string[]; readonly total: number }> {
  const { size } = await foldReleased(db)
  const campaign = await findCampaign(db, appeal)
  if (campaign === null) return { names: [], total: 0 }
  const shown = sql`from signon_names where campaign = ${campaign.number} and not hidden
    and entry between 0 and ${size - 1} and (until is null or until >= ${size})`
  const { rows } = await sql<{ name: string }>`
    select name ${shown} order by name collate "C", signon limit ${limit} offset ${offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${shown}`.execute(db)
  return { names: rows.map(({ name }) => name), total: counted[0]!.total }
}

/**
 * What a correction does to the name that is shown. Another name comes with the release of the entry that corrects it, and until then
 * the earlier one is shown, so that nobody who watches the page learns whose it was and when. A name that shall not be
 * shown any more goes at once. Takes null where none shall be shown; of what is held nothing is shown yet.
 */
export async function changeShownName(
  tx: Transaction,
  { id, campaign, state }: Pick<SignOnRow, 'id' | 'campaign' | 'state'>,
  { name, entry }: { readonly name: string | null; readonly entry: number },
): Promise<void> {
  const held = state === 'h'
  if (name === null || held) await sql`delete from signon_names where signon = ${id}`.execute(tx)
  if (name === null) return
  const { rows: same } = await sql`select from signon_names where signon = ${id} and until is null and name = ${name}`.execute(tx)
  if (same.length > 0) return
  await sql`update signon_names set until = ${entry} where signon = ${id} and until is null`.execute(tx)
  await sql`insert into signon_names (signon, entry, campaign, hidden, name) values (${id}, ${entry}, ${campaign}, ${held}, ${name})`.execute(
    tx,
  )
}

/** Deletes names in whose place another is shown; gives how many there were. */
export async function forgetEarlierNames(db: Database): Promise<number> {
  const released = (await readReleased(db))?.size ?? 0
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`delete from signon_names where until < ${released} returning signon`.execute(tx)
    if (rows.length > 0) await enqueueTogether(tx, forgetting)
    return rows.length
  })
}
