import { sql } from 'kysely'
import { writeEntry } from '../log/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { Batch } from './committer.ts'
import { countriesOfEntries } from './countries-of-entries.ts'
import { isRemovalReason, removalReasons } from './reasons.ts'
import { lockSignOns, type SignOnRow } from './sign-on-store.ts'

/** How many are done in one transaction. */
export const sliceSize = 100

type RunningRow = {
  readonly kind: 'remove' | 'restore' | 'release'
  readonly reason: string
  /** In which state they were when it was begun. */
  readonly state: SignOnRow['state']
  readonly slice: readonly number[] | null
  readonly done: number
  readonly total: number
  readonly closed: boolean
}

/**
 * Does the next hundred of what was begun. Gives how many that were: fewer than a hundred when it is finished or was cancelled. What changed
 * since it was begun (somebody withdrew or erased it, or it was let through) is passed over.
 */
export async function doSlice(batch: Batch, number: number): Promise<number> {
  const { rows } = await sql<RunningRow>`
    select r.kind, r.reason, r.condition ->> 'state' as state, r.done, r.total, r.targets[r.done + 1 : r.done + ${sliceSize}] as slice, c.closed_at is not null as closed
    from signon_removals r join signon_campaigns c on c.number = r.campaign
    where r.number = ${number} and r.state = 'running' for update of r`.execute(batch.tx)
  const [running] = rows
  if (running === undefined) return 0
  const slice = running.slice ?? []
  const signOns = (await lockSignOns(batch.tx, slice)).filter(({ state, takenBack }) => state === running.state && !takenBack)
  if (running.kind === 'remove') await remove(batch, signOns, running.reason)
  else if (running.kind === 'restore') await restore(batch, signOns, running.reason)
  else if (!running.closed) await release(batch, signOns)
  const done = running.done + slice.length
  const isOver = done >= running.total || slice.length === 0
  await sql`
    update signon_removals set done = ${done}, state = ${isOver ? 'done' : 'running'}, ended_at = ${isOver ? batch.at : null},
      targets = case when ${isOver} then '{}' else targets end where number = ${number}`.execute(batch.tx)
  return isOver ? Math.min(slice.length, sliceSize - 1) : slice.length
}

async function remove({ tx, enter }: Batch, signOns: readonly SignOnRow[], reason: string): Promise<void> {
  for (const { state, entry } of signOns) if (state === 'c') enter(writeEntry({ kind: 'remove', index: entry, reason }))
  const sign = isRemovalReason(reason) ? removalReasons[reason] : '-'
  await sql`update signons set state = 'r', reason = ${sign} where id = any(${idsOf(signOns)}::bigint[])`.execute(tx)
  await hideNames(tx, idsOf(signOns), true)
}

async function restore({ tx, enter }: Batch, signOns: readonly SignOnRow[], reason: string): Promise<void> {
  const [counted, held] = [signOns.filter(({ entry }) => entry >= 0), signOns.filter(({ entry }) => entry < 0)]
  for (const { entry } of counted) enter(writeEntry({ kind: 'restore', index: entry, reason }))
  await sql`update signons set state = 'c', reason = '-' where id = any(${idsOf(counted)}::bigint[])`.execute(tx)
  await hideNames(tx, idsOf(counted), false)
  // What was removed while it was held is held again, and a reviewer may let it through.
  await sql`update signons set state = 'h', reason = ${removalReasons['many-from-one-network']} where id = any(${idsOf(held)}::bigint[])`.execute(
    tx,
  )
}

async function release({ tx, enter }: Batch, signOns: readonly SignOnRow[]): Promise<void> {
  const { rows } = await sql<{ signon: number; commitment: string; country: string }>`
    select signon, commitment, country from held_signons where signon = any(${idsOf(signOns)}::bigint[])`.execute(tx)
  const kept = new Map(rows.map((row) => [row.signon, row]))
  const chosen = signOns.flatMap((signOn) => {
    const row = kept.get(signOn.id)
    return row === undefined ? [] : [{ ...signOn, commitment: row.commitment, allowedCountry: row.country === '--' ? null : row.country }]
  })
  const countryOf = await countriesOfEntries(tx, chosen)
  const entered = chosen.map((signOn) => {
    const { editionEntry: edition, commitment, disclosure } = signOn
    const country = countryOf(signOn)
    return { id: signOn.id, country: country ?? '--', entry: enter(writeEntry({ kind: 'sign', edition, commitment, disclosure, country })) }
  })
  if (entered.length === 0) return
  await sql`
    update signons s set state = 'c', reason = '-', entry = a.entry, country = a.country from unnest(
      ${entered.map(({ id }) => id)}::bigint[], ${entered.map(({ entry }) => entry)}::bigint[],
      ${entered.map(({ country }) => country)}::char(2)[]) as a(id, entry, country) where s.id = a.id`.execute(tx)
  await sql`
    update signon_names n set hidden = false, entry = s.entry from signons s
    where s.id = n.signon and n.signon = any(${idsOf(entered)}::bigint[])`.execute(tx)
  await sql`delete from held_signons where signon = any(${idsOf(entered)}::bigint[])`.execute(tx)
}

const idsOf = (signOns: readonly { readonly id: number }[]): number[] => signOns.map(({ id }) => id)

async function hideNames(tx: Transaction, ids: number[], hidden: boolean): Promise<void> {
  await sql`update signon_names set hidden = ${hidden} where signon = any(${ids}::bigint[])`.execute(tx)
}
