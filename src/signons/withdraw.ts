import { sql } from 'kysely'
import { writeEntry } from '../log/index.ts'
import type { Batch } from './committer.ts'
import { lockOwn } from './open-own.ts'
import type { ChangeOutcome, OwnLink } from './outcomes.ts'
import type { SignOnRow } from './sign-on-store.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * Takes a sign-on back: it no longer counts, its name is no longer shown, and its mailbox may sign again. The page stays until
 * it is erased. Withdrawn twice is withdrawn once. One that was removed counts nowhere, so there is nothing to withdraw: its
 * mailbox would else be free to sign again.
 */
export const withdraw = ({ committer }: Pick<SignOns, 'committer'>, link: OwnLink): Promise<ChangeOutcome> =>
  committer.change(async (batch) => {
    const own = await lockOwn(batch.tx, link)
    if (own === null) return { kind: 'gone' }
    if (own.row.state === 'r') return { kind: 'not-standing' }
    await withdrawRow(batch, own.row)
    return { kind: 'changed' }
  })

/**
 * The same of a row, held until the transaction ends. The mark of its mailbox stays where its owner took it back while it was
 * removed: that is so only after a restore of a backup from before the removal.
 */
export async function withdrawRow({ tx, enter }: Batch, row: SignOnRow): Promise<void> {
  if (row.state === 'w') return
  if (row.entry >= 0) enter(writeEntry({ kind: 'withdraw', index: row.entry }))
  await sql`update signons set state = 'w', reason = '-', address = ${row.takenBack ? row.address : null} where id = ${row.id}`.execute(tx)
  await sql`delete from signon_names where signon = ${row.id}`.execute(tx)
  await sql`delete from held_signons where signon = ${row.id}`.execute(tx)
}
